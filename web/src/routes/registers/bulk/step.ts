// One register of many, changed: from what it said when one looked to what it shall say. What another has written meanwhile elsewhere in it
// is no hindrance; what another has written in the same place is never written over unasked. Pure: asking and waiting come as arguments.
import type { Trouble } from "../../../api/trouble";

/** The fields that can be set of many at once. */
export interface Values {
  readonly responsiblePost?: string | null;
  readonly contactPosts?: readonly string[];
  readonly reviewInterval?: string | null;
}

export interface Step {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly from: Values;
  readonly to: Values;
  /** Its own: with the version it makes the key by which the server does it once. */
  readonly key: string;
}

/** What a register is at this moment, of what one may set. */
export interface Now {
  readonly version: number;
  readonly values: Values;
  readonly archived: boolean;
}

export type Sent = { readonly version: number } | { readonly stale: true } | { readonly sentence: string } | { readonly trouble: Trouble };

export type Answer =
  | { readonly done: true; readonly version: number }
  /** Another has set the same meanwhile. */
  | { readonly already: true }
  | { readonly refused: "changed"; readonly now: Now }
  | { readonly refused: "archived" | "gone" | "no-right" }
  | { readonly refused: "invalid"; readonly sentence: string }
  | { readonly refused: "trouble"; readonly trouble: Trouble };

export interface Hands {
  send(id: string, version: number, change: Values, key: string): Promise<Sent>;
  /** Nothing where it is not there, or not in one's reach any more. */
  look(id: string): Promise<Now | undefined | { readonly trouble: Trouble }>;
  wait(): Promise<void>;
}

/** Others may write all the time; one does not race with them for ever. */
const TRIES = 4;
/** What passes by itself. */
const PASSING = new Set(["RATE_LIMITED", "BUSY", "TRY_AGAIN", "LOADING"]);

export async function take(step: Step, hands: Hands): Promise<Answer> {
  let { version } = step;
  for (let tries = 1; ; tries += 1) {
    const sent = await patiently(step, version, hands);
    if ("version" in sent) return { done: true, version: sent.version };
    if ("sentence" in sent) return { refused: "invalid", sentence: sent.sentence };
    if ("trouble" in sent) return refusalOf(sent.trouble);
    const now = await hands.look(step.id);
    if (!now) return { refused: "gone" };
    if ("trouble" in now) return refusalOf(now.trouble);
    if (now.archived) return { refused: "archived" };
    if (same(now.values, step.to)) return { already: true };
    if (!same(now.values, step.from) || tries === TRIES) return { refused: "changed", now };
    version = now.version;
  }
}

/** The same request again after a while, as long as the server is only busy. */
async function patiently({ id, to, key }: Step, version: number, { send, wait }: Hands): Promise<Sent> {
  for (let tries = 1; ; tries += 1) {
    const sent = await send(id, version, to, `${key}.${version}`);
    if (!("trouble" in sent) || !PASSING.has(sent.trouble.code) || tries === TRIES) return sent;
    await wait();
  }
}

function refusalOf(trouble: Trouble): Answer {
  if (trouble.code === "FORBIDDEN") return { refused: "no-right" };
  if (trouble.code === "NOT_FOUND") return { refused: "gone" };
  return { refused: "trouble", trouble };
}

/** Whether a register says what is wanted, of the fields that are; in lists the order is no difference. */
export function same(now: Values, wanted: Values): boolean {
  const told = (values: Values, name: keyof Values) => {
    const value = values[name] ?? null;
    return Array.isArray(value) ? [...value].sort().join() : value;
  };
  return fieldsOf(wanted).every((name) => told(now, name) === told(wanted, name));
}

export const fieldsOf = (values: Values) => Object.keys(values) as (keyof Values)[];

/** The way back, from what was set to what was there. */
export const back = (step: Step, version: number, key: string): Step => ({ ...step, version, from: step.to, to: step.from, key });

/** The same once more; where another has written, now over what one has been told. */
export function again(step: Step, answer: Answer): Step {
  if (!("refused" in answer) || answer.refused !== "changed") return step;
  const { version, values } = answer.now;
  return { ...step, version, from: Object.fromEntries(fieldsOf(step.to).map((name) => [name, values[name]])) as Values };
}
