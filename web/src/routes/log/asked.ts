// What is looked for in the log, as it stands in the address.
import type { LogAct, LogFilter } from "../../gql/graphql";
import { oneOf, text } from "../../search";
import { endOf, startOf } from "./finland";

export const ACTS: readonly LogAct[] = [
  "CREATE", "EDIT", "ARCHIVE", "SUBMIT", "TAKE_BACK", "RETURN", "APPROVE", "PUBLISH", "WITHDRAW", "CONFIRM", "COMMENT", "SETTLE", "REASSIGN",
  "SIGN_IN", "REFUSE_SIGN_IN", "SIGN_OUT", "WAIVE", "END_WAIVER", "GRANT", "REVOKE", "ISSUE_TOKEN", "REVOKE_TOKEN", "CHANGE_SETTING", "EXPORT",
  "IMPORT", "RETRY_DELIVERY", "READ_LOG", "ERASE_PERSON", "BEGIN_LOG", "ADOPT", "ROTATE_KEY", "ACCEPT_ROLLBACK",
];

export interface LogSearch {
  controller?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  act?: LogAct | undefined;
  /** The key of an account. */
  by?: string | undefined;
  /** The global id of what was acted upon. */
  of?: string | undefined;
}

export const day = (given: unknown) => (typeof given === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined);

export function logSearch(given: Record<string, unknown>): LogSearch {
  return {
    controller: text(given["controller"]),
    from: day(given["from"]),
    to: day(given["to"]),
    act: oneOf(ACTS, given["act"]),
    by: text(given["by"]),
    of: text(given["of"]),
  };
}

/** What the log is narrowed to; nothing for all of it. The whole of the last day belongs to it. */
export function filterOf({ controller, from, to, act, by, of }: LogSearch): LogFilter {
  return {
    ...(act && { acts: [act] }),
    ...(by && { by: `account:${by}` }),
    ...(of && { subject: of }),
    ...(controller && { controller: `controller:${controller}` }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: endOf(to) }),
  };
}
