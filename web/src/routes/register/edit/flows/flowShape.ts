// Which fields has a data flow, seen from the register at its one end? Art. 28(3), 30(1)(d) and (e), 44–49. Pure.
import type { FindingPart, FlowKind } from "../../../../gql/graphql";
import { BASES } from "../../../registers/asked";
import { type Field, type Pickable, scoped } from "../shape";

const MEANS = ["INTERFACE", "FILE", "PURCHASE", "VIEWING_ACCESS", "FORM", "CONVERSATION", "AUTOMATIC", "PAPER"] as const;
const FREQUENCIES = ["CONTINUOUS", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "ON_DEMAND", "ONCE"] as const;
const MECHANISMS = [
  "ADEQUACY_DECISION",
  "PUBLIC_BODIES_INSTRUMENT",
  "BINDING_CORPORATE_RULES",
  "STANDARD_CLAUSES_COMMISSION",
  "STANDARD_CLAUSES_AUTHORITY",
  "CODE_OF_CONDUCT",
  "CERTIFICATION",
  "AUTHORISED_CLAUSES",
  "ADMINISTRATIVE_ARRANGEMENT",
  "EXPLICIT_CONSENT",
  "CONTRACT_WITH_PERSON",
  "CONTRACT_IN_INTEREST",
  "PUBLIC_INTEREST",
  "LEGAL_CLAIMS",
  "VITAL_INTERESTS",
  "PUBLIC_REGISTER",
] as const;

/** Which way it runs, seen from the register. */
export type Way = "in" | "out";

/** What may stand at the far end of a flow of a kind. */
const ends: Record<Way, Partial<Record<FlowKind, readonly Pickable[]>>> = {
  in: { COLLECTION: ["subjects", "source", "service", "register"], INTERNAL: ["register", "service"], DISCLOSURE: ["register", "service"] },
  out: { DISCLOSURE: ["recipient", "register"], PROCESSING: ["service", "processor"], INTERNAL: ["register", "service"] },
};

/** A flow that can be begun in a part of a register: its kind, and what stands at its far end. */
export interface Beginning {
  /** What it is called, `flow-new-…`; and in the address, `+…`. */
  readonly name: string;
  readonly kind: FlowKind;
  readonly way: Way;
  readonly far: readonly Pickable[];
}

export const BEGINNINGS: readonly (Beginning & { part: FindingPart })[] = [
  { part: "SOURCES", name: "PEOPLE", kind: "COLLECTION", way: "in", far: ["subjects"] },
  { part: "SOURCES", name: "SOURCE", kind: "COLLECTION", way: "in", far: ["source"] },
  { part: "SOURCES", name: "OWN", kind: "COLLECTION", way: "in", far: ["register"] },
  { part: "RECIPIENTS", name: "PROCESSING", kind: "PROCESSING", way: "out", far: ["service", "processor"] },
  { part: "RECIPIENTS", name: "DISCLOSURE", kind: "DISCLOSURE", way: "out", far: ["recipient"] },
  { part: "RECIPIENTS", name: "INTERNAL", kind: "INTERNAL", way: "out", far: ["register"] },
];

/** Every field a flow can have, whatever its kind. */
export const EVERY_FIELD = scoped("flow", [
  { kind: "ref", name: "from", of: ["subjects", "source", "service", "register"], required: true },
  { kind: "ref", name: "to", of: ["recipient", "service", "processor", "register"], required: true },
  { kind: "texts", name: "data", hint: true },
  { kind: "keys", name: "dataGroups", of: "dataGroups", hint: true },
  { kind: "refs", name: "dataCategories", of: ["data"] },
  { kind: "keys", name: "purposes", of: "purposes" },
  { kind: "choice", name: "basis", of: "LegalBasis", values: BASES },
  { kind: "ref", name: "agreement", of: ["agreement"], hint: true },
  { kind: "ref", name: "provision", of: ["provision"] },
  { kind: "choice", name: "means", of: "FlowMeans", values: MEANS },
  { kind: "choice", name: "frequency", of: "Frequency", values: FREQUENCIES },
  { kind: "texts", name: "condition" },
  { kind: "choice", name: "mechanism", of: "TransferMechanism", values: MECHANISMS, hint: true },
  { kind: "text", name: "mechanismDocument", when: (of) => of["mechanism"] !== null },
  { kind: "ref", name: "transferAssessment", of: ["assessment"], when: (of) => of["mechanism"] !== null },
  { kind: "date", name: "validFrom" },
  { kind: "date", name: "validUntil" },
  { kind: "texts", name: "remarks", long: true },
]);

/** The fields that only some kinds of flow have; all have the others. */
const onlyOf: Readonly<Record<string, (kind: FlowKind, way: Way) => boolean>> = {
  from: (_, way) => way === "in",
  to: (_, way) => way === "out",
  dataCategories: (kind) => !isHandled(kind),
  basis: (kind) => kind === "DISCLOSURE",
  provision: (kind) => kind === "DISCLOSURE" || isHandled(kind),
  agreement: (kind) => isHandled(kind),
  mechanism: leaves,
  mechanismDocument: leaves,
  transferAssessment: leaves,
};

const isHandled = (kind: FlowKind) => kind === "PROCESSING" || kind === "SUB_PROCESSING";

function leaves(kind: FlowKind, way: Way): boolean {
  return way === "out" && kind !== "INTERNAL";
}

/** What is asked of a flow of a kind; the far end may be narrowed to what one has said one will tell. */
export function fieldsOfFlow(kind: FlowKind, way: Way, far: readonly Pickable[] = ends[way][kind] ?? []): readonly Field[] {
  return EVERY_FIELD.filter(({ name }) => onlyOf[name]?.(kind, way) ?? true).map((field) => (field.kind === "ref" && (field.name === "from" || field.name === "to") ? { ...field, of: far } : field));
}
