// What stands in the address of a register's page: what one looks at, and what one is writing, down to the field.
import type { FindingPart } from "../../gql/graphql";
import { PARTS } from "../../records/parts";
import { flag, oneOf, text } from "../../search";

export interface RegisterPageSearch {
  history?: true | undefined;
  edit?: FindingPart | undefined;
  /** A JSON pointer: the field one came for. */
  at?: string | undefined;
  /** The data flow that is written; `+DISCLOSURE` begins one. */
  flow?: string | undefined;
  /** Whether one says, part by part, what is still true. */
  walk?: true | undefined;
}

export const registerPageSearch = (given: Record<string, unknown>): RegisterPageSearch => ({
  history: flag(given["history"]),
  edit: oneOf(PARTS, given["edit"]),
  at: text(given["at"]),
  flow: text(given["flow"]),
  walk: flag(given["walk"]),
});

/** What an editor leaves behind in the address when it is closed. */
export const CLOSED = { edit: undefined, at: undefined, flow: undefined } as const;
