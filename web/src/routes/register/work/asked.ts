// What may stand in a register's address beside the part that is edited: its history, a day gone by, and what is shown of its notice.
import { flag, oneOf } from "../../../search";

export const NOTICE_VIEWS = ["preview", "difference"] as const;

export interface WorkSearch {
  history?: true | undefined;
  /** As it was at the end of this day. */
  day?: string | undefined;
  /** Beside how it was on another day. */
  other?: string | undefined;
  notice?: (typeof NOTICE_VIEWS)[number] | undefined;
}

const dayIn = (given: unknown): string | undefined => (typeof given === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined);

export const workSearch = (given: Record<string, unknown>): WorkSearch => ({
  history: flag(given["history"]),
  day: dayIn(given["day"]),
  other: dayIn(given["other"]),
  notice: oneOf(NOTICE_VIEWS, given["notice"]),
});

/** The end of a day, or this moment when the day is today or to come. */
export function endOf(day: string, now: Date): string {
  const end = new Date(`${day}T23:59:59.999`);
  return (end < now ? end : now).toISOString();
}
