// The web client as people meet it: every screen of every role in both themes and two widths under axe, and whole walks in the
// three languages, by what things are called and by keyboard.
import { AxeBuilder } from "@axe-core/playwright";
import { describe, launched, picture, report, tooWide, wcag } from "./public-pages.mjs";
import { signedIn } from "./signed-in.mjs";
import { walks } from "./web-client/walks.mjs";

const dpo = "1";
const contact = "2";
const auditor = "5";
const admin = "6";
const widths = [390, 1280];
const schemes = ["light", "dark"];

/** Every screen, as whom it is looked at, and what its heading says in Finnish. */
const screens = [
  { name: "welcome", path: "/app", heading: "Tervetuloa työtilaan" },
  { name: "home-dpo", person: dpo, path: "/app?controller=pori", heading: "Hei, Tuija" },
  { name: "home-contact", person: contact, path: "/app", heading: "Hei, Maija" },
  { name: "home-auditor", person: auditor, path: "/app?controller=espoo", heading: "Hei, Tapio" },
  { name: "home-admin", person: admin, path: "/app", heading: "Hei, Ylermi" },
  { name: "registers", person: dpo, path: "/app/registers", heading: "Rekisterit" },
  { name: "registers-narrowed", person: dpo, path: "/app/registers?controller=pori&basis=CONSENT&q=kirjasto", heading: "Rekisterit" },
  { name: "registers-none", person: dpo, path: "/app/registers?q=xyzzyplugh", heading: "Rekisterit" },
  { name: "register", person: dpo, path: "/app/registers/pori/1", heading: "Chat/botti-pilotti" },
  { name: "register-contact", person: contact, path: "/app/registers/pori/4?history=1", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing", person: dpo, path: "/app/registers/pori/4?edit=PURPOSES", heading: "Varhaiskasvatuksen lapset" },
  { name: "findings", person: dpo, path: "/app/findings?severity=ERROR", heading: "Havainnot" },
  { name: "reports", person: auditor, path: "/app/reports", heading: "Raportit" },
  { name: "log", person: auditor, path: "/app/log", heading: "Loki" },
  { name: "not-allowed", person: contact, path: "/app/log", heading: "Tämä sivu ei ole roolillesi" },
  { name: "not-found", person: dpo, path: "/app/nowhere/at/all", heading: "Sivua ei löydy" },
  { name: "register-not-found", person: dpo, path: "/app/registers/pori/none", heading: "Sivua ei löydy" },
];

export async function suite({ origin, check }) {
  const browser = await launched();
  try {
    const cookies = new Map([[undefined, undefined]]);
    for (const person of [dpo, contact, auditor, admin]) cookies.set(person, await signedIn(origin, person));
    await check("/app answers with a nonce and is not kept", async () => {
      const response = await fetch(`${origin}/app/registers?q=a`);
      const [policy, html] = [response.headers.get("content-security-policy") ?? "", await response.text()];
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
      report([
        response.status !== 200 && `HTTP ${response.status}`,
        response.headers.get("cache-control") !== "no-store" && `cache-control: ${response.headers.get("cache-control")}`,
        (!nonce || !html.includes(`<script nonce="${nonce}"`)) && "the script has not the nonce of the policy",
        /unsafe|style="/.test(policy + html) && "something unsafe is let through",
      ]);
    });
    // WALKS=1 leaves out the looking: while one writes a walk.
    for (const screen of process.env.WALKS ? [] : screens) {
      for (const width of widths) {
        for (const colorScheme of schemes) {
          await check(`${screen.name} at ${width} px in ${colorScheme} is accessible and fits`, async () => {
            const options = { viewport: { width, height: 900 }, colorScheme };
            await visit({ browser, origin, cookie: cookies.get(screen.person), options }, async (page, shown) => {
              await page.goto(origin + screen.path);
              await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor({ timeout: 15_000 });
              await settled(page);
              await picture(page, `app-${screen.name}-${width}-${colorScheme}`);
              const wide = await page.evaluate(tooWide);
              const { violations } = await new AxeBuilder({ page }).withTags(wcag).options({ resultTypes: ["violations"] }).analyze();
              report([...shown(), wide, ...violations.map(describe)]);
            });
          });
        }
      }
    }
    for (const screen of process.env.WALKS ? [] : screens) {
      // As on the smallest phone, or on a desk at 400 %.
      await check(`${screen.name} fits in 320 px`, () =>
        visit({ browser, origin, cookie: cookies.get(screen.person), options: { viewport: { width: 320, height: 640 } } }, async (page) => {
          await page.goto(origin + screen.path);
          await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor({ timeout: 15_000 });
          await settled(page);
          report([await page.evaluate(tooWide)]);
        }),
      );
    }
    for (const { name, person, language = "fi", walk } of walks) {
      await check(name, () =>
        visit({ browser, origin, options: { viewport: { width: 1280, height: 900 } }, language }, async (page, shown) => {
          // Everyone who walks has a session of their own: a walk may end it.
          const cookie = person && (await signedIn(origin, person));
          if (cookie) await page.context().addCookies(asCookies(cookie, origin));
          await walk(page, { origin, settled });
          report(shown());
        }),
      );
    }
  } finally {
    await browser.close();
  }
}

/** Waits until the screen is there and nothing on it is still being fetched. */
async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy='true']"), undefined, { timeout: 20_000 });
}

function asCookies(cookie, origin) {
  return cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin }));
}

/** Opens a fresh context; `shown()` gives what the browser complained of and every request that left the site. */
async function visit({ browser, origin, cookie, options, language = "fi" }, look) {
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
