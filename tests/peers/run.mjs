// Lets programs made by others judge the built program (a GraphQL over HTTP audit, graphql-js, Chromium with axe, an OpenID Connect
// provider). Each suite has a demo of its own, on a free loopback port with an empty folder, and two suites go beside each other.
//
//   node run.mjs [SUITE…]     all suites when none is named
//   SELOSTE_BIN=PATH          the program; default target/debug/seloste
//   NAMED=REGEX               of the suites of the web client, only what is called so
//   SCREENSHOTS=DIR           keep a picture of every page looked at
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");
// Those that take longest begin, so that none is left alone at the end.
const all = ["web-walks", "web-screens", "web-states", "web-windows", "web-zoomed", "public-pages", "sign-in", "subscriptions", "introspection", "graphql-http"];
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

/** Runs a suite against a demo of its own. One that breaks off counts as a failure; the others still run. */
async function judge(name) {
  const began = Date.now();
  const mine = (what, run) => check(`${name}: ${what}`, run);
  let server;
  try {
    const { suite } = await import(`./${name}.mjs`);
    server = await start();
    await suite({ origin: server.origin, root, check: mine });
  } catch (error) {
    await mine("the suite runs to its end", () => {
      throw error;
    });
  }
  if (server) await mine("the server stops within 10 s of SIGTERM with exit code 0", server.stop);
  console.log(`      ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
}

const running = new Set();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => Promise.allSettled([...running].map((stop) => stop())).finally(() => process.exit(130)));
}
const queue = wanted.length ? wanted : [...all];
const lane = async () => {
  for (let name = queue.shift(); name; name = queue.shift()) await judge(name);
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
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
    running.delete(stop);
    child.kill("SIGTERM");
    const late = sleep(10_000, "late", { ref: false });
    const end = await Promise.race([ended, late]);
    if (end === "late") child.kill("SIGKILL");
    await ended;
    await rm(data, { recursive: true, force: true });
    if (end !== 0) throw new Error(`it ended with ${end}; its last words:\n${log}`);
  };
  running.add(stop);

  // The first start loads the examples into an empty database; a minute is far beyond what that takes.
  const deadline = Date.now() + 60_000;
  while (!gone && Date.now() < deadline) {
    const ready = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return { origin, stop };
    await sleep(100);
  }
  const why = gone ? `ended with ${await ended}` : "did not answer /readyz with 200 within 60 s";
  await stop().catch(() => {});
  throw new Error(`${program} ${why}; its last words:\n${log}`);
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
