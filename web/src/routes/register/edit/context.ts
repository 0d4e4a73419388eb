// What every field of a form may need to know of where it stands: whose register it is, what was found and refused, how things are called.
import { createContext, use } from "react";
import type { Severity } from "../../../gql/graphql";
import type { Language } from "../../../i18n";
import type { Problem } from "./useSave";

export interface Noticed {
  readonly mark: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
}

/** A purpose or a data group of the register, by its key. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Place {
  readonly controller: string;
  /** The register; none while one is being made. */
  readonly register: string | undefined;
  /** The languages the controller must serve in. */
  readonly languages: readonly Language[];
  readonly local: Readonly<Record<"purposes" | "dataGroups", readonly Named[]>>;
  readonly problems: readonly Problem[];
  readonly findings: readonly Noticed[];
}

export const PlaceContext = createContext<Place | undefined>(undefined);

export function usePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error("a field of a form stands outside <PlaceContext>");
  return place;
}

/** What is said of a field: of itself, and of what lies within it where nothing there shows it. */
export function saidAt<Said extends { readonly field?: string; readonly pointer?: string }>(said: readonly Said[], at: string, within: boolean): readonly Said[] {
  return said.filter((one) => {
    const pointer = one.field ?? one.pointer ?? "";
    return pointer === at || (within && pointer.startsWith(`${at}/`));
  });
}
