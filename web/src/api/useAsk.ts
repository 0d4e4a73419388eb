// A question of a screen: what came, whether it is under way, what went wrong, and asking once more; by itself after news of it.
import { type AnyVariables, type TypedDocumentNode, useQuery } from "urql";
import { type Topic, useNews } from "../live/news";
import { type Trouble, troubleOf } from "./trouble";

export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  again(): void;
}

const NOTHING: readonly Topic[] = [];

export function useAsk<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean; freshOn?: readonly Topic[] } = {},
): Asked<Data> {
  const [{ data, fetching, stale, error }, ask] = useQuery<Data, AnyVariables>({
    query,
    variables,
    pause: options.pause ?? false,
    // What was seen a moment ago is shown at once, and asked again: others work on the same inventory.
    requestPolicy: "cache-and-network",
  });
  useNews(options.freshOn ?? NOTHING, () => options.pause || ask({ requestPolicy: "network-only" }));
  return {
    // An answer that failed as a whole is null, and stays so while it is asked again: nothing that a screen could show.
    data: data ?? undefined,
    loading: fetching || (stale && !data),
    trouble: error && troubleOf(error),
    again: () => ask({ requestPolicy: "network-only" }),
  };
}
