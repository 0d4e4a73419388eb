// What is asked of something that is made while one writes a register, who may make it, and who else can be asked? Only what is needed
// to point to it; the rest is written on its own page.
import { LANGUAGES, type Language } from "../../../../i18n/said";
import { empty, type Field, type Pickable, scoped, textsOf, type Values } from "../shape";

const RECIPIENTS = ["AUTHORITY", "CONTROLLER", "PRIVATE_PARTY", "PUBLIC", "CATEGORY"] as const;
const SOURCES = ["AUTHORITY", "COMPANY", "PUBLIC_SOURCE", "OTHER_CONTROLLER"] as const;

export interface Making {
  /** Actions of the policy table; any one of them is enough. */
  readonly actions: readonly string[];
  /** Who else: the message `pick-who-…`. */
  readonly who: "dpo" | "organisation" | "law";
  /** Which field the words typed so far begin. */
  readonly named: string;
  readonly fields: readonly Field[];
}

const shared = ["EditSharedNode"] as const;

export const makings: Partial<Record<Pickable, Making>> = {
  processor: {
    actions: [...shared, "ProposeSharedNode"],
    who: "dpo",
    named: "name",
    fields: scoped("processor", [
      { kind: "text", name: "name", required: true },
      { kind: "ref", name: "country", of: ["country"], hint: true },
      { kind: "text", name: "businessId" },
      { kind: "text", name: "website", type: "url" },
      { kind: "answer", name: "usesSubProcessors" },
    ]),
  },
  service: {
    actions: [...shared, "ProposeSharedNode"],
    who: "dpo",
    named: "name",
    fields: scoped("service", [
      { kind: "texts", name: "name", required: true },
      { kind: "ref", name: "provider", of: ["processor"], hint: true },
      { kind: "answer", name: "hostedInEea" },
      { kind: "refs", name: "hostingCountries", of: ["country"] },
      { kind: "texts", name: "description", long: true },
    ]),
  },
  subjects: {
    actions: ["EditVocabulary", "ProposeSharedNode"],
    who: "dpo",
    named: "name",
    fields: scoped("category", [
      { kind: "texts", name: "name", required: true },
      { kind: "ref", name: "parent", of: ["subjects"], required: true, hint: true },
    ]),
  },
  data: {
    actions: ["EditVocabulary", "ProposeSharedNode"],
    who: "dpo",
    named: "name",
    fields: scoped("category", [
      { kind: "texts", name: "name", required: true },
      { kind: "ref", name: "parent", of: ["data"], required: true, hint: true },
    ]),
  },
  recipient: {
    actions: shared,
    who: "dpo",
    named: "name",
    fields: scoped("recipient", [
      { kind: "texts", name: "name", required: true },
      { kind: "choice", name: "kind", of: "RecipientKind", values: RECIPIENTS, required: true },
      { kind: "ref", name: "country", of: ["country"], hint: true },
    ]),
  },
  source: {
    actions: shared,
    who: "dpo",
    named: "name",
    fields: scoped("source", [
      { kind: "texts", name: "name", required: true },
      { kind: "choice", name: "kind", of: "SourceKind", values: SOURCES, required: true },
      { kind: "answer", name: "publiclyAccessible" },
    ]),
  },
  post: {
    actions: ["EditOrganisation"],
    who: "organisation",
    named: "title",
    fields: scoped("post", [
      { kind: "texts", name: "title", required: true },
      { kind: "text", name: "email", type: "email" },
      { kind: "text", name: "phone", type: "tel" },
      { kind: "ref", name: "holder", of: ["person"] },
    ]),
  },
  person: {
    actions: ["EditOrganisation"],
    who: "organisation",
    named: "name",
    fields: scoped("person", [
      { kind: "text", name: "name", required: true },
      { kind: "text", name: "email", type: "email" },
      { kind: "text", name: "phone", type: "tel" },
    ]),
  },
  provision: {
    actions: ["EditLaw"],
    who: "law",
    named: "section",
    fields: scoped("provision", [
      { kind: "ref", name: "act", of: ["act"], required: true },
      { kind: "text", name: "section", required: true, hint: true },
      { kind: "texts", name: "label", required: true },
    ]),
  },
  act: {
    actions: ["EditLaw"],
    who: "law",
    named: "title",
    fields: scoped("act", [
      { kind: "texts", name: "title", required: true },
      { kind: "text", name: "number", required: true, hint: true },
      { kind: "text", name: "link", type: "url" },
    ]),
  },
  agreement: {
    actions: ["EditAgreement"],
    who: "dpo",
    named: "title",
    fields: scoped("agreement", [
      { kind: "texts", name: "title", required: true },
      { kind: "ref", name: "processor", of: ["processor"], required: true },
      { kind: "text", name: "reference" },
      { kind: "date", name: "signedOn" },
      { kind: "date", name: "validUntil" },
      { kind: "choice", name: "authorisation", of: "SubProcessorAuthorisation", values: ["GENERAL", "SPECIFIC"] },
    ]),
  },
  assessment: {
    actions: ["EditAgreement"],
    who: "dpo",
    named: "title",
    fields: scoped("assessment", [
      { kind: "texts", name: "title", required: true },
      { kind: "choice", name: "kind", of: "AssessmentKind", values: ["DATA_PROTECTION_IMPACT", "TRANSFER_IMPACT", "LEGITIMATE_INTERESTS"], required: true },
      { kind: "choice", name: "state", of: "AssessmentState", values: ["PLANNED", "IN_PROGRESS", "DONE", "NOT_REQUIRED"], required: true },
      { kind: "date", name: "doneOn" },
      { kind: "date", name: "nextReviewOn" },
      { kind: "text", name: "reference" },
      { kind: "choice", name: "residualRisk", of: "RiskLevel", values: ["LOW", "MEDIUM", "HIGH"] },
      { kind: "texts", name: "conclusion", long: true },
    ]),
  },
};

/** A form begun with the words that were typed to find it. */
export function begun({ fields, named }: Making, typed: string, language: Language): Values {
  const field = fields.find(({ name }) => name === named);
  const texts = textsOf(Object.fromEntries(LANGUAGES.map((one) => [one, one === language ? typed : ""])));
  return { ...empty(fields), ...(field && { [named]: field.kind === "texts" ? texts : typed }) };
}
