// The public notice pages and GraphiQL as people meet them: in a browser, by phone and by desk, in light and in dark, with
// and without JavaScript, and under axe (WCAG 2.2 A and AA).
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const languages = ["fi", "sv", "en"];
const controllers = ["pori", "jyvaskyla", "espoo"];
const widths = [390, 1280];
const schemes = ["light", "dark"];
export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// Register pages come from one template, so some of each controller stand for all. REGISTERS=1000 looks at every one.
const registersPerController = Number(process.env.REGISTERS ?? 3);

/** Debian's Chromium, without what it would do by itself. */
export function launched() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export async function suite({ origin, check }) {
  const browser = await launched();
  try {
    const site = { origin, browser, check };
    const registers = await discover(site);
    const homes = languages.map((language) => `/${language}`);
    const cities = homes.flatMap((home) => controllers.map((controller) => `${home}/${controller}`));
    const searches = homes.flatMap((home) => ["", "palautteet", "palvelu", "xyzzyplugh"].map((words) => `${home}?q=${words}`));
    for (const path of [...homes, ...cities, ...searches, ...registers]) await checkPage(site, path, 200);
    for (const language of languages) await checkPage(site, `/${language}/pori/no-such-register`, 404);
    await checkFormats(site, registers.find((path) => path.startsWith("/fi/pori/")));
    await checkGraphiql(site);
  } finally {
    await browser.close();
  }
}

/** The register pages to look at, found by following links as a reader would. */
async function discover({ origin, check }) {
  await check("/ leads to the home page of every language", async () => {
    const response = await fetch(`${origin}/`);
    const html = await response.text();
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    const here = new URL(response.url).pathname;
    const missing = languages.filter((language) => here !== `/${language}` && !links(html).includes(`/${language}`));
    if (missing.length) throw new Error(`from ${here} no link to ${missing.map((language) => `/${language}`).join(", ")}`);
  });

  const chosen = [];
  for (const language of languages) {
    await check(`/${language} links to every controller`, async () => {
      const found = links(await (await fetch(`${origin}/${language}`)).text());
      const missing = controllers.map((slug) => `/${language}/${slug}`).filter((path) => !found.includes(path));
      if (missing.length) throw new Error(`no link to ${missing.join(", ")}`);
    });
    for (const controller of controllers) {
      const city = `/${language}/${controller}`;
      await check(`${city} links to its register pages`, async () => {
        const found = links(await (await fetch(origin + city)).text());
        const registers = found.filter((path) => new RegExp(`^${city}/[^/.]+$`).test(path));
        if (!registers.length) throw new Error(`no link of the form ${city}/REGISTER`);
        chosen.push(...registers.slice(0, registersPerController));
      });
    }
  }
  return chosen;
}

/** Paths of the links in a page's source, without query and fragment, each once. */
function links(html) {
  const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((match) => match[1]);
  return [...new Set(hrefs.map((href) => href.replace(/[?#].*/, "")).filter((href) => href.startsWith("/")))];
}

async function checkPage(site, path, status) {
  const { origin, check } = site;
  const [, language] = path.split(/[/?]/);

  await check(`${path} answers ${status} with the security headers`, async () => {
    const response = await fetch(origin + path, { redirect: "manual" });
    await response.text();
    report([
      response.status !== status && `HTTP ${response.status}`,
      ...headerProblems(response.headers),
      !response.headers.get("content-type")?.startsWith("text/html") && `content-type: ${response.headers.get("content-type")}`,
    ]);
  });

  await check(`${path} is a page in ${language} with one h1 and working language links`, () =>
    visit(site, path, {}, async (page) => {
      const { lang, headings, switches, ways } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        headings: [...document.querySelectorAll("h1")].map((h1) => h1.innerText),
        switches: [...document.querySelectorAll("a[hreflang]")].map((link) => [link.hreflang, link.href]),
        ways: document.querySelectorAll('a[href^="mailto:"], a[href^="tel:"]').length,
      }));
      const others = new Map(switches.filter(([hreflang]) => hreflang !== lang));
      const problems = [
        lang !== language && `<html lang="${lang}">`,
        headings.length !== 1 && `${headings.length} h1: ${headings.join(" | ")}`,
        !others.size && status === 200 && "no link to another language (a[hreflang])",
        !ways && status === 404 && "no way to reach anyone: neither a mailto: nor a tel: link",
      ];
      for (const [hreflang, href] of status === 200 ? others : []) {
        const response = await fetch(href);
        const html = await response.text();
        const answered = /<html[^>]*\slang="([^"]*)"/.exec(html)?.[1];
        if (response.status !== 200) problems.push(`the link to ${hreflang}, ${href}, answers ${response.status}`);
        else if (answered !== hreflang) problems.push(`the link to ${hreflang}, ${href}, leads to a page in ${answered}`);
      }
      report(problems);
    }),
  );

  await check(`${path} says the same without JavaScript`, async () => {
    const text = (page) => page.evaluate(() => document.body.innerText.trim());
    const [on, off] = [await visit(site, path, {}, text), await visit(site, path, { javaScriptEnabled: false }, text)];
    if (!off) throw new Error("the page is empty");
    if (on !== off) throw new Error(`${on.length} characters with it, ${off.length} without`);
  });

  for (const width of widths) {
    for (const colorScheme of schemes) {
      const viewport = { width, height: 844 };
      await check(`${path} at ${width} px in ${colorScheme} is accessible and fits`, () =>
        visit(site, path, { viewport, colorScheme }, async (page, shown) => {
          await picture(page, `${path}-${width}-${colorScheme}`);
          const wide = await page.evaluate(tooWide);
          const { violations } = await new AxeBuilder({ page }).withTags(wcag).options({ resultTypes: ["violations"] }).analyze();
          report([...shown(), wide, ...violations.map(describe)]);
        }),
      );
    }
  }
}

/** Opens a page in a fresh context; `shown()` gives what the browser complained of and every request that left the site. */
async function visit({ origin, browser }, path, options, look) {
  const context = await browser.newContext(options);
  try {
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
      // The browser asks for the icon when it pleases, so a missing one would fail now and then.
      if (message.type() !== "error" || message.location().url.endsWith("/favicon.ico")) return;
      // A 404 page is itself told of as a failed resource; that is what was asked for.
      if (/status of 404/.test(message.text()) && message.location().url === origin + path) return;
      problems.push(`console: ${message.text()}`);
    });
    await page.goto(origin + path, { waitUntil: "load" });
    return await look(page, () => problems);
  } finally {
    await context.close();
  }
}

/** Runs in the page: says what sticks out when the page scrolls sideways. */
export function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return "";
  const culprits = [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join(""));
  return `scrolls sideways, ${scrollWidth} px in ${clientWidth} px: ${[...new Set(culprits)].slice(0, 5).join(", ")}`;
}

export function describe({ id, help, nodes }) {
  const places = nodes.slice(0, 3).map((node) => `  ${node.target.join(" ")}: ${node.any[0]?.message ?? node.failureSummary}`);
  return [`axe ${id}: ${help} (${nodes.length} ×)`, ...places].join("\n");
}

function headerProblems(headers) {
  const policy = headers.get("content-security-policy") ?? "";
  const directive = (name) => new RegExp(`(?:^|;)\\s*${name}\\s+([^;]*)`).exec(policy)?.[1];
  const scripts = directive("script-src") ?? directive("default-src");
  return [
    !policy && "no content-security-policy",
    policy && !directive("default-src") && "content-security-policy has no default-src",
    /unsafe-|\*|https?:/.test(scripts ?? "") && `content-security-policy allows scripts from ${scripts}`,
    headers.get("x-content-type-options") !== "nosniff" && "x-content-type-options is not nosniff",
    !headers.get("referrer-policy") && "no referrer-policy",
  ];
}

async function checkFormats({ origin, check }, path) {
  const formats = { md: "text/markdown", txt: "text/plain", json: "application/json" };
  for (const [suffix, type] of Object.entries(formats)) {
    await check(`a register page of Pori as .${suffix} is ${type}`, async () => {
      if (!path) throw new Error("no register page was found under /fi/pori");
      const response = await fetch(`${origin}${path}.${suffix}`);
      const text = await response.text();
      const given = response.headers.get("content-type") ?? "none";
      report([
        response.status !== 200 && `${path}.${suffix} answers ${response.status}`,
        given.split(";")[0] !== type && `content-type: ${given}`,
        suffix !== "json" && !/charset=utf-8/i.test(given) && `no charset=utf-8 in ${given}`,
        !text.trim() && "it is empty",
      ]);
      if (suffix === "json") JSON.parse(text);
    });
  }
}

async function checkGraphiql(site) {
  for (const colorScheme of schemes) {
    const options = { viewport: { width: 1280, height: 844 }, colorScheme };
    await site.check(`/graphql opens GraphiQL in ${colorScheme}, and its run button shows an answer`, () =>
      visit(site, "/graphql", options, async (page, shown) => {
        // The button does nothing until the editor holds the query.
        await page.locator(".graphiql-query-editor").getByText("query").first().waitFor({ timeout: 15_000 });
        await page.getByRole("button", { name: /execute query/i }).click();
        const response = page.locator(".graphiql-response");
        await response.getByText(/"(data|errors)"/).first().waitFor({ timeout: 15_000 });
        const text = await response.innerText();
        await picture(page, `graphiql-${colorScheme}`);
        // A dialog makes styles of its own, which the page's policy must let it; a violation is an error on the console.
        await page.getByRole("button", { name: /open settings dialog/i }).click();
        await page.getByRole("dialog").waitFor({ timeout: 15_000 });
        report([...shown(), text.includes('"errors"') && `the starting query has errors:\n${text.slice(0, 1000)}`]);
      }),
    );
  }
}

export async function picture(page, name, whole = true) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/^\//, "").replaceAll("/", "_")}.png`), fullPage: whole });
}

/** Fails with every problem at once; what is false or empty is none. */
export function report(problems) {
  const real = problems.filter(Boolean);
  if (real.length) throw new Error(real.join("\n"));
}
