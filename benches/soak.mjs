// Does it stay itself for long? Reads and edits over HTTP for some minutes; fails when memory keeps growing or an answer is wrong.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COUNTS, EDIT, FIRST, FLOWS, FLOW_CURSORS, NATION, NOTICE, PAGE, REGISTER_CURSORS, places } from "./questions.mjs";
import { Server, generate } from "./server.mjs";

const MINUTES = Number(process.argv[2] ?? 10);
const CONTROLLERS = 60;
const folder = mkdtempSync(join(tmpdir(), "seloste-soak-"));
const mb = (bytes) => Math.round(bytes / 1e6);
const pick = (list) => list[Math.floor(Math.random() * list.length)];

async function soak() {
  generate(folder, CONTROLLERS, 100);
  const server = await Server.start(folder, FIRST);
  const registers = await places(server, REGISTER_CURSORS, 400);
  const flows = await places(server, FLOW_CURSORS, 400);
  const city = () => `controller:kunta-${String(1 + Math.floor(Math.random() * CONTROLLERS)).padStart(3, "0")}`;
  const versions = new Map();
  let asked = 0;
  let edited = 0;
  let stop = false;

  const read = () =>
    server.ask(
      pick([
        { query: PAGE, variables: { first: 50, after: pick(registers.cursors) } },
        { query: NOTICE, variables: { id: pick(registers.ids) } },
        { query: NOTICE, variables: { id: pick(registers.ids) } },
        { query: FLOWS, variables: { after: pick(flows.cursors) } },
        { query: COUNTS, variables: { controller: city() } },
        { query: NATION },
        // Documents that were never met before, so that what is kept of them must be let go.
        { query: `query Q${asked} { registers(first: 5, filter: { text: "kunta ${asked}" }) { nodes { id } } }` },
      ]),
    );
  const edit = async (mine) => {
    const id = pick(mine);
    const variables = { id, version: versions.get(id) ?? 1, text: { fi: `Muutos ${"x".repeat(Math.floor(Math.random() * 500))} ${asked}` } };
    const { editRegister } = await server.ask({ query: EDIT, variables });
    if (editRegister.userErrors.length > 0) throw new Error(JSON.stringify(editRegister.userErrors));
    versions.set(id, editRegister.register.version);
    edited += 1;
  };
  const worker = async (number) => {
    // Each edits its own registers, so that no edit is stale.
    const mine = registers.ids.filter((_, index) => index % 4 === number);
    while (!stop) {
      if (Math.random() < 0.1) await edit(mine);
      else await read();
      asked += 1;
    }
  };

  const samples = [];
  const begun = Date.now();
  const workers = Promise.all([0, 1, 2, 3].map(worker)).finally(() => (stop = true));
  console.log("minute  requests   edits  memory MB  handles  store MB");
  const step = Math.max(1, Math.min(60, (MINUTES * 60) / 20)) * 1000;
  while (!stop && Date.now() - begun < MINUTES * 60_000) {
    await new Promise((resolve) => setTimeout(resolve, step));
    if (stop) break;
    const store = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    samples.push(server.resident());
    const cells = [((Date.now() - begun) / 60_000).toFixed(1), asked, edited, mb(samples.at(-1)), server.handles(), mb(store)];
    console.log(cells.map((cell, index) => String(cell).padStart([6, 9, 7, 10, 8, 9][index])).join(" "));
  }
  stop = true;
  await workers;
  await server.stop();

  const middle = (from, to) => {
    const part = samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
    return part.reduce((sum, bytes) => sum + bytes, 0) / part.length;
  };
  const [second, last] = [middle(0.25, 0.5), middle(0.75, 1)];
  const growth = last / second - 1;
  console.log(`\nMemory from the second quarter to the last: ${mb(second)} → ${mb(last)} MB (${(growth * 100).toFixed(1)} %).`);
  if (growth > 0.1) {
    console.error("It keeps growing.");
    process.exitCode = 1;
  }
}

try {
  await soak();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
