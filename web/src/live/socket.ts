// How does the server tell what happens? Over one socket for the whole page (graphql-transport-ws), opened when something is first
// followed, and again by itself when it was lost: at first at once, then ever more seldom.
import type { Client } from "graphql-ws";
import { type AnyVariables, stringifyDocument, type TypedDocumentNode } from "urql";
import { stand } from "../api/standing";
import { outside } from "../paths";
import { tell } from "./news";
import { waitBefore } from "./patience";

/** Why nothing more comes: the right to follow has gone, the session has, too much happened to tell one by one, or something failed. */
export type Ending = "refused" | "signed-out" | "lagged" | "failed";

/** The server's words for a session that proves nothing any more, and for an account that was closed. */
const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;
/** How often the server is asked whether it is still there, in ms: a laptop that wakes up finds a dead line soon. */
const KEEP_ALIVE = 15_000;

let client: Promise<Client> | undefined;

async function connect(): Promise<Client> {
  const { createClient } = await import("graphql-ws");
  const url = new URL(outside.live, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  let lost = false;
  return createClient({
    url: url.href,
    keepAlive: KEEP_ALIVE,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => nextTry(waitBefore(retries, Math.random())),
    shouldRetry: (error) => !(error instanceof CloseEvent && error.code === FORBIDDEN),
    on: {
      connected: () => {
        // What happened meanwhile was told to nobody.
        if (lost) tell({ of: "missed" });
        lost = false;
      },
      closed: () => {
        // Whether the server is away, or only the line is, shows when it is asked something.
        if (!lost) tell({ of: "rights" });
        lost = true;
      },
    },
  });
}

/** Waits, but not longer than until the machine is back in the network. */
function nextTry(wait: number): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      done();
    };
    const timer = setTimeout(go, wait);
    window.addEventListener("online", go);
  });
}

/** Follows something until it is let go of. */
export function follow<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  hear: (data: Data) => void,
  ended: (why: Ending) => void,
): () => void {
  let letGo: (() => void) | undefined;
  let wanted = true;
  client ??= connect();
  const failed = (error: unknown) => {
    if (!wanted) return;
    wanted = false;
    const why = endingOf(error);
    if (why === "signed-out") stand({ session: "expired" });
    ended(why);
  };
  void client.then((line) => {
    if (!wanted) return;
    const request = { query: stringifyDocument(document), variables: { ...(variables as Record<string, unknown>) } };
    letGo = line.subscribe<Data>(request, {
      next: ({ data, errors }) => {
        if (errors?.length) failed(errors);
        else if (data) hear(data);
      },
      error: failed,
      complete: () => undefined,
    });
  }, failed);
  return () => {
    wanted = false;
    letGo?.();
  };
}

function endingOf(error: unknown): Ending {
  if (error instanceof CloseEvent && (error.code === UNAUTHORIZED || error.code === FORBIDDEN)) return "signed-out";
  const told: unknown = Array.isArray(error) ? error[0]?.extensions?.code : undefined;
  if (told === "LAGGED") return "lagged";
  if (told === "UNAUTHENTICATED") return "signed-out";
  return told === "FORBIDDEN" || told === "NOT_FOUND" ? "refused" : "failed";
}
