// What is asked of the list of registers: all of it stands in the address, so that a list can be sent to a colleague.
import type { Answer, Audience, LegalBasis, LifeCycle, NoticeStanding, OrderField, RegisterFilter } from "../../gql/graphql";
import { flag, oneOf, text } from "../../search";

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
const SORTS: readonly OrderField[] = ["NUMBER", "NAME"];

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
  archived?: true | undefined;
  sort?: OrderField | undefined;
  down?: true | undefined;
}

/** The facets: what a list is narrowed to by one word each. */
export const FACETS = ["basis", "life", "special", "children", "notice", "audience"] as const;
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
    archived: flag(given["archived"]),
    sort: oneOf(SORTS, given["sort"]),
    down: flag(given["down"]),
  };
}

/** The filter of the API for what an address asks. */
export function filterOf(search: RegisterSearch): RegisterFilter {
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
    archived: search.archived,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** How many things the list is narrowed by, apart from the words that are looked for. */
export function narrowedBy(search: RegisterSearch): number {
  return [...FACETS, "department", "controller", "archived"].filter((name) => search[name as keyof RegisterSearch] !== undefined).length;
}
