// Subscriptions over graphql-transport-ws, as the reference implementation's client speaks it.
import { deepEqual, equal, ok } from "node:assert/strict";
import { once } from "node:events";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { signedIn } from "./signed-in.mjs";

const CHANGES = `subscription { registerChanged(controller: "controller:pori", register: "register:pori/1") {
  verb revision register { id version internalNotes } } }`;

export async function suite({ origin, check }) {
  const url = `${origin.replace(/^http/, "ws")}/graphql/live`;
  const cookie = await signedIn(origin, "1");
  /** A browser sends its cookie with the handshake. */
  class Signed extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  const connect = (options) => createClient({ url, webSocketImpl: Signed, retryAttempts: 0, ...options });

  /** Asks over POST. */
  async function ask(query) {
    const answer = await fetch(`${origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query }),
    });
    return (await answer.json()).data;
  }
  const version = async () => (await ask(`{ node(id: "register:pori/1") { ... on Register { version } } }`)).node.version;

  /** Writes a note into a register that nobody publishes. */
  async function write(text) {
    const change = `{ internalNotes: ${JSON.stringify(text)} }`;
    const { editRegister } = await ask(
      `mutation { editRegister(input: {id: "register:pori/1", version: ${await version()}, change: ${change}}) {
        userErrors { message } register { version } } }`,
    );
    deepEqual(editRegister.userErrors, []);
    return editRegister.register.version;
  }

  await check("a change is told to whoever follows the register", async () => {
    let opened;
    const open = new Promise((done) => (opened = done));
    const client = connect({ lazy: false, on: { connected: opened } });
    await open;
    const events = client.iterate({ query: CHANGES });
    const first = events.next();
    // The server takes messages in turn: what is asked after the subscription finds it open.
    await turn(client);
    const written = await write("written while followed");
    const { value } = await first;
    equal(value.errors, undefined);
    const { verb, register } = value.data.registerChanged;
    deepEqual([verb, register.version, register.internalNotes], ["EDIT", written, "written while followed"]);
    await events.return();
    await client.dispose();
  });

  await check("what cannot be followed is refused with a code", async () => {
    const client = connect();
    for (const [query, code] of [
      ["{ viewer { name } }", "SUBSCRIPTIONS_ONLY"],
      ["subscription { robot }", "GRAPHQL_VALIDATION_FAILED"],
      [`subscription { registerChanged(controller: "controller:nowhere") { verb } }`, "NOT_FOUND"],
    ]) {
      const refused = await client.iterate({ query }).next().then(
        () => undefined,
        (errors) => errors,
      );
      equal(refused?.[0]?.extensions?.code, code, query);
    }
    await client.dispose();
  });

  await check("a client that does not offer the protocol is closed with 4406", async () => {
    const [code] = await once(new WebSocket(url), "close");
    equal(code, 4406);
  });

  await check("a message larger than 64 KiB ends the connection", async () => {
    const socket = new WebSocket(url, "graphql-transport-ws");
    await once(socket, "open");
    socket.on("error", () => {});
    socket.send(JSON.stringify({ type: "ping", payload: { text: "x".repeat(70_000) } }));
    await once(socket, "close");
  });

  await check("a plain request is told to upgrade", async () => {
    const answer = await fetch(`${origin}/graphql/live`);
    ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
  });

  // Left open on purpose: the server is stopped with a subscription on it, and says that it goes away.
  const left = connect({ lazy: false, onNonLazyError() {}, on: { closed: ({ code }) => equal(code, 1001) } });
  left.subscribe({ query: CHANGES }, { next() {}, error() {}, complete() {} });
  await turn(left);
}

/** Waits until the client's connection has had a turn after all that was sent on it: until a second subscription is refused. */
async function turn(client) {
  await client.iterate({ query: "{ viewer { name } }" }).next().then(
    () => undefined,
    () => undefined,
  );
}
