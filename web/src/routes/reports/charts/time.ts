// How long is a duration on paper? Lengths of a few days and of fifty years stand in one picture, so the scale is that of the square root.

const DAYS = { Y: 365.25, M: 30.44, W: 7, D: 1 } as const;

/** The days of an ISO 8601 duration of days and longer; nothing of what cannot be read. */
export function daysOf(duration: unknown): number | undefined {
  if (typeof duration !== "string") return undefined;
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)];
  if (!duration.startsWith("P") || parts.length === 0) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * DAYS[unit as keyof typeof DAYS], 0);
}

/** The place of so many days on a line that ends with the longest. */
export const placeOfDays = (days: number, longest: number, width: number): number => Math.sqrt(days / longest) * width;

/** Marks of the line: whole spans that people think in, as far as the line goes. */
export function marksTo(longest: number): { readonly duration: string; readonly days: number }[] {
  const all = ["P1M", "P6M", "P1Y", "P2Y", "P5Y", "P10Y", "P20Y", "P30Y", "P50Y", "P100Y"];
  const within = all.map((duration) => ({ duration, days: daysOf(duration) ?? 0 })).filter(({ days }) => days <= longest * 1.001);
  // Those that would stand on top of each other are left out, the shorter first.
  return within.filter(({ days }, at) => {
    const next = within[at + 1];
    return !next || placeOfDays(next.days, longest, 1) - placeOfDays(days, longest, 1) > 0.075;
  });
}
