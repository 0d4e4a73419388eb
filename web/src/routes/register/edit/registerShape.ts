// Which fields has each part of a register? As the law asks them, Art. 30(1); the order is that of the form.
import type { FindingPart, LegalBasis } from "../../../gql/graphql";
import { ANSWERS, AUDIENCES, BASES, LIFE_CYCLES } from "../../registers/asked";
import { type Field, scoped, type Values } from "./shape";

export { ANSWERS };

const FORMS = ["ELECTRONIC", "MANUAL"] as const;
const SPECIAL = [
  "RACIAL_OR_ETHNIC_ORIGIN",
  "POLITICAL_OPINIONS",
  "RELIGIOUS_OR_PHILOSOPHICAL_BELIEFS",
  "TRADE_UNION_MEMBERSHIP",
  "GENETIC_DATA",
  "BIOMETRIC_DATA",
  "HEALTH",
  "SEX_LIFE_OR_ORIENTATION",
] as const;
const CONDITIONS = [
  "EXPLICIT_CONSENT",
  "EMPLOYMENT_AND_SOCIAL_PROTECTION",
  "VITAL_INTERESTS",
  "NOT_FOR_PROFIT_BODY",
  "MADE_PUBLIC",
  "LEGAL_CLAIMS",
  "SUBSTANTIAL_PUBLIC_INTEREST",
  "HEALTH_OR_SOCIAL_CARE",
  "PUBLIC_HEALTH",
  "ARCHIVING_RESEARCH_STATISTICS",
] as const;
const STARTS = [
  "RECORDING",
  "START_OF_PROCESSING",
  "LAST_CONTACT",
  "ORDER",
  "DECISION",
  "END_OF_RELATIONSHIP",
  "END_OF_YEAR",
  "END_OF_PROJECT",
  "END_OF_NEED",
  "REQUEST",
  "BIRTH",
  "EVENT",
] as const;
const MEASURES = [
  "ACCESS_RIGHTS",
  "AUTHENTICATION",
  "LOGGING",
  "ENCRYPTION",
  "PHYSICAL_SECURITY",
  "CONFIDENTIALITY",
  "TRAINING",
  "SUPPLIER_DUTIES",
  "MINIMISATION",
  "PSEUDONYMISATION",
  "BACKUP",
  "MAINTENANCE",
  "SUPERVISION",
] as const;

const is = (name: string, ...values: string[]) => (of: Values) => values.includes(String(of[name]));
const someOf = (name: string) => (of: Values) => (of[name] as readonly unknown[]).length > 0;

const basis = scoped("basis", [
  { kind: "texts", name: "interest", long: true },
  { kind: "refs", name: "provisions", of: ["provision"] },
]);
/** Only one basis has an interest to tell, Art. 6(1)(f). */
export const fieldsOfBasis = (name: string): readonly Field[] =>
  name === ("LEGITIMATE_INTERESTS" satisfies LegalBasis) ? basis : basis.filter((field) => field.name !== "interest");

const purpose = scoped("purpose", [
  { kind: "texts", name: "text", long: true, required: true },
  { kind: "list", name: "bases", key: "basis", ticks: { of: "LegalBasis", values: BASES }, fields: basis },
  { kind: "answer", name: "mustBeGiven" },
  { kind: "texts", name: "consequence", long: true, when: is("mustBeGiven", "YES") },
  {
    kind: "list",
    name: "conditions",
    hint: true,
    folds: true,
    key: "condition",
    ticks: { of: "SpecialCondition", values: CONDITIONS },
    fields: scoped("condition", [{ kind: "refs", name: "provisions", of: ["provision"] }]),
  },
]);

const group = scoped("group", [
  { kind: "texts", name: "name" },
  { kind: "refs", name: "subjects", of: ["subjects"] },
  {
    kind: "list",
    name: "items",
    lines: true,
    fields: scoped("item", [
      { kind: "ref", name: "category", of: ["data"] },
      { kind: "texts", name: "text", hint: true },
    ]),
  },
  { kind: "answer", name: "special" },
  { kind: "choices", name: "specialCategories", of: "SpecialCategory", values: SPECIAL, when: is("special", "YES"), drops: true },
  { kind: "answer", name: "criminal" },
  { kind: "ref", name: "criminalGround", of: ["provision"], when: is("criminal", "YES") },
  { kind: "answer", name: "identityCode" },
  { kind: "ref", name: "identityCodeGround", of: ["provision"], when: is("identityCode", "YES") },
  { kind: "answer", name: "children" },
  { kind: "answer", name: "largeScale" },
  { kind: "answer", name: "freeText" },
  { kind: "keys", name: "purposes", of: "purposes", hint: true },
  { kind: "texts", name: "remark", long: true },
]);

const limit = scoped("limit", [
  { kind: "keys", name: "dataGroups", of: "dataGroups", hint: true },
  { kind: "duration", name: "minimum" },
  { kind: "duration", name: "maximum" },
  { kind: "choice", name: "countedFrom", of: "RetentionStart", values: STARTS },
  { kind: "texts", name: "countedFromText", when: is("countedFrom", "EVENT") },
  { kind: "choice", name: "then", of: "AfterRetention", values: ["DELETE", "ANONYMISE", "KEEP_PERMANENTLY"] },
  { kind: "ref", name: "provision", of: ["provision"] },
  { kind: "text", name: "recordsClass", hint: true },
  { kind: "texts", name: "text", long: true, hint: true },
]);

const measure = scoped("measure", [
  { kind: "choice", name: "kind", of: "SecurityMeasureKind", values: MEASURES, required: true },
  { kind: "choice", name: "form", of: "RegisterForm", values: FORMS, required: true },
  { kind: "texts", name: "text", long: true },
  { kind: "text", name: "internal", long: true, hint: true },
]);

const evidence = scoped("evidence", [
  { kind: "text", name: "title", required: true },
  { kind: "text", name: "url", type: "url", required: true },
]);

const parts: Partial<Record<FindingPart, readonly Field[]>> = {
  IDENTITY: scoped("register", [
    { kind: "texts", name: "name", required: true },
    { kind: "texts", name: "description", long: true, hint: true },
    { kind: "choices", name: "forms", of: "RegisterForm", values: FORMS },
    { kind: "choice", name: "audience", of: "Audience", values: AUDIENCES, required: true },
    { kind: "choice", name: "lifeCycle", of: "LifeCycle", values: LIFE_CYCLES, required: true },
    { kind: "date", name: "startsOn" },
    { kind: "date", name: "endsOn", hint: true },
    { kind: "date", name: "disposedOn", when: is("lifeCycle", "DISPOSED", "CLOSED") },
    { kind: "text", name: "slug", hint: true },
  ]),
  WHO: scoped("register", [
    { kind: "ref", name: "department", of: ["department"] },
    { kind: "ref", name: "responsiblePost", of: ["post"], hint: true },
    { kind: "refs", name: "contactPosts", of: ["post"] },
    { kind: "refs", name: "jointControllers", of: ["controller"], hint: true },
    { kind: "texts", name: "jointArrangement", long: true, when: someOf("jointControllers") },
  ]),
  PURPOSES: scoped("register", [{ kind: "list", name: "purposes", key: "key", fields: purpose }]),
  DATA_GROUPS: scoped("register", [{ kind: "list", name: "dataGroups", key: "key", fields: group }]),
  SOURCES: scoped("register", [{ kind: "texts", name: "sourcesRemark", long: true }]),
  RECIPIENTS: scoped("register", [
    { kind: "answer", name: "noRecipients", hint: true },
    { kind: "texts", name: "recipientsRemark", long: true },
  ]),
  TRANSFERS: scoped("register", [
    { kind: "answer", name: "noTransfers", hint: true },
    { kind: "texts", name: "transfersRemark", long: true },
  ]),
  RETENTION: scoped("register", [
    { kind: "list", name: "retention", fields: limit },
    { kind: "texts", name: "retentionRemark", long: true },
  ]),
  SECURITY: scoped("register", [{ kind: "list", name: "security", fields: measure }]),
  AUTOMATED_DECISIONS: scoped("register", [
    { kind: "answer", name: "automatedDecisions", hint: true },
    { kind: "answer", name: "profiling" },
    { kind: "texts", name: "automatedLogic", long: true, when: (of) => of["automatedDecisions"] === "YES" || of["profiling"] === "YES" },
    { kind: "texts", name: "automatedSignificance", long: true, when: (of) => of["automatedDecisions"] === "YES" || of["profiling"] === "YES" },
  ]),
  PUBLICITY: scoped("register", [
    { kind: "choice", name: "publicity", of: "Publicity", values: ["PUBLIC", "PARTLY_SECRET", "SECRET"] },
    { kind: "refs", name: "publicityProvisions", of: ["provision"] },
    { kind: "texts", name: "publicityRemark", long: true },
    { kind: "answer", name: "noSearchTerms" },
    { kind: "texts", name: "searchTerms", hint: true, when: (of) => of["noSearchTerms"] !== "YES" },
  ]),
  REVIEW: scoped("register", [
    { kind: "duration", name: "reviewInterval", hint: true },
    { kind: "list", name: "evidence", fields: evidence },
    { kind: "text", name: "internalNotes", long: true, hint: true },
  ]),
};

export const fieldsOf = (part: FindingPart): readonly Field[] => parts[part] ?? [];

/** The parts that have fields of their own, each under its name. */
export const WRITABLE = Object.keys(parts) as FindingPart[];

/** The part in which a field of a register is written; a finding tells the field by a pointer. */
export function partOf(pointer: string): FindingPart | undefined {
  const name = pointer.split("/")[1];
  return WRITABLE.find((part) => fieldsOf(part).some((field) => field.name === name));
}

/** How a new item of a list is called among its own. */
export const PREFIX: Readonly<Record<string, string>> = { purposes: "p", dataGroups: "g" };
export const prefixOf = (list: string): string => PREFIX[list] ?? "m";
