// What can be done to a processor, a service or an agreement: read it for writing, make it, edit it, archive it. One table for the forms.
import type { Client, TypedDocumentNode } from "urql";
import { onceKey } from "../../../api/once";
import { type Trouble, troubleOf } from "../../../api/trouble";
import { type FragmentType, graphql, unmask } from "../../../gql";
import type { NounProblemFragment } from "../../../gql/graphql";
import type { Draft, Field } from "./draft";

const NounProblem = graphql(`
  fragment NounProblem on UserError {
    code
    field
    message
    conflicts {
      field
      at
      by {
        id
        name
      }
    }
  }
`);

export type Problem = NounProblemFragment;

export interface Outcome {
  /** The id of what was made or changed; none where it was not. */
  readonly id?: string | undefined;
  readonly problems: readonly Problem[];
  readonly trouble?: Trouble | undefined;
}

export interface Read {
  readonly version: number;
  readonly draft: Draft;
}

export interface Noun {
  readonly fields: readonly Field[];
  read(client: Client, id: string): Promise<Read | Trouble>;
  create(client: Client, input: Record<string, unknown>): Promise<Outcome>;
  edit(client: Client, id: string, version: number, change: Record<string, unknown>): Promise<Outcome>;
  archive(client: Client, id: string, version: number): Promise<Outcome>;
}

interface Payload {
  readonly noun?: { readonly id: string } | null;
  readonly userErrors: readonly FragmentType<typeof NounProblem>[];
}

/** Sends a mutation whose one field is told as `done`. */
export async function send<Variables extends object>(
  client: Client,
  document: TypedDocumentNode<{ done: Payload }, Variables & { key: string }>,
  variables: Variables,
): Promise<Outcome> {
  const { data, error } = await client.mutation(document, { ...variables, key: onceKey() }).toPromise();
  if (error) return { problems: [], trouble: troubleOf(error) };
  return { id: data?.done.noun?.id, problems: unmask(NounProblem, data?.done.userErrors ?? []) };
}

export async function read<Data>(client: Client, document: TypedDocumentNode<Data, { id: string }>, id: string, of: (data: Data) => Read | undefined): Promise<Read | Trouble> {
  const { data, error } = await client.query(document, { id }, { requestPolicy: "network-only" }).toPromise();
  if (error) return troubleOf(error);
  return (data && of(data)) ?? { say: "trouble-not-found", wayOut: "none", code: "NOT_FOUND", sentence: undefined };
}
