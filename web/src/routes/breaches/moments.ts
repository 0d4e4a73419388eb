// Moments as a form has them, by the reader's own clock, and as the API has them.

/** `2026-11-22T14:05` of a moment: what `datetime-local` shows. */
export function localOf(moment: string | Date | null | undefined): string {
  if (!moment) return "";
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const localNow = (): string => localOf(new Date());

/** The moment that was typed. */
export const momentOf = (local: string): string => new Date(local).toISOString();
