// A breach becomes known: a case is opened, the clock runs, whom it touches is told, and it is documented to its end.
import { choose, fillDay, standsOn } from "./hands.mjs";
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function breach(page, { origin, settled }) {
  await page.goto(`${origin}/app/breaches`);
  await settled(page);
  await press(page.getByRole("button", { name: "Avaa tapaus" }));
  const sheet = page.getByRole("dialog", { name: "Avaa tapaus" });
  await write(sheet.getByRole("textbox", { name: "Mistä on kyse" }), "Väärä vastaanottaja");
  await write(sheet.getByRole("textbox", { name: "Mitä tapahtui" }), "Viesti meni väärälle huoltajalle.");
  await write(sheet.getByRole("combobox", { name: "Käsittelijä tai palvelu" }), "Mallikoulu");
  await press(page.getByRole("option", { name: /Mallikoulu Viestit/ }));
  await press(sheet.getByRole("button", { name: "Avaa tapaus" }));
  await page.getByRole("heading", { level: 1, name: "Väärä vastaanottaja" }).waitFor();
  await settled(page);
  const left = await page.getByRole("region", { name: "72 tuntia" }).getByText(/jäljellä/).innerText();
  expect(/^7[12] t/.test(left), `the clock begins at ${left}`);
  await page.getByRole("region", { name: "Mitkä rekisterit" }).getByRole("link", { name: "Perusopetuksen oppilaat" }).waitFor();
  expect((await page.getByRole("region", { name: "Kenelle soitetaan" }).getByRole("listitem").count()) > 0, "nobody is to be called");

  // A note is added; then what was assessed and done.
  const log = page.getByRole("region", { name: "Tapauksen loki" });
  await write(log.getByRole("textbox", { name: "Uusi kirjaus" }), "Pyydetty vastaanottajaa poistamaan viesti.");
  await press(log.getByRole("button", { name: "Lisää lokiin" }));
  await log.getByRole("listitem").filter({ hasText: "Pyydetty vastaanottajaa" }).waitFor();
  // A high risk asks for both, and the case cannot be closed before.
  await record(page, async (form) => choose(page, form, "Riski ihmisille", "Suuri riski"));
  await page.getByText("Ilmoitettava rekisteröidyille").waitFor();
  await press(page.getByRole("button", { name: "Päätä tapaus" }));
  const close = page.getByRole("dialog", { name: "Päätä tapaus" });
  await press(close.getByRole("button", { name: "Päätä tapaus" }));
  await close.getByRole("alert").waitFor();
  await page.keyboard.press("Escape");
  await close.waitFor({ state: "detached" });

  const now = await page.evaluate(() => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16));
  await record(page, async (form) => {
    await write(form.getByRole("textbox", { name: "Todennäköiset seuraukset" }), "Vähäiset.");
    await write(form.getByRole("textbox", { name: "Mitä on tehty ja mitä aiotaan" }), "Osoitteet tarkistettu.");
    await fillDay(form, "Ilmoitettu valvontaviranomaiselle", now);
    await fillDay(form, "Ilmoitettu rekisteröidyille", now);
  });
  await page.getByRole("region", { name: "72 tuntia" }).waitFor({ state: "detached" });
  await press(page.getByRole("button", { name: "Päätä tapaus" }));
  await press(close.getByRole("button", { name: "Päätä tapaus" }));
  await page.getByRole("status").filter({ hasText: "Tapaus on päätetty." }).waitFor();
  await page.getByText(/^Päätetty /).waitFor();
  await standsOn(page.getByRole("heading", { level: 1, name: "Väärä vastaanottaja" }));
  expect((await page.getByRole("button", { name: "Kirjaa tietoja" }).count()) === 0, "a closed case can still be written into");
}

async function record(page, fill) {
  await press(page.getByRole("button", { name: "Kirjaa tietoja" }));
  const form = page.getByRole("dialog", { name: "Kirjaa tietoja" });
  await fill(form);
  await press(form.getByRole("button", { name: "Tallenna" }));
  await form.waitFor({ state: "detached" });
}
