// "Which registers reach a third country through sub-processors?" – asked as an officer would, answered as picture, table and file.
import { readFile } from "node:fs/promises";
import { fillDay } from "./hands.mjs";
import { press, reach, write } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function exploring(page, { origin, settled }) {
  await page.goto(`${origin}/app`);
  await press(page.getByRole("navigation").getByRole("link", { name: "Tietovirrat" }));
  await page.getByRole("heading", { level: 1, name: "Tietovirrat" }).waitFor();
  await settled(page);
  const picture = page.getByRole("application", { name: "Kuva tietovirroista" });
  const places = () => picture.getByRole("button");
  await places().first().waitFor();
  const all = await places().count();

  // Through sub-processors: fewer chains, and each of them has one.
  await press(page.getByRole("button", { name: "Rajaukset" }));
  await press(page.getByRole("button", { name: "Vain alikäsittelijöiden kautta" }));
  await page.waitForURL(/sub=1/);
  await settled(page);
  const subs = await places().count();
  expect(subs > 0 && subs < all, `of ${all} places ${subs} are left`);
  const register = picture.getByRole("button", { name: /^Kirjaston asiakkaat, Rekisteri/ });
  expect(/Tietoja menee: Keksitty/.test(await register.getAttribute("aria-label")), "a register does not say where its data go");

  // The table says the same.
  await press(page.getByRole("button", { name: "Taulukko" }));
  const table = page.getByRole("table");
  await table.waitFor();
  const rows = await table.getByRole("row").filter({ has: page.getByRole("rowheader") }).allInnerTexts();
  expect(rows.length > 5 && rows.every((row) => row.includes("Alikäsittely")), "a row has no sub-processor");
  await press(table.getByRole("button", { name: "Askelia" }));
  await press(table.getByRole("button", { name: "Askelia" }));
  expect((await table.getByRole("columnheader", { name: "Askelia" }).getAttribute("aria-sort")) === "descending", "the table says nothing of how it is sorted");
  const steps = (await table.getByRole("row").filter({ has: page.getByRole("rowheader") }).locator("td:last-child").allInnerTexts()).map(Number);
  expect(steps.every((step, at) => at === 0 || steps[at - 1] >= step), `not sorted by steps: ${steps}`);

  // Narrowed to one country, every chain ends there.
  await press(page.getByRole("list", { name: /Lähin kolmas maa/ }).getByRole("button", { name: /Yhdysvallat/ }));
  await page.waitForURL(/country=us/);
  await settled(page);
  const ends = await table.getByRole("row").filter({ has: page.getByRole("rowheader") }).locator("td:nth-child(3)").allInnerTexts();
  expect(ends.length > 0 && ends.every((end) => end.trim() === "Yhdysvallat"), `chains end in ${[...new Set(ends)]}`);
  expect((await table.innerText()).includes("Riittävyyspäätös"), "the standing of the country is not told");

  // One chain's agreement, and back to where one was.
  await press(table.getByRole("link", { name: "Kirjastojärjestelmä" }).first());
  await page.getByRole("heading", { level: 1, name: "Kirjastojärjestelmä" }).waitFor();
  await settled(page);
  await page.getByRole("region", { name: "Voimassaolo" }).getByText("9.1.2027").waitFor();
  await page.goBack();
  await page.waitForURL(/country=us/);
  await settled(page);

  // Before the decision of July 2023 the same chains lead to a country without one.
  await fillDay(page, "Tarkka päivä", "2023-01-15");
  await page.waitForURL(/day=2023-01-15/);
  await settled(page);
  await table.getByText("Kolmas maa").first().waitFor();
  expect(!(await table.innerText()).includes("Riittävyyspäätös"), "the decision of 2023 held half a year before");

  // The picture as a file: whole, with the lane named.
  await press(page.getByRole("button", { name: "Kuva", exact: true }));
  await picture.waitFor();
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), exportAs(page, "Kuva (SVG)")]);
  const svg = await readFile(await download.path(), "utf8");
  expect(svg.includes("Yhdysvallat · Kolmas maa") && svg.trimEnd().endsWith("</svg>"), "the file does not name the lane of the country");
  const [csv] = await Promise.all([page.waitForEvent("download"), exportAs(page, "Taulukko (CSV)")]);
  const lines = (await readFile(await csv.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines.length === ends.length + 1, `${lines.length - 1} lines in the file, ${ends.length} rows in the table`);

  // A view with a name comes back as it was.
  await press(page.getByRole("button", { name: "Näkymät" }));
  await write(page.getByLabel("Tämän näkymän nimi"), "USA ennen 2023");
  await press(page.getByRole("button", { name: "Tallenna", exact: true }));
  await page.getByRole("status").filter({ hasText: "USA ennen 2023" }).waitFor();
  await page.goto(`${origin}/app/explore`);
  await settled(page);
  await press(page.getByRole("button", { name: "Näkymät" }));
  await press(page.getByRole("button", { name: "USA ennen 2023", exact: true }));
  await page.waitForURL((url) => url.search.includes("country=us") && url.search.includes("day=2023-01-15") && url.search.includes("sub=1"));

  // What would it touch? From a place of the picture to whom to call.
  await page.goto(`${origin}/app/explore?at=processor%3Aplaceholder-messaging`);
  await settled(page);
  await page.goto(`${origin}/app/explore?ask=impact&from=service%3Asample-cloud-europe`);
  await settled(page);
  await page.getByRole("region", { name: "Kenelle soitetaan" }).getByRole("link", { name: /@/ }).first().waitFor();
}

async function exportAs(page, name) {
  await press(page.getByRole("button", { name: "Lataa" }));
  await press(page.getByRole("menuitem", { name }));
}

/** The same question without a mouse, in Swedish. */
export async function exploringByKeys(page, { origin, settled }) {
  await page.goto(`${origin}/app/explore`);
  await settled(page);
  const name = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  const till = async (says, key, most = 60) => {
    for (let press = 0; press < most; press += 1) {
      if (says.test(await name())) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${says} does not come by ${key}; the focus is on "${await name()}"`);
  };
  await reach(page.getByRole("button", { name: "Bild", exact: true }));
  await till(/, Register\./, "Tab");
  const first = await name();
  const column = await page.getByRole("application").getByRole("button", { name: /, Register\./ }).count();
  await page.keyboard.press("End");
  const last = await name();
  expect(column > 5 && last !== first && /, Register\./.test(last), `End leads to "${last}"`);
  await page.keyboard.press("Home");
  expect((await name()) === first, "Home does not lead back");

  // With the data to the end of the chain: each place says what it is and where.
  const way = [first];
  for (let step = 0; step < 8 && !/, Land/.test(way.at(-1)); step += 1) {
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => document.activeElement?.getAttribute("aria-label") !== before, way.at(-1));
    way.push(await name());
  }
  expect(/, Land/.test(way.at(-1)) && /Uppgifter kommer från/.test(way.at(-1)), `the chain does not end in a country: ${way.join(" | ")}`);
  await page.waitForURL(/at=country/);
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((before) => document.activeElement?.getAttribute("aria-label") !== before, way.at(-1));
  const near = await name();
  expect(/, (Tjänst|Biträde|Mottagare)/.test(near), `left of a country stands "${near}"`);

  // Enter fetches all its flows: more places than before, and the focus stays where it was.
  const before = await page.getByRole("application").getByRole("button").count();
  await page.keyboard.press("Enter");
  await page.waitForURL(/open=/);
  await settled(page);
  const after = await page.getByRole("application").getByRole("button").count();
  expect(after >= before, `${before} places before, ${after} after`);
  expect((await name()).split(",")[0] === near.split(",")[0], `the focus went from "${near}" to "${await name()}"`);
  await page.keyboard.press("-");
  await page.waitForURL((url) => !url.search.includes("open="));
  await page.keyboard.press("-");
  await page.waitForURL(/shut=/);
  await settled(page);
  expect((await page.getByRole("application").getByRole("button", { expanded: false }).count()) === 1, "nothing says that it is shut");

  // The day by arrow keys.
  await reach(page.getByRole("slider"));
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/day=/);
  await settled(page);
}
