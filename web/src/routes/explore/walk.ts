// Which place is next, when one walks the picture by keys? Right and left go with the data and against them, up and down along a column.
// Pure.
import type { Layout, Placed } from "./layout";

export type Step = "onward" | "back" | "up" | "down" | "first" | "last";

export const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: "onward",
  ArrowLeft: "back",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

export function walked({ nodes, links }: Layout, at: string, step: Step): string | undefined {
  const here = nodes.find(({ id }) => id === at);
  if (!here) return nodes[0]?.id;
  const column = nodes.filter((node) => node.column === here.column);
  const place = column.indexOf(here);
  switch (step) {
    case "up":
      return column[place - 1]?.id;
    case "down":
      return column[place + 1]?.id;
    case "first":
      return column[0]?.id;
    case "last":
      return column.at(-1)?.id;
    default: {
      const next = new Set(links.flatMap(({ from, to }) => (step === "onward" ? (from === at ? [to] : []) : to === at ? [from] : [])));
      return nearest(nodes.filter(({ id }) => next.has(id)), here)?.id;
    }
  }
}

export function nearest(among: readonly Placed[], { x, y }: Pick<Placed, "x" | "y">): Placed | undefined {
  const far = (place: Placed) => Math.abs(place.y - y) + Math.abs(place.x - x);
  return among.reduce<Placed | undefined>((best, place) => (best === undefined || far(place) < far(best) ? place : best), undefined);
}

/** All that lies on ways through a place: what its data come from, and what they go to. */
export function through(links: Layout["links"], at: string): { places: ReadonlySet<string>; links: ReadonlySet<string> } {
  const places = new Set([at]);
  const lit = new Set<string>();
  for (const [near, far] of [["from", "to"], ["to", "from"]] as const) {
    const from = new Map<string, Layout["links"][number][]>();
    for (const link of links) {
      const known = from.get(link[near]);
      if (known) known.push(link);
      else from.set(link[near], [link]);
    }
    const reached = new Set([at]);
    for (const id of reached) {
      for (const link of from.get(id) ?? []) {
        lit.add(link.id);
        reached.add(link[far]);
      }
    }
    for (const id of reached) places.add(id);
  }
  return { places, links: lit };
}
