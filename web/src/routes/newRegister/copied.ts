// A register begun as a copy of another: what is copied, and what is not because it is that one's own. Pure.
import type { EditableRegisterFragment } from "../../gql/graphql";
import { fieldsOf, WRITABLE } from "../register/edit/registerShape";
import { read, write } from "../register/edit/shape";

/** Days, addresses and evidence are of the one that was copied. */
const ITS_OWN: readonly string[] = ["name", "slug", "startsOn", "endsOn", "disposedOn", "lifeCycle", "department", "evidence", "internalNotes"];
/** Posts are of one controller. */
const OF_CONTROLLER: readonly string[] = ["responsiblePost", "contactPosts"];

export function copied(source: EditableRegisterFragment, controller: string): Record<string, unknown> {
  const elsewhere = source.controller?.id !== controller;
  const all = WRITABLE.flatMap((part) => Object.entries(write(fieldsOf(part), read(fieldsOf(part), source))));
  return Object.fromEntries(all.filter(([name]) => !ITS_OWN.includes(name) && !(elsewhere && OF_CONTROLLER.includes(name))));
}
