// What I have written of a register and not saved, as one change: what the notice would say with it can be asked.
import { useMemo } from "react";
import type { RegisterPatchInput } from "../../../gql/graphql";
import { keptDraft, useDrafts } from "../edit/kept";
import { fieldsOf, WRITABLE } from "../edit/registerShape";
import { patchOf } from "../edit/shape";

/** None when nothing was begun. A flow is written on its own, and is no change of the register. */
export function useDraftPatch(person: string, register: string): RegisterPatchInput | undefined {
  const drafts = useDrafts(person, register);
  const written = JSON.stringify(drafts);
  return useMemo(() => {
    const patches = drafts.flatMap(({ what }) => {
      const part = WRITABLE.find((one) => one === what);
      const kept = part && keptDraft({ person, register, what });
      return part && kept ? [patchOf(fieldsOf(part), kept.base, kept.mine)] : [];
    });
    const patch: RegisterPatchInput = Object.assign({}, ...patches);
    return Object.keys(patch).length > 0 ? patch : undefined;
  }, [person, register, written]);
}
