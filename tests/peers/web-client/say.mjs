// What a walk holds against the screen.
import { AxeBuilder } from "@axe-core/playwright";
import { describe, wcag } from "../public-pages.mjs";

/** Fails unless something is so; `what` says what should be. */
export function expect(so, what) {
  if (!so) throw new Error(what);
}

/** The name of what has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** The rows of the list of registers that are in the page. */
export const rows = (page) => page.getByRole("grid").getByRole("row").filter({ has: page.getByRole("link") });

/** Fails on what axe finds in what is open now, a sheet or a clash, in the light and in the dark. */
export async function accessible(page) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    // What react-aria has just had read out names things that may be gone since: it is heard once, and then taken away.
    const { violations } = await new AxeBuilder({ page }).exclude("[data-live-announcer]").withTags(wcag).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.length === 0, `${colorScheme}: ${violations.map(describe).join("\n")}`);
  }
}
