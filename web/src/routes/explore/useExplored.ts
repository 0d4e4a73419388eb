// From what stands in the address to what is drawn: asked, narrowed, opened and shut, grouped, and laid out.
import { useMemo, useRef } from "react";
import type { Trouble } from "../../api/trouble";
import { type Answer, useUpTo } from "./answer";
import { type ExploreSearch, listOf, today } from "./asked";
import { type Facts, useFacts } from "./facts";
import { type Chain, type Graph, graphOf, kindOf } from "./graph";
import { type Layout, layoutOf } from "./layout";
import { inOrder, type Lane, laneOf, tiesOf } from "./lanes";
import { grouped, inSight, moved, narrowed } from "./narrow";
import { useAnswer } from "./questions";
import { type Telling, useTelling } from "./telling";
import { useExpanded } from "./useExpanded";
import { useMoving } from "./useMoving";

export interface Explored {
  readonly answer: Answer;
  readonly chains: readonly Chain[];
  readonly graph: Graph;
  readonly layout: Layout;
  readonly facts: Facts;
  readonly telling: Telling;
  readonly opened: ReadonlySet<string>;
  readonly shut: ReadonlySet<string>;
  /** How many chains or flows have come, while more do. */
  readonly fetched: number | undefined;
  /** Whether what is shown is not yet, or no longer, the answer. */
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  again(): void;
}

const GROUP = "group:";

/** `most` chains or links are fetched without being asked for. */
export function useExplored(search: ExploreSearch, most: number, controllers: number): Explored {
  const day = search.day ?? today();
  const answer = useAnswer(search, day);
  const fetching = useUpTo(answer, most);
  // Page after page comes: what is made of them is made once, when all are there.
  const held = useRef(answer);
  if (!fetching) held.current = answer;
  const { chains: all, links: told, roots } = fetching ? held.current : answer;
  const opened = useMemo(() => new Set(listOf(search.open)), [search.open]);
  const shut = useMemo(() => new Set(listOf(search.shut)), [search.shut]);
  const expanded = useExpanded(
    [...opened].filter((id) => !id.startsWith(GROUP)).join(),
    day,
  );
  const { moving, loading: movingLoads } = useMoving(search, day);

  const links = useMemo(() => moved(told, moving), [told, moving]);
  const asked = useMemo(() => graphOf([...all.flatMap((chain) => chain.links), ...links, ...expanded], [...roots, ...all.flatMap(({ places }) => places)]).places, [all, links, roots, expanded]);
  const known = useFacts(asked, day);
  const { facts } = known;
  const telling = useTelling(facts, controllers);

  const { basis, mechanism, sub, country, controller, above, ask } = search;
  const chains = useMemo(() => narrowed(all, { basis, mechanism, sub, country, controller }, facts, moving), [all, basis, mechanism, sub, country, controller, facts, moving]);
  const graph = useMemo(() => {
    const near = graphOf([...chains.flatMap((chain) => chain.links), ...links], chains.flatMap(({ places }) => places));
    const own = new Set(near.places);
    const beside = expanded.filter(({ from, to }) => own.has(from) || own.has(to));
    if (ask !== "all") return graphOf([...near.links, ...beside], near.places);
    const providers = near.places.flatMap((id) => {
      const provider = facts.get(id)?.provider;
      return provider ? [{ id: `${id}>${provider.id}`, from: id, to: provider.id, kind: "PROVIDER" as const }] : [];
    });
    return graphOf([...near.links, ...beside, ...providers, ...tiesOf(near.places, facts, above ?? false)]);
  }, [chains, links, expanded, facts, ask, above]);
  const layout = useMemo(() => {
    const picture = grouped(inSight(graph, beginnings(roots, graph, chains), shut), facts, opened, search.whole ?? false);
    const lanes = new Map<string, Lane>();
    const laneKey = (id: string): string | undefined => {
      if (id.startsWith(GROUP)) {
        const [, kind = "", ...key] = id.split(":");
        return kind === "REGISTER" || kind === "SUBJECTS" || kind === "SOURCE" ? undefined : key.join(":");
      }
      return laneOf(id, facts)?.key;
    };
    for (const id of graph.places) {
      const lane = laneOf(id, facts);
      if (lane) lanes.set(lane.key, lane);
    }
    const used = new Set(picture.nodes.map(({ id }) => laneKey(id)));
    return layoutOf(picture, laneKey, inOrder([...lanes.values()].filter(({ key }) => used.has(key)), telling.lane));
  }, [graph, roots, chains, shut, facts, opened, search.whole, telling]);

  const loading = answer.loading || fetching || known.loading || movingLoads;
  const now = { answer, chains, graph, layout, facts, telling, opened, shut };
  // Until all is known the former picture stays: one of nameless places would only flicker.
  const settled = useRef<typeof now>(undefined);
  if (!loading) settled.current = now;
  return {
    ...(settled.current ?? { ...now, layout: NOTHING_YET }),
    answer,
    fetched: fetching ? answer.chains.length + answer.links.length : undefined,
    loading,
    trouble: answer.trouble ?? known.trouble,
    again: answer.trouble ? answer.again : known.again,
  };
}

const NOTHING_YET: Layout = { nodes: [], links: [], bands: [], lanesFrom: 0, width: 0, height: 0 };

/** An agreement or an act is no place: what it touches begins at the registers. */
function beginnings(roots: readonly string[], { places }: Graph, chains: readonly Chain[]): readonly string[] {
  const known = new Set(places);
  const here = roots.filter((id) => known.has(id));
  return here.length > 0 ? here : chains.flatMap(({ places: [first] }) => first ?? []);
}

/** The countries that stand in an answer, to narrow by. */
export function countriesIn({ places }: Graph, facts: Facts): string[] {
  return [...new Set(places.flatMap((id) => (kindOf(id) === "COUNTRY" ? [id] : (laneOf(id, facts)?.country ?? []))))].filter((id) => !id.endsWith("?"));
}
