// A register as it is at this moment, for whoever begins to write: asked of the server each time, and not changed under one's hands.
import { useCallback, useEffect, useState } from "react";
import { type Client, useClient } from "urql";
import { type Trouble, troubleOf } from "../../../api/trouble";
import { unmask } from "../../../gql";
import type { EditableRegisterFragment } from "../../../gql/graphql";
import { EditableRegister, EditableRegisterDocument } from "./editable";

export type Told = { readonly trouble: Trouble } | { readonly register: EditableRegisterFragment };

export async function askNewest(client: Client, id: string): Promise<Told> {
  const { data, error } = await client.query(EditableRegisterDocument, { id }, { requestPolicy: "network-only" }).toPromise();
  if (error) return { trouble: troubleOf(error) };
  if (data?.node?.__typename !== "Register") return { trouble: { code: "NOT_FOUND", say: "trouble-not-found", wayOut: "none", sentence: undefined } };
  return { register: unmask(EditableRegister, data.node) };
}

export function useNewest(id: string): { told: Told | undefined; again(): void } {
  const client = useClient();
  const [told, setTold] = useState<Told>();
  const ask = useCallback(() => {
    setTold(undefined);
    let late = false;
    void askNewest(client, id).then((answer) => {
      if (!late) setTold(answer);
    });
    return () => {
      late = true;
    };
  }, [client, id]);
  useEffect(ask, [ask]);
  return { told, again: () => void ask() };
}
