// Where does a register stand between a first draft and what the public reads? Pure; nothing here decides who may do what.
import type { SubmissionState } from "../../../gql/graphql";

export interface Submitted {
  readonly state: SubmissionState;
  readonly registerVersion: number;
  readonly submittedAt?: string | null;
}

export interface Facts {
  readonly version: number;
  readonly archivedOn?: string | null;
  /** The version of the notice in force. */
  readonly inForce?: { readonly registerVersion?: number | null } | null;
  /** Whether there was ever a notice. */
  readonly everPublished: boolean;
  /** What was submitted of it, in any order. */
  readonly submissions: readonly Submitted[];
}

/**
 * `draft`: never published; `waiting` and `scheduled`: submitted, and approved for later; `outrun`: submitted, and edited since, so that
 * what was submitted cannot be approved; `returned`: sent back to mend; `published`; `changed`: published, and edited since; `withdrawn`;
 * `archived`.
 */
export type Standing = "draft" | "waiting" | "outrun" | "scheduled" | "returned" | "published" | "changed" | "withdrawn" | "archived";

export function standingOf({ version, archivedOn, inForce, everPublished, submissions }: Facts): Standing {
  if (archivedOn) return "archived";
  const latest = latestOf(submissions);
  switch (latest?.state) {
    case "SCHEDULED":
      return "scheduled";
    case "WAITING":
      return latest.registerVersion === version ? "waiting" : "outrun";
    case "RETURNED":
      return "returned";
    default:
  }
  // What was published before versions were written down tells nothing of edits since.
  if (inForce) return inForce.registerVersion == null || inForce.registerVersion === version ? "published" : "changed";
  return everPublished ? "withdrawn" : "draft";
}

export function latestOf<One extends Submitted>(submissions: readonly One[]): One | undefined {
  return [...submissions].sort((one, other) => (other.submittedAt ?? "").localeCompare(one.submittedAt ?? ""))[0];
}

/** The three stages that everyone knows, and the one a standing belongs to. */
export const STAGES = ["write", "approve", "publish"] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(standing: Standing): Stage | undefined {
  switch (standing) {
    case "archived":
      return undefined;
    case "waiting":
    case "outrun":
    case "scheduled":
      return "approve";
    case "published":
      return "publish";
    default:
      return "write";
  }
}
