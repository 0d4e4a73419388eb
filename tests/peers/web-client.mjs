// The web client as people meet it: every screen of every role in both themes and two widths under axe, and whole walks in the
// three languages, by what things are called and by keyboard.
import { readdirSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, launched, picture, report, tooWide, wcag } from "./public-pages.mjs";
import { signedIn } from "./signed-in.mjs";
import { dialogs, open, prepare, unnamed } from "./web-client/dialogs.mjs";
import { chooseRows, openColumns, openPost, openViews } from "./web-client/listing.mjs";
import { moves, watchMoves } from "./web-client/still.mjs";
import { walks } from "./web-client/walks.mjs";
import { lookZoomed, zoomed } from "./web-client/zoomed.mjs";

const dpo = "1";
const contact = "2";
const auditor = "5";
const admin = "6";
const widths = [390, 1280];
const schemes = ["light", "dark"];

const today = new Date().toISOString().slice(0, 10);
/** Around the dialog of an open popover stand the buttons by which readers of screens leave it: their place in no landmark is the library's. */
const BESIDE = { region: { enabled: false } };
/** While the list of a field is open, the library hides all but the two from readers of screens; Tab closes it, so nobody comes to what is hidden. */
const FROM_FIELD = { ...BESIDE, "aria-hidden-focus": { enabled: false }, "page-has-heading-one": { enabled: false } };

/** Every screen, as whom it is looked at, what its heading says in Finnish, and what is done before one looks. */
export const screens = [
  { name: "welcome", path: "/app", heading: "Tervetuloa työtilaan" },
  { name: "home-dpo", person: dpo, path: "/app?controller=pori", heading: "Hei, Tuija" },
  { name: "home-contact", person: contact, path: "/app", heading: "Hei, Maija" },
  { name: "home-auditor", person: auditor, path: "/app?controller=espoo", heading: "Hei, Tapio" },
  { name: "home-admin", person: admin, path: "/app", heading: "Hei, Ylermi" },
  { name: "registers", person: dpo, path: "/app/registers", heading: "Rekisterit" },
  { name: "registers-narrowed", person: dpo, path: "/app/registers?controller=pori&basis=CONSENT&q=kirjasto", heading: "Rekisterit" },
  { name: "registers-none", person: dpo, path: "/app/registers?q=xyzzyplugh", heading: "Rekisterit" },
  { name: "registers-columns", person: dpo, path: "/app/registers?columns=number,department,responsible,findings,review,confirmed,special", heading: "Rekisterit" },
  { name: "registers-columns-open", person: dpo, path: "/app/registers?controller=pori", heading: "Rekisterit", act: openColumns, popover: true },
  { name: "registers-views", person: dpo, path: "/app/registers?controller=pori", heading: "Rekisterit", act: openViews, popover: true },
  { name: "registers-chosen", person: dpo, path: "/app/registers?controller=pori", heading: "Rekisterit", act: chooseRows },
  { name: "registers-assign", person: dpo, path: "/app/registers?controller=pori", heading: "Rekisterit", act: openPost },
  { name: "register", person: dpo, path: "/app/registers/pori/1", heading: "Chat/botti-pilotti" },
  { name: "register-contact", person: contact, path: "/app/registers/pori/4?history=1", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing", person: dpo, path: "/app/registers/pori/4?edit=PURPOSES", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing-data", person: contact, path: "/app/registers/pori/4?edit=DATA_GROUPS", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing-retention", person: contact, path: "/app/registers/pori/4?edit=RETENTION", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing-recipients", person: contact, path: "/app/registers/pori/4?edit=RECIPIENTS", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing-flow", person: contact, path: "/app/registers/pori/4?edit=RECIPIENTS&flow=%2BPROCESSING", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-editing-who", person: dpo, path: "/app/registers/espoo/1?edit=WHO", heading: "Chat-palvelut" },
  { name: "register-editing-transfers", person: dpo, path: "/app/registers/espoo/1?edit=TRANSFERS&at=%2FnoTransfers", heading: "Chat-palvelut" },
  { name: "register-editing-assessment", person: dpo, path: "/app/registers/espoo/1?edit=ASSESSMENTS&flow=%2B", heading: "Chat-palvelut" },
  { name: "register-still-true", person: contact, path: "/app/registers/pori/4?walk=1", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-new", person: contact, path: "/app/registers/new?controller=pori&copy=register%3Apori%2F4", heading: "Uusi rekisteri" },
  { name: "register-preview", person: contact, path: "/app/registers/pori/4?notice=preview", heading: "Varhaiskasvatuksen lapset" },
  { name: "register-difference", person: dpo, path: "/app/registers/pori/1?notice=difference", heading: "Chat/botti-pilotti" },
  { name: "register-compared", person: dpo, path: `/app/registers/pori/4?history=1&day=${today}&other=${today}`, heading: "Varhaiskasvatuksen lapset" },
  { name: "home-tour", person: admin, path: "/app?tour=1", heading: "Hei, Ylermi" },
  { name: "findings", person: dpo, path: "/app/findings?severity=ERROR", heading: "Havainnot" },
  { name: "reports", person: auditor, path: "/app/reports", heading: "Raportit" },
  { name: "log", person: auditor, path: "/app/log", heading: "Loki" },
  { name: "explore-third", person: dpo, path: "/app/explore?at=service%3Asample-cloud-europe", heading: "Tietovirrat" },
  { name: "explore-table", person: dpo, path: "/app/explore?table=1&sub=1&controller=pori", heading: "Tietovirrat" },
  { name: "explore-around", person: dpo, path: "/app/explore?ask=around&from=register%3Aespoo%2F2&way=BOTH", heading: "Tietovirrat" },
  { name: "explore-paths", person: dpo, path: "/app/explore?ask=paths&from=register%3Aespoo%2F2&to=country%3Aus", heading: "Tietovirrat" },
  { name: "explore-impact", person: auditor, path: "/app/explore?ask=impact&from=processor%3Asample-cloud-ireland", heading: "Tietovirrat" },
  { name: "explore-depend", person: dpo, path: "/app/explore?ask=depend", heading: "Tietovirrat" },
  { name: "explore-all", person: dpo, path: "/app/explore?ask=all&controller=jyvaskyla", heading: "Tietovirrat" },
  { name: "explore-none", person: dpo, path: "/app/explore?ask=third&controller=pori&country=is", heading: "Tietovirrat" },
  { name: "processors", person: dpo, path: "/app/processors", heading: "Käsittelijät" },
  { name: "processor", person: dpo, path: "/app/processors/mallikoulu", heading: "Mallikoulu Ohjelmistot Oy" },
  { name: "processor-editing", person: dpo, path: "/app/processors/mallikoulu?edit=1", heading: "Mallikoulu Ohjelmistot Oy" },
  { name: "services", person: contact, path: "/app/services?hosting=fi", heading: "Palvelut" },
  { name: "service", person: dpo, path: "/app/services/sample-cloud-europe", heading: "Sample Cloud Europe" },
  { name: "agreements", person: dpo, path: "/app/agreements?controller=pori", heading: "Käsittelysopimukset" },
  { name: "agreement", person: dpo, path: "/app/agreements/pori/s-kirjasto", heading: "Kirjastojärjestelmä" },
  { name: "agreement-new", person: dpo, path: "/app/agreements?controller=pori&new=1", heading: "Käsittelysopimukset" },
  { name: "countries", person: auditor, path: "/app/countries?standing=ADEQUATE", heading: "Maat" },
  { name: "report-bases", person: auditor, path: "/app/reports/bases-by-department?controller=pori", heading: "Oikeusperusteet toimialoittain" },
  { name: "report-retention", person: dpo, path: "/app/reports/retention?controller=pori", heading: "Säilytysajat" },
  { name: "report-transfers", person: auditor, path: "/app/reports/third-country-exposure?controller=pori", heading: "Yhteydet ETA-alueen ulkopuolelle" },
  { name: "report-article-30", person: dpo, path: "/app/reports/article-30?controller=pori&all=1", heading: "Seloste käsittelytoimista" },
  { name: "report-agreements", person: auditor, path: "/app/reports/agreements?controller=pori", heading: "Käsittelysopimukset" },
  { name: "report-breach", person: dpo, path: "/app/reports/breach?controller=pori", heading: "Jos tietoturvaloukkaus" },
  { name: "log-entry", person: auditor, path: "/app/log/20", heading: "Kirjaus 20" },
  { name: "log-as-of", person: auditor, path: "/app/log/as-of?register=pori/4", heading: "Oliko näin sinä päivänä?" },
  { name: "admin", person: admin, path: "/app/admin", heading: "Ylläpito" },
  { name: "admin-accounts", person: admin, path: "/app/admin/accounts", heading: "Tilit ja oikeudet" },
  { name: "admin-account", person: admin, path: "/app/admin/accounts/2", heading: "Maija Malli" },
  { name: "admin-roles", person: admin, path: "/app/admin/roles", heading: "Roolit" },
  { name: "admin-tokens", person: admin, path: "/app/admin/tokens", heading: "Tunnukset" },
  { name: "admin-webhooks", person: admin, path: "/app/admin/webhooks", heading: "Webhookit" },
  { name: "admin-departments", person: admin, path: "/app/admin/organisation?controller=pori", heading: "Organisaatio" },
  { name: "admin-posts", person: admin, path: "/app/admin/organisation?controller=pori&view=posts", heading: "Organisaatio" },
  { name: "admin-people", person: admin, path: "/app/admin/organisation?controller=pori&view=people", heading: "Organisaatio" },
  { name: "admin-vocabularies", person: dpo, path: "/app/admin/vocabularies?id=data:absence", heading: "Luettelot" },
  { name: "admin-layouts", person: dpo, path: "/app/admin/layouts?key=espoo&register=register%3Apori%2F4", heading: "Asettelut" },
  { name: "admin-providers", person: admin, path: "/app/admin/providers", heading: "Tunnistautuminen" },
  { name: "log-narrowed", person: auditor, path: "/app/log?act=CREATE&controller=pori&of=register%3Apori%2F4", heading: "Loki" },
  { name: "admin-rules", person: dpo, path: "/app/admin/rules?controller=pori", heading: "Säännöt" },
  { name: "breaches", person: dpo, path: "/app/breaches", heading: "Tietoturvaloukkaukset" },
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
    await check("the walks go by keyboard alone", () => report(byHandOrMouse()));
    for (const screen of wants("screens") ? screens.filter(named) : []) {
      for (const width of widths) {
        await check(`${screen.name} at ${width} px stands still, is accessible and fits, in the light and in the dark`, () =>
          visit({ browser, origin, cookie: cookies.get(screen.person), options: { viewport: { width, height: 900 } } }, async (page, shown) => {
            await watchMoves(page);
            await page.goto(origin + screen.path);
            await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor({ timeout: 15_000 });
            await settled(page);
            const moved = await moves(page);
            await acted(page, screen);
            report([...(await looked(page, `app-${screen.name}-${width}`, { over: screen.popover })), ...moved, ...shown()]);
          }),
        );
      }
    }
    for (const screen of wants("zoomed") ? screens.filter(named) : []) {
      await check(`${screen.name} can be used at 400 %`, () =>
        visit({ browser, origin, cookie: cookies.get(screen.person), options: { viewport: zoomed } }, async (page) => {
          await page.goto(origin + screen.path);
          await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor({ timeout: 15_000 });
          await settled(page);
          await acted(page, screen);
          report(await lookZoomed(page));
        }),
      );
    }
    for (const { name, person, language = "fi", walk } of wants("walks") ? walks.filter(named) : []) {
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
    if (wants("dialogs")) await lookAtDialogs({ browser, origin, check, cookies });
  } finally {
    await browser.close();
  }
}

/** Everything that opens over a screen, opened by keys; after the walks, since some of it has to be prepared. */
async function lookAtDialogs({ browser, origin, check, cookies }) {
  await check("everything that opens over a screen is looked at", () => report(unnamed()));
  let made;
  await check("what the windows are about can be prepared", async () => {
    made = await prepare(origin);
  });
  for (const dialog of made ? dialogs.filter(named) : []) {
    for (const width of widths) {
      await check(`the window ${dialog.name} at ${width} px is accessible and fits, in the light and in the dark`, () =>
        visit({ browser, origin, cookie: cookies.get(dialog.person), options: { viewport: { width, height: 900 } } }, async (page, shown) => {
          await page.goto(origin + (typeof dialog.path === "string" ? dialog.path : dialog.path(made)));
          await settled(page);
          await open(page, dialog);
          report([...(await looked(page, `window-${dialog.name}-${width}`, { over: dialog.over, whole: false })), ...shown()]);
        }),
      );
    }
  }
}

/** What axe finds in both themes, and what does not fit. */
async function looked(page, name, { over, whole }) {
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

/** PARTS=walks,dialogs leaves out the others (screens, zoomed), and NAMED=agreement all that are not called so: while one writes them. */
function wants(part) {
  return !process.env.PARTS || process.env.PARTS.split(",").includes(part);
}

function named({ name }) {
  return !process.env.NAMED || new RegExp(process.env.NAMED).test(name);
}

/** Where a walk uses a mouse, or lets a script give the focus: then nobody knows whether keys lead there. */
function byHandOrMouse() {
  const folder = new URL("web-client/", import.meta.url);
  const easier = /\.(click|dblclick|hover|tap|dragTo|focus|fill|check|uncheck|setChecked|selectOption|pressSequentially)\(|mouse\.(move|down|up|click|wheel)|(?<!keyboard)\.press\(/;
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
    return lines.flatMap((line, at) => (easier.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : []));
  });
}

/** Waits until the screen is there and nothing on it is still being fetched. */
export async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy='true']"), undefined, { timeout: 20_000 });
}

/** Does what is done before one looks, and waits for what that opens. */
async function acted(page, { act }) {
  if (!act) return;
  await act(page);
  await settled(page);
}

function asCookies(cookie, origin) {
  return cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin }));
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
