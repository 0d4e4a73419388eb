// Which columns can the list of registers have, how wide are they, and what must be asked for each? The name is always there.
import type { OrderField } from "../../gql/graphql";

export const COLUMNS = [
  "number",
  "key",
  "controller",
  "department",
  "responsible",
  "contacts",
  "bases",
  "completeness",
  "findings",
  "state",
  "life",
  "review",
  "interval",
  "confirmed",
  "changed",
  "special",
  "criminal",
  "children",
  "identity",
  "transfers",
  "processors",
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** What is shown as long as nothing else is asked. */
export const USUAL: readonly ColumnName[] = ["number", "bases", "completeness", "state"];

/** Columns by what they tell, for whoever chooses. */
export const GROUPS: Readonly<Record<string, readonly ColumnName[]>> = {
  what: ["number", "key", "state", "life"],
  who: ["controller", "department", "responsible", "contacts"],
  law: ["bases", "special", "criminal", "children", "identity", "transfers", "processors"],
  care: ["completeness", "findings", "review", "interval", "confirmed", "changed"],
};

/** In an address they stand as a list; the usual ones do not stand there at all. */
export function columnsFrom(asked: string | undefined): readonly ColumnName[] {
  if (asked === undefined) return USUAL;
  const named = new Set(asked.split(","));
  return COLUMNS.filter((column) => named.has(column));
}

/** `none` where only the name is left: an empty list could not be told from no choice. */
export function columnsTo(columns: readonly ColumnName[]): string | undefined {
  const ordered = COLUMNS.filter((column) => columns.includes(column));
  if (ordered.join() === USUAL.join()) return undefined;
  return ordered.join() || "none";
}

/** The same choice always stands the same way in an address; what is not known there is left out. */
export const columnsAsked = (given: string | undefined): string | undefined => (given === undefined ? undefined : columnsTo(columnsFrom(given)));

/** What a page of rows is asked for beside what every row has. */
export const NEEDS = ["responsible", "contacts", "completeness", "findings", "review", "changed", "facts", "processors"] as const;
export type Needs = Readonly<Record<(typeof NEEDS)[number], boolean>>;

export function needsOf(columns: readonly ColumnName[]): Needs {
  const some = (...names: readonly ColumnName[]) => names.some((name) => columns.includes(name));
  return {
    responsible: some("responsible"),
    contacts: some("contacts"),
    completeness: some("completeness"),
    findings: some("findings"),
    review: some("review", "interval", "confirmed"),
    changed: some("changed"),
    facts: some("special", "criminal", "children", "identity", "transfers"),
    processors: some("processors"),
  };
}

export const SORTS: Partial<Record<ColumnName | "name", OrderField>> = { number: "NUMBER", name: "NAME", completeness: "COMPLETENESS", review: "REVIEW_DUE" };

/** The least width of each, in rem, and its share of what is left. */
const WIDTHS: Readonly<Record<ColumnName | "name" | "check", readonly [least: number, share: number]>> = {
  check: [2, 0],
  number: [3.6, 0],
  name: [12, 2.4],
  key: [5.5, 0.5],
  controller: [8, 1],
  department: [8.6, 1],
  responsible: [10.3, 1],
  contacts: [10.3, 1],
  bases: [8, 1.2],
  completeness: [8.6, 0],
  findings: [7.4, 0.2],
  state: [8.2, 0.8],
  life: [6, 0.4],
  review: [7.4, 0.3],
  interval: [6, 0.3],
  confirmed: [6.2, 0.3],
  changed: [7, 0.3],
  special: [6.3, 0.3],
  criminal: [5.4, 0.3],
  children: [5.4, 0.3],
  identity: [6.4, 0.3],
  transfers: [6.2, 0.3],
  processors: [9.5, 1.4],
};
/** Between two columns, and at both ends of a row, as the style sheet has them. */
const GAP = 0.9;

const placesOf = (columns: readonly ColumnName[]) => ["check", ...ordered(columns)] as const;

/** As they stand in a row: a number before the name it belongs to, all else behind. */
export function ordered(columns: readonly ColumnName[]): readonly (ColumnName | "name")[] {
  const [before, behind] = [columns.filter((column) => column === "number"), columns.filter((column) => column !== "number")];
  return [...before, "name", ...behind];
}

export function widthsOf(columns: readonly ColumnName[]): string {
  return placesOf(columns)
    .map((place) => {
      const [least, share] = WIDTHS[place];
      return share === 0 ? `${least}rem` : `minmax(${least}rem, ${share}fr)`;
    })
    .join(" ");
}

/** The room a row must have, in rem; with less its values stand below each other. */
export function roomFor(columns: readonly ColumnName[]): number {
  return placesOf(columns).reduce((sum, place) => sum + WIDTHS[place][0] + GAP, GAP);
}
