// Those who keep what all share: two write about the same processor; a contact proposes; an agreement is made and archived.
import { signedIn } from "../signed-in.mjs";
import { fillDay, standsOn } from "./hands.mjs";
import { find, press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function processorTogether(page, { origin, settled }) {
  await page.goto(`${origin}/app/processors?q=${encodeURIComponent("nayte")}`);
  await settled(page);
  await press(page.getByRole("grid", { name: "Käsittelijät" }).getByRole("link").first());
  await page.getByRole("heading", { level: 1, name: /Näyte/ }).waitFor();
  await settled(page);
  const id = `processor:${new URL(page.url()).pathname.split("/").at(-1)}`;
  await press(page.getByRole("button", { name: "Muokkaa" }));
  await standsOn(page.getByRole("textbox", { name: /^Nimi/ }));
  await write(page.getByLabel("Puhelin"), "010 111 1111");
  await write(page.getByLabel("Verkkosivu"), "https://oma.example");
  await page.getByText("Luonnos säilyy tässä selaimessa", { exact: false }).waitFor();
  await page.reload();
  await page.getByText("Jatkat luonnosta, joka jäi kesken.").waitFor();
  expect((await page.getByLabel("Puhelin").inputValue()) === "010 111 1111", "the draft is gone after a reload");

  // Meanwhile another writes the same field, and one beside it.
  const { node } = await ask(origin, "query ($id: ID!) { node(id: $id) { ... on Processor { version } } }", { id });
  const { editProcessor } = await ask(
    origin,
    "mutation ($id: ID!, $version: Int!) { editProcessor(input: { id: $id, version: $version, change: { phone: \"010 222 2222\", address: \"Toisen katu 1\" } }) { userErrors { message } } }",
    { id, version: node.version },
  );
  expect(editProcessor.userErrors.length === 0, `the other could not write: ${editProcessor.userErrors[0]?.message}`);
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  const clash = page.getByRole("region", { name: "Toinen on muuttanut samaa kohtaa" });
  await clash.getByText("010 222 2222").waitFor();
  expect((await clash.getByRole("radiogroup").count()) === 1, "more clashes than there are");
  await press(clash.getByText("010 111 1111"));
  await press(clash.getByRole("button", { name: "Tallenna valinnat" }));
  await page.getByRole("status").filter({ hasText: "Myös toisen muutokset säilyivät." }).waitFor();
  const { node: saved } = await ask(origin, "query ($id: ID!) { node(id: $id) { ... on Processor { phone address website } } }", { id });
  expect(saved.phone === "010 111 1111" && saved.address === "Toisen katu 1" && saved.website === "https://oma.example", `something is lost: ${JSON.stringify(saved)}`);

  await standsOn(page.getByRole("button", { name: "Muokkaa" }));

  // What will not do is told where it is.
  await press(page.getByRole("button", { name: "Muokkaa" }));
  await write(page.getByLabel("Y-tunnus"), "1234567-0");
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  await page.getByRole("alert").filter({ hasText: "Korjaa tämä kohta" }).waitFor();
  await press(page.getByRole("button", { name: "Hylkää muutokset" }));
  await standsOn(page.getByRole("button", { name: "Muokkaa" }));
}

export async function proposing(page, { origin, settled }) {
  await page.goto(`${origin}/app/services`);
  await settled(page);
  await press(page.getByRole("button", { name: "Ehdota uutta" }));
  const dialog = page.getByRole("dialog", { name: "Uusi palvelu" });
  await write(dialog.getByRole("group", { name: /Nimi/ }).getByLabel("Suomi"), "Kokeilupalvelu");
  // A country is found by its name, with keys alone.
  const country = dialog.getByRole("combobox", { name: "Sijaintimaat" });
  await find(country, "ruots", page.getByRole("option", { name: /Ruotsi/ }));
  await dialog.getByRole("list", { name: "Sijaintimaat" }).getByText("Ruotsi").waitFor();
  await press(dialog.getByRole("button", { name: "Tallenna", exact: true }));
  await page.getByRole("heading", { level: 1, name: "Kokeilupalvelu" }).waitFor();
  await settled(page);
  await page.getByText("Ehdotettu", { exact: true }).waitFor();
  expect((await page.getByRole("button", { name: "Arkistoi" }).count()) === 0, "a contact may archive what all share");

  // The officer makes an agreement, finds it in its line of time, and archives it.
  const officer = await signedIn(origin, "1");
  await page.context().addCookies(officer.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin })));
  // The page is as it was: what one may do on it is told anew.
  await page.reload();
  await settled(page);
  const edit = page.getByRole("button", { name: "Muokkaa" });
  await press(edit);
  await standsOn(page.getByRole("group", { name: /Nimi/ }).getByRole("textbox", { name: "Suomi" }));
  await press(page.getByRole("button", { name: "Sulje" }));
  await standsOn(edit);
  await page.goto(`${origin}/app/agreements?controller=pori&new=1`);
  const form = page.getByRole("dialog", { name: "Uusi sopimus" });
  await write(form.getByRole("group", { name: /Otsikko/ }).getByLabel("Suomi"), "Kokeilusopimus");
  const processor = form.getByRole("combobox", { name: /^Käsittelijä/ });
  await find(processor, "mallikoulu", page.getByRole("option", { name: /Mallikoulu/ }).first());
  await fillDay(form, "Viimeinen voimassaolopäivä", "2031-12-31");
  await press(form.getByRole("button", { name: "Tallenna", exact: true }));
  await page.getByRole("heading", { level: 1, name: "Kokeilusopimus" }).waitFor();
  await page.goto(`${origin}/app/agreements?controller=pori&q=Kokeilusopimus`);
  await settled(page);
  await press(page.getByRole("region", { name: /Voimassa yli vuoden/ }).getByRole("link", { name: "Kokeilusopimus" }));
  await page.getByRole("heading", { level: 1, name: "Kokeilusopimus" }).waitFor();
  await settled(page);
  await press(edit);
  await standsOn(page.getByRole("group", { name: /Otsikko/ }).getByRole("textbox", { name: "Suomi" }));
  await press(page.getByRole("button", { name: "Sulje" }));
  await standsOn(edit);
  const archive = page.getByRole("group", { name: "Arkistoi" });
  await press(page.getByRole("button", { name: "Arkistoi" }));
  await press(archive.getByRole("button").last());
  await standsOn(page.getByRole("button", { name: "Arkistoi" }));
  await page.keyboard.press("Enter");
  await press(archive.getByRole("button", { name: "Arkistoi", exact: true }));
  await page.getByRole("status").filter({ hasText: "Kokeilusopimus on arkistoitu." }).waitFor();
  await page.getByText(/^Arkistoitu \d/).waitFor();
  await standsOn(page.getByRole("heading", { level: 1, name: "Kokeilusopimus" }));
}

async function ask(origin, query, variables) {
  const cookie = await signedIn(origin, "1");
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
