// A data protection officer: from how the whole stands to one register, by links, search, facets and keys.
import { press, reach } from "./keys.mjs";
import { expect, focused, rows } from "./say.mjs";

const fi = {
  controller: "Rekisterinpitäjä",
  city: "Espoon kaupunki",
  findings: "Havainnot",
  errors: /virhet/,
  registers: "Rekisterit",
  search: "Hae rekistereistä",
  words: "kirjas",
  found: "Kirjaston asiakkaat",
  clear: "Poista rajaukset",
  basis: "Suostumus",
  name: "Nimi",
  menu: /Oma valikko/,
  dark: "Tumma",
  completeness: "Täydellisyys yksiköittäin",
};
const en = {
  ...fi,
  controller: "Controller",
  city: "City of Espoo",
  findings: "Findings",
  errors: /errors?$/,
  registers: "Registers",
  search: "Search the registers",
  words: "library",
  found: "Library customers",
  clear: "Clear filters",
  basis: "Consent",
  name: "Name",
  menu: /Your menu/,
  dark: "Dark",
  completeness: "Completeness by department",
};

export const dpo = (page, about) => walk(page, about, fi);
export const dpoInEnglish = (page, about) => walk(page, about, en);

async function walk(page, { origin, settled }, words) {
  await page.goto(`${origin}/app`);
  await press(page.getByRole("button", { name: words.controller }));
  await press(page.getByRole("option", { name: words.city }));
  await page.waitForURL(/controller=espoo/);
  await settled(page);
  await page.getByRole("region", { name: words.completeness }).getByRole("table").waitFor();

  // From the number of errors to the errors, and from one of them to where it is put right.
  await press(page.getByRole("region", { name: words.findings }).getByRole("link", { name: words.errors }).first());
  await page.waitForURL(/findings\?.*severity=ERROR/);
  await settled(page);
  const finding = page.getByRole("main").getByRole("listitem").first();
  const message = await finding.getByRole("paragraph").nth(1).innerText();
  await press(finding.getByRole("link").first());
  await page.waitForURL(/registers\/espoo\/.*#/);
  await settled(page);
  await page.getByRole("main").getByText(message, { exact: true }).first().waitFor();

  await findRegisters(page, settled, words);
  await chooseTheme(page, words);
}

async function findRegisters(page, settled, words) {
  await press(page.getByRole("navigation").getByRole("link", { name: words.registers, exact: true }));
  await page.getByRole("heading", { level: 1, name: words.registers }).waitFor();
  await settled(page);
  const all = await page.getByRole("grid").getAttribute("aria-rowcount");

  // `/` goes to the search, and what is typed narrows the list and the address.
  await page.keyboard.press("/");
  await page.keyboard.type(words.words);
  await page.waitForURL(/q=/);
  await settled(page);
  await rows(page).getByRole("link", { name: words.found }).waitFor();
  expect((await page.getByRole("grid").getAttribute("aria-rowcount")) !== all, "the search did not narrow the list");
  await page.reload();
  await settled(page);
  expect((await page.getByRole("searchbox", { name: words.search }).inputValue()) === words.words, "the words are not in the address");
  await press(page.getByRole("button", { name: words.clear }).first());
  await settled(page);

  // A facet tells how many it leaves, and leaves that many.
  const facet = page.getByRole("group", { name: /Oikeusperuste|Lawful basis/ }).getByRole("button", { name: words.basis });
  const promised = Number(/(\d+)\s*$/.exec(await facet.innerText())?.[1]);
  await press(facet);
  await page.waitForURL(/basis=CONSENT/);
  await settled(page);
  const left = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
  expect(left === promised, `the facet promised ${promised} registers and left ${left}`);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("basis"));
  await settled(page);

  // By name and back, and down the list by keys alone.
  await press(page.getByRole("columnheader", { name: words.name }).getByRole("button"));
  await page.waitForURL(/sort=NAME/);
  await settled(page);
  const names = await rows(page).getByRole("link").allInnerTexts();
  // The server sorts letters with and without marks together.
  const plain = names.map((name) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase());
  const sorted = plain.every((name, at) => at === 0 || (plain[at - 1] ?? "") <= name);
  expect(sorted, `not sorted by name: ${names.slice(0, 8).join(" | ")}`);
  await reach(rows(page).first().getByRole("link"));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((name) => document.activeElement?.textContent?.trim() === name, names[1]?.trim());
  await page.keyboard.press("End");
  await page.waitForFunction(() => {
    const row = document.activeElement?.closest("[role=row]");
    return row?.getAttribute("aria-rowindex") === row?.closest("[role=grid]")?.getAttribute("aria-rowcount");
  });
  const last = await focused(page);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).filter({ hasText: last }).waitFor();
  await page.goBack();
  await settled(page);
}

async function chooseTheme(page, words) {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await paper();
  await press(page.getByRole("button", { name: words.menu }));
  await press(page.getByRole("menuitemradio", { name: words.dark }));
  expect((await paper()) !== before, "the page is as light as it was");
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect((await paper()) !== before, "the choice of theme was not kept");
}

/** From screen to screen by the menu and back, and from the list to a register, without the page being loaded anew on the way. */
export async function everywhere(page, { origin, settled }) {
  await page.goto(`${origin}/app`);
  await settled(page);
  await page.evaluate(() => (window.sameVisit = true));
  const links = page.getByRole("navigation").first().getByRole("link");
  const count = await links.count();
  expect(count >= 8, `the menu has ${count} places`);
  for (const at of [...Array(count).keys(), ...[...Array(count).keys()].reverse()]) {
    const name = await links.nth(at).innerText();
    await press(links.nth(at));
    await page.locator(`[aria-current=page]`, { hasText: name }).first().waitFor();
    await settled(page);
    if (name !== "Rekisterit") continue;
    await press(page.getByRole("grid", { name: "Rekisterit" }).getByRole("link", { name: "Chat-palvelut" }).first());
    await page.getByRole("heading", { level: 1, name: "Chat-palvelut" }).waitFor();
    await settled(page);
    await page.getByRole("heading", { level: 3, name: "Mihin tietovirrat johtavat" }).waitFor();
  }
  expect(await page.evaluate(() => window.sameVisit), "the page was loaded anew");
  expect((await page.getByRole("alert").count()) === 0, "something on the way did not come");
}
