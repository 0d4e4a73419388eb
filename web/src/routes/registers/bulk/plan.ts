// What would be set in which of the chosen registers, and which are left out and why? Told before anything is done. Pure.
import { same, type Step, type Values } from "./step";

/** A register as it was when one opened the sheet. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly archived: boolean;
  readonly mayEdit: boolean;
  readonly controller: string | undefined;
  readonly values: Required<Values>;
}

export const LEFT_OUT = ["no-right", "archived", "elsewhere", "already"] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface Plan {
  readonly steps: readonly Step[];
  readonly left: Readonly<Record<LeftOut, readonly Standing[]>>;
}

export type Wanted =
  | { readonly field: "responsiblePost"; readonly post: string; readonly controller: string }
  | { readonly field: "contactPosts"; readonly post: string; readonly controller: string }
  | { readonly field: "reviewInterval"; readonly interval: string | null };

export function planOf(standings: readonly Standing[], wanted: Wanted, key: () => string): Plan {
  const left: Record<LeftOut, Standing[]> = { "no-right": [], archived: [], elsewhere: [], already: [] };
  const steps: Step[] = [];
  for (const standing of standings) {
    const { id, name, version, values } = standing;
    const [from, to] = [{ [wanted.field]: values[wanted.field] } as Values, wantedOf(wanted, values)];
    const why = whyNot(standing, wanted) ?? (same(from, to) ? "already" : undefined);
    if (why) left[why].push(standing);
    else steps.push({ id, name, version, from, to, key: key() });
  }
  return { steps, left };
}

function wantedOf(wanted: Wanted, { contactPosts }: Required<Values>): Values {
  switch (wanted.field) {
    case "responsiblePost":
      return { responsiblePost: wanted.post };
    case "contactPosts":
      return { contactPosts: contactPosts.includes(wanted.post) ? contactPosts : [...contactPosts, wanted.post] };
    case "reviewInterval":
      return { reviewInterval: wanted.interval };
  }
}

function whyNot({ archived, mayEdit, controller }: Standing, wanted: Wanted): LeftOut | undefined {
  if (archived) return "archived";
  if (!mayEdit) return "no-right";
  // A post answers for registers of its own controller.
  return "controller" in wanted && controller !== wanted.controller ? "elsewhere" : undefined;
}

/** What the registers say now that would say something else, the most frequent first. */
export function saidNow(steps: readonly Step[], field: Wanted["field"]): readonly { readonly value: string | null; readonly count: number }[] {
  const counts = new Map<string | null, number>();
  for (const { from } of steps) {
    const value = field === "contactPosts" ? null : (from[field] ?? null);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
}
