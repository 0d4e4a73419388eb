// The lines of the picture: an outline for each kind of place, so that a shape tells what its colour tells; and the curves between
// them. Paths as SVG has them, for the screen and for files alike. Pure.
import type { Kind, LinkKind } from "./graph";
import { GAP, NODE, type Placed } from "./layout";

const { width: W, height: H } = NODE;

export function outlineOf(kind: Kind): string {
  switch (kind) {
    case "REGISTER":
      // A card with a spine.
      return `M0 4a4 4 0 0 1 4-4H${W - 4}a4 4 0 0 1 4 4V${H - 4}a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4ZM7 0V${H}`;
    case "SERVICE":
      return `M12 0H${W - 12}a12 12 0 0 1 12 12V${H - 12}a12 12 0 0 1-12 12H12a12 12 0 0 1-12-12V12A12 12 0 0 1 12 0Z`;
    case "PROCESSOR":
      // Cut corners.
      return `M9 0H${W - 9}L${W} 9V${H - 9}L${W - 9} ${H}H9L0 ${H - 9}V9Z`;
    case "RECIPIENT":
      return `M0 0H${W - 14}L${W} ${H / 2}L${W - 14} ${H}H0Z`;
    case "SOURCE":
      return `M0 0H${W}V${H}H0L10 ${H / 2}Z`;
    case "SUBJECTS":
      return `M${H / 2} 0H${W - H / 2}a${H / 2} ${H / 2} 0 0 1 0 ${H}H${H / 2}a${H / 2} ${H / 2} 0 0 1 0-${H}Z`;
    default:
      return `M0 0H${W}V${H}H0Z`;
  }
}

/** A second outline behind the first: it stands for many. */
export const STACK = `M5 ${H}V${H + 4}H${W + 4}V5H${W}`;

/** How far a name stands from the left edge, and how much room it has. */
export const TEXT = { x: 17, width: W - 36 } as const;

/** Dashes tell the kinds apart without colour. */
export const dashes: Partial<Record<LinkKind, string>> = {
  DISCLOSURE: "10 4",
  COLLECTION: "2 4",
  INTERNAL: "6 3 1 3",
  PROVIDER: "1 3",
  SUPPORT: "5 4",
  PARENT: "1 5",
  ESTABLISHMENT: "8 3 2 3",
};

export function curveOf(from: Placed, to: Placed): string {
  const [y1, y2] = [from.y + H / 2, to.y + H / 2];
  const x1 = from.x + W;
  if (to.column > from.column) {
    const x2 = to.x - 2;
    const bend = Math.min((x2 - x1) / 2, GAP.column * 0.7);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  if (to.column === from.column) {
    const bulge = x1 + GAP.column * 0.55;
    return `M${x1} ${y1}C${bulge} ${y1} ${bulge} ${y2} ${to.x + W + 2} ${y2}`;
  }
  // Back, against the usual way: round below.
  const [x2, low] = [to.x + W + 2, Math.max(y1, y2) + H];
  return `M${from.x} ${y1}C${from.x - 60} ${low} ${x2 + 60} ${low} ${x2} ${y2}`;
}

/** The head of an arrow: where data come to. */
export function headOf(from: Placed, to: Placed): string {
  const y = to.y + H / 2;
  return to.column > from.column ? `M${to.x} ${y}l-8 -4.5v9Z` : `M${to.x + W} ${y}l8 -4.5v9Z`;
}
