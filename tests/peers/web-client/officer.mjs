// A data protection officer beyond single registers: a question that is asked by itself from now on, the auditor's pack, a rule
// that is weighed otherwise, and a category that could be replaced everywhere.
import { choose, standsOn, told } from "./hands.mjs";
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function savedReport(page, { origin, settled }) {
  await page.goto(`${origin}/app/reports/past-retention?controller=jyvaskyla`);
  await settled(page);
  await press(page.getByRole("button", { name: "Tallenna raportti" }));
  const sheet = page.getByRole("dialog", { name: "Tallenna ja ajasta" });
  await write(sheet.getByRole("group", { name: "Nimi" }).getByRole("textbox", { name: "Suomi" }), "Mitä pitäisi jo poistaa");
  await choose(page, sheet, "Mitä tulokselta odotetaan", "Rivejä ei saa olla");
  await press(sheet.getByRole("button", { name: "Tallenna raportti" }));
  await page.getByRole("heading", { level: 1, name: "Mitä pitäisi jo poistaa" }).waitFor();
  await settled(page);
  await press(page.getByRole("button", { name: "Aja nyt" }));
  await told(page, "Raportti ajetaan hetken kuluttua.");
  // A register of this city is past its end, and no other walk mends it, so the result is not what was expected.
  const result = page.getByRole("region", { name: "Tulokset" }).getByRole("row").filter({ hasText: "Ei kuten pitää" });
  await result.first().waitFor({ timeout: 60_000 });
  await result.first().getByRole("link", { name: "Robottipuhelut" }).waitFor();
  // What it said on that day is a report of that day.
  await press(result.first().getByRole("link", { name: /^Raportti / }));
  await page.waitForURL(/reports\/past-retention\?.*on=\d{4}-\d{2}-\d{2}/);
  await page.goBack();

  await press(page.getByRole("button", { name: "Poista käytöstä" }));
  await told(page, "Raportti on poistettu käytöstä.");
  await page.getByRole("heading", { level: 1, name: "Raportit" }).waitFor();
  await settled(page);
  expect((await page.getByRole("link", { name: "Mitä pitäisi jo poistaa" }).count()) === 0, "a report that was put away is still offered");
}

export async function pack(page, { origin, settled }) {
  await page.goto(`${origin}/app/reports?controller=pori`);
  await settled(page);
  const card = page.getByRole("region", { name: "Tarkastuspaketti" });
  const [file] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), press(card.getByRole("button", { name: "Tee paketti" }))]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  expect(bytes.subarray(0, 2).toString() === "PK" && /^pori-\d{4}-\d{2}-\d{2}\.zip$/.test(file.suggestedFilename()), `the pack is ${file.suggestedFilename()} and begins with ${bytes.subarray(0, 4).toString("hex")}`);
  await told(page, "Paketti on ladattu.");
}

export async function rules(page, { origin, settled }) {
  await page.goto(`${origin}/app/admin/rules?controller=jyvaskyla`);
  await settled(page);
  // Of many rules one is found by its name, from wherever one stands.
  await page.keyboard.press("/");
  await standsOn(page.getByRole("searchbox", { name: "Etsi sääntöä tai pykälää" }));
  await page.keyboard.type("lapsen suos");
  await page.getByText("1 sääntö", { exact: true }).waitFor();
  const line = page.getByRole("listitem").filter({ hasText: "Lapsen suostumus" });
  await press(line.getByRole("button", { name: "Säädä: Lapsen suostumus" }));
  const sheet = page.getByRole("dialog", { name: "Lapsen suostumus" });
  await choose(page, sheet, "Vakavuus", "Neuvo");
  await write(sheet.getByRole("textbox", { name: "Perustelu" }), "Kaupunki ei pyydä lapsilta suostumusta.");
  await press(sheet.getByRole("button", { name: "Tallenna" }));
  await told(page, "Tallennettu.");
  await line.getByText("Neuvo (muuten Varoitus)").waitFor();
  await line.getByText("Kaupunki ei pyydä lapsilta suostumusta.", { exact: false }).waitFor();
}

export async function vocabulary(page, { origin, settled }) {
  await page.goto(`${origin}/app/admin/vocabularies`);
  await settled(page);
  await write(page.getByRole("searchbox", { name: "Etsi luettelosta" }), "poissaolo");
  const tree = page.getByRole("treegrid", { name: "Henkilötiedot" });
  await tree.getByRole("row").nth(5).waitFor({ state: "detached" });
  await press(tree.getByRole("row", { name: "Poissaolotiedot" }));
  await page.getByRole("region", { name: "Kuka käyttää" }).getByRole("link", { name: "Perusopetuksen oppilaat" }).waitFor();
  await press(page.getByRole("button", { name: "Korvaa kaikkialla" }));
  const sheet = page.getByRole("dialog", { name: "Korvaa kaikkialla: Poissaolotiedot" });
  await choose(page, sheet, "Mikä tulee tilalle", "Koulutustiedot");
  await press(sheet.getByRole("button", { name: "Katso ensin, mitä muuttuisi" }));
  await sheet.getByRole("status").filter({ hasText: "1 rekisteri," }).waitFor();
  // It was only looked at.
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("region", { name: "Kuka käyttää" }).getByRole("link", { name: "Perusopetuksen oppilaat" }).waitFor();
}
