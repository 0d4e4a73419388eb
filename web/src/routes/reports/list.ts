// Which reports are there, what does each take, and how is it shown first?
import type { TypedDocumentNode } from "urql";
import type { SearchKind } from "../../gql/graphql";

/** The reports as their files are named, in groups of what one comes for. */
export const GROUPS = {
  record: ["article-30", "article-30-processor", "document-publicity"],
  standing: ["findings", "findings-by-rule", "completeness", "reviews", "publication", "assessments"],
  data: ["bases-by-department", "sensitive-data", "retention", "past-retention"],
  others: ["processors", "agreements", "third-country-exposure", "concentration"],
  events: ["changes", "grants", "breach", "ending"],
} as const;
export type Group = keyof typeof GROUPS;
export type ReportName = (typeof GROUPS)[Group][number];
export const REPORTS: readonly ReportName[] = Object.values(GROUPS).flat();

export type ReportVariables = {
  controller?: string | undefined;
  department?: string | undefined;
  asOf?: string | undefined;
  of?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  knownAt?: string | undefined;
  first: number;
  after?: string | undefined;
};

export type ColumnKind = "TEXT" | "NUMBER" | "DATE" | "MOMENT" | "BOOLEAN" | "COUNTRY" | "LINK" | "LIST";
export interface Column {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
}
export type Row = Readonly<Record<string, unknown>>;

/** What every report has: its words, its columns, its rows and what they come to. */
export interface AnyReport {
  readonly title: string;
  readonly question: string;
  readonly help: string;
  readonly revision: number;
  readonly asOf: string;
  readonly totalCount?: number | null;
  readonly columns: readonly Column[];
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly totals?: Readonly<Record<string, unknown>> | null;
}
export type ReportDocument = TypedDocumentNode<{ reports: { report: AnyReport } }, ReportVariables>;

/** What a report must be told before it can answer. */
export const ABOUT: Partial<Record<ReportName, readonly SearchKind[]>> = {
  breach: ["PROCESSOR", "SERVICE"],
  ending: ["ACT", "PROVISION", "PROCESSING_AGREEMENT", "SERVICE"],
};
export const takesPeriod = (name: ReportName): boolean => name === "changes";
/** The log and the accounts know no day but their own. */
export const takesDay = (name: ReportName): boolean => name !== "changes" && name !== "grants";
export const isPrinted = (name: ReportName): boolean => name === "article-30" || name === "document-publicity";

/** Columns that lead somewhere or repeat the address; the files have them, a reader does not need them. */
export const KEYS: ReadonlySet<string> = new Set(["register", "departmentKey", "agreementKey", "accountKey", "node", "record", "key"]);

/** What is shown first of the reports that are wider than a screen. */
export const FIRST: Partial<Record<ReportName, readonly string[]>> = {
  "article-30": ["name", "department", "purposes", "bases", "subjects", "recipients", "retention"],
  "article-30-processor": ["name", "onBehalfOf", "processing", "services", "countries", "agreement"],
  "document-publicity": ["name", "department", "data", "publicity", "provisions", "contact"],
  findings: ["name", "department", "severity", "title", "sentence", "ageDays", "waived"],
  completeness: ["name", "department", "whole", "lowest", "purposes", "dataGroups", "recipients", "retention"],
  publication: ["name", "department", "state", "version", "publishedAt", "changedSince", "missingLanguages"],
  "sensitive-data": ["name", "group", "special", "categories", "conditions", "criminal", "identityCode", "children"],
  retention: ["name", "department", "group", "time", "countedFrom", "then", "provision"],
  processors: ["name", "level", "country", "parent", "services", "registers", "agreement"],
  agreements: ["processor", "agreement", "state", "validUntil", "daysLeft", "authorisation", "registers"],
  "third-country-exposure": ["name", "department", "country", "tie", "chain", "mechanism", "assessment"],
  changes: ["at", "name", "act", "fields", "by", "index"],
  grants: ["account", "role", "reach", "controller", "department", "from", "until"],
  breach: ["name", "department", "chain", "subjects", "special", "post", "email", "phone"],
};

/** The documents are many and long: they come with the screen that asks one. */
export async function documentOf(name: ReportName): Promise<ReportDocument> {
  const { documents } = await import("./documents");
  return documents[name];
}
