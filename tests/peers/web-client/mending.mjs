// A contact mends what is missing, from home to the very field; what is not there yet is proposed; a lost connection takes no word away.
import { fillDay, standsOn } from "./hands.mjs";
import { find, press, write } from "./keys.mjs";
import { accessible, expect } from "./say.mjs";

export async function mending(page, { origin, settled }) {
  await page.goto(`${origin}/app`);
  const mine = page.getByRole("region", { name: "Omat rekisterini" });
  const card = mine.getByRole("article").filter({ has: page.getByRole("heading", { name: "Chat/botti-pilotti" }) });
  await press(card.getByRole("link", { name: /^Ei kerrota, siirretäänkö tietoja/ }));
  const transfers = page.getByRole("region", { name: "Siirrot ETA-alueen ulkopuolelle" });
  const none = transfers.getByRole("radiogroup", { name: /^Onko niin, ettei tietoja siirretä/ });
  await none.waitFor();
  // One is where it is mended, and reads there what is wrong.
  await page.waitForFunction(() => document.activeElement?.closest("[role=radiogroup]") !== null);
  await transfers.getByText("Ei kerrota, siirretäänkö tietoja", { exact: false }).waitFor();
  await page.keyboard.press("ArrowRight");
  await none.getByRole("radio", { name: "Kyllä" }).waitFor();
  expect(await none.getByRole("radio", { name: "Kyllä" }).isChecked(), "the arrow did not come round to yes");
  await press(transfers.getByRole("button", { name: "Tallenna" }));
  await told(page, "Tallennettu.");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Muokkaa: Siirrot ETA-alueen ulkopuolelle");
  await transfers.getByText("Ei kerrota, siirretäänkö tietoja", { exact: false }).waitFor({ state: "detached" });

  // In another part: a finding's own button, two fields, and it is gone too.
  const identity = page.getByRole("region", { name: "Rekisteri", exact: true });
  await press(identity.getByRole("button", { name: /^Korjaa: Toiminta päättyi/ }));
  await press(identity.getByRole("button", { name: /Elinkaaren vaihe/ }));
  await press(page.getByRole("option", { name: "Hävitetty" }));
  await fillDay(identity, "Tiedot hävitetty tai arkistoitu", "2021-10-01");
  await press(identity.getByRole("button", { name: "Tallenna" }));
  await identity.getByRole("button", { name: "Muokkaa: Rekisteri", exact: true }).waitFor();
  await identity.getByText("1.10.2021").waitFor();
  await page.getByText("Toiminta päättyi", { exact: false }).waitFor({ state: "detached" });

  await proposed(page);
  await cutOff(page, settled);
}

/** A processor that nobody has written down yet is proposed from where it is needed. */
async function proposed(page) {
  const part = page.getByRole("region", { name: "Vastaanottajat ja käsittelijät" });
  await press(part.getByRole("button", { name: "Muokkaa: Vastaanottajat ja käsittelijät" }));
  await press(part.getByRole("button", { name: "Käsittelijä tai palvelu" }));
  const box = part.getByRole("combobox", { name: "Mihin tai kenelle" });
  await find(box, "Esimerkin Tulkkaus Oy", page.getByRole("option", { name: /^Uusi käsittelijä: ”Esimerkin Tulkkaus Oy”/ }));
  const sheet = page.getByRole("dialog", { name: "Uusi käsittelijä" });
  expect((await sheet.getByLabel("Yrityksen nimi").inputValue()) === "Esimerkin Tulkkaus Oy", "the words typed are not the name");
  await accessible(page);
  await find(sheet.getByRole("combobox", { name: "Sijoittautumismaa" }), "suomi", page.getByRole("option", { name: "Suomi" }));
  await press(sheet.getByRole("button", { name: "Ehdota" }));
  await told(page, /^Lisätty: Esimerkin Tulkkaus Oy/);
  await standsOn(part.getByRole("listitem").filter({ hasText: "Esimerkin Tulkkaus Oy" }).filter({ hasText: "ehdotus" }));
  await press(part.getByRole("button", { name: "Tallenna" }));
  // Back among the flows, where it now stands, with what is missing in it.
  const flows = part.getByRole("region", { name: "Mihin tiedot menevät" });
  const flow = flows.getByRole("listitem").filter({ hasText: "Esimerkin Tulkkaus Oy" }).first();
  await flow.getByText("Käsittely puolestamme", { exact: false }).waitFor();
  await flow.getByRole("button", { name: /^Korjaa: .*sopimukseen/ }).waitFor();
  await press(part.getByRole("button", { name: "Sulje" }));
  await part.getByText("Esimerkin Tulkkaus Oy").first().waitFor();
}

async function cutOff(page, settled) {
  const part = page.getByRole("region", { name: "Mistä tiedot saadaan" });
  await press(part.getByRole("button", { name: "Muokkaa: Mistä tiedot saadaan" }));
  const text = part.getByRole("group", { name: "Lisätietoa lähteistä" }).getByRole("textbox", { name: "Suomi" });
  await text.waitFor();
  await settled(page);
  page.expectsErrors = true;
  await page.context().setOffline(true);
  await write(text, "Keskustelun alussa kysytään lupa.");
  await press(part.getByRole("button", { name: "Tallenna" }));
  await part.getByRole("alert").getByText("Palvelimeen ei saatu yhteyttä.").waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await settled(page);
  await part.getByText("Jatkat luonnosta, joka jäi kesken.").waitFor();
  expect((await text.inputValue()) === "Keskustelun alussa kysytään lupa.", "what was typed is gone");

  // Left without a question, and found again in the list of drafts.
  await press(part.getByRole("button", { name: "Jatka myöhemmin" }));
  await press(page.getByRole("region", { name: "Keskeneräiset luonnoksesi" }).getByRole("button", { name: "Jatka luonnosta: Mistä tiedot saadaan" }));
  await text.waitFor();
  expect((await text.inputValue()) === "Keskustelun alussa kysytään lupa.", "the draft is not what was typed");
  // Undone, typed again, saved.
  await write(text, "Jotakin muuta");
  await press(part.getByRole("button", { name: "Kumoa" }));
  expect((await text.inputValue()) === "Keskustelun alussa kysytään lupa.", "undo did not bring the words back");
  await press(part.getByRole("button", { name: "Tallenna" }));
  await told(page, "Tallennettu.");
  await part.getByText("Keskustelun alussa kysytään lupa.").waitFor();
  expect((await page.getByRole("region", { name: "Keskeneräiset luonnoksesi" }).count()) === 0, "a draft that was saved is still listed");
}

/** All that is still true, with Enter alone. */
export async function stillTrue(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/pori/4`);
  await settled(page);
  await press(page.getByRole("button", { name: "Käy läpi ja vahvista" }));
  const walk = page.getByRole("region", { name: /läpikäynti/ });
  for (let part = 1; part <= 12; part += 1) {
    await walk.getByRole("status").filter({ hasText: `Osa ${part} / 12` }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Yhä totta: "));
    if (part === 6) {
      // A closed lid in the middle: what was said is kept.
      await page.reload();
      await walk.getByRole("status").filter({ hasText: "Osa 6 / 12" }).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Yhä totta: "));
    }
    await page.keyboard.press("Enter");
  }
  await walk.getByText("Kaikki osat ovat yhä totta.").waitFor();
  await page.keyboard.press("Enter");
  await told(page, "Vahvistettu. Kiitos.");
  await page.getByRole("button", { name: "Vahvistettu tänään" }).waitFor();
}

/** A register begun as a copy of another, and archived again. */
export async function copying(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/pori/4`);
  await settled(page);
  await press(page.getByRole("link", { name: "Käytä pohjana" }));
  await page.getByRole("heading", { level: 1, name: "Uusi rekisteri" }).waitFor();
  await page.getByRole("list", { name: "Pohjana toinen rekisteri" }).getByText("Varhaiskasvatuksen lapset").waitFor();
  await press(page.getByRole("button", { name: "Luo rekisteri" }));
  await page.getByRole("alert").filter({ hasText: "Korjaa tämä kohta" }).waitFor();
  await write(page.getByRole("group", { name: "Rekisterin nimi" }).getByRole("textbox", { name: "Suomi" }), "Kesäleirien lapset");
  await press(page.getByRole("button", { name: "Luo rekisteri" }));
  await page.getByRole("heading", { level: 1, name: "Kesäleirien lapset" }).waitFor();
  await settled(page);
  await page.getByRole("region", { name: "Vastaanottajat ja käsittelijät" }).getByText("Mallikoulu Päiväkoti", { exact: false }).first().waitFor();
  await press(page.getByRole("button", { name: "Arkistoi" }));
  const asked = page.getByRole("alertdialog", { name: "Arkistoidaanko Kesäleirien lapset?" });
  await asked.waitFor();
  await accessible(page);
  await press(asked.getByRole("button", { name: "Arkistoi" }));
  await told(page, "Rekisteri on arkistoitu.");
  await page.getByText(/^Arkistoitu /).waitFor();
  expect((await page.getByRole("button", { name: /^Muokkaa: / }).count()) === 0, "an archived register can be edited");
}

/** What is wrong in a post is mended from the register that names it, by those who keep the organisation. */
export async function mendingPost(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/espoo/1`);
  await settled(page);
  const part = page.getByRole("region", { name: "Vastuut ja yhteydet" });
  const wrong = "Vastuutaholla Asiointijohtaja ei ole sähköpostiosoitetta";
  await press(part.getByRole("button", { name: `Korjaa: ${wrong}` }));
  const sheet = page.getByRole("dialog", { name: "Toimen yhteystiedot" });
  await sheet.getByRole("listitem").filter({ hasText: wrong }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "email");
  await accessible(page);
  await page.keyboard.type("asiointi(at)espoo.example");
  await press(sheet.getByRole("button", { name: "Tallenna" }));
  await sheet.getByRole("alert").filter({ hasText: "Korjaa tämä kohta" }).waitFor();
  await write(sheet.getByRole("textbox", { name: "Sähköposti" }), "asiointi@espoo.example");
  await press(sheet.getByRole("button", { name: "Tallenna" }));
  await sheet.waitFor({ state: "detached" });
  await part.getByText(wrong, { exact: false }).waitFor({ state: "detached" });
  await part.getByRole("link", { name: "asiointi@espoo.example" }).waitFor();
}

/** An officer bears a finding for a while, and takes it up again. */
export async function waiving(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/pori/1`);
  await settled(page);
  const part = page.getByRole("region", { name: "Ihmiset ja tiedot" });
  await press(part.getByRole("button", { name: /^Ohita havainto: / }).first());
  const sheet = page.getByRole("dialog", { name: "Ohita havainto määräajaksi" });
  await press(sheet.getByRole("button", { name: "Ohita havainto" }));
  await sheet.getByRole("alert").filter({ hasText: "Kirjoita syy" }).waitFor();
  await accessible(page);
  await write(sheet.getByLabel("Miksi ohitus on perusteltu"), "Vapaa teksti poistuu uudessa versiossa.");
  await press(sheet.getByRole("button", { name: "Ohita havainto" }));
  await told(page, "Havainto on ohitettu.");
  await part.getByText("Vapaa teksti poistuu uudessa versiossa.", { exact: false }).waitFor();
  await press(part.getByRole("button", { name: /^Päätä ohitus: / }));
  await part.getByText("Vapaa teksti poistuu uudessa versiossa.", { exact: false }).waitFor({ state: "detached" });
}

const told = (page, hasText) => page.getByRole("status").filter({ hasText }).first().waitFor();
