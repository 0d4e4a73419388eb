// What is asked of the list of registers: all of it stands in the address, so that a list can be sent to a colleague.
import type { Answer, Audience, LegalBasis, LifeCycle, NoticeStanding, OrderField, RegisterFilter, Severity } from "../../gql/graphql";
import { flag, oneOf, text } from "../../search";
import { columnsAsked } from "./columns";
import { after } from "./review";

export const BASES: readonly LegalBasis[] = [
  "CONSENT",
  "CONTRACT",
  "LEGAL_OBLIGATION",
  "VITAL_INTERESTS",
  "PUBLIC_TASK",
  "LEGITIMATE_INTERESTS",
];
export const LIFE_CYCLES: readonly LifeCycle[] = ["PLANNED", "ACTIVE", "CLOSED", "DISPOSED"];
export const AUDIENCES: readonly Audience[] = ["PUBLIC", "STAFF"];
export const ANSWERS: readonly Answer[] = ["YES", "NO", "NOT_STATED"];
export const NOTICES: readonly NoticeStanding[] = ["IN_FORCE", "UNPUBLISHED", "WITHDRAWN"];
export const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];
/** By when a register is to be looked at again, from today: so a link that is kept goes with the days. */
const HORIZONS = { late: "P0D", quarter: "P3M", year: "P1Y" } as const;
export type Due = keyof typeof HORIZONS;
export const DUES = Object.keys(HORIZONS) as readonly Due[];
/** Whether a post answers for it. */
export const ANSWERED = ["none", "some"] as const;
const SORTS: readonly OrderField[] = ["NUMBER", "NAME", "REVIEW_DUE", "COMPLETENESS"];

export interface RegisterSearch {
  q?: string | undefined;
  controller?: string | undefined;
  department?: string | undefined;
  basis?: LegalBasis | undefined;
  life?: LifeCycle | undefined;
  audience?: Audience | undefined;
  special?: Answer | undefined;
  children?: Answer | undefined;
  notice?: NoticeStanding | undefined;
  /** Something as grave as this, or graver, is found in it. */
  found?: Severity | undefined;
  due?: Due | undefined;
  post?: (typeof ANSWERED)[number] | undefined;
  archived?: true | undefined;
  sort?: OrderField | undefined;
  down?: true | undefined;
  /** What is shown of each, as a list; the usual columns when left out. */
  columns?: string | undefined;
}

/** The facets: what a list is narrowed to by one word each. */
export const FACETS = ["basis", "life", "special", "children", "notice", "audience", "found", "due", "post"] as const;
export type Facet = (typeof FACETS)[number];

export function registerSearch(given: Record<string, unknown>): RegisterSearch {
  return {
    q: text(given["q"]),
    controller: text(given["controller"]),
    department: text(given["department"]),
    basis: oneOf(BASES, given["basis"]),
    life: oneOf(LIFE_CYCLES, given["life"]),
    audience: oneOf(AUDIENCES, given["audience"]),
    special: oneOf(ANSWERS, given["special"]),
    children: oneOf(ANSWERS, given["children"]),
    notice: oneOf(NOTICES, given["notice"]),
    found: oneOf(SEVERITIES, given["found"]),
    due: oneOf(DUES, given["due"]),
    post: oneOf(ANSWERED, given["post"]),
    archived: flag(given["archived"]),
    sort: oneOf(SORTS, given["sort"]),
    down: flag(given["down"]),
    columns: columnsAsked(text(given["columns"])),
  };
}

/** The filter of the API for what an address asks. */
export function filterOf(search: RegisterSearch, today = new Date()): RegisterFilter {
  const filter: RegisterFilter = {
    text: search.q?.trim(),
    controller: search.controller && `controller:${search.controller}`,
    department: search.department && `department:${search.department}`,
    basis: search.basis,
    lifeCycle: search.life,
    audience: search.audience,
    specialCategories: search.special,
    children: search.children,
    notice: search.notice,
    findings: search.found,
    reviewDueBy: search.due && after(today.toISOString().slice(0, 10), HORIZONS[search.due]),
    withoutResponsiblePost: search.post && search.post === "none",
    archived: search.archived,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** How many things the list is narrowed by, apart from the words that are looked for. */
export function narrowedBy(search: RegisterSearch): number {
  return [...FACETS, "department", "controller", "archived"].filter((name) => search[name as keyof RegisterSearch] !== undefined).length;
}
