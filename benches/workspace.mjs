// How does the workspace feel on a nation? Loads made-up municipalities and measures the client in Chromium on the release build.
//
//   SELOSTE_BIN=target/release/seloste node benches/workspace.mjs
//
// SQLite; CONTROLLERS and REGISTERS make it smaller, EXPLORED says with how many controllers the explorer is asked for everything at once
// (each an inventory of its own), CHROMIUM where the browser is. Needs what the tests in the browser need (make test-browser installs it).
// Frames are the time between two of the browser's, at best 16.7 ms; latencies are from the event of the key or the press until
// the page shows what it led to, with the pauses that the client waits for within.
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signedIn } from "../tests/peers/signed-in.mjs";
import { FIRST, NATION } from "./questions.mjs";
import { Server, generate } from "./server.mjs";

const { chromium } = createRequire(new URL("../tests/peers/package.json", import.meta.url))("playwright-core");
const CONTROLLERS = Number(process.env.CONTROLLERS ?? 309);
const REGISTERS = Number(process.env.REGISTERS ?? 100);
const EXPLORED = (process.env.EXPLORED ?? "9,50").split(",").filter(Boolean).map(Number);
const TIMES = Number(process.env.TIMES ?? 20);
const OFFICER = "1";
const FACETS = ["Sopimus", "Mitä tahansa", "Vuoden kuluessa", "Suostumus"];
const SEARCHED = `{ search(query: "kirjasto", first: 1) { complete } }`;
const WORDS = ["kirjasto", "koulu", "vene", "lupa", "palkka", "asiakas", "hoito", "vesi", "kamera", "maksu"];

const folder = mkdtempSync(join(tmpdir(), "seloste-bench-workspace-"));
const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return [ms(at(sorted, 0.5)), ms(at(sorted, 0.95)), ms(sorted.at(-1)), sorted.length];
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
try {
  console.log(`${cpus().length} processors (${cpus()[0].model}), load ${loadavg()[0].toFixed(1)}; ${CONTROLLERS} x ${REGISTERS} registers`);
  row("what", "median", "p95", "longest", "of");
  row("---", "---", "---", "---", "---");
  if (CONTROLLERS > 0) await on("nation", CONTROLLERS, async (page, origin) => {
    await scrolling(page, origin);
    await searching(page, origin);
    await narrowing(page, origin);
    await previewing(page, origin);
  });
  for (const controllers of EXPLORED) await on(`explored-${controllers}`, controllers, exploring);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens an inventory of so many controllers, as an officer for all of them. */
async function on(name, controllers, look) {
  const data = join(folder, name);
  generate(data, controllers, REGISTERS);
  const server = await Server.start(data, FIRST);
  const origin = `http://127.0.0.1:${server.port}`;
  try {
    // What is measured is a server that has been up for a while: all of it in memory, and looked through by words.
    await server.askPatiently({ query: NATION });
    while (!(await server.ask({ query: SEARCHED })).search.complete) await sleep(500);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fi-FI" });
    const cookie = await signedIn(origin, OFFICER);
    await context.addCookies(cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin })));
    await context.addInitScript(() => localStorage.setItem("seloste.language", "fi"));
    await context.addInitScript(watch);
    const page = await context.newPage();
    await look(page, origin);
    await context.close();
  } finally {
    await server.stop();
  }
}

/** Runs in the page, before all else: what is measured there. */
function watch() {
  window.watched = {
    /** The times between frames while something goes on. */
    frames: undefined,
    begin() {
      const times = (this.frames = []);
      let before;
      const next = (now) => {
        if (this.frames !== times) return;
        if (before !== undefined) times.push(now - before);
        before = now;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    },
    end() {
      const times = this.frames;
      this.frames = undefined;
      return times;
    },
    /** From the next event of that kind until something is so on the page. */
    after(kind, isSo) {
      return new Promise((done) => {
        addEventListener(
          kind,
          ({ timeStamp }) => {
            // What is in the page at the beginning of a frame is seen before the next.
            const look = () => (isSo() ? requestAnimationFrame((shown) => done(shown - timeStamp)) : requestAnimationFrame(look));
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
    },
  };
}

async function ready(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy='true']"), undefined, { timeout: 60_000 });
}

async function scrolling(page, origin) {
  await page.goto(`${origin}/app/registers`);
  await ready(page);
  await page.mouse.move(700, 600);
  await page.evaluate(() => window.watched.begin());
  let last = 0;
  const more = page.getByRole("button", { name: /^Näytä lisää/ });
  for (let turn = 0; turn < 1_000 && last < Math.min(2_600, CONTROLLERS * REGISTERS); turn += 1) {
    await page.mouse.wheel(0, 400);
    // After each thousand the list asks whether one wants more.
    if (turn % 20 === 19 && (await more.isVisible())) await more.click();
    last = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(Math.max(0, ...[...document.querySelectorAll("[role=row]")].map((one) => Number(one.getAttribute("aria-rowindex"))))))));
  }
  row(`frames, scrolling the list to its row ${last}`, ...spread(await page.evaluate(() => window.watched.end())));
}

async function searching(page, origin) {
  await page.goto(`${origin}/app/registers`);
  await ready(page);
  const took = [];
  for (let time = 0; time < TIMES; time += 1) {
    const box = page.getByRole("searchbox");
    await box.fill(WORDS[time % WORDS.length].slice(0, -1));
    await page.waitForTimeout(1_000);
    await ready(page);
    const measured = page.evaluate(() => {
      const before = new URL(location.href).searchParams.get("q");
      const grid = () => document.querySelector("[role=grid]");
      const isSo = () => new URL(location.href).searchParams.get("q") !== before && grid() !== null && !grid().className.includes("fading") && !document.querySelector("[aria-busy='true']");
      return window.watched.after("keydown", isSo);
    });
    await box.press(WORDS[time % WORDS.length].at(-1));
    took.push(await measured);
  }
  row("from a key in the search to its rows", ...spread(took));
}

async function narrowing(page, origin) {
  await page.goto(`${origin}/app/registers`);
  await ready(page);
  const took = [];
  for (let time = 0; time < TIMES; time += 1) {
    const facet = page.locator("button.facet-value").filter({ hasText: FACETS[time % FACETS.length] }).first();
    const measured = page.evaluate(() => {
      const before = location.search;
      const grid = () => document.querySelector("[role=grid]");
      // A facet that holds for all leaves as many rows as there were, so it is the address that tells.
      return window.watched.after("click", () => location.search !== before && grid() !== null && !grid().className.includes("fading") && !document.querySelector("[aria-busy='true']"));
    });
    await facet.click();
    took.push(await measured);
    const pressed = page.locator("button.facet-value[aria-pressed=true]");
    await pressed.first().click();
    await pressed.first().waitFor({ state: "detached" });
    await ready(page);
    await page.waitForTimeout(300);
  }
  row("from a facet to its rows", ...spread(took));
}

async function previewing(page, origin) {
  await page.goto(`${origin}/app/registers/kunta-001/1?edit=PURPOSES&notice=preview`);
  await ready(page);
  const field = page.getByRole("group", { name: "Tarkoitus 1", exact: true }).getByLabel("Suomi").first();
  const took = [];
  let text = "Mitattu ";
  await field.fill(text);
  for (let time = 0; time < TIMES; time += 1) {
    await page.waitForTimeout(1_000);
    const key = String.fromCharCode(97 + (time % 26));
    text += key;
    const measured = page.evaluate((typed) => window.watched.after("keydown", () => document.querySelector(".rendered")?.shadowRoot?.textContent.includes(typed)), text);
    await field.press(key);
    took.push(await measured);
  }
  row("from a key in the editor to the notice beside it", ...spread(took));
}

/** Everything at once, each place drawn by itself. */
async function exploring(page, origin) {
  const begun = performance.now();
  await page.goto(`${origin}/app/explore?ask=all&whole=1`);
  await ready(page);
  const count = page.getByText(/^[\d\s\u00a0]+ paikkaa, [\d\s\u00a0]+ virtaa$/);
  await count.waitFor({ timeout: 120_000 });
  // A part comes by itself, the rest when it is asked for; it is all there when nothing is under way and nothing is offered any more.
  const rest = page.getByRole("button", { name: /^Hae kaikki/ });
  if (await rest.isVisible()) await rest.click();
  await page.waitForTimeout(100);
  await page.waitForFunction(() => !document.querySelector(".explored[aria-busy='true']"), undefined, { timeout: 120_000 });
  const said = await count.innerText();
  const places = said.replaceAll("\u00a0", " ");
  row(`the explorer with ${places}: all there after`, ms(performance.now() - begun), "", "", 1);
  const box = page.locator(".picture");
  const { x, y, width, height } = await box.boundingBox();
  await page.mouse.move(x + width / 2, y + Math.min(height, 500) / 2);
  await page.evaluate(() => window.watched.begin());
  for (let turn = 0; turn < 200; turn += 1) {
    await page.mouse.wheel(turn % 3 === 2 ? 200 : 0, 300 * (turn < 120 ? 1 : -1));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  row(`frames, moving over ${places}`, ...spread(await page.evaluate(() => window.watched.end())));
  await page.locator(".picture [data-place][tabindex='0']").focus();
  const took = [];
  for (let time = 0; time < TIMES * 2; time += 1) {
    const measured = page.evaluate(() => {
      const before = document.activeElement?.getAttribute("data-place");
      return window.watched.after("keydown", () => document.activeElement?.getAttribute("data-place") !== before);
    });
    await page.keyboard.press(["ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft"][time % 5]);
    // At an edge there is nowhere to go.
    const moved = await Promise.race([measured, page.waitForTimeout(2_000)]);
    if (moved !== undefined) took.push(moved);
  }
  row(`a key, to the next place of ${places}`, ...spread(took));
}
