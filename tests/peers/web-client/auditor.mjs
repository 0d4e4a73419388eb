// An auditor: runs a report, goes from it to a register, takes the file, and does not take the server's word for the log.
import { createHash } from "node:crypto";
import { press, reach, write } from "./keys.mjs";
import { accessible, expect } from "./say.mjs";

const fi = {
  reports: "Raportit",
  report: "Oikeusperusteet toimialoittain",
  chart: "Rekisterit toimialoittain ja oikeusperusteittain",
  retention: "Säilytysajat",
  table: "Taulukko: Säilytysajat",
  sort: "Rekisteri",
  csv: "Säilytysajat, CSV",
  log: "Loki",
  entry: /^Kirjaus \d/,
  check: "Tarkista todiste",
  holds: "täsmälleen tällaisena",
  forge: "Muuta yksi merkki",
  fails: "Todiste ei pidä",
  back: "Palauta oikea",
  key: "Avain, jonka olet saanut muualta",
  same: "Sama avain",
  other: "toinen avain",
  kicker: "Raportit",
};
const sv = {
  ...fi,
  reports: "Rapporter",
  report: "Rättsliga grunder per sektor",
  chart: "Register per sektor och rättslig grund",
  retention: "Lagringstider",
  table: "Tabell: Lagringstider",
  sort: "Register",
  csv: "Lagringstider, CSV",
  log: "Logg",
  entry: /^Post \d/,
  check: "Kontrollera beviset",
  holds: "precis sådan",
  forge: "Ändra ett tecken",
  fails: "Beviset håller inte",
  back: "Återställ den rätta",
  key: "Nyckeln du fått annanstans ifrån",
  same: "Samma nyckel",
  other: "annan nyckel",
  kicker: "Rapporter",
};

export const auditor = (page, about) => walk(page, about, fi);
export const auditorInSwedish = (page, about) => walk(page, about, sv);

async function walk(page, { origin, settled }, words) {
  await page.goto(`${origin}/app/reports?controller=pori`);
  await press(page.getByRole("link", { name: words.report }));
  await page.getByRole("figure", { name: words.chart }).waitFor();
  await settled(page);
  // The picture says no more than the table does: its bars are as many registers as the rows.
  const bars = await page.getByRole("figure", { name: words.chart }).getByRole("listitem").locator("b").allInnerTexts();
  const column = await registersOf(page);
  expect(sum(bars) === sum(column) && sum(bars) > 0, `the picture has ${sum(bars)} registers, the table ${sum(column)}`);

  await press(page.getByRole("main").getByRole("link", { name: words.kicker }));
  await press(page.getByRole("link", { name: words.retention, exact: true }));
  const table = page.getByRole("group", { name: words.table }).getByRole("table");
  await table.waitFor();
  await settled(page);
  await sorting(page, table, words);
  await taking(page, table, words);

  // From a row to the register it speaks of, and back to the same order of rows.
  const link = table.getByRole("link").first();
  const name = await link.innerText();
  await press(link);
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.goBack();
  await table.waitFor();
  expect((await table.getByRole("columnheader", { name: words.sort, exact: true }).getAttribute("aria-sort")) === "descending", "the order of the rows is forgotten");

  await proving(page, settled, words);
}

async function sorting(page, table, words) {
  const header = table.getByRole("columnheader", { name: words.sort, exact: true });
  await press(header.getByRole("button"));
  await page.waitForURL(/sort=name/);
  const up = await table.getByRole("rowheader").allInnerTexts();
  await press(header.getByRole("button"));
  await page.waitForURL(/down=1/);
  const down = await table.getByRole("rowheader").allInnerTexts();
  expect(up[0] !== down[0] && up[0] === down.at(-1), `the other way round begins with ${down[0]} and ends with ${down.at(-1)}, not with ${up[0]}`);
}

async function taking(page, table, words) {
  const rows = await table.getByRole("rowheader").count();
  const [file] = await Promise.all([page.waitForEvent("download"), press(page.getByRole("link", { name: words.csv }))]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  expect(/\.csv$/.test(file.suggestedFilename()), `the file is called ${file.suggestedFilename()}`);
  // Texts of several lines stand in quotes; what begins a row is the register's name and its key.
  const lines = text.split("\n").filter((line) => /;pori\/\d+;/.test(line)).length;
  expect(lines === rows, `the file has ${lines} rows, the screen ${rows}`);
}

async function proving(page, settled, words) {
  await press(page.getByRole("navigation").getByRole("link", { name: words.log }));
  await settled(page);
  // By its name: a row links to what the entry speaks of too, and which rows do is a matter of what others did just before.
  await press(page.getByRole("table").getByRole("link", { name: words.entry }).nth(2));
  await page.getByRole("heading", { level: 1, name: words.entry }).waitFor();
  await press(page.getByRole("button", { name: words.check }));
  const verdict = page.getByRole("status").filter({ hasText: words.holds });
  await verdict.waitFor();
  // What the page calls the entry's fingerprint is one: worked out here once more, by another program.
  const text = await page.getByRole("textbox").last().inputValue();
  const leaf = createHash("sha256").update(Buffer.concat([Buffer.from([0]), Buffer.from(text)])).digest("base64");
  await page.getByRole("main").getByText(leaf, { exact: true }).first().waitFor();

  await press(page.getByRole("button", { name: words.forge }));
  await page.getByRole("status").filter({ hasText: words.fails }).waitFor();
  await press(page.getByRole("button", { name: words.back }));
  await verdict.waitFor();

  const key = page.getByRole("textbox", { name: words.key });
  await write(key, "another.log+00000000+AAAA");
  await page.getByText(words.other).waitFor();
  const signer = page.getByText(/^seloste-\S+\+[0-9a-f]{8}\+\S+$/).first();
  await write(key, await signer.innerText());
  await page.getByText(words.same).waitFor();
}

/** The numbers of registers in the rows, by the place of their column. */
async function registersOf(page) {
  const headers = await page.getByRole("table").getByRole("columnheader").allInnerTexts();
  const at = headers.findIndex((text) => /^(Rekistereitä|Register)\s*$/.test(text));
  expect(at > 0, `no column counts registers: ${headers.join(", ")}`);
  // The first cell of a row is its header.
  return page.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
}

const sum = (texts) => texts.reduce((total, text) => total + Number(text.trim()), 0);

/** A nation's report: of three hundred rows only those in sight are in the page, keys lead to the last, and paper has all. */
export async function longReport(page, { origin, settled }) {
  const [all, each] = [300, 100];
  let given = 0;
  await page.route("**/graphql", async (route) => {
    const asked = JSON.parse(route.request().postData() ?? "{}");
    if (!/query RetentionReport/.test(asked.query ?? "")) return route.continue();
    // The example cities are small: their rows come again and again.
    const { after, ...variables } = asked.variables;
    const response = await route.fetch({ postData: JSON.stringify({ ...asked, variables }) });
    const json = await response.json();
    const { report } = json.data.reports;
    given = Number(after ?? 0);
    report.nodes = Array.from({ length: each }, (_, at) => ({ ...report.nodes[at % report.nodes.length], group: { text: `Ryhmä ${given + at + 1}` } }));
    report.totalCount = all;
    report.pageInfo = { hasNextPage: given + each < all, endCursor: String(given + each) };
    return route.fulfill({ response, json });
  });
  await page.goto(`${origin}/app/reports/retention?controller=pori`);
  await settled(page);
  const box = page.getByRole("group", { name: fi.table });
  const table = box.getByRole("table");
  await page.waitForFunction(() => document.querySelector(".report-table")?.querySelectorAll("[data-index]").length < 100);
  expect((await table.getAttribute("aria-rowcount")) === String(all + 1), "it is not told how many rows there are");
  await accessible(page);
  await reach(box);
  await page.keyboard.press("End");
  const last = table.locator(`tr[aria-rowindex="${all + 1}"]`);
  // What is measured on the way makes it longer: one presses again.
  for (let tries = 0; tries < 10 && !(await last.isVisible()); tries += 1) {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    await page.keyboard.press("End");
  }
  await last.getByText(`Ryhmä ${all}`).waitFor();
  const there = () => table.locator("tr[data-index]").count();
  expect((await there()) < each, `${await there()} rows are in the page`);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect((await there()) === all, `${await there()} rows would be printed, of ${all}`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.waitForFunction((most) => document.querySelectorAll(".report-table tr[data-index]").length < most, each);
}
