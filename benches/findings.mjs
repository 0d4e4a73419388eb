// How soon is a finding seen, and what does it take to check a nation? Loads made-up municipalities and measures the release build.
//
//   SELOSTE_BIN=target/release/seloste node benches/findings.mjs
//
// SQLite; CONTROLLERS and REGISTERS make it smaller, EDITS says how many edits are measured. Three things:
// - an edit that raises or resolves a finding: the time from its answer until whoever asks for the register's findings, for all of its
//   city's and for all of the nation's has them, and until a subscription of its city tells of it by itself;
// - the same for an edit of a service that many cities use;
// - `seloste check` of everything, in each of its forms: time, CPU, and the most memory it held.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import {
  FINDINGS_OF_ALL, FINDINGS_OF_CITY, FINDINGS_OF_REGISTER, FINDING_CHANGED, FIRST, NATION, REGISTERS_OF_CITY, SET_HOSTING, SET_STATED,
} from "./questions.mjs";
import { Server, generate, place } from "./server.mjs";

const CONTROLLERS = Number(process.env.CONTROLLERS ?? 309);
const REGISTERS = Number(process.env.REGISTERS ?? 100);
const EDITS = Number(process.env.EDITS ?? 200);
const WARM = Math.min(20, EDITS);
const CITY = "controller:kunta-001";
const folder = mkdtempSync(join(tmpdir(), "seloste-bench-findings-"));
// The client of subscriptions is a peer's, which the tests in the browser use too.
const { WebSocket } = createRequire(new URL("../tests/peers/package.json", import.meta.url))("ws");

const now = () => Number(process.hrtime.bigint()) / 1e6;
const ms = (value) => `${value.toFixed(2)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const heading = (...columns) => {
  console.log();
  row(...columns);
  row(...columns.map(() => "---"));
};

function tell(what, aim, walls) {
  const sorted = walls.toSorted((a, b) => a - b);
  const at = (share) => ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  row(what, aim, at(0.5), at(0.99), sorted.length);
}

/** A subscription to a city's findings; `next(mark)` comes when it tells of something in a register. */
async function follow(server) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql/live`, "graphql-transport-ws", {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const waiting = [];
  let ready;
  const opened = new Promise((resolve) => (ready = resolve));
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${server.token}` } })));
  socket.on("error", (error) => waiting.splice(0).forEach(({ reject }) => reject(error)));
  socket.on("message", (data) => {
    const at = now();
    const message = JSON.parse(data);
    if (message.type === "connection_ack") {
      socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: FINDING_CHANGED, variables: { controller: CITY } } }));
      // What follows is behind it on the same wire.
      socket.send(JSON.stringify({ type: "ping" }));
    } else if (message.type === "pong") ready();
    else if (message.type === "ping") socket.send(JSON.stringify({ type: "pong" }));
    else if (message.type === "next") waiting.shift()?.resolve(at);
    else throw new Error(`the subscription says ${data}`);
  });
  await opened;
  return {
    next: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    close: () => socket.close(),
  };
}

async function done(server, query, variables, name) {
  const data = await server.ask({ query, variables });
  if (data[name].userErrors.length > 0) throw new Error(JSON.stringify(data[name].userErrors));
  return data[name];
}

/** Edits of registers of one city, each of which raises or resolves a finding. */
async function edits(server, registers) {
  const seen = { edit: [], register: [], city: [], nation: [], told: [] };
  const held = new Map(registers.map(({ id, version }) => [id, { version, stated: true }]));
  const following = await follow(server);
  const asked = ["register", "city", "nation", "told"];
  for (let n = 0; n < WARM + EDITS; n += 1) {
    const { id } = registers[(n * 7) % registers.length];
    const register = held.get(id);
    register.stated = !register.stated;
    const told = following.next();
    const begun = now();
    const variables = { id, version: register.version, answer: register.stated ? "NO" : "NOT_STATED" };
    register.version = (await done(server, SET_STATED, variables, "editRegister")).register.version;
    const answered = now();
    // One way of seeing after each edit: what the first asks for is there for the second.
    const way = asked[n % asked.length];
    let count;
    if (way === "register") count = (await server.ask({ query: FINDINGS_OF_REGISTER, variables: { id } })).node.findings.length;
    if (way === "city") count = (await server.ask({ query: FINDINGS_OF_CITY, variables: { controller: CITY } })).findings.totalCount;
    if (way === "nation") count = (await server.ask({ query: FINDINGS_OF_ALL })).findings.totalCount;
    const at = way === "told" ? await told : now();
    if (way === "register" && (count === 1) === register.stated) throw new Error(`${count} findings, ${JSON.stringify(register)}`);
    await told;
    if (n < WARM) continue;
    seen.edit.push(answered - begun);
    // It may be told before the answer has come over.
    seen[way].push(Math.max(0, at - answered));
  }
  following.close();
  tell("an edit that raises or resolves a finding, its answer", "", seen.edit);
  tell("then the register's findings", "10 ms", seen.register);
  tell("then the city's, counted", "10 ms", seen.city);
  tell("then the nation's, counted", "10 ms", seen.nation);
  tell("then until a subscription tells", "10 ms", seen.told);
}

/** Edits of a service that many cities use, and the nation's findings after each. */
async function shared(server) {
  const seen = { edit: [], nation: [] };
  const query = "{ services(first: 1) { nodes { id version hostingCountries { id } } } }";
  const [{ id, version, hostingCountries }] = (await server.ask({ query })).services.nodes;
  const own = hostingCountries.map((country) => country.id);
  let at = version;
  for (let n = 0; n < 3 + Math.min(EDITS, 50); n += 1) {
    const begun = now();
    const countries = n % 2 === 0 ? ["country:us"] : own;
    at = (await done(server, SET_HOSTING, { id, version: at, countries }, "editService")).service.version;
    const answered = now();
    await server.ask({ query: FINDINGS_OF_ALL });
    if (n < 3) continue;
    seen.edit.push(answered - begun);
    seen.nation.push(now() - answered);
  }
  await done(server, SET_HOSTING, { id, version: at, countries: own }, "editService");
  tell("an edit of a service that is shared, its answer", "", seen.edit);
  tell("then the nation's findings, counted", "", seen.nation);
}

/** Runs `seloste check`, and watches what it takes. */
function check(where, format) {
  return new Promise((resolve, reject) => {
    const begun = now();
    const checking = spawn(process.env.SELOSTE_BIN, ["check", "--format", format, "--language", "fi", ...place(where)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let [memory, cpu, bytes] = [0, 0, 0];
    const watch = setInterval(() => {
      try {
        memory = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${checking.pid}/status`, "utf8"))?.[1] ?? 0) * 1024 || memory;
        const stat = readFileSync(`/proc/${checking.pid}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        cpu = (Number(fields[11]) + Number(fields[12])) * 10;
      } catch {
        // It has ended between two looks.
      }
    }, 10);
    checking.stdout.on("data", (part) => (bytes += part.length));
    checking.on("error", reject);
    checking.on("close", (code) => {
      clearInterval(watch);
      // One when an error of the law is open: a flawed nation has some.
      if (code > 1) reject(new Error(`check ended with ${code}`));
      else resolve({ wall: now() - begun, cpu, memory, bytes });
    });
  });
}

async function checks(where, label) {
  for (const format of ["text", "json", "sarif"]) {
    const { wall, cpu, memory, bytes } = await check(where, format);
    row(label, format, `${(wall / 1000).toFixed(1)} s`, `${(cpu / 1000).toFixed(1)} s`, mb(memory), mb(bytes));
  }
}

async function bench() {
  console.log(`${CONTROLLERS} controllers with ${REGISTERS} registers each, every tenth flawed; ${cpus().length} × ${cpus()[0].model}; ${new Date().toISOString().slice(0, 10)}`);
  const [whole, tenth] = ["whole", "tenth"].map((name) => join(folder, name));
  generate(whole, CONTROLLERS, REGISTERS, 10);
  generate(tenth, Math.max(1, Math.round(CONTROLLERS / 10)), REGISTERS, 10);

  const server = await Server.start(whole, FIRST);
  await server.askPatiently({ query: NATION });
  await server.askPatiently({ query: FINDINGS_OF_ALL });
  const { registers } = await server.ask({ query: REGISTERS_OF_CITY, variables: { controller: CITY } });
  const sound = registers.nodes.filter((register) => register.automatedDecisions === "NO");
  heading("what", "aim", "wall p50", "wall p99", "times");
  await edits(server, sound);
  await shared(server);
  console.log(`\nMemory of the server after all of this: ${mb(server.resident())}.`);
  await server.stop();

  heading("seloste check of", "format", "wall", "CPU", "most memory", "written");
  await checks(whole, "all");
  await checks(tenth, "a tenth of the cities");
}

try {
  await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
