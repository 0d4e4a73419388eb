// How long is left of the 72 hours? Art. 33(1): they run from the moment the controller became aware of the breach.

export interface Clock {
  /** Whole hours, and the minutes beyond them; of what is over when it is late. */
  readonly hours: number;
  readonly minutes: number;
  readonly late: boolean;
  /** The share of the 72 hours that is gone, from 0 to 1. */
  readonly gone: number;
}

const ALL = 72 * 3_600_000;

export function clockOf(deadline: string, now: Date): Clock {
  const left = new Date(deadline).getTime() - now.getTime();
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, late: left < 0, gone: Math.min(Math.max(1 - left / ALL, 0), 1) };
}
