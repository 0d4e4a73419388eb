// The parts of a register, in the order a record is read.
import type { FindingPart } from "../gql/graphql";

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
