// A calendar duration as a number and a unit, as one says it; one of several units stays what it is. Pure.
export const UNITS = ["Y", "M", "W", "D"] as const;
export type Unit = (typeof UNITS)[number];

export interface Length {
  readonly count: string;
  readonly unit: Unit;
}

/** `P2Y6M` as two lengths; nothing as none. What cannot be read is undefined. */
export function lengthsOf(iso: string | null): readonly Length[] | undefined {
  if (!iso) return [];
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  if (!parts) return undefined;
  return UNITS.flatMap((unit, at) => (parts[at + 1] === undefined ? [] : [{ count: parts[at + 1] ?? "", unit }]));
}

/** The duration of lengths; the same unit twice is summed, what is not a number is nothing. */
export function durationOf(lengths: readonly Length[]): string | null {
  const told = UNITS.flatMap((unit) => {
    const counts = lengths.filter((length) => length.unit === unit && /^\d+$/.test(length.count.trim()));
    const sum = counts.reduce((all, { count }) => all + Number(count), 0);
    return sum > 0 ? [`${sum}${unit}`] : [];
  });
  return told.length > 0 ? `P${told.join("")}` : null;
}
