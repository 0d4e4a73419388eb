// Where is mended what a rule has found: in which field of which part, by confirming, or by somebody else?
import type { FindingPart } from "../../gql/graphql";
import { partOf } from "./edit/registerShape";

interface Place {
  readonly aboutId: string;
  /** A JSON pointer into what it is about. */
  readonly pointer: string;
  readonly part: FindingPart;
}

/** Where it is mended. */
export type WayOut =
  | { readonly edit: FindingPart; readonly at: string; readonly flow?: string | undefined }
  | { readonly walk: true }
  /** In what it points to, by those who keep that; the others are told who: `mend-who-…`. */
  | { readonly noun: string; readonly at: string; readonly who: "organisation" }
  /** Not in the register: in what it points to, by those who keep that, `mend-who-…`. */
  | { readonly who: "organisation" | "dpo" | "publish" };

const ORGANISATION = ["controller", "department", "post", "person"];
/** Kinds that have a sheet of their own to be mended in. */
const SHEETS = ["controller", "post"];
/** Parts that are told by flows. */
export const FLOW_PARTS: readonly FindingPart[] = ["SOURCES", "RECIPIENTS", "TRANSFERS"];

export function wayOutOf({ aboutId, pointer, part }: Place, register: string): WayOut {
  const [kind = ""] = aboutId.split(":");
  if (aboutId === register) {
    const writable = partOf(pointer);
    if (writable) return { edit: writable, at: pointer };
    if (pointer === "/confirmations") return { walk: true };
    if (pointer === "/assessments") return { edit: "ASSESSMENTS", at: "", flow: "+" };
    return { who: pointer === "/notices" ? "publish" : "dpo" };
  }
  if (kind === "assessment") return { edit: "ASSESSMENTS", at: pointer, flow: aboutId };
  if (kind === "flow") return { edit: FLOW_PARTS.includes(part) ? part : "RECIPIENTS", at: pointer, flow: aboutId };
  if (SHEETS.includes(kind)) return { noun: aboutId, at: pointer, who: "organisation" };
  return { who: ORGANISATION.includes(kind) ? "organisation" : "dpo" };
}
