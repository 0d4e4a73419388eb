// When does a day begin and end where the log is kept? By the clock of Finland, in summer and in winter.

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Helsinki", hour: "2-digit", hourCycle: "h23" });

/** The first moment of a day, `2026-03-29`. */
export function startOf(day: string): string {
  // Two hours before Greenwich in winter and three in summer: the one at which it is midnight there.
  const midnight = [2, 3].map((hours) => new Date(Date.parse(`${day}T00:00:00Z`) - hours * 3_600_000)).find((moment) => Number(clock.format(moment)) === 0);
  return (midnight ?? new Date(`${day}T00:00:00Z`)).toISOString();
}

/** The last moment of a day, to the thousandth. */
export function endOf(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return new Date(Date.parse(startOf(next)) - 1).toISOString();
}

/** The day it is there now. */
export function dayOf(now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(now);
}
