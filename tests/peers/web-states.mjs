// What people see while something is not there: under way, failed, refused, empty. Every screen and every code of the server,
// with answers held back or put in their place between the browser and the server.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, picture, report, tooWide, wcag } from "./public-pages.mjs";
import { browsing, named, settled, visit } from "./web-client/browsing.mjs";
import { press } from "./web-client/keys.mjs";
import { expect } from "./web-client/say.mjs";
import { screens } from "./web-client/screens.mjs";

/** What the page itself stands on: without it there is no screen to look at. */
const GROUND = ["Viewer", "Controllers"];
/** Screens that ask nothing of their own, or not yet; and one that is a sheet over another. */
const SILENT = ["welcome", "not-allowed", "not-found", "admin", "admin-roles", "reports", "report-breach", "agreement-new"];

export async function suite({ origin, root, check }) {
  const words = await wordsOf(root, "fi");
  await browsing(origin, async ({ browser, cookieOf }) => {
    const at = async (screen, look) => visit({ browser, origin, cookie: await cookieOf(screen.person), options: { viewport: { width: 1280, height: 900 } } }, look);
    // What is done on a screen before one looks needs it to be there.
    const asking = screens.filter(({ name, act }) => !act && !SILENT.includes(name)).filter(named);
    for (const screen of asking) {
      await check(`${screen.name} while it is under way, when it fails, and when it is tried again`, () => at(screen, (page, shown) => waiting({ page, shown, origin, screen, words })));
    }
    for (const screen of asking) await check(`${screen.name} when there is nothing to show`, () => at(screen, (page, shown) => nothing({ page, shown, origin, screen })));
    for (const { code, say, wayOut } of (await troubles(root)).filter(({ code }) => named({ name: code }))) {
      await check(`what the server calls ${code} is told with the way out`, () => at(screens.find(({ name }) => name === "registers"), (page, shown) => told({ page, shown, origin, words, code, say, wayOut })));
    }
  });
}

/** Holds every answer back, then fails them all, then lets them come. */
async function waiting({ page, shown, origin, screen, words }) {
  page.expectsErrors = true;
  const held = [];
  let state = "held";
  await page.route("**/graphql", async (route) => {
    if (state === "open" || GROUND.includes(operation(route))) return route.continue();
    if (state === "failing") return fail(route, "INTERNAL");
    held.push(route);
  });
  await page.goto(origin + screen.path);
  // The code of the screen has come when it has a name; it is the answers that are held back.
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const loading = page.locator("main").getByRole("status").filter({ hasText: words.get("loading") });
  await loading.first().waitFor();
  await picture(page, `state-${screen.name}-loading`);
  const while_ = await problems(page);
  state = "failing";
  for (const route of held) await fail(route, "INTERNAL");
  const alert = page.getByRole("alert").filter({ hasText: words.get("trouble-internal") });
  await alert.first().waitFor();
  await picture(page, `state-${screen.name}-failed`);
  const failed = await problems(page);
  state = "open";
  // Each card that failed offers to try again; cards that asked the same come together.
  for (let left = await alert.count(); left > 0; left = await alert.count()) {
    await press(alert.first().getByRole("button", { name: words.get("try-again") }));
    await page.waitForFunction(([text, before]) => [...document.querySelectorAll("[role=alert]")].filter((one) => one.textContent.includes(text)).length < before, [words.get("trouble-internal"), left]);
  }
  await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor();
  await settled(page);
  report([...shown(), ...while_, ...failed]);
}

/** Takes every row out of every answer: a city that has just begun. */
async function nothing({ page, shown, origin, screen }) {
  await page.route("**/graphql", async (route) => {
    if (GROUND.includes(operation(route))) return route.continue();
    const response = await route.fetch();
    const answer = await response.json().catch(() => undefined);
    return answer ? route.fulfill({ response, json: emptied(answer) }) : route.fulfill({ response });
  });
  await page.goto(origin + screen.path);
  await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor();
  await settled(page);
  await picture(page, `state-${screen.name}-empty`);
  // A list with nothing in it would leave a heading over nothing: what there is says so in words.
  const bare = await page.evaluate(() => {
    const lists = [...document.querySelectorAll("main ul, main ol, main dl, main tbody, main [role=grid]")];
    const bare = (list) => list.checkVisibility() && list.textContent.trim() === "" && !list.querySelector("svg, img, input");
    const said = (list) => [...list.closest(".card, section, main").querySelectorAll(".empty, .unsaid-text, p")].some((words) => words.textContent.trim() !== "");
    return lists.filter((list) => bare(list) && !said(list)).map((list) => `nothing in <${list.localName} class="${list.className}">`);
  });
  report([...shown(), ...bare, ...(await problems(page))]);
}

/** One code of the server, in answer to the question of the list of registers. */
async function told({ page, shown, origin, words, code, say, wayOut }) {
  page.expectsErrors = true;
  await page.route("**/graphql", (route) => {
    if (GROUND.includes(operation(route))) return route.continue();
    return code === "CONNECTION" ? route.abort() : fail(route, code);
  });
  await page.goto(`${origin}/app/registers`);
  // Of a session that has ended the banner tells, over a screen that keeps what is on it.
  const place = page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: words.get(say) }).first();
  await place.waitFor();
  const ways = { again: words.get("try-again"), reload: words.get("reload") };
  if (ways[wayOut]) expect((await page.getByRole("alert").getByRole("button", { name: ways[wayOut] }).count()) > 0, `no way out: ${ways[wayOut]}`);
  if (wayOut === "sign-in") expect((await page.getByRole("link", { name: words.get("sign-in") }).count()) > 0, "no way to sign in again");
  if (wayOut === "none") expect((await page.getByRole("alert").getByRole("button").count()) === 0, "a way out is offered where none helps");
  await picture(page, `state-code-${code}`);
  report([...shown(), ...(await problems(page))]);
}

/** The name of what is asked. */
function operation(route) {
  const { operationName, query = "" } = JSON.parse(route.request().postData() ?? "{}");
  return operationName ?? /(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
}

function fail(route, code) {
  return route.fulfill({ json: { data: null, errors: [{ message: `sentence of ${code}`, extensions: { code } }] } });
}

/** An answer without rows: what comes in pages is empty and counts are zero. What a thing consists of stays. */
function emptied(value, name = "") {
  if (Array.isArray(value)) return name === "nodes" ? [] : value.map((one) => emptied(one));
  if (value === null || typeof value !== "object") return /count|total/i.test(name) && typeof value === "number" ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "pageInfo" ? { ...inner, hasNextPage: false } : emptied(inner, key)]));
}

async function problems(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).options({ resultTypes: ["violations"] }).analyze();
  return [await page.evaluate(tooWide), ...violations.map(describe)];
}

/** Every code the client knows, from its own table, so that none is forgotten. */
async function troubles(root) {
  const source = await readFile(join(root, "web/src/api/trouble.ts"), "utf8");
  const saying = (text) => ({ say: /say: "([^"]+)"/.exec(text)?.[1], wayOut: /wayOut: "([^"]+)"/.exec(text)?.[1] });
  const shared = new Map([...source.matchAll(/^const (\w+): Saying = (\{.*\});/gm)].map(([, name, text]) => [name, saying(text)]));
  const table = /troubles: Record<string, Saying> = \{([\s\S]*?)\n\};/.exec(source)?.[1] ?? "";
  const all = [...table.matchAll(/^\s+([A-Z_]+): (.*),$/gm)].map(([, code, text]) => ({ code, ...(shared.get(text) ?? saying(text)) }));
  expect(all.length > 25 && all.every(({ say, wayOut }) => say && wayOut), "the table of codes cannot be read any more");
  return all;
}

/** The words of the client in a language. */
async function wordsOf(root, language) {
  const words = new Map();
  for (const name of ["errors", "shell"]) {
    const text = await readFile(join(root, `web/src/i18n/${language}/${name}.ftl`), "utf8");
    for (const [, key, said] of text.matchAll(/^([\w-]+) = (.*)$/gm)) words.set(key, said);
  }
  return words;
}
