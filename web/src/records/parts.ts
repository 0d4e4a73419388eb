// The parts of a register, in the order a record is read.
import type { FindingPart, RegisterPart } from "../gql/graphql";

export const PARTS: readonly FindingPart[] = [
  "IDENTITY",
  "WHO",
  "PURPOSES",
  "DATA_GROUPS",
  "SOURCES",
  "RECIPIENTS",
  "TRANSFERS",
  "RETENTION",
  "SECURITY",
  "AUTOMATED_DECISIONS",
  "PUBLICITY",
  "ASSESSMENTS",
  "REVIEW",
  "NOTICE",
];

/** The parts that are confirmed, each by itself or with the whole. */
export const CONFIRMED_PARTS: readonly Exclude<RegisterPart, "WHOLE">[] = PARTS.flatMap((part) => (part === "REVIEW" || part === "NOTICE" ? [] : [part]));
