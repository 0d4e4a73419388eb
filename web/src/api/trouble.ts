// What went wrong, in the reader's words, and what can one do? Every code of the server stands here; a test holds the list against
// the server's source.
import type { CombinedError } from "urql";

/** What helps. */
export type WayOut = "sign-in" | "again" | "reload" | "none";

interface Saying {
  /** The message, `trouble-…` in `errors.ftl`. */
  readonly say: string;
  readonly wayOut: WayOut;
  /** Whether the server's own sentence tells more than ours: which value, which id to quote. */
  readonly server?: true;
}

const misunderstood: Saying = { say: "trouble-misunderstood", wayOut: "reload" };
const busy: Saying = { say: "trouble-busy", wayOut: "again" };
const tooMuch: Saying = { say: "trouble-too-much", wayOut: "none" };

export const troubles: Record<string, Saying> = {
  UNAUTHENTICATED: { say: "trouble-unauthenticated", wayOut: "sign-in" },
  FORBIDDEN: { say: "trouble-forbidden", wayOut: "none" },
  NOT_FOUND: { say: "trouble-not-found", wayOut: "none" },
  BAD_USER_INPUT: { say: "trouble-input", wayOut: "none", server: true },
  INTERNAL: { say: "trouble-internal", wayOut: "again", server: true },
  TRY_AGAIN: busy,
  BUSY: busy,
  LOADING: { say: "trouble-loading", wayOut: "again" },
  DEADLINE_EXCEEDED: { say: "trouble-late", wayOut: "again" },
  REQUEST_TIMEOUT: { say: "trouble-late", wayOut: "again" },
  RATE_LIMITED: { say: "trouble-rate", wayOut: "again" },
  LAGGED: { say: "trouble-lagged", wayOut: "reload" },
  TOO_MANY_SUBSCRIPTIONS: { say: "trouble-windows", wayOut: "none" },
  QUERY_TOO_COSTLY: tooMuch,
  QUERY_TOO_LARGE: tooMuch,
  QUERY_TOO_DEEP: tooMuch,
  PAYLOAD_TOO_LARGE: { say: "trouble-too-long", wayOut: "none" },
  CROSS_SITE_REQUEST: { say: "trouble-elsewhere", wayOut: "reload" },
  MISDIRECTED_REQUEST: { say: "trouble-elsewhere", wayOut: "reload" },
  BAD_REQUEST: misunderstood,
  BATCHING_NOT_SUPPORTED: misunderstood,
  GRAPHQL_PARSE_FAILED: misunderstood,
  GRAPHQL_VALIDATION_FAILED: misunderstood,
  METHOD_NOT_ALLOWED: misunderstood,
  NOT_ACCEPTABLE: misunderstood,
  OPERATION_RESOLUTION_FAILURE: misunderstood,
  SUBSCRIPTIONS_ONLY: misunderstood,
  UNSUPPORTED_MEDIA_TYPE: misunderstood,
  // The two that no server tells: nobody answered, or somebody who is not ours did.
  CONNECTION: { say: "trouble-connection", wayOut: "again" },
  UNKNOWN: { say: "trouble-unknown", wayOut: "again", server: true },
};

export interface Trouble extends Saying {
  readonly code: string;
  /** The server's own sentence. */
  readonly sentence: string | undefined;
}

export function troubleOf(error: CombinedError): Trouble {
  const told = error.graphQLErrors[0];
  if (told) return troubleBy(String(told.extensions["code"] ?? "UNKNOWN"), told.message);
  return isConnection(error) ? troubleBy("CONNECTION") : troubleBy("UNKNOWN", error.networkError?.message);
}

/** Whether nobody answered: the request failed, or a proxy between said that the server is away. */
export function isConnection(error: CombinedError): boolean {
  const status = (error.response as Response | undefined)?.status;
  return error.networkError !== undefined && (status === undefined || status === 502 || status === 504);
}

export function troubleBy(code: string, sentence?: string): Trouble {
  const saying = troubles[code] ?? troubles["UNKNOWN"];
  if (!saying) throw new Error("the table of troubles has no line for what is unknown");
  return { ...saying, code, sentence: saying.server ? sentence : undefined };
}
