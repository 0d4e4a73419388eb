// The links of a picture as few paths: all of one look are drawn as one, so that five thousand cost the page no more than ten. Pure.
import type { LinkKind } from "./graph";
import { NODE, type Placed } from "./layout";
import type { DrawnLink } from "./narrow";
import { curveOf, headOf } from "./shapes";

export interface Stroke {
  readonly key: string;
  readonly kind: LinkKind;
  /** Whether it leads out of the EEA, to where no decision holds. */
  readonly out: boolean;
  readonly lit: boolean;
  readonly width: number;
  readonly curves: string;
  readonly heads: string;
}

const widthOf = (count: number) => (count < 2 ? 1.5 : count < 10 ? 2.5 : 4);

export function strokesOf(
  links: readonly DrawnLink[],
  placed: ReadonlyMap<string, Placed>,
  isOut: (link: DrawnLink) => boolean,
  lit: ReadonlySet<string> | undefined,
  /** What is in sight of a large picture: no line goes on for long beyond it. A dash has thousands of pieces there, and each costs. */
  within?: { readonly from: number; readonly to: number },
): Stroke[] {
  const near = (place: Placed | undefined) =>
    place && within ? { ...place, y: Math.min(within.to, Math.max(within.from - NODE.height, place.y)) } : place;
  const looks = new Map<string, { stroke: Omit<Stroke, "curves" | "heads">; curves: string[]; heads: string[] }>();
  for (const link of links) {
    const [from, to] = [near(placed.get(link.from)), near(placed.get(link.to))];
    if (!from || !to) continue;
    const [out, isLit, width] = [isOut(link), lit?.has(link.id) ?? false, widthOf(link.links.length)];
    const key = `${link.kind} ${out} ${isLit} ${width}`;
    const look = looks.get(key) ?? { stroke: { key, kind: link.kind, out, lit: isLit, width }, curves: [], heads: [] };
    look.curves.push(curveOf(from, to));
    look.heads.push(headOf(from, to));
    looks.set(key, look);
  }
  // What is lit lies above the rest.
  return [...looks.values()]
    .map(({ stroke, curves, heads }) => ({ ...stroke, curves: curves.join(""), heads: heads.join("") }))
    .sort((one, other) => Number(one.lit) - Number(other.lit));
}
