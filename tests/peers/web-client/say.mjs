// What a walk holds against the screen.

/** Fails unless something is so; `what` says what should be. */
export function expect(so, what) {
  if (!so) throw new Error(what);
}

/** The name of what has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** The rows of the list of registers that are in the page. */
export const rows = (page) => page.getByRole("grid").getByRole("row").filter({ has: page.getByRole("link") });
