// A moment to come, as the browser's own field for one writes it and as the API does. Pure.

/** The next whole hour that is at least half an hour away, as the field writes it: local, to the minute. */
export function soonest(now: Date): string {
  const moment = new Date(now.getTime() + 30 * 60_000);
  moment.setMinutes(60, 0, 0);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that was typed; none while it is not whole. */
export function momentOf(typed: string): string | undefined {
  const moment = new Date(typed);
  return /^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(typed) && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
}
