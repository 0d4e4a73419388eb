// What comes between: not being signed in yet, no longer being it, and a server that does not answer.
import { ask } from "./hands.mjs";
import { press, write } from "./keys.mjs";
import { accessible, expect } from "./say.mjs";

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
  await endSession(page, origin);
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

/** Of many registers, some are set when the session ends: the others are still chosen after it, and none is written twice. */
export async function endedAmongMany(page, { origin, settled }) {
  const before = await intervals(origin);
  await page.goto(`${origin}/app/registers?controller=jyvaskyla`);
  await settled(page);
  const grid = page.getByRole("grid", { name: "Rekisterit" });
  await press(grid.getByRole("checkbox", { name: "Valitse kaikki ladatut" }));
  const bar = page.getByRole("region", { name: "Valitut rekisterit" });
  await press(bar.getByRole("button", { name: "Aseta tarkistusväli…" }));
  const sheet = page.getByRole("dialog", { name: "Aseta tarkistusväli" });
  await write(sheet.getByRole("textbox", { name: "Kuinka monta" }), "7");
  const begin = sheet.getByRole("button", { name: /^Aseta \d+ rekisterille/ });
  await begin.waitFor();
  const all = Number(/\d+/.exec(await begin.innerText())[0]);
  expect(all > 8, `only ${all} registers are chosen: they would all be set before the session ends`);

  page.expectsErrors = true;
  let sent = 0;
  let ending;
  await page.route("**/graphql", async (route) => {
    if (!(route.request().postData() ?? "").includes("mutation BulkEdit")) return route.continue();
    sent += 1;
    if (sent === 6) ending = endSession(page, origin);
    await ending;
    await route.continue();
  });
  await press(begin);
  await sheet.getByText("Tekemättä jääneet pysyvät valittuina.").waitFor();
  await page.unroute("**/graphql");
  const done = (await intervals(origin)).filter(({ interval }) => interval === "P7Y").length;
  expect(done > 0 && done < all, `${done} of ${all} were set when the session ended`);
  await press(sheet.getByRole("link", { name: "Kirjaudu sisään" }));
  await press(page.getByRole("button", { name: /Tuija Tietosuoja/ }));
  await page.waitForURL(`${origin}/app/registers?controller=jyvaskyla`);
  await settled(page);
  await bar.getByText(`${done} / ${all} ehdittiin tehdä`).waitFor();
  await bar.getByText(`${all - done} rekisteriä valittu`).waitFor();
  await accessible(page);
  expect((await grid.getByRole("checkbox", { name: /^Valitse (?!kaikki)/, checked: true }).count()) > 0, "no row is chosen");
  // It is there as long as it is not done: also after the page is loaded once more.
  await page.reload();
  await settled(page);
  await press(bar.getByRole("button", { name: `Jatka (${all - done})` }));
  await bar.getByText(`Tarkistusväli asetettiin ${all} rekisterille.`).waitFor();
  const after = new Map((await intervals(origin)).map((one) => [one.id, one]));
  for (const { id, version, interval } of before) {
    const now = after.get(id);
    if (interval === "P7Y" || now.interval !== "P7Y") expect(now.version === version, `${id} was written without a reason`);
    else expect(now.version === version + 1, `${id} was written ${now.version - version} times`);
  }
  expect([...after.values()].filter(({ interval }) => interval === "P7Y").length >= all, "not all were set");
  await page.reload();
  await settled(page);
  expect((await bar.count()) === 0, "what is done is still chosen");
}

async function intervals(origin) {
  const { registers } = await ask(origin, "1", `{ registers(first: 100, filter: { controller: "controller:jyvaskyla" }) { nodes { id version reviewInterval } } }`);
  return registers.nodes.map(({ id, version, reviewInterval }) => ({ id, version, interval: reviewInterval }));
}

/** Ends it elsewhere: on another instance, or by an administrator. The cookie is still there. */
async function endSession(page, origin) {
  const [cookie] = (await page.context().cookies()).filter(({ name }) => /session|seloste/i.test(name));
  const ended = await fetch(`${origin}/sign-out`, {
    method: "POST",
    headers: { origin, cookie: `${cookie.name}=${cookie.value}`, "content-type": "application/x-www-form-urlencoded" },
    body: "end=this",
  });
  expect(ended.ok, `the session could not be ended: ${ended.status}`);
}
