// Two people write the same part of a register. Nothing that either has typed is lost: not by a reload, and not to the other.
import { signedIn } from "../signed-in.mjs";
import { press, write } from "./keys.mjs";
import { accessible, expect } from "./say.mjs";

const register = "register:pori/1";
const place = "/app/registers/pori/1";

export async function together(page, { origin, settled }) {
  await page.goto(origin + place);
  await settled(page);
  await press(page.getByRole("button", { name: "Muokkaa: Tarkoitukset ja oikeusperusteet" }));
  const first = page.getByRole("group", { name: "Tarkoitus 1", exact: true });
  await write(first.getByLabel("Suomi"), "Oma uusi teksti");
  await page.getByText("Luonnos säilyy tässä selaimessa", { exact: false }).waitFor();
  await page.reload();
  await page.getByText("Jatkat luonnosta, joka jäi kesken.").waitFor();
  expect((await first.getByLabel("Suomi").inputValue()) === "Oma uusi teksti", "the draft is gone after a reload");

  // A provision is found by the name of its act, with keys alone.
  const task = first.getByRole("group", { name: /^Yleistä etua koskeva tehtävä/ });
  const box = task.getByRole("combobox", { name: "Säännökset" });
  await write(box, "varhaiskasvatuslaki 5");
  // All but this section have gone when the answer to the last key is there. A list that closed, since the page moved under it, the arrow
  // opens again.
  for (let turn = 0, only; turn < 4 && !only; turn += 1) {
    if (turn > 0) await page.keyboard.press("ArrowDown");
    only = await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1, undefined, { timeout: 7_000 }).catch(() => undefined);
  }
  await press(page.getByRole("option", { name: "Varhaiskasvatuslaki (540/2018) 5 §" }));
  await task.getByRole("list", { name: "Säännökset" }).getByRole("listitem").first().waitFor();

  // Meanwhile somebody else has written: in the same text, in another language, and elsewhere.
  await otherWrites(origin);
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  const clash = page.getByRole("region", { name: "Toinen on muuttanut samaa kohtaa" });
  // A contact knows who works for all cities.
  await clash.getByText("Tuija Tietosuoja (esimerkki) tallensi", { exact: false }).waitFor();
  await accessible(page);
  const choices = clash.getByRole("radiogroup");
  expect((await choices.count()) === 1, `${await choices.count()} clashes, and one was made`);
  const save = clash.getByRole("button", { name: "Tallenna valinnat" });
  expect(await save.isDisabled(), "it can be saved before one has chosen");
  await press(choices.getByText("Oma uusi teksti"));
  await press(save);
  await page.getByRole("status").filter({ hasText: "Myös toisen muutokset säilyivät." }).waitFor();
  await page.getByRole("region", { name: "Tarkoitukset ja oikeusperusteet" }).getByText("Oma uusi teksti").waitFor();

  const [purpose] = (await ask(origin, "1", "query ($id: ID!) { node(id: $id) { ... on Register { purposes { text bases { provisions { id } } } } } }")).node.purposes;
  expect(purpose.text.fi === "Oma uusi teksti", `the text is ${purpose.text.fi}`);
  expect(purpose.text.sv === "Den andras text", `what the other wrote is gone: ${purpose.text.sv}`);
  expect(purpose.bases[0].provisions.length === 1, "the provision was not saved");
}

export async function refused(page, { origin, settled }) {
  await page.goto(`${origin + place}?edit=PURPOSES`);
  await settled(page);
  await press(page.getByRole("button", { name: "Lisää tarkoitus" }));
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  const alert = page.getByRole("alert").filter({ hasText: "Korjaa tämä kohta" });
  await alert.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "alert");
  await page.getByRole("group", { name: "Tarkoitus 3", exact: true }).getByText("täytä tämä kenttä", { exact: false }).waitFor();
  await accessible(page);
  await press(page.getByRole("button", { name: "Hylkää muutokset" }));
  await page.getByRole("button", { name: "Muokkaa: Tarkoitukset ja oikeusperusteet" }).waitFor();
}

/** The session ends in mid-edit; signing in leads back to the same form, with the words in it. */
export async function signedOut(page, { origin, settled }) {
  await page.goto(`${origin + place}?edit=SECURITY`);
  await settled(page);
  const first = page.getByRole("group", { name: "Suojatoimi 1", exact: true });
  const text = first.getByRole("group", { name: "Mitä yleisölle kerrotaan" }).getByRole("textbox", { name: "Suomi" });
  await write(text, "Vain kaksi ihmistä pääsee tietoihin.");
  const [cookie] = (await page.context().cookies()).filter(({ name }) => /session|seloste/i.test(name));
  await fetch(`${origin}/sign-out`, {
    method: "POST",
    headers: { origin, cookie: `${cookie.name}=${cookie.value}`, "content-type": "application/x-www-form-urlencoded" },
    body: "end=this",
  });
  page.expectsErrors = true;
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  const failed = page.getByRole("alert").filter({ hasText: "Istuntosi on päättynyt" });
  await press(failed.getByRole("link", { name: "Kirjaudu sisään" }));
  await press(page.getByRole("button", { name: /Ilkka Ikkuna/ }));
  await page.waitForURL(/edit=SECURITY/);
  await page.getByText("Jatkat luonnosta, joka jäi kesken.").waitFor();
  expect((await text.inputValue()) === "Vain kaksi ihmistä pääsee tietoihin.", "what was typed is gone");
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  await page.getByRole("region", { name: "Suojaaminen" }).getByText("Vain kaksi ihmistä pääsee tietoihin.").waitFor();
}

async function otherWrites(origin) {
  const { node } = await ask(
    origin,
    "1",
    "query ($id: ID!) { node(id: $id) { ... on Register { version purposes { key text mustBeGiven consequence bases { basis interest provisions { id } } conditions { condition provisions { id } } } } } }",
  );
  const ids = (grounds) => grounds.map((ground) => ({ ...ground, provisions: ground.provisions.map(({ id }) => id) }));
  const purposes = node.purposes.map((purpose) => ({ ...purpose, bases: ids(purpose.bases), conditions: ids(purpose.conditions) }));
  purposes[0].text = { ...purposes[0].text, fi: "Toisen teksti", sv: "Den andras text" };
  const { editRegister } = await ask(
    origin,
    "1",
    "mutation ($id: ID!, $version: Int!, $purposes: [PurposeInput!]) { editRegister(input: { id: $id, version: $version, change: { purposes: $purposes } }) { userErrors { message } } }",
    { version: node.version, purposes },
  );
  expect(editRegister.userErrors.length === 0, `the other could not write: ${editRegister.userErrors[0]?.message}`);
}

async function ask(origin, person, query, variables = {}) {
  const cookie = await signedIn(origin, person);
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables: { id: register, ...variables } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
