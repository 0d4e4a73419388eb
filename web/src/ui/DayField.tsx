// A day, or a day and a time, as the reader's language writes it: it is typed part by part, or chosen from a calendar. What it is made
// of comes with the first one that is shown.
import { later } from "./later";

export interface DayProps {
  label: string;
  /** Said beside the label: help. */
  beside?: React.ReactNode;
  /** `2026-11-05`, with a time `2026-11-05T14:30`; nothing while it is empty. */
  value: string;
  onChange(value: string): void;
  time?: boolean;
  hint?: string | undefined;
  problem?: string | undefined;
  describedBy?: string | undefined;
  required?: boolean;
  min?: string | undefined;
  max?: string | undefined;
  /** Where a frame stands around it already, it is no field of its own. */
  framed?: boolean;
}

export const DayField = later<DayProps>(() => import("./DayInput").then((made) => made.DayInput), 2, "day-coming");
