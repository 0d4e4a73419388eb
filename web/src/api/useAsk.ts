// A question of a screen: what came, whether it is under way, what went wrong, and asking once more.
import { type AnyVariables, type TypedDocumentNode, useQuery } from "urql";
import { type Trouble, troubleOf } from "./trouble";

export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  again(): void;
}

export function useAsk<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean } = {},
): Asked<Data> {
  const [{ data, fetching, stale, error }, ask] = useQuery<Data, AnyVariables>({
    query,
    variables,
    pause: options.pause ?? false,
    // What was seen a moment ago is shown at once, and asked again: others work on the same inventory.
    requestPolicy: "cache-and-network",
  });
  return {
    data,
    loading: fetching || (stale && !data),
    trouble: error && troubleOf(error),
    again: () => ask({ requestPolicy: "network-only" }),
  };
}
