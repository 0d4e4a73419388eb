// Starts the built program on a free loopback port with an empty folder, lets programs made by others judge it (a GraphQL
// over HTTP audit, graphql-js, Chromium with axe, an OpenID Connect provider), and stops it again.
//
//   node run.mjs [SUITE…]     all suites when none is named
//   SELOSTE_BIN=PATH          the program; default target/debug/seloste
//   SCREENSHOTS=DIR           keep a picture of every page looked at
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");
const all = ["graphql-http", "introspection", "public-pages", "sign-in", "subscriptions", "web-client", "web-states"];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`no such suite: ${unknown.join(", ")} (there are ${all.join(", ")})`);
  process.exit(2);
}

let passed = 0;
let failed = 0;

/** Runs one check and prints its line; the check fails by throwing. */
async function check(name, run) {
  try {
    await run();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    const message = error instanceof Error ? error.message : String(error);
    console.log(`FAIL  ${name}\n${message.replaceAll(/^/gm, "        ")}`);
  }
}

const server = await start();
try {
  for (const name of wanted.length ? wanted : all) {
    // A suite that breaks off counts as a failure; the others still run.
    const { suite } = await import(`./${name}.mjs`);
    try {
      await suite({ origin: server.origin, root, check: (what, run) => check(`${name}: ${what}`, run) });
    } catch (error) {
      await check(`${name}: the suite runs to its end`, () => {
        throw error;
      });
    }
  }
} finally {
  await check("the server stops within 10 s of SIGTERM with exit code 0", () => server.stop());
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function start() {
  const program = resolve(root, process.env.SELOSTE_BIN ?? "target/debug/seloste");
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const data = await mkdtemp(join(tmpdir(), "seloste-peers-"));
  const child = spawn(program, ["demo", "--listen", `127.0.0.1:${port}`, "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    // A receiver of webhooks that a suite starts is on this machine.
    env: { ...process.env, SELOSTE_WEBHOOK_PRIVATE_NETWORKS: "127.0.0.0/8" },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (log = (log + text).slice(-20_000)));
  const ended = new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(code ?? signal));
  });

  let gone = false;
  ended.then(() => (gone = true));
  const stop = async () => {
    child.kill("SIGTERM");
    const late = sleep(10_000, "late", { ref: false });
    const end = await Promise.race([ended, late]);
    if (end === "late") child.kill("SIGKILL");
    await ended;
    await rm(data, { recursive: true, force: true });
    if (end !== 0) throw new Error(`it ended with ${end}; its last words:\n${log}`);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => stop().finally(() => process.exit(130)));
  }

  // The first start loads the examples into an empty database; a minute is far beyond what that takes.
  const deadline = Date.now() + 60_000;
  while (!gone && Date.now() < deadline) {
    const ready = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return { origin, stop };
    await sleep(100);
  }
  const why = gone ? `ended with ${await ended}` : "did not answer /readyz with 200 within 60 s";
  await stop().catch(() => {});
  console.error(`${program} ${why}; its last words:\n${log}`);
  process.exit(1);
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
