// When is a register to be looked at again? Counted as the report of reviews counts: its interval after the part that was confirmed
// longest ago, since a part is not renewed by another; where none was confirmed, after the day it was taken into use. Art. 5(2). Pure.
import type { RegisterPart } from "../../gql/graphql";
import { CONFIRMED_PARTS } from "../../records/parts";

export interface Confirmed {
  readonly part: RegisterPart;
  readonly on: string;
}

export interface Upkeep {
  readonly reviewInterval?: string | null | undefined;
  readonly startsOn?: string | null | undefined;
  readonly confirmations: readonly Confirmed[];
}

/** The day; none where no interval is said, or nothing to count from. */
export function reviewOn({ reviewInterval, startsOn, confirmations }: Upkeep): string | undefined {
  const oldest = CONFIRMED_PARTS.flatMap((part) => lastOf(confirmations, part) ?? []).sort()[0] ?? startsOn;
  return reviewInterval && oldest ? after(oldest, reviewInterval) : undefined;
}

/** The day anything of it was last confirmed. */
export const lastConfirmed = (confirmations: readonly Confirmed[]): string | undefined => confirmations.map(({ on }) => on).sort().at(-1);

/** A part is confirmed by itself or with the whole. */
function lastOf(confirmations: readonly Confirmed[], part: RegisterPart): string | undefined {
  return confirmations
    .filter((one) => one.part === part || one.part === "WHOLE")
    .map(({ on }) => on)
    .sort()
    .at(-1);
}

/** By the calendar: a month after the 31st is the last of a shorter one. */
export function after(day: string, interval: string): string | undefined {
  const told = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(interval);
  const begun = new Date(`${day}T00:00:00Z`);
  if (!told || Number.isNaN(begun.getTime())) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = told.slice(1).map((count) => Number(count ?? 0));
  const month = begun.getUTCMonth() + years * 12 + months;
  const last = new Date(Date.UTC(begun.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(begun.getUTCFullYear(), month, Math.min(begun.getUTCDate(), last) + weeks * 7 + days));
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString().slice(0, 10);
}
