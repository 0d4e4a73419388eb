// Which chains are left when the answer is narrowed, what of the graph is in sight, and what is drawn as a group. Pure.
import type { LegalBasis } from "../../gql/graphql";
import type { LanguageText } from "../../i18n/said";
import { type ExploreSearch, NO_MECHANISM } from "./asked";
import type { Facts } from "./facts";
import { type Chain, type Graph, kindOf, type Kind, type Link, type LinkKind } from "./graph";
import { laneOf } from "./lanes";
import { neighbours } from "./neighbours";

/** Where a category of data is: registers that hold it, and flows that say that they move it. Few flows say what they move. */
export interface Moving {
  readonly registers: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

/** `moving` is nothing where no category was asked for. */
export function narrowed(chains: readonly Chain[], search: ExploreSearch, facts: Facts, moving: Moving | undefined): Chain[] {
  const { basis, mechanism, sub, country, controller } = search;
  return chains.filter(({ links, places }) => {
    const mechanisms = links.flatMap(({ flow }) => flow?.mechanism ?? []);
    return (
      (!controller || places.every((id) => kindOf(id) !== "REGISTER" || id.startsWith(`register:${controller}/`))) &&
      (!sub || links.some(({ kind }) => kind === "SUB_PROCESSING")) &&
      (!basis || restsOn(basis, links, places, facts)) &&
      (!mechanism || (mechanism === NO_MECHANISM ? mechanisms.length === 0 : mechanisms.includes(mechanism))) &&
      (!country || places.some((id) => standsIn(id, `country:${country}`, facts))) &&
      (!moving || links.some((link) => moves(link, moving)))
    );
  });
}

const moves = ({ from, to, flow }: Link, { registers, flows }: Moving) => registers.has(from) || registers.has(to) || (flow !== undefined && flows.has(flow.id));

/** Links that may move the category, and those behind them, as far as they do not begin at another register. */
export function moved(links: readonly Link[], moving: Moving | undefined): readonly Link[] {
  if (!moving) return links;
  const own = links.filter((link) => moves(link, moving));
  return withWhatIsBehind(own, links.filter(({ from }) => kindOf(from) !== "REGISTER"));
}

/** Links, and of others those that lie behind them. */
export function withWhatIsBehind(own: readonly Link[], others: readonly Link[]): Link[] {
  const onward = new Map<string, Link[]>();
  for (const link of others) {
    const known = onward.get(link.from);
    if (known) known.push(link);
    else onward.set(link.from, [link]);
  }
  const links = new Map(own.map((link) => [link.id, link]));
  // What is put in while it is gone through is gone through too.
  const reached = new Set(own.map(({ to }) => to));
  for (const id of reached) {
    for (const link of onward.get(id) ?? []) {
      links.set(link.id, link);
      reached.add(link.to);
    }
  }
  return [...links.values()];
}

/** The basis of a disclosure, or of the register the data are from. */
function restsOn(basis: LegalBasis, links: readonly Link[], places: readonly string[], facts: Facts): boolean {
  return links.some(({ flow }) => flow?.basis === basis) || places.some((id) => facts.get(id)?.bases.includes(basis));
}

function standsIn(id: string, country: string, facts: Facts): boolean {
  const fact = facts.get(id);
  return id === country || laneOf(id, facts)?.country === country || Boolean(fact?.support.includes(country) || fact?.hosting.includes(country));
}

/** What can be come to from where one began, without going on from what is shut. */
export function inSight(graph: Graph, roots: readonly string[], shut: ReadonlySet<string>): Graph {
  if (shut.size === 0) return graph;
  const around = neighbours(graph.links);
  const seen = new Set(roots);
  // What is put in while it is gone through is gone through too.
  for (const id of seen) if (!shut.has(id)) for (const next of around.get(id) ?? []) seen.add(next);
  return { places: graph.places.filter((id) => seen.has(id)), links: graph.links.filter(({ from, to }) => seen.has(from) && seen.has(to)) };
}

export interface Drawn {
  readonly id: string;
  readonly kind: Kind;
  /** How many it stands for, when it is a group. */
  readonly count?: number;
  /** What a group's places have in common, in words of the inventory. */
  readonly of?: LanguageText | undefined;
}

export interface DrawnLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly links: readonly Link[];
}

export interface Picture {
  readonly nodes: readonly Drawn[];
  readonly links: readonly DrawnLink[];
}

/** How many of a kind are drawn one by one before they are drawn as groups. */
export const MOST = 60;

/** Where there are too many to look at, those of one controller, one department or one country are drawn as one, until it is opened. */
export function grouped(graph: Graph, facts: Facts, open: ReadonlySet<string>, whole: boolean): Picture {
  const counts = new Map<Kind, number>();
  for (const id of graph.places) counts.set(kindOf(id), (counts.get(kindOf(id)) ?? 0) + 1);
  const controllers = new Set(graph.places.map((id) => facts.get(id)?.controller?.id).filter(Boolean));
  const groupOf = (id: string): { id: string; of?: LanguageText | undefined } | undefined => {
    const kind = kindOf(id);
    if (whole || kind === "COUNTRY" || (counts.get(kind) ?? 0) <= MOST) return undefined;
    const fact = facts.get(id);
    if (kind === "REGISTER") {
      const by = controllers.size > 1 ? fact?.controller : fact?.department;
      return by && { id: `group:${kind}:${by.id}`, of: by.name };
    }
    const lane = laneOf(id, facts);
    return { id: `group:${kind}:${lane?.key ?? ""}`, of: lane?.country ? facts.get(lane.country)?.name : undefined };
  };

  const members = new Map<string, { ids: string[]; of?: LanguageText | undefined }>();
  for (const id of graph.places) {
    const group = groupOf(id);
    if (!group) continue;
    const known = members.get(group.id);
    if (known) known.ids.push(id);
    else members.set(group.id, { ids: [id], of: group.of });
  }
  const standsFor = new Map<string, string>();
  const nodes: Drawn[] = [];
  for (const [group, { ids, of }] of members) {
    if (open.has(group) || ids.length === 1) continue;
    for (const id of ids) standsFor.set(id, group);
    nodes.push({ id: group, kind: kindOf(ids[0] ?? ""), count: ids.length, of });
  }
  for (const id of graph.places) if (!standsFor.has(id)) nodes.push({ id, kind: kindOf(id) });

  const links = new Map<string, { from: string; to: string; kind: LinkKind; links: Link[] }>();
  for (const link of graph.links) {
    const [from, to] = [standsFor.get(link.from) ?? link.from, standsFor.get(link.to) ?? link.to];
    if (from === to) continue;
    const key = `${from} ${to} ${link.kind}`;
    const known = links.get(key);
    if (known) known.links.push(link);
    else links.set(key, { from, to, kind: link.kind, links: [link] });
  }
  return { nodes, links: [...links].map(([id, link]) => ({ id, ...link })) };
}
