// Which parts does one go through to say what is still true, and since which day has one not looked at each? Pure.
import type { RegisterPart } from "../../../gql/graphql";
import { CONFIRMED_PARTS } from "../../../records/parts";

export type Step = Exclude<RegisterPart, "WHOLE">;

/** What is confirmed part by part; review and notice are no part of the record itself. */
export const STEPS: readonly Step[] = CONFIRMED_PARTS;

interface Confirmation {
  readonly part: RegisterPart;
  readonly on: string;
}

/** The day a part was last confirmed, alone or with the whole. */
export function lastOf(part: RegisterPart, confirmations: readonly Confirmation[]): string | undefined {
  return confirmations
    .filter((one) => one.part === part || one.part === "WHOLE")
    .map(({ on }) => on)
    .sort()
    .at(-1);
}

/** What is sent: all of them together are the whole. */
export const confirmedAs = (said: readonly Step[]): RegisterPart[] => (STEPS.every((part) => said.includes(part)) ? ["WHOLE"] : [...said]);
