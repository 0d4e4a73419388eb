// Where a keyboard is quick: from area to area of a screen, within what is one stop, and by what narrows a list after it was taken back.
import { standsOn } from "./hands.mjs";
import { press, reach } from "./keys.mjs";
import { expect } from "./say.mjs";

/** While one writes, the bar where one saves is one key away and the notice beside it two, and so is the way back to the very field. */
export async function byAreas(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/pori/4?edit=PURPOSES&notice=preview`);
  await settled(page);
  const field = page.getByRole("group", { name: "Tarkoitus 1", exact: true }).getByRole("textbox", { name: "Suomi" }).first();
  await reach(field);
  await page.keyboard.press("F6");
  const end = page.getByRole("group", { name: "Tallentaminen" });
  await standsOn(end);
  await page.keyboard.press("F6");
  const pane = page.getByRole("region", { name: "Seloste", exact: true });
  await standsOn(pane);
  await page.keyboard.press("Shift+F6");
  await standsOn(end);
  await page.keyboard.press("Shift+F6");
  await standsOn(field);
  // Another view of it, and on from there: one comes to the pane, which is another now.
  await page.keyboard.press("Shift+F6");
  await standsOn(page.getByRole("group", { name: "Mitä näytetään" }));
  await press(page.getByRole("button", { name: "Erot julkaistuun", exact: true }));
  await page.keyboard.press("F6");
  await standsOn(field);
  for (const area of [end, page.getByRole("region", { name: "Erot julkaistuun", exact: true })]) {
    await page.keyboard.press("F6");
    await standsOn(area);
  }
  // After the last comes the first; the foot of the page is there when all above it is.
  await settled(page);
  for (const area of [page.getByRole("contentinfo"), page.getByRole("navigation", { name: "Päävalikko" })]) {
    await page.keyboard.press("F6");
    await standsOn(area);
  }

  // A link to a part leads there with the keyboard too.
  await page.goto(`${origin}/app/registers/pori/4`);
  await settled(page);
  await press(page.getByRole("navigation", { name: "Osat" }).getByRole("link", { name: "Säilytysajat" }));
  await standsOn(page.getByRole("region", { name: "Säilytysajat", exact: true }));

  // In a dialog there are no areas: the key is the browser's.
  await press(page.getByRole("button", { name: "Arkistoi" }));
  const asked = page.getByRole("alertdialog");
  await asked.waitFor();
  await page.keyboard.press("F6");
  expect(await asked.evaluate((dialog) => dialog.contains(document.activeElement)), "F6 leads out of a dialog");
}

/** What narrowed the lists is taken back by a button that goes with it. */
export async function clearing(page, { origin, settled }) {
  const narrowed = [
    { path: "/app/registers?basis=CONSENT", to: (box) => box.getByRole("button", { name: /Rekisterinpitäjä$/ }) },
    { path: "/app/processors?country=us", to: (box) => box.getByRole("combobox").first() },
    { path: "/app/log?act=SIGN_IN", to: (box) => box.getByRole("combobox").first() },
    { path: "/app/explore?country=us", to: (box) => box.getByRole("button", { name: /Maa/ }) },
  ];
  for (const { path, to } of narrowed) {
    await page.goto(origin + path);
    await settled(page);
    const clear = page.getByRole("group", { name: "Rajaukset" }).getByRole("button", { name: "Poista rajaukset" });
    await press(clear);
    await clear.waitFor({ state: "detached" });
    await settled(page);
    await standsOn(to(page.getByRole("group", { name: "Rajaukset" })));
  }
  // Where nothing was left, one goes on from what one looked for.
  await page.goto(`${origin}/app/registers?q=xyzzyplugh`);
  await settled(page);
  await press(page.getByRole("region", { name: "Rekisterit" }).getByRole("button", { name: "Poista rajaukset" }));
  await settled(page);
  await standsOn(page.getByRole("searchbox"));
}

/** A list of all there is, one stop of the keyboard: its arrows open and shut what stands below others. */
export async function inTree(page, { origin, settled }) {
  await page.goto(`${origin}/app/admin/vocabularies`);
  await settled(page);
  const tree = page.getByRole("treegrid", { name: "Henkilötiedot" });
  await reach(page.getByRole("searchbox", { name: "Etsi luettelosta" }));
  await page.keyboard.press("Tab");
  const rows = tree.getByRole("row");
  await standsOn(rows.first());
  const all = await rows.count();
  const parent = tree.locator("[role=row][aria-expanded=true]").first();
  await reach(parent);
  const name = await parent.getAttribute("aria-label");
  await page.keyboard.press("ArrowLeft");
  await tree.getByRole("row", { name, exact: true, expanded: false }).waitFor();
  expect((await rows.count()) < all, "what is shut still shows what stands below it");
  await page.keyboard.press("ArrowRight");
  await tree.getByRole("row", { name, exact: true, expanded: true }).waitFor();
  expect((await rows.count()) === all, "what is opened shows less than before");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name }).waitFor();
  // One stays in the list, to look at the next; what one does with the chosen one comes after it.
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-selected") === "true");
  await page.keyboard.press("Tab");
  expect(await page.getByRole("region", { name }).locator(":focus").count(), "after the list comes something else than what was chosen in it");
}
