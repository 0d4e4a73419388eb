// What must the fields of any form at a register know of it?
import { useMemo } from "react";
import type { EditableRegisterFragment } from "../../../gql/graphql";
import { useSay } from "../../../i18n";
import type { Language } from "../../../i18n/said";
import type { Noticed, Place } from "./context";

export function usePlaceOf(register: EditableRegisterFragment, findings: readonly Noticed[]): Omit<Place, "problems"> {
  const say = useSay();
  return useMemo(
    () => ({
      controller: register.controller?.id ?? "",
      register: register.id,
      languages: (register.controller?.languages ?? []).map((language) => language.toLowerCase() as Language),
      local: {
        purposes: register.purposes.map(({ key, text }) => ({ id: key, name: say(text) })),
        dataGroups: register.dataGroups.map(({ key, name }) => ({ id: key, name: say(name) })),
      },
      findings,
    }),
    [register, findings],
  );
}
