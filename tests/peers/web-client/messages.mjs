// Someone says in which language letters come, and whether a digest does: from the own menu, and back to it.
import { choose, standsOn, told } from "./hands.mjs";
import { press } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function messages(page, { origin, settled }) {
  await page.goto(`${origin}/app`);
  await settled(page);
  const menu = page.getByRole("button", { name: /^Oma valikko/ });
  const sheet = page.getByRole("dialog", { name: "Viestit minulle" });
  const digest = sheet.getByRole("checkbox", { name: "Lähetä viikoittainen kooste" });
  const open = async () => {
    await press(menu);
    await press(page.getByRole("menuitem", { name: "Viestit minulle" }));
    await sheet.waitFor();
    await digest.waitFor();
  };

  await open();
  expect(!(await digest.isChecked()), "a digest is wished before anybody has said so");
  await choose(page, sheet, "Viestien kieli", "Svenska");
  await press(digest);
  await press(sheet.getByRole("button", { name: "Tallenna" }));
  await told(page, "Tallennettu.");
  await standsOn(menu);

  // It is kept, and the language that was chosen for the screen stays.
  await page.reload();
  await settled(page);
  await open();
  expect(await digest.isChecked(), "the digest is not kept");
  await sheet.getByRole("button", { name: /^Svenska/ }).waitFor();
  await page.keyboard.press("Escape");
  await standsOn(menu);
}
