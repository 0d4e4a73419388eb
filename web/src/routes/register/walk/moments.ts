// At which moment was a part confirmed? The record keeps the day; the log keeps the moment, and what is written after it on the same day
// is new to who confirms again. Pure.
import type { Step } from "./steps";

export interface Entry {
  readonly at: string;
  readonly act: string;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

interface Said {
  readonly part: string;
  readonly on: string;
}

const saidIn = (told: unknown, part: Step, on: string): boolean => Array.isArray(told) && (told as Said[]).some((one) => one.on === on && (one.part === part || one.part === "WHOLE"));

export interface Since {
  readonly at: string;
  /** Whether the log does not reach back so far, and this is where it begins. */
  readonly begins: boolean;
}

/**
 * The moment from which what has changed is new. Where the log does not tell the moment it is the beginning of that day, and where the
 * record is younger than its confirmation, as one that was brought over from elsewhere, its first version.
 */
export function newSince(part: Step, on: string, entries: readonly Entry[]): Since {
  const entry = entries.find(
    ({ act, fields }) => act === "CONFIRM" && fields.some(({ field, before, after }) => field === "confirmations" && saidIn(after, part, on) && !saidIn(before, part, on)),
  );
  if (entry) return { at: entry.at, begins: false };
  const day = `${on}T00:00:00+00:00`;
  const made = entries.find(({ act }) => act === "CREATE" || act === "IMPORT")?.at;
  return made !== undefined && Date.parse(made) > Date.parse(day) ? { at: made, begins: true } : { at: day, begins: false };
}
