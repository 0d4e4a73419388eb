// What comes between: not being signed in yet, no longer being it, and a server that does not answer.
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

const place = "/app/registers?controller=pori&q=kirjasto";

export async function signingIn(page, { origin, settled }) {
  await page.goto(origin + place);
  await press(page.getByRole("link", { name: "Kirjaudu sisään" }));
  await press(page.getByRole("button", { name: /Tuija Tietosuoja/ }));
  await page.waitForURL(origin + place);
  await settled(page);
  await page.getByRole("link", { name: "Kirjaston asiakkaat" }).waitFor();
  // And out again, by the menu.
  await press(page.getByRole("button", { name: /Oma valikko/ }));
  await press(page.getByRole("menuitem", { name: "Kirjaudu ulos" }));
  await page.waitForURL((url) => !url.pathname.startsWith("/app"));
  await page.goto(`${origin}/app`);
  await page.getByRole("heading", { level: 1, name: "Tervetuloa työtilaan" }).waitFor();
}

export async function sessionEnded(page, { origin, settled }) {
  await page.goto(origin + place);
  await settled(page);
  // Ended elsewhere: on another instance, or by an administrator. The cookie is still there.
  const [cookie] = (await page.context().cookies()).filter(({ name }) => /session|seloste/i.test(name));
  const ended = await fetch(`${origin}/sign-out`, {
    method: "POST",
    headers: { origin, cookie: `${cookie.name}=${cookie.value}`, "content-type": "application/x-www-form-urlencoded" },
    body: "end=this",
  });
  expect(ended.ok, `the session could not be ended: ${ended.status}`);
  page.expectsErrors = true;
  await write(page.getByRole("searchbox"), "palaute");
  // The banner may be there already: the socket tells it too.
  await page.waitForURL(/q=palaute/);
  const banner = page.getByRole("status").filter({ hasText: "Istuntosi on päättynyt" });
  await banner.waitFor();
  // Coming back to the window asks who is here, and is told that nobody is; what was typed stays all the same.
  const asked = page.waitForResponse((response) => (response.request().postData() ?? "").includes("query Viewer"));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await (await asked).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect((await page.getByRole("searchbox").inputValue()) === "palaute", "what was typed is gone");
  await press(banner.getByRole("link", { name: "Kirjaudu sisään" }));
  await press(page.getByRole("button", { name: /Tuija Tietosuoja/ }));
  await page.waitForURL(/\/app\/registers\?.*q=palaute/);
  await page.getByRole("searchbox").waitFor();
}

export async function connectionLost(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers`);
  await settled(page);
  page.expectsErrors = true;
  await page.context().setOffline(true);
  const banner = page.getByText("Yhteys palvelimeen on poikki", { exact: false });
  await banner.waitFor();
  await write(page.getByRole("searchbox"), "kirjasto");
  await page.getByRole("alert").getByText("Palvelimeen ei saatu yhteyttä.").waitFor();
  await page.context().setOffline(false);
  await banner.waitFor({ state: "detached", timeout: 15_000 });
  await press(page.getByRole("button", { name: "Yritä uudelleen" }));
  await page.getByRole("link", { name: "Kirjaston asiakkaat" }).waitFor();
}
