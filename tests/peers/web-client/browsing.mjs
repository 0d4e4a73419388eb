// How the suites of the web client come to a screen, wait for it and look at it.
import { AxeBuilder } from "@axe-core/playwright";
import { describe, launched, picture, tooWide, wcag } from "../public-pages.mjs";
import { signedIn } from "../signed-in.mjs";

const schemes = ["light", "dark"];
export const widths = [390, 1280];

/** Around the dialog of an open popover stand the buttons by which readers of screens leave it: their place in no landmark is the library's. */
const BESIDE = { region: { enabled: false } };
/** While the list of a field is open, the library hides all but the two from readers of screens; Tab closes it, so nobody comes to what is hidden. */
const FROM_FIELD = { ...BESIDE, "aria-hidden-focus": { enabled: false }, "page-has-heading-one": { enabled: false } };

/** NAMED=agreement leaves out all that are not called so: while one writes them. */
export function named({ name }) {
  return !process.env.NAMED || new RegExp(process.env.NAMED).test(name);
}

/** Opens a browser for as long as something is done in it; people sign in to it once, when they are first asked for. */
export async function browsing(origin, run) {
  const browser = await launched();
  const cookies = new Map([[undefined, undefined]]);
  const cookieOf = async (person) => {
    if (!cookies.has(person)) cookies.set(person, await signedIn(origin, person));
    return cookies.get(person);
  };
  try {
    await run({ browser, cookieOf });
  } finally {
    await browser.close();
  }
}

/** Opens a fresh context; `shown()` gives what the browser complained of and every request that left the site. */
export async function visit({ browser, origin, cookie, options, language = "fi" }, look) {
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language];
  const context = await browser.newContext({ ...options, locale, reducedMotion: "reduce" });
  try {
    if (cookie) await context.addCookies(asCookies(cookie, origin));
    // The language of the account is Finnish; who walks in another has chosen it.
    await context.addInitScript((chosen) => localStorage.setItem("seloste.language", chosen), language);
    const page = await context.newPage();
    const problems = [];
    await context.route(
      (url) => url.origin !== origin,
      (route) => {
        problems.push(`a request left the site: ${route.request().url()}`);
        return route.abort();
      },
    );
    page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !page.expectsErrors) problems.push(`console: ${message.text()}`);
    });
    await look(page, () => problems);
  } finally {
    await context.close();
  }
}

/** Waits until the screen is there and nothing on it is still being fetched. */
export async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy='true']"), undefined, { timeout: 20_000 });
}

/** Comes to a screen, and does what is done before one looks. */
export async function come(page, origin, screen, between = async () => {}) {
  await page.goto(origin + screen.path);
  await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor({ timeout: 15_000 });
  await settled(page);
  await between();
  if (!screen.act) return;
  await screen.act(page);
  await settled(page);
}

/** What axe finds in both themes, and what does not fit. */
export async function looked(page, name, { over, whole }) {
  const seen = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`, whole);
    // What react-aria has just had read out names things that may be gone since: it is heard once, and then taken away.
    const axe = new AxeBuilder({ page }).exclude("[data-live-announcer]").withTags(wcag).options({ resultTypes: ["violations"], rules: over === "field" ? FROM_FIELD : over ? BESIDE : {} });
    const { violations } = await axe.analyze();
    seen.push(await page.evaluate(tooWide), ...violations.map((violation) => `${colorScheme}: ${describe(violation)}`));
  }
  return seen;
}

export function asCookies(cookie, origin) {
  return cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin }));
}
