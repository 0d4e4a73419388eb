// How much does the program cost? Loads a nation of made-up municipalities and asks the release build over HTTP. Prints only.
//
// CPU is the server's own, user and system, for each request; where PostgreSQL is asked too, that of its processes is added and
// said apart. Each figure is over at least two seconds of CPU time, which /proc counts in hundredths, on two kept-alive
// connections. Every request has other variables than the one before it: other cursors, registers, cities. The document of a
// question is the same each time, so it is parsed once and kept; that its values fit is checked again for values not met before.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CITY_DEPENDENCIES, CITY_REACH, CITY_REACH_COUNTED, COUNTS, EDIT, FIRST, FLOWS, FLOW_CURSORS, IMPACT, NATION, NATION_CITIES,
  NATION_DEPENDENCIES, NATION_REACH, NOTICE, PAGE, PATHS, PROCESSOR_REACH, REGISTER_CURSORS, SEARCH, SEARCH_COUNTED, places,
} from "./questions.mjs";
import { Server, cpuOf, generate, measure } from "./server.mjs";

const CONTROLLERS = Number(process.env.CONTROLLERS ?? 309);
const REGISTERS = Number(process.env.REGISTERS ?? 100);
// More than the server keeps rendered, so that a walk over all finds none of them kept.
const PUBLISHED = 700;
const KEPT = 60;
const folder = mkdtempSync(join(tmpdir(), "seloste-bench-"));
const postgres = process.env.SELOSTE_TEST_POSTGRES;
const made = [];

const ms = (value) => `${value < 0.1 ? value.toFixed(3) : value.toFixed(2)} ms`;
const mb = (value) => `${(value / 1e6).toFixed(1)} MB`;
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const heading = (text, ...columns) => {
  console.log(`\n${text}\n`);
  row(...columns);
  row(...columns.map(() => "---"));
};
// A walk over a list that comes to every place before it comes back, and not in its order.
const walk = (list) => (n) => list[(n * 7_919) % list.length];

function psql(sql, database = postgres) {
  const env = { ...process.env, PGOPTIONS: "-c client_min_messages=warning" };
  return execFileSync("psql", [database, "-AtXc", sql], { encoding: "utf8", env }).trim();
}

function postgresDatabase(name) {
  psql(`DROP DATABASE IF EXISTS ${name}`);
  psql(`CREATE DATABASE ${name}`);
  made.push(name);
  const address = new URL(postgres);
  address.pathname = `/${name}`;
  return address.toString();
}

/** The processes of PostgreSQL that serve a database. */
const backends = (database) => psql("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", database).split("\n");

/** Bytes the database takes, once what was written has come to rest and PostgreSQL has looked at it. */
function stored(where) {
  if (where.startsWith("postgres")) {
    psql("VACUUM ANALYZE", where);
    return Number(psql("SELECT pg_database_size(current_database())", where));
  }
  return readdirSync(where).reduce((sum, file) => sum + statSync(join(where, file)).size, 0);
}

async function load(name, registers) {
  const where = name === "SQLite" ? mkdtempSync(join(folder, "data-")) : postgresDatabase(`seloste_bench_${registers}`);
  const empty = name === "SQLite" ? 0 : stored(where);
  const seconds = generate(where, CONTROLLERS, registers);
  const count = CONTROLLERS * registers;
  return { where, seconds, count, bytes: stored(where) - empty };
}

async function start(where) {
  const times = [];
  for (let i = 0; i < 4; i += 1) {
    const server = await Server.start(where, FIRST);
    times.push(server.firstAnswer);
    await server.stop();
  }
  const server = await Server.start(where, FIRST);
  times.push(server.firstAnswer);
  times.sort((a, b) => a - b);
  return { server, median: times[2] };
}

async function size(name, loaded) {
  const { server, median } = await start(loaded.where);
  const atStart = server.resident();
  const begun = process.hrtime.bigint();
  await server.askPatiently({ query: NATION });
  const all = Number(process.hrtime.bigint() - begun) / 1e9;
  const withAll = server.resident();
  row(
    name,
    loaded.count,
    `${loaded.seconds.toFixed(1)} s`,
    Math.round(loaded.bytes / loaded.count),
    `${median.toFixed(3)} s`,
    mb(atStart),
    mb(withAll),
    Math.round((withAll - atStart) / loaded.count),
    `${all.toFixed(2)} s`,
  );
  return server;
}

function tell(what, aim, { requests, cpu, p50, p99, bytes }, note = "") {
  row(what, aim, `${ms(cpu)}${note}`, ms(p50), ms(p99), `${(bytes / 1000).toFixed(1)} kB`, requests);
}

const asking = (server, question) => async (n) => (await server.send(question(n))).length;

async function page(server, label, aim) {
  const { cursors, ids } = await places(server, REGISTER_CURSORS, 400);
  const after = walk(cursors);
  tell(label, aim, await measure(server, asking(server, (n) => ({ query: PAGE, variables: { first: 50, after: after(n) } }))));
  return ids;
}

async function reads(server) {
  const registers = await page(server, "50 registers, four levels deep", "3 ms");
  const register = walk(registers);
  tell("one register with all a notice needs", "0.4 ms", await measure(server, asking(server, (n) => ({ query: NOTICE, variables: { id: register(n) } }))));
  const after = walk((await places(server, FLOW_CURSORS, 400)).cursors);
  tell("100 flows with both ends", "1 ms", await measure(server, asking(server, (n) => ({ query: FLOWS, variables: { after: after(n) } }))));
  const city = walk(Array.from({ length: CONTROLLERS }, (_, index) => `controller:kunta-${String(index + 1).padStart(3, "0")}`));
  tell("counts by basis and department, a city", "0.3 ms", await measure(server, asking(server, (n) => ({ query: COUNTS, variables: { controller: city(n) } }))));
  tell("counts by basis, the nation", "5 ms", await measure(server, asking(server, () => ({ query: NATION }))));
  tell("counts by basis and city, the nation", "5 ms", await measure(server, asking(server, () => ({ query: NATION_CITIES }))));
  await graph(server, city, register);
  await reports(server, city);
  await search(server);
  return registers;
}

/** Words that people look for: in names, in details, a compound, an inflected form, a slip of the hand, nearly everywhere, nowhere. */
const WORDS = ["asiakas", "nimi", "varhaiskasvatus", "palautteiden", "rekisterrin", "tiedot", "xyzzyplugh", "kirjasto laina"];

async function search(server) {
  const begun = process.hrtime.bigint();
  while (!(await server.askPatiently({ query: SEARCH_COUNTED, variables: { query: "nimi" } })).search.complete) await sleep(50);
  const built = Number(process.hrtime.bigint() - begun) / 1e9;
  const word = walk(WORDS);
  const of = (query) => measure(server, asking(server, (n) => ({ query, variables: { query: word(n) } })));
  tell("a search of the nation, counted", "2 ms", await of(SEARCH_COUNTED), ` (the indexes stood ${built.toFixed(1)} s after the other figures)`);
  tell("a search of the nation, 20 hits with passages", "", await of(SEARCH));
}

/** Where data go: the questions to the graph, of a city, of a processor, of the nation. */
async function graph(server, city, register) {
  // A tenth of the suppliers provide half of the services; these are among them.
  const processor = walk(Array.from({ length: 100 }, (_, index) => `processor:toimittaja-${String(index + 1).padStart(4, "0")}`));
  const ask = async (label, aim, question) => {
    try {
      await server.ask(question(0));
    } catch (error) {
      if (!/QUERY_TOO_COSTLY/.test(error.message)) throw error;
      return row(label, aim, "refused as too costly", "", "", "", "");
    }
    tell(label, aim, await measure(server, asking(server, question)));
  };
  await ask("third countries, a city, counted", "0.2 ms", (n) => ({ query: CITY_REACH_COUNTED, variables: { controller: city(n) } }));
  await ask("third countries, a city, 20 chains", "", (n) => ({ query: CITY_REACH, variables: { controller: city(n) } }));
  await ask("third countries, the nation, 100 registers", "10 ms", () => ({ query: NATION_REACH }));
  await ask("registers behind a processor, the nation", "10 ms", (n) => ({ query: PROCESSOR_REACH, variables: { id: processor(n) } }));
  await ask("a breach at a processor, the nation", "5 ms", (n) => ({ query: IMPACT, variables: { id: processor(n) } }));
  await ask("what a city depends on", "", (n) => ({ query: CITY_DEPENDENCIES, variables: { controller: city(n) } }));
  await ask("what the nation depends on", "", () => ({ query: NATION_DEPENDENCIES }));
  await ask("paths from a register to the United States", "", (n) => ({ query: PATHS, variables: { id: register(n) } }));
}

/** Reports of a city: a page of rows over GraphQL, and all of it as downloads. */
async function reports(server, city) {
  const kinds = {
    article30: "purposes { text } bases { text } subjects { text } data { text } recipients { text } processors { text } transfers { text } retention { text } security { text } lastConfirmed",
    thirdCountryExposure: "hops chain { text } processors { text } document noTransfers",
    retention: "group { text } time minimum maximum countedFrom { text } provision { text }",
    completeness: "whole purposes dataGroups recipients transfers retention notice",
  };
  for (const [name, columns] of Object.entries(kinds)) {
    const query = `query Report($controller: ID!) { reports(controller: $controller) { ${name}(first: 100) { totalCount nodes { register name { text { text } } ${columns} } } } }`;
    await server.ask({ query, variables: { controller: city(0) } });
    tell(`a city's report over GraphQL, ${name}`, "20 ms", await measure(server, asking(server, (n) => ({ query, variables: { controller: city(n) } }))));
  }
  const headers = { authorization: `Bearer ${server.token}` };
  for (const file of ["article-30.csv", "article-30.xlsx", "article-30.html", "article-30.pdf", "third-country-exposure.csv"]) {
    const get = async (n) => {
      const { status, body } = await server.request("GET", `/reports/${file}?controller=${city(n).split(":")[1]}`, headers);
      if (status !== 200) throw new Error(`${file}: ${status} ${body.toString().slice(0, 200)}`);
      return body.length;
    };
    tell(`a city's report as a download, ${file}`, "20 ms", await measure(server, get));
  }
}

/** Edits one after another, each of another register, with the version that is held. */
async function edits(server, label, registers, where) {
  const versions = new Map();
  const register = walk(registers.slice(0, 2_000));
  const answers = [];
  const act = async (n) => {
    const id = register(n);
    const text = { fi: `Muutos ${n}`, sv: `Ändring ${n}` };
    const answer = await server.send({ query: EDIT, variables: { id, version: versions.get(id) ?? 1, text } });
    const { data, errors } = JSON.parse(answer);
    if (errors || data.editRegister.userErrors.length > 0) throw new Error(answer.toString());
    versions.set(id, data.editRegister.register.version);
    answers.push(answer.length);
    return answer.length;
  };
  const options = { connections: 1, leastCpu: 2_000, longest: 30 };
  const watched = where.startsWith("postgres") ? backends(where) : [];
  const database = () => watched.reduce((sum, pid) => sum + cpuOf(pid), 0);
  let before = 0;
  let used = 0;
  const cpu = () => {
    used = database();
    return server.cpu() + used;
  };
  before = database();
  const result = await measure(server, act, { ...options, cpu });
  const share = (used - before) / (result.requests + 30);
  tell(label, "0.5 ms", result, watched.length > 0 ? ` (PostgreSQL ${ms(share)} of it)` : "");
}

/** Pages of published notices: made anew, kept from before, and the word that the browser has it already. */
async function notices(server) {
  const paths = [];
  for (const id of (await places(server, REGISTER_CURSORS, PUBLISHED / 100)).ids.slice(0, PUBLISHED)) {
    const { node } = await server.ask({ query: "query Head($id: ID!) { node(id: $id) { ... on Register { version slug controller { id } } } }", variables: { id } });
    const submit = "mutation Submit($id: ID!, $version: Int!) { done: submitRegister(input: { register: $id, version: $version }) { submission { id version } userErrors { code message } } }";
    const approve = "mutation Approve($id: ID!, $version: Int!) { done: approveSubmission(input: { id: $id, version: $version }) { userErrors { code message } } }";
    const act = async (query, variables, token) => {
      const { done } = await server.ask({ query, variables }, token);
      if (done.userErrors.length > 0) throw new Error(`${id}: ${JSON.stringify(done.userErrors)}`);
      return done.submission;
    };
    // One submits and another approves.
    const submission = await act(submit, { id, version: node.version }, server.token);
    await act(approve, submission, server.other);
    paths.push(`/fi/${node.controller.id.split(":")[1]}/${node.slug}`);
  }
  const etags = new Map();
  const get = async (path, status, headers) => {
    const response = await server.request("GET", path, headers);
    if (response.status !== status) throw new Error(`${path}: ${response.status}`);
    etags.set(path, response.headers.etag);
    return response.body.length;
  };
  tell("a public notice, HTML, made anew", "", await measure(server, (n) => get(paths[n % paths.length], 200, {})));
  const path = walk(paths.slice(0, KEPT));
  tell("a public notice, HTML, kept", "", await measure(server, (n) => get(path(n), 200, {})));
  tell("the same, not modified", "", await measure(server, (n) => get(path(n), 304, { "if-none-match": etags.get(path(n)) })));
}

async function bench() {
  console.log(`${CONTROLLERS} controllers with ${REGISTERS} registers each; ${cpus().length} × ${cpus()[0].model}; ${new Date().toISOString().slice(0, 10)}`);
  const loads = [["SQLite", await load("SQLite", REGISTERS)]];
  const tenth = ["SQLite, a tenth", await load("SQLite", Math.max(1, Math.round(REGISTERS / 10)))];
  if (postgres) loads.push(["PostgreSQL", await load("PostgreSQL", REGISTERS)]);

  heading(
    "Size and start. Aims: first answer 0.3 s, 150 MB with all loaded.",
    "store", "registers", "loading", "bytes a register", "first answer", "memory at start", "with all loaded", "bytes a register in memory", "loading all",
  );
  const servers = [];
  for (const [name, loaded] of [...loads, tenth]) {
    const server = await size(name, loaded);
    if (name === "PostgreSQL" || loaded !== loads[0][1]) await server.stop();
    else servers.push(server);
  }

  const [server] = servers;
  heading("Requests", "request", "aim, CPU", "CPU", "wall p50", "wall p99", "answer", "requests");
  const registers = await reads(server);
  await edits(server, "an edit, SQLite", registers, loads[0][1].where);
  await notices(server);
  const used = server.resident();
  await server.stop();

  const small = await Server.start(tenth[1].where, FIRST);
  await page(small, "50 registers, a tenth of the data", "3 ms");
  await small.stop();

  if (postgres) {
    const { where } = loads[1][1];
    const second = await Server.start(where, FIRST);
    const ids = await page(second, "50 registers, PostgreSQL behind", "3 ms");
    await edits(second, "an edit, PostgreSQL", ids, where);
    await second.stop();
  }
  console.log(`\nMemory after all of this: ${mb(used)}.`);
  console.log("The PostgreSQL of the bench does not flush (fsync=off), so the wall time of its edits is lower than on a real one.");
}

try {
  await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
  for (const name of made) psql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
