// Signing in as people do: a browser, the program as a city runs it (`seloste serve`), and a provider made by others.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { startProvider } from "./provider.mjs";

const algorithms = ["RS256", "PS256", "ES256", "EdDSA"];
const audience = "https://seloste.example/graphql";
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function suite({ root, check }) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = await startProvider(origin);
  const server = await serve(root, port, provider.issuer);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    await people({ origin, provider, browser, check });
    await machines({ origin, provider, token: server.token, check });
    await check("the log tells nothing about the person", () => {
      for (const text of ["someone@city.example", "Someone", "alice", "for-a-test-and-no-more", "code="]) {
        if (server.log().includes(text)) throw new Error(`it tells ${text}:\n${server.log()}`);
      }
    });
  } finally {
    await browser.close();
    await provider.stop();
    await check("`seloste serve` stops within 10 s of SIGTERM with exit code 0", () => server.stop());
  }
}

async function people({ origin, provider, browser, check }) {
  for (const language of ["fi", "sv", "en"]) {
    await check(`/sign-in in ${language} passes axe (WCAG 2.2 AA), in light and in dark`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const look = async (page) => {
          await page.emulateMedia({ colorScheme });
          await page.goto(`${origin}/sign-in?lang=${language}`);
          await accessible(page);
          if ((await page.locator("html").getAttribute("lang")) !== language) throw new Error("another language");
        };
        await withPage(browser, look, true);
      }
    });
  }

  for (const algorithm of algorithms) {
    await check(`someone signs in with an ID token signed with ${algorithm}, without JavaScript here`, async () => {
      Object.assign(provider.settings, { algorithm });
      provider.renew();
      await withPage(browser, async (page) => {
        await signIn(page, origin, "/fi?from=here");
        if (page.url() !== `${origin}/fi?from=here`) throw new Error(`it ends at ${page.url()}`);
        await signedIn(page, origin);
      });
    });
  }

  await check("someone signs in after the provider has changed all its keys", async () => {
    provider.rotate();
    await withPage(browser, async (page) => {
      await signIn(page, origin, "/fi");
      await signedIn(page, origin);
    });
  });

  await check("someone without a group that gives anything is told so, and stays out", async () => {
    Object.assign(provider.settings, { groups: [] });
    provider.renew();
    await withPage(browser, async (page) => {
      await signIn(page, origin, "/fi");
      const text = await page.locator("main").innerText();
      if (!text.includes("none of your groups")) throw new Error(`it says:\n${text}`);
      await accessible(page);
      await signedOut(page, origin);
    }, true);
    Object.assign(provider.settings, { groups: ["privacy"] });
    provider.renew();
  });

  await check("someone who breaks off at the provider is told so, and stays out", () =>
    withPage(browser, async (page) => {
      await page.goto(`${origin}/sign-in?lang=en`);
      await page.getByRole("link", { name: "City account" }).click();
      await page.getByRole("link", { name: /cancel/i }).click();
      const text = await page.locator("main").innerText();
      if (!text.includes("broke off")) throw new Error(`it says:\n${text}`);
      await signedOut(page, origin);
    }),
  );

  await check("/sign-out passes axe, and leads out of the provider too and back", () =>
    withPage(browser, async (page) => {
      await signIn(page, origin, "/fi");
      await page.goto(`${origin}/sign-out?lang=en`);
      await accessible(page);
      await page.getByRole("button", { name: "Sign out of this browser" }).click();
      // The provider asks, since we keep no ID token to show it.
      await page.waitForURL(`${provider.issuer}/session/end**`);
      await page.getByRole("button", { name: /yes, sign me out/i }).click();
      await page.waitForURL(`${origin}/sign-out**`);
      await signedOut(page, origin);
    }, true),
  );

  await check("signing out everywhere ends the sessions of other browsers", () =>
    withPage(browser, (one) =>
      withPage(browser, async (other) => {
        await signIn(one, origin, "/fi");
        await signIn(other, origin, "/fi");
        await one.goto(`${origin}/sign-out?lang=en`);
        const rows = await one.locator("main li").count();
        if (rows < 2) throw new Error(`${rows} sessions are listed`);
        await one.getByRole("button", { name: "Sign out everywhere" }).click();
        await one.waitForURL(`${provider.issuer}/session/end**`);
        await signedOut(other, origin);
      }),
    ),
  );

  await check("the session's cookie is out of reach of scripts and of other sites' forms", () =>
    withPage(browser, async (page) => {
      await signIn(page, origin, "/fi");
      // The provider is at another port of this host, and browsers keep cookies by host.
      const all = await page.context().cookies(origin);
      const cookies = all.filter(({ name }) => name.startsWith("seloste"));
      const session = cookies.find(({ name }) => name === "seloste");
      if (!session?.httpOnly || session.sameSite !== "Lax" || session.expires !== -1) throw new Error(JSON.stringify(session));
      if (cookies.length !== 1) throw new Error(`there are others: ${cookies.map(({ name }) => name)}`);
    }),
  );
}

async function machines({ origin, provider, token: admin, check }) {
  const viewer = "{ viewer { signedIn name roles { role } } }";
  const is = (expected, { status, data, errors }) => {
    if (JSON.stringify(data?.viewer) !== JSON.stringify(expected)) throw new Error(JSON.stringify({ status, data, errors }));
  };
  const isRefused = ({ status, data, errors }) => {
    const code = errors?.[0]?.extensions?.code;
    if (status !== 401 || code !== "UNAUTHENTICATED" || data) throw new Error(JSON.stringify({ status, data, errors }));
  };

  await check("the provider's access tokens for a client have the form of RFC 9068 that is asked for", async () => {
    const token = await clientCredentials(provider);
    const [header, claims] = token.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url")));
    const expected = { typ: "at+jwt", aud: audience, iss: provider.issuer, client_id: "exporter", sub: "exporter" };
    const given = { ...claims, typ: header.typ };
    const wrong = Object.keys(expected).filter((name) => given[name] !== expected[name]);
    if (wrong.length) throw new Error(`${wrong.join(", ")}: ${JSON.stringify(given)}`);
  });

  await check("a program that the provider vouches for is nobody until it has an account", async () => {
    isRefused(await ask(origin, await clientCredentials(provider), viewer));
  });

  await check("a program comes in with client credentials, in the role that its account was given", async () => {
    const account = { name: "Exporter", kind: "SERVICE", issuer: provider.issuer, subject: "exporter" };
    const create = "mutation ($account: AccountInput!) { createAccount(input: { account: $account }) { account { id } userErrors { code } } }";
    const made = await ask(origin, admin, create, { account });
    const id = made.data?.createAccount?.account?.id;
    if (!id) throw new Error(JSON.stringify(made));
    const grant = "mutation ($id: ID!) { grantRole(input: { account: $id, role: AUDITOR }) { userErrors { code } } }";
    const given = await ask(origin, admin, grant, { id });
    if (given.data?.grantRole?.userErrors?.length !== 0) throw new Error(JSON.stringify(given));
    for (const algorithm of algorithms) {
      Object.assign(provider.settings, { algorithm });
      provider.renew();
      const expected = { signedIn: true, name: "Exporter", roles: [{ role: "AUDITOR" }] };
      is(expected, await ask(origin, await clientCredentials(provider), viewer));
    }
    const change = 'mutation { createRecipient(input: { recipient: { name: { fi: "Uusi" } } }) { userErrors { code } } }';
    const refused = await ask(origin, await clientCredentials(provider), change);
    if (refused.errors?.[0]?.extensions?.code !== "FORBIDDEN") throw new Error(JSON.stringify(refused));
  });

  await check("an access token that was changed, or is for another audience, lets nobody in", async () => {
    const [header, claims, signature] = (await clientCredentials(provider)).split(".");
    const said = JSON.parse(Buffer.from(claims, "base64url"));
    const longer = Buffer.from(JSON.stringify({ ...said, exp: said.exp + 3600 })).toString("base64url");
    isRefused(await ask(origin, [header, longer, signature].join("."), viewer));
    isRefused(await ask(origin, await clientCredentials(provider, "https://other.example/graphql"), viewer));
    is({ signedIn: true, name: "Exporter", roles: [{ role: "AUDITOR" }] }, await ask(origin, await clientCredentials(provider), viewer));
  });
}

/** The access token that the provider gives a program for its own name and secret. */
async function clientCredentials(provider, resource = audience) {
  const basic = Buffer.from("exporter:for-a-test-and-no-more").toString("base64");
  const response = await fetch(`${provider.issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "client_credentials", resource, scope: "read" }),
  });
  const { access_token: token, error } = await response.json();
  if (!token) throw new Error(error);
  return token;
}

/** Asks over HTTP, as whoever the token stands for. */
async function ask(origin, token, query, variables) {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...(await response.json()) };
}

/** Runs with a page in a browser of its own. Our pages need no JavaScript, so there is none; axe is a script itself. */
async function withPage(browser, run, javaScriptEnabled = false) {
  const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled });
  context.setDefaultTimeout(15_000);
  try {
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

/** From our page to the provider's, and back to `path`, or to what is said instead. */
async function signIn(page, origin, path) {
  await page.goto(`${origin}/sign-in?lang=en&return_to=${encodeURIComponent(path)}`);
  await page.getByRole("link", { name: "City account" }).click();
  await page.locator("input[name=login]").fill("alice");
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: /sign-in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
  await page.waitForURL(`${origin}/**`);
}

async function signedIn(page, origin) {
  await page.goto(`${origin}/sign-out?lang=en`);
  const text = await page.locator("main").innerText();
  if (!text.includes("this browser")) throw new Error(`it says:\n${text}`);
}

async function signedOut(page, origin) {
  await page.goto(`${origin}/sign-out?lang=en`);
  const text = await page.locator("main").innerText();
  if (!text.includes("You are signed out")) throw new Error(`it says:\n${text}`);
}

async function accessible(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  if (violations.length) {
    throw new Error(violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length} ×) ${nodes[0].target}`).join("\n"));
  }
}

/** The program as a city runs it, over an empty database. */
async function serve(root, port, issuer) {
  const folder = await mkdtemp(join(tmpdir(), "seloste-sign-in-"));
  const settings = join(folder, "seloste.toml");
  await writeFile(join(folder, "secret"), "for-a-test-and-no-more\n");
  await writeFile(
    settings,
    `listen = "127.0.0.1:${port}"
public_address = "http://127.0.0.1:${port}"
database_url = "sqlite://${join(folder, "seloste.db")}"
[[providers]]
name = "city"
title = { fi = "Kaupungin tunnus", en = "City account" }
issuer = "${issuer}"
client_id = "seloste"
client_secret_file = "${join(folder, "secret")}"
audience = "${audience}"
[[providers.groups]]
group = "privacy"
role = "dpo"
reach = "installation"
`,
  );
  const program = resolve(root, process.env.SELOSTE_BIN ?? "target/debug/seloste");
  // Whoever holds the database makes the first administrator's token.
  const create = ["--config", settings, "token", "create", "--role", "admin", "--reach", "installation"];
  const { stdout: token } = await promisify(execFile)(program, create);
  const child = spawn(program, ["--config", settings, "serve"], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (log += text));
  const ended = new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(code ?? signal));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const end = await Promise.race([ended, sleep(10_000, "late", { ref: false })]);
    if (end === "late") child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
    if (end !== 0) throw new Error(`it ended with ${end}; its last words:\n${log.slice(-20_000)}`);
  };
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return { log: () => log, token: token.trim(), stop };
    if (child.exitCode !== null) break;
  }
  await stop().catch(() => {});
  throw new Error(`${program} did not answer; its last words:\n${log}`);
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
