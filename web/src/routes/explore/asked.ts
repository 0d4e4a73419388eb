// What is asked of the flows of data: all of it stands in the address, so that a picture can be sent to a colleague.
import type { LegalBasis, TransferMechanism } from "../../gql/graphql";
import { flag, oneOf, text } from "../../search";
import { BASES } from "../registers/asked";

export const QUESTIONS = ["third", "around", "paths", "impact", "depend", "all"] as const;
export type Question = (typeof QUESTIONS)[number];

export const WAYS = ["ONWARD", "BACK", "BOTH"] as const;
export type Way = (typeof WAYS)[number];

export const MECHANISMS: readonly TransferMechanism[] = [
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
];
/** Chains without any mechanism, which is what one looks for first. */
export const NO_MECHANISM = "NONE";

export interface ExploreSearch {
  ask?: Question | undefined;
  controller?: string | undefined;
  /** Where one begins, or what would break or end: a global id. */
  from?: string | undefined;
  to?: string | undefined;
  way?: Way | undefined;
  /** The day it is asked of; today when left out. */
  day?: string | undefined;
  country?: string | undefined;
  basis?: LegalBasis | undefined;
  category?: string | undefined;
  mechanism?: TransferMechanism | typeof NO_MECHANISM | undefined;
  /** Only chains on which a sub-processor stands. */
  sub?: true | undefined;
  /** Also where the provider and the companies above it are established. */
  above?: true | undefined;
  table?: true | undefined;
  /** Nodes and groups that are opened, and nodes that are shut, as lists of ids. */
  open?: string | undefined;
  shut?: string | undefined;
  /** Nothing is drawn as a group, however much there is. */
  whole?: true | undefined;
  /** What is looked at. */
  at?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function exploreSearch(given: Record<string, unknown>): ExploreSearch {
  const day = text(given["day"]);
  return {
    ask: oneOf(QUESTIONS, given["ask"]),
    controller: text(given["controller"]),
    from: text(given["from"]),
    to: text(given["to"]),
    way: oneOf(WAYS, given["way"]),
    day: day && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined,
    country: text(given["country"]),
    basis: oneOf(BASES, given["basis"]),
    category: text(given["category"]),
    mechanism: oneOf([...MECHANISMS, NO_MECHANISM] as const, given["mechanism"]),
    sub: flag(given["sub"]),
    above: flag(given["above"]),
    table: flag(given["table"]),
    open: text(given["open"]),
    shut: text(given["shut"]),
    whole: flag(given["whole"]),
    at: text(given["at"]),
  };
}

/** What narrows an answer, whatever was asked. */
export const NARROWING = ["country", "basis", "category", "mechanism", "sub", "above"] as const;

export function narrowedBy(search: ExploreSearch): number {
  return NARROWING.filter((name) => search[name] !== undefined).length;
}

export const listOf = (given: string | undefined): string[] => given?.split(",").filter(Boolean) ?? [];

/** A list with something put in or taken out, as it stands in an address. */
export function toggled(given: string | undefined, id: string, on: boolean): string | undefined {
  const rest = listOf(given).filter((one) => one !== id);
  return (on ? [...rest, id] : rest).join(",") || undefined;
}

export const today = (): string => new Date().toISOString().slice(0, 10);
