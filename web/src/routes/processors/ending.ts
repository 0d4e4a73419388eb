// When does an agreement end, seen from a day? Pure.

export const STAGES = ["ended", "soon", "year", "later", "untold"] as const;
export type Stage = (typeof STAGES)[number];

/** What ends within so many days is to be renewed now. */
const SOON = 90;
const YEAR = 365;
const DAY = 86_400_000;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY);
}

/** The last day is still a day on which it holds. */
export function stageOf(validUntil: string | null | undefined, today: string): Stage {
  if (!validUntil) return "untold";
  const left = daysBetween(today, validUntil);
  if (left < 0) return "ended";
  return left <= SOON ? "soon" : left <= YEAR ? "year" : "later";
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

const BEFORE = 3 * YEAR;
const AFTER = 4 * YEAR;

/** Where it lies on a line of seven years, in hundredths; today stands at `NOW`. What is not told runs off the line. */
export const NOW = (BEFORE / (BEFORE + AFTER)) * 100;

export function spanOf(signedOn: string | null | undefined, validUntil: string | null | undefined, today: string): Span {
  const place = (day: string) => Math.min(100, Math.max(0, ((daysBetween(today, day) + BEFORE) / (BEFORE + AFTER)) * 100));
  const from = signedOn ? place(signedOn) : 0;
  return { from, to: Math.max(from + 0.8, validUntil ? place(validUntil) : 100) };
}

/** The first days of the years on the line, for its marks. */
export function yearsAround(today: string): { year: number; at: number }[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 9 }, (_, index) => year - 3 + index).flatMap((one) => {
    const days = daysBetween(today, `${one}-01-01`);
    return days > -BEFORE && days < AFTER ? [{ year: one, at: ((days + BEFORE) / (BEFORE + AFTER)) * 100 }] : [];
  });
}
