// The program under measurement: how it is started, asked, watched and stopped.
import { spawn, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BIN = process.env.SELOSTE_BIN;
// The kernel counts CPU time in hundredths of a second.
const TICK = 10;

/** The arguments that name a database: a folder, or a PostgreSQL address. */
export const place = (where) => (where.startsWith("postgres") ? ["--database-url", where] : ["--data", where]);

const logs = mkdtempSync(join(tmpdir(), "seloste-bench-log-"));
process.on("exit", () => rmSync(logs, { recursive: true, force: true }));

/** The environment of the program: beside a folder its log has its files, beside PostgreSQL they must be named. */
function surroundings(where) {
  if (!where.startsWith("postgres")) return process.env;
  const name = join(logs, new URL(where).pathname.slice(1));
  return { ...process.env, SELOSTE_LOG_KEY: `${name}.key`, SELOSTE_LOG_CHECKPOINTS: `${name}.checkpoints` };
}

/** Fills a database; of a hundred registers, so many are flawed. */
export function generate(where, controllers, registers, flawed = 0) {
  const size = ["--controllers", controllers, "--registers-per-controller", registers, "--seed", 1, "--flawed", flawed].map(String);
  const begun = process.hrtime.bigint();
  execFileSync(BIN, ["generate", ...size, ...place(where)], { stdio: ["ignore", "ignore", "inherit"], env: surroundings(where) });
  return seconds(begun);
}

/** What a program shows that may do all a data protection officer may: whoever shows nothing is the public. */
function token(where) {
  const asked = ["token", "create", "--role", "dpo", "--reach", "installation", "--label", "bench", ...place(where)];
  return execFileSync(BIN, asked, { encoding: "utf8", env: surroundings(where) }).trim();
}

const seconds = (begun) => Number(process.hrtime.bigint() - begun) / 1e9;

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A running server. `firstAnswer` is the time from the start of the process to its first answer. */
export class Server {
  static async start(where, firstQuestion) {
    const server = new Server();
    server.token = token(where);
    // Publishing takes two.
    server.other = token(where);
    server.port = await freePort();
    server.agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
    const begun = process.hrtime.bigint();
    server.process = spawn(BIN, ["demo", "--listen", `127.0.0.1:${server.port}`, ...place(where)], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...surroundings(where), SELOSTE_LOG: "warn" },
    });
    server.pid = server.process.pid;
    server.ended = new Promise((resolve) => server.process.once("exit", resolve));
    for (;;) {
      if (server.process.exitCode !== null) throw new Error(`the server ended with ${server.process.exitCode}`);
      try {
        await server.ask(firstQuestion);
        break;
      } catch (error) {
        if (error.code !== "ECONNREFUSED") throw error;
        if (seconds(begun) > 60) throw new Error("the server does not answer");
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
    server.firstAnswer = seconds(begun);
    return server;
  }

  /** Sends a request; the answer with its body as a buffer. */
  request(method, path, headers = {}, body = undefined) {
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.port, agent: this.agent, method, path, headers };
      const request = http.request(options, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
        response.on("error", reject);
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  /** Asks a GraphQL question; the answer's bytes. */
  async send({ query, variables }, token = this.token) {
    const body = JSON.stringify({ query, variables });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const response = await this.request("POST", "/graphql", headers, body);
    if (response.status !== 200) throw new Error(`${response.status}: ${response.body.toString().slice(0, 500)}`);
    return response.body;
  }

  /** Asks a GraphQL question; the data. */
  async ask(question, token = this.token) {
    const { data, errors } = JSON.parse(await this.send(question, token));
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 1000));
    return data;
  }

  /** The same of a server that has just started: what must be loaded first takes longer than a question may, and goes on. */
  async askPatiently(question) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.ask(question);
      } catch (error) {
        if (tries >= 20 || !/DEADLINE_EXCEEDED|LOADING/.test(error.message)) throw error;
      }
    }
  }

  /** CPU time used so far, in milliseconds. */
  cpu() {
    return cpuOf(this.pid);
  }

  /** Resident memory, in bytes. */
  resident() {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))[1]) * 1024;
  }

  /** Open files and connections. */
  handles() {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }

  async stop() {
    this.agent.destroy();
    this.process.kill("SIGTERM");
    await this.ended;
  }
}

/** CPU time of a process, in milliseconds: utime and stime of /proc/PID/stat. */
export function cpuOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return 0;
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** Calls `act(n)` over and over on some connections until the CPU time is known to within a few per cent. */
export async function measure(server, act, { connections = 2, cpu = () => server.cpu(), leastCpu = 2_000, longest = 30 } = {}) {
  let next = 0;
  const once = async () => act(next++);
  // What is done for the first time costs more, and is not what is asked.
  for (let i = 0; i < 30; i += 1) await once();
  const walls = [];
  let bytes = 0;
  const begun = process.hrtime.bigint();
  const before = cpu();
  const done = () => (cpu() - before >= leastCpu && walls.length >= 100) || seconds(begun) > longest;
  let stop = false;
  const worker = async () => {
    while (!stop) {
      const at = process.hrtime.bigint();
      bytes += (await once()) ?? 0;
      walls.push(Number(process.hrtime.bigint() - at) / 1e6);
      if (walls.length % 20 === 0) stop = done();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  walls.sort((a, b) => a - b);
  return {
    requests: walls.length,
    cpu: (cpu() - before) / walls.length,
    p50: walls[Math.floor(walls.length * 0.5)],
    p99: walls[Math.floor(walls.length * 0.99)],
    bytes: bytes / walls.length,
  };
}
