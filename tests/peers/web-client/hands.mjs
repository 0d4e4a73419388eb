// What several walks do by hand: choose from a list, hear a message, look on in another window, and let somebody else act meanwhile.
import { signedIn } from "../signed-in.mjs";
import { press, reach } from "./keys.mjs";

/** Opens the list of that name, and takes what is called so. The button's name is what is chosen and then what the list is called. */
export async function choose(page, within, label, option) {
  await press(within.getByRole("button", { name: new RegExp(` ${label}$`) }));
  await press(page.getByRole("option", { name: option, exact: true }));
}

/** Types a day (`2031-12-31`, `2031-12-31T09:30`) into the field of that name, part by part in whatever order the language has them. */
export async function fillDay(within, label, moment) {
  const field = within.getByRole("group", { name: label });
  const page = field.page();
  const [year, month, day, hour, minute] = moment.split(/[-T:]/);
  const parts = { year, month, day, ...(hour && { hour, minute }) };
  for (const [part, digits] of Object.entries(parts)) {
    await reach(field.locator(`[data-type="${part}"]`));
    await page.keyboard.type(digits);
  }
}

/** The focus is on this, or comes there: where somebody who works by keys goes on. */
export const standsOn = (target) => target.and(target.page().locator(":focus")).waitFor({ timeout: 5_000 }).catch(async () => {
  const at = await target.page().evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim().slice(0, 60));
  throw new Error(`the focus is not on ${target}, but on "${at}"`);
});

export const told = (page, message) => page.getByRole("status").filter({ hasText: message }).waitFor();

/** Somebody else's window, on a machine of their own. */
export async function window(page, origin, person, look) {
  const context = await page.context().browser().newContext({ viewport: { width: 1280, height: 900 }, locale: "fi-FI", reducedMotion: "reduce" });
  try {
    const cookie = await signedIn(origin, person);
    await context.addCookies(cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin })));
    await context.addInitScript(() => localStorage.setItem("seloste.language", "fi"));
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Asks the API as somebody. */
export async function ask(origin, person, query, variables = {}) {
  const cookie = await signedIn(origin, person);
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
