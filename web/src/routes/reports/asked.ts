// What is asked of a report, as it stands in the address: to be sent to a colleague, or kept as a bookmark.
import { keyOf } from "../../paths";
import { flag, text } from "../../search";
import { type ReportName, type ReportVariables, takesDay, takesPeriod } from "./list";

export interface ReportSearch {
  controller?: string | undefined;
  department?: string | undefined;
  on?: string | undefined;
  of?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  knownAt?: string | undefined;
  sort?: string | undefined;
  down?: true | undefined;
  all?: true | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (given: unknown) => (typeof given === "string" && DAY.test(given) ? given : undefined);
const moment = (given: unknown) => (typeof given === "string" && !Number.isNaN(Date.parse(given)) ? given : undefined);

export function reportSearch(given: Record<string, unknown>): ReportSearch {
  return {
    controller: text(given["controller"]),
    department: text(given["department"]),
    on: day(given["on"]),
    of: text(given["of"]),
    from: day(given["from"]),
    to: day(given["to"]),
    knownAt: moment(given["knownAt"]),
    sort: text(given["sort"]),
    down: flag(given["down"]),
    all: flag(given["all"]),
  };
}

/** The last ninety days, for a report between two days that nobody has named. */
export function period(search: ReportSearch, today: Date): { from: string; to: string } {
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  return { from: search.from ?? iso(new Date(today.getTime() - 90 * 86_400_000)), to: search.to ?? iso(today) };
}

/** What the API is asked. Of the fields that a report does not take none is sent: it would be refused. */
export function variablesOf(name: ReportName, controller: string | undefined, search: ReportSearch, today: Date): Omit<ReportVariables, "first"> {
  const variables = {
    controller,
    department: search.department && `department:${search.department}`,
    asOf: takesDay(name) ? search.on : undefined,
    of: search.of,
    ...(takesPeriod(name) && period(search, today)),
    knownAt: name === "breach" && search.knownAt ? new Date(search.knownAt).toISOString() : undefined,
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}

/** What the address of a download carries: the same question by the names that downloads have. */
export function downloadOf(variables: Omit<ReportVariables, "first">): Record<string, string> {
  const { controller, department, asOf, of, from, to, knownAt } = variables;
  const pairs = { controller: controller && keyOf(controller), department: department && keyOf(department), on: asOf, of, from, to, knownAt };
  return Object.fromEntries(Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
