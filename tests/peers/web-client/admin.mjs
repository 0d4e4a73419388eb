// An administrator: gives a right and takes it back while the other looks on, makes a key that is shown once, and mends what could
// not be delivered.
import { once } from "node:events";
import { createServer } from "node:http";
import { ask, choose, told, window as otherWindow } from "./hands.mjs";
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

/** Somebody who has no right to the log. */
const other = "3";

export async function granting(page, { origin, settled }) {
  await otherWindow(page, origin, other, async (window) => {
    await window.goto(`${origin}/app`);
    await settled(window);
    const log = window.getByRole("navigation").getByRole("link", { name: "Loki" });
    expect((await log.count()) === 0, "the log is offered to a contact");

    await page.goto(`${origin}/app/admin/accounts`);
    await press(page.getByRole("link", { name: /Ilkka Ikkuna/ }));
    await page.getByRole("heading", { level: 1, name: /Ilkka Ikkuna/ }).waitFor();
    await settled(page);
    await press(page.getByRole("button", { name: "Anna oikeus" }));
    const sheet = page.getByRole("dialog", { name: /Anna oikeus/ });
    await choose(page, sheet, "Rooli", "Tarkastaja");
    // What it lets them do is told before it is given.
    await sheet.getByRole("region", { name: "Mitä tämä antaa tehdä: Tarkastaja" }).getByText("tarkistaa lokin", { exact: false }).waitFor();
    await choose(page, sheet, "Rekisterinpitäjä", "Porin kaupunki");
    await press(sheet.getByRole("button", { name: "Anna oikeus" }));
    await told(page, "Oikeus on annettu.");
    await sheet.waitFor({ state: "detached" });

    // The other comes back to the window, and has it.
    await comesBack(window);
    await press(log);
    await window.getByRole("heading", { level: 1, name: "Loki" }).waitFor();

    const given = page.getByRole("region", { name: "Oikeudet" }).getByRole("listitem").filter({ hasText: "Tarkastaja" });
    await press(given.getByRole("button", { name: /^Ota pois: Tarkastaja/ }));
    await press(page.getByRole("dialog").getByRole("button", { name: "Ota pois" }));
    await told(page, "Oikeus on otettu pois.");
    // It stands among the revoked ones, folded away; and the keyboard is not thrown back to the beginning of the page.
    await given.filter({ visible: true }).waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement !== document.body);

    await comesBack(window);
    await window.getByRole("heading", { level: 1, name: "Tämä sivu ei ole roolillesi" }).waitFor();
    await log.waitFor({ state: "detached" });
  });
}

export async function token(page, { origin, settled }) {
  await serviceAccount(page, { origin, settled }, "Palvelukartta (esimerkki)");
  await page.goto(`${origin}/app/admin/tokens`);
  await settled(page);
  await press(page.getByRole("button", { name: "Uusi tunnus" }));
  const sheet = page.getByRole("dialog", { name: "Uusi tunnus" });
  await choose(page, sheet, "Ohjelman tili", "Palvelukartta (esimerkki)");
  await write(sheet.getByRole("textbox", { name: "Mihin tunnusta käytetään" }), "Kartan päivitys");
  await press(sheet.getByRole("button", { name: "Luo tunnus" }));
  const made = page.getByRole("dialog", { name: "Tunnus on luotu" });
  const secret = await made.getByRole("textbox", { name: "Tunnus" }).inputValue();
  const asked = () => fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${secret}` }, body: '{"query":"{ viewer { name } }"}' });
  const first = await (await asked()).json();
  expect(first.data?.viewer.name === "Palvelukartta (esimerkki)", `the token speaks for ${JSON.stringify(first)}`);
  await press(made.getByRole("button", { name: "Olen ottanut sen talteen" }));

  // It is in the list, and nowhere on the page or in what is loaded anew.
  await page.reload();
  await page.getByText("Kartan päivitys").waitFor();
  expect(!(await page.content()).includes(secret), "the secret is shown a second time");

  await press(page.getByRole("button", { name: "Kumoa tunnus Kartan päivitys" }));
  await press(page.getByRole("dialog").getByRole("button", { name: "Kumoa" }));
  await told(page, "Tunnus on kumottu.");
  const then = await asked();
  expect(then.status === 401, `a revoked token is answered with ${then.status}`);
}

export async function deadLetter(page, { origin, settled }) {
  // A receiver that is gone at first, and mended later.
  let answer = 410;
  const calls = [];
  const receiver = createServer((request, response) => {
    calls.push(request.headers["webhook-id"]);
    request.resume().on("end", () => response.writeHead(answer).end());
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  try {
    const name = "Tiedonohjaus (esimerkki)";
    await serviceAccount(page, { origin, settled }, name, "Tarkastaja");
    await page.goto(`${origin}/app/admin/webhooks`);
    await settled(page);
    await press(page.getByRole("button", { name: "Uusi webhook" }));
    const sheet = page.getByRole("dialog", { name: "Uusi webhook" });
    await choose(page, sheet, "Ohjelman tili", name);
    await write(sheet.getByRole("textbox", { name: "Nimi" }), "Asianhallinta");
    await write(sheet.getByRole("textbox", { name: "Osoite" }), `http://127.0.0.1:${receiver.address().port}/seloste`);
    await press(sheet.getByRole("button", { name: "Luo webhook" }));
    await press(page.getByRole("dialog").getByRole("button", { name: "Olen ottanut sen talteen" }));

    await change(origin);
    const dead = page.getByRole("region", { name: "Perille saamatta" }).getByRole("row").filter({ hasText: "HTTP 410" });
    await appears(page, dead.last());
    const id = await dead.last().getByRole("code").innerText();
    answer = 204;
    await press(page.getByRole("button", { name: `Yritä uudelleen: ${id}` }));
    await told(page, "Toimitusta yritetään uudelleen.");
    await press(page.getByRole("link", { name: "Asianhallinta" }));
    await page.getByRole("heading", { level: 1, name: "Asianhallinta" }).waitFor();
    await appears(page, page.getByRole("row").filter({ hasText: id }).filter({ hasText: "Perillä" }));
    // The same message by the same id, so that a receiver knows what it has had.
    expect(calls.filter((call) => call === id).length === 2, `the receiver was called as ${calls.join(", ")}`);
  } finally {
    receiver.close();
    receiver.closeAllConnections();
  }
}

/** An account for a program; with a role over everything when one is named. */
async function serviceAccount(page, { origin, settled }, name, role) {
  await page.goto(`${origin}/app/admin/accounts`);
  await settled(page);
  await press(page.getByRole("button", { name: "Uusi tili" }));
  const sheet = page.getByRole("dialog", { name: "Uusi tili" });
  await choose(page, sheet, "Kuka tiliä käyttää", "Ohjelma");
  await write(sheet.getByRole("textbox", { name: "Nimi" }), name);
  await press(sheet.getByRole("button", { name: "Tallenna" }));
  await page.getByRole("heading", { level: 1, name }).waitFor();
  if (!role) return;
  await settled(page);
  await press(page.getByRole("button", { name: "Anna oikeus" }));
  const grant = page.getByRole("dialog", { name: /Anna oikeus/ });
  await choose(page, grant, "Rooli", role);
  await choose(page, grant, "Rekisterinpitäjä", "kaikki rekisterinpitäjät");
  await press(grant.getByRole("button", { name: "Anna oikeus" }));
  await told(page, "Oikeus on annettu.");
}

/** Something happens that programs are told of. */
async function change(origin) {
  const { node } = await ask(origin, "1", '{ node(id: "register:espoo/2") { ... on Register { version } } }');
  const { editRegister } = await ask(
    origin,
    "1",
    'mutation ($version: Int!, $notes: String) { editRegister(input: { id: "register:espoo/2", version: $version, change: { internalNotes: $notes } }) { userErrors { message } } }',
    { version: node.version, notes: `Muutettu ${node.version}` },
  );
  expect(editRegister.userErrors.length === 0, editRegister.userErrors[0]?.message);
}

/** The reader comes back to a window that was in the background. */
async function comesBack(window) {
  const asked = window.waitForResponse((response) => (response.request().postData() ?? "").includes("query Viewer"));
  await window.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await (await asked).finished();
}

/** Loads the page again until something is on it: what tells programs does so in its own time. */
async function appears(page, what) {
  for (let tries = 0; tries < 20; tries += 1) {
    const there = await what.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (there) return;
    await page.reload();
  }
  await what.waitFor({ timeout: 1_000 });
}
