// A contact, once a year and unwillingly: what is mine, what is missing, is it still true?
import { press } from "./keys.mjs";
import { expect } from "./say.mjs";

const fi = {
  home: "Etusivu",
  mine: "Omat rekisterini",
  register: "Varhaiskasvatuksen lapset",
  part: "Säilytysajat",
  still: "Yhä totta: Säilytysajat",
  thanks: "Vahvistettu. Kiitos.",
  today: "Vahvistettu",
  history: "Näytä historia",
  historyTitle: "Historia",
  act: "vahvistettu",
  log: "Loki",
};
const sv = {
  ...fi,
  home: "Startsida",
  mine: "Mina register",
  register: "Barn i småbarnspedagogik",
  part: "Mottagare och biträden",
  still: "Stämmer ännu: Mottagare och biträden",
  thanks: "Bekräftat. Tack.",
  today: "Bekräftad",
  history: "Visa historiken",
  historyTitle: "Historik",
  act: "bekräft",
  log: "Logg",
};

export const contact = (page, about) => walk(page, about, fi);
export const contactInSwedish = (page, about) => walk(page, about, sv);

async function walk(page, { origin, settled }, words) {
  await page.goto(`${origin}/app`);
  const mine = page.getByRole("region", { name: words.mine });
  await mine.waitFor();
  await settled(page);
  // A screen that is not for contacts is not offered to them.
  expect((await page.getByRole("navigation").getByRole("link", { name: words.log }).count()) === 0, "the log is offered to a contact");

  const link = mine.getByRole("heading", { level: 3 }).getByRole("link");
  const name = await link.first().innerText();
  await press(link.first());
  await page.getByRole("heading", { level: 1 }).filter({ hasText: name.trim() }).waitFor();
  await settled(page);

  const part = page.getByRole("region", { name: words.part, exact: true });
  await press(part.getByRole("button", { name: words.still }));
  await page.getByRole("status").filter({ hasText: words.thanks }).waitFor();
  const told = await part.innerText();
  const today = await page.evaluate(() => new Date().getFullYear());
  expect(told.includes(words.today) && told.includes(String(today)), `the part does not say that it was confirmed this year: ${told}`);

  await press(page.getByRole("button", { name: words.history }));
  const history = page.getByRole("region", { name: words.historyTitle });
  await history.getByText("Maija Malli", { exact: false }).first().waitFor();
  const first = await history.getByRole("listitem").first().innerText();
  expect(first.toLowerCase().includes(words.act), `the history does not begin with what was just done: ${first}`);
}
