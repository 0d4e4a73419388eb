// Many registers at once: chosen, given a post while somebody else writes too, and taken back; and a list as one wants it, kept and taken along.
import { readFile } from "node:fs/promises";
import { ask, told } from "./hands.mjs";
import { find, press, reach, write } from "./keys.mjs";
import { accessible, expect } from "./say.mjs";

const CITY = "controller:jyvaskyla";
const NAMES = ["Kouluruokailun erityisruokavaliot", "Liikuntatilojen varaukset", "Nuorten työpaja ja etsivä nuorisotyö"];
const POST = "Hallintojohtaja";
const OTHERS = ["Turvallisuuspäällikkö", "Nuorisopäällikkö"];

export async function assigning(page, { origin, settled }) {
  const before = await said(origin);
  // What another sets is not what is there.
  const others = OTHERS.find((post) => post !== before.get(NAMES[1]).post);
  const posts = new Map((await ask(origin, "1", "query ($of: ID!) { posts(first: 100, filter: { controller: $of }) { nodes { id title } } }", { of: CITY })).posts.nodes.map(({ id, title }) => [title.fi, id]));
  await page.goto(`${origin}/app/registers?controller=jyvaskyla&columns=number,responsible`);
  await settled(page);
  const grid = page.getByRole("grid", { name: "Rekisterit" });

  // Row by row with the arrows, chosen with Space; Shift reaches one further, and gives it back on the way up.
  await reach(grid.getByRole("row").nth(1).getByRole("link"));
  for (const name of NAMES) {
    await toRow(page, name);
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Shift+ArrowDown");
  await chosen(page, 4);
  await page.keyboard.press("Shift+ArrowUp");
  await chosen(page, 3);
  for (const name of NAMES) expect(await grid.getByRole("checkbox", { name: `Valitse ${name}` }).isChecked(), `${name} is not chosen`);

  await tabTo(page, "button", "Aseta toimi…");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Aseta toimi rekistereille" });
  await tabTo(page, "combobox", "Toimi");
  await page.keyboard.type(POST.slice(0, 8));
  await page.getByRole("option", { name: POST }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.hasAttribute("aria-activedescendant"));
  await page.keyboard.press("Enter");
  await sheet.getByText("Vastuutoimi muuttuu 3 rekisterissä.").waitFor();
  await accessible(page);

  // Meanwhile another writes: elsewhere in the first, and the very same of the second.
  await changes(origin, before.get(NAMES[0]), { internalNotes: "Toisen huomautus" });
  await changes(origin, before.get(NAMES[1]), { responsiblePost: posts.get(others) });
  await page.waitForFunction((name) => document.activeElement?.textContent === name, "Aseta 3 rekisterille");
  await page.keyboard.press("Enter");
  await sheet.getByText("2 rekisteriä muutettiin. 1 ei onnistunut.").waitFor();
  const refused = sheet.getByRole("list", { name: "Ei onnistunut" }).getByRole("listitem");
  expect((await refused.count()) === 1, `${await refused.count()} were refused`);
  const why = await refused.innerText();
  expect(why.includes(NAMES[1]) && why.includes(others), `it is not told which and why: ${why}`);
  expect((await said(origin)).get(NAMES[1]).post === others, "what another wrote was written over unasked");
  await accessible(page);

  await tabTo(page, "button", "Yritä uudelleen (1)");
  await page.keyboard.press("Enter");
  const bar = page.getByRole("region", { name: "Valitut rekisterit" });
  await bar.getByText("Toimi asetettiin 3 rekisterille.").waitFor();
  await chosen(page, 3);
  for (const name of NAMES) await grid.getByRole("row").filter({ hasText: name }).getByText(POST).waitFor();
  expect((await said(origin)).get(NAMES[0]).notes === "Toisen huomautus", "what another wrote elsewhere is gone");

  // Back to what was there: of the second, what the other had set.
  await tabTo(page, "button", "Kumoa");
  await page.keyboard.press("Enter");
  await bar.getByText("3 rekisteriä palautettiin entiselleen.").waitFor();
  const after = await said(origin);
  for (const [name, post] of [
    [NAMES[0], before.get(NAMES[0]).post],
    [NAMES[1], others],
    [NAMES[2], before.get(NAMES[2]).post],
  ]) expect(after.get(name).post === post, `${name} says ${after.get(name).post}, and said ${post}`);

  // Escape lets go, and one is back in the list.
  await tabTo(page, "button", "Poista valinta");
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
  expect(await grid.locator(":focus").count(), "the focus is not in the list");
}

/** Columns, a view of them, and the file: in Swedish, where the words are others and the cells are parted alike. */
export async function keeping(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers?controller=espoo`);
  await settled(page);
  const columns = page.getByRole("button", { name: /^Kolumner/ });
  await press(columns);
  const choice = page.getByRole("dialog", { name: "Kolumner" });
  for (const name of ["Granskas efter", "Ansvarig befattning"]) await press(choice.getByRole("checkbox", { name }));
  await press(choice.getByRole("checkbox", { name: "Fullständighet" }));
  await page.waitForURL(/columns=/);
  await page.keyboard.press("Escape");
  const grid = page.getByRole("grid", { name: "Register" });
  await grid.getByRole("columnheader", { name: "Granskas efter" }).waitFor();
  expect((await grid.getByRole("columnheader", { name: "Fullständighet" }).count()) === 0, "a column that was taken away is there");

  // A name for it; from the plain list it leads back.
  const views = page.getByRole("button", { name: /^Vyer/ });
  await press(views);
  await write(page.getByRole("dialog", { name: "Vyer" }).getByRole("textbox", { name: "Vyns namn" }), "Vem granskar");
  await page.keyboard.press("Enter");
  await told(page, "Vyn ”Vem granskar” har sparats.");
  await page.goto(`${origin}/app/registers`);
  await settled(page);
  await grid.getByRole("columnheader", { name: "Fullständighet" }).waitFor();
  await press(views);
  await press(page.getByRole("dialog", { name: "Vyer" }).getByRole("button", { name: "Vem granskar", exact: true }));
  await page.waitForURL(/controller=espoo.*columns=|columns=.*controller=espoo/);
  await grid.getByRole("columnheader", { name: "Granskas efter" }).waitFor();
  await settled(page);

  // What the file says stands on the screen, under the same headings.
  await press(grid.getByRole("checkbox", { name: "Välj alla hämtade" }));
  const downloading = page.waitForEvent("download");
  await press(page.getByRole("button", { name: "Spara som CSV" }));
  const file = await readFile(await (await downloading).path(), "utf8");
  const [heads = "", ...lines] = file.replace("\uFEFF", "").trimEnd().split("\r\n");
  const shown = (await grid.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  const below = ["Personuppgiftsansvarig", "Enhet"];
  expect(heads.split(";").filter((head) => !below.includes(head)).join() === shown.join(), `the file has ${heads}, the screen ${shown.join(";")}`);
  const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
  expect(lines.length === rows, `the file has ${lines.length} rows, the list ${rows}`);

  // Narrowed otherwise, nothing stays chosen that one would not see.
  await write(page.getByRole("searchbox"), "bibliotek");
  await told(page, "Valet upphävdes");
  expect((await page.getByRole("region", { name: "Valda register" }).count()) === 0, "something is still chosen");
}

/** What is done before one looks at the list: two rows are chosen, and what one can do with them is opened. */
export async function chooseRows(page) {
  for (const name of ["Varhaiskasvatuksen lapset", "Perusopetuksen oppilaat"]) await press(page.getByRole("checkbox", { name: `Valitse ${name}` }));
  await page.getByRole("region", { name: "Valitut rekisterit" }).waitFor();
}

export async function openPost(page) {
  await chooseRows(page);
  await press(page.getByRole("button", { name: "Aseta toimi…" }));
  const box = page.getByRole("dialog").getByRole("combobox", { name: "Toimi" });
  // By keys: in a low window a list closes when the page is moved under it, as a press beside it would.
  await find(box, "ICT-yksikön", page.getByRole("option", { name: "ICT-yksikön päällikkö" }));
  await page.getByText("Vastuutoimi muuttuu 2 rekisterissä.").waitFor({ state: "attached" });
}

export const openColumns = (page) => openPopover(page, "Sarakkeet");
export const openViews = (page) => openPopover(page, "Näkymät");

async function openPopover(page, name) {
  await press(page.getByRole("button", { name }));
  await page.getByRole("dialog", { name }).waitFor();
}

const chosen = (page, count) => page.getByRole("status").filter({ hasText: `${count} rekisteriä valittu` }).waitFor({ state: "attached" });

/** With the arrow, to the row of that name. */
async function toRow(page, name) {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
    const row = await rowOf(page);
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((was) => document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex") !== was, row);
  }
  throw new Error(`there is no row ${name}`);
}

const rowOf = (page) => page.evaluate(() => document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex") ?? null);

/** With Tab, as far as what is called so. */
async function tabTo(page, role, name) {
  const target = page.getByRole(role, { name, exact: true });
  await target.waitFor();
  for (let tries = 0; tries < 80; tries += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}`);
}

async function said(origin) {
  const { registers } = await ask(origin, "1", "query ($of: ID!) { registers(first: 100, filter: { controller: $of }) { nodes { id version name internalNotes responsiblePost { title } } } }", { of: CITY });
  return new Map(registers.nodes.map(({ id, version, name, internalNotes, responsiblePost }) => [name.fi, { id, version, notes: internalNotes, post: responsiblePost?.title.fi }]));
}

async function changes(origin, { id, version }, change) {
  const { editRegister } = await ask(
    origin,
    "1",
    "mutation ($id: ID!, $version: Int!, $change: RegisterPatchInput!) { editRegister(input: { id: $id, version: $version, change: $change }) { userErrors { message } } }",
    { id, version, change },
  );
  expect(editRegister.userErrors.length === 0, `the other could not write: ${editRegister.userErrors[0]?.message}`);
}
