// How long is waited before a lost line is tried again? Longer each time, and never all windows of a city at the same moment.
const FIRST = 500;
const LONGEST = 30_000;

/** Milliseconds before the try of this number, counted from 0; `chance` is between 0 and 1. */
export function waitBefore(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** attempt);
  return Math.round(whole / 2 + (whole / 2) * chance);
}
