// An act: sent once, and what came of it; done, refused with what to put right, or not answered.
import { useState } from "react";
import { type AnyVariables, type TypedDocumentNode, useMutation } from "urql";
import { type Trouble, troubleOf } from "./trouble";

export interface Refusal {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

interface Payload {
  readonly userErrors: readonly Refusal[];
}

/** What one mutation answers: the only field of its data. */
type Answer<Data> = Exclude<Data[Exclude<keyof Data, "__typename">], undefined | null>;

export interface Act<Data, Variables> {
  /** The payload when it was done; nothing when it was refused or failed. */
  act(variables: Variables): Promise<Answer<Data> | undefined>;
  readonly underWay: boolean;
  readonly refusals: readonly Refusal[];
  readonly trouble: Trouble | undefined;
  forget(): void;
}

export function useAct<Data extends Record<string, unknown>, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>): Act<Data, Variables> {
  const [{ fetching }, send] = useMutation<Data, Variables>(document);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const forget = () => {
    setRefusals([]);
    setTrouble(undefined);
  };
  return {
    underWay: fetching,
    refusals,
    trouble,
    forget,
    async act(variables) {
      forget();
      const { data, error } = await send(variables);
      if (error || !data) {
        if (error) setTrouble(troubleOf(error));
        return undefined;
      }
      const payload = Object.entries(data).find(([name]) => name !== "__typename")?.[1] as (Answer<Data> & Payload) | undefined;
      if (!payload) return undefined;
      setRefusals(payload.userErrors);
      return payload.userErrors.length > 0 ? undefined : payload;
    },
  };
}
