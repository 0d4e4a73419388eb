// To which part of a register does a field of it belong? By the names of the exchange format, which are those of the API.
import type { FindingPart } from "../gql/graphql";

const FIELDS_OF: Partial<Record<FindingPart, readonly string[]>> = {
  IDENTITY: ["name", "number", "slug", "description", "forms", "lifeCycle", "startsOn", "endsOn", "disposedOn", "audience", "illustrative", "archivedOn"],
  WHO: ["controller", "department", "responsiblePost", "contactPosts", "jointControllers", "jointArrangement"],
  PURPOSES: ["purposes"],
  DATA_GROUPS: ["dataGroups"],
  SOURCES: ["sourcesRemark"],
  RECIPIENTS: ["noRecipients", "recipientsRemark"],
  TRANSFERS: ["noTransfers", "transfersRemark"],
  RETENTION: ["retention", "retentionRemark"],
  SECURITY: ["security"],
  AUTOMATED_DECISIONS: ["automatedDecisions", "profiling", "automatedLogic", "automatedSignificance"],
  PUBLICITY: ["publicity", "publicityRemark", "publicityProvisions", "searchTerms", "noSearchTerms"],
  REVIEW: ["reviewInterval", "evidence", "internalNotes"],
};

const partOf = new Map(Object.entries(FIELDS_OF).flatMap(([part, fields]) => fields.map((field) => [field, part as FindingPart] as const)));

/** None for what is told elsewhere, as confirmations are. */
export const partOfField = (field: string): FindingPart | undefined => partOf.get(field);
export const fieldsOfPart = (part: FindingPart): readonly string[] => FIELDS_OF[part] ?? [];
