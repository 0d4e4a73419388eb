// Where does each place stand in the picture? Data move from left to right: people and sources, registers, services and those behind
// them; to the right of the registers each country has a lane of its own. Pure, and the same for the same graph.
//
// A layout of our own, since the order is given: the columns by the longest way, the lanes by law, and within these only the order is
// to be found, by the middle of the neighbours. That takes milliseconds where a layout by forces takes seconds and comes out anew each
// time.
import type { Lane } from "./lanes";
import type { DrawnLink, Drawn, Picture } from "./narrow";
import { columnsOf } from "./columns";
import { neighbours } from "./neighbours";

export const NODE = { width: 192, height: 46 } as const;
export const GAP = { column: 76, row: 10, lane: 14, title: 30 } as const;

export interface Placed extends Drawn {
  readonly x: number;
  readonly y: number;
  readonly column: number;
  readonly lane: string | undefined;
}

export interface Band {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
}

export interface Layout {
  /** By column, from the top of each. */
  readonly nodes: readonly Placed[];
  readonly links: readonly DrawnLink[];
  readonly bands: readonly Band[];
  /** Where the lanes begin. */
  readonly lanesFrom: number;
  readonly width: number;
  readonly height: number;
}

const PITCH = NODE.height + GAP.row;
const SWEEPS = 4;

/** `lanes` stand in the order in which they are drawn; `laneOf` is undefined for what has none. */
export function layoutOf(picture: Picture, laneOf: (id: string) => string | undefined, lanes: readonly Lane[]): Layout {
  const { column, atHome, count } = columnsOf(picture, (id) => laneOf(id) === undefined);
  const around = neighbours(picture.links);
  const rankOfLane = new Map(lanes.map(({ key }, at) => [key, at]));

  // The cells: what stands in one column and one lane, in its order.
  const cells = new Map<string, { lane: number; column: number; ids: string[] }>();
  for (const { id } of picture.nodes) {
    const lane = rankOfLane.get(laneOf(id) ?? "") ?? -1;
    const at = column.get(id) ?? 0;
    const key = `${lane} ${at}`;
    const cell = cells.get(key) ?? { lane, column: at, ids: [] };
    cell.ids.push(id);
    cells.set(key, cell);
  }

  const laneHeights = lanes.map((_, lane) => Math.max(0, ...[...cells.values()].filter((cell) => cell.lane === lane).map(({ ids }) => ids.length * PITCH)));
  const least = laneHeights.reduce((sum, height) => sum + height + GAP.title + GAP.lane, 0);
  const homeMost = Math.max(0, ...[...cells.values()].filter(({ lane }) => lane < 0).map(({ ids }) => ids.length * PITCH));
  const height = Math.max(least, homeMost + GAP.title, PITCH + GAP.title);
  // A longer list of registers pulls the lanes apart, so that what belongs together stands at about the same height.
  const stretch = laneHeights.length ? Math.max(0, height - least) / Math.max(1, laneHeights.reduce((sum, one) => sum + one, 0)) : 0;
  const bands: Band[] = [];
  let top = 0;
  lanes.forEach((lane, at) => {
    const own = (laneHeights[at] ?? 0) * (1 + stretch) + GAP.title;
    bands.push({ lane, y: top, height: own });
    top += own + GAP.lane;
  });

  const room = (lane: number) => {
    const band = bands[lane];
    return band ? { from: band.y + GAP.title, to: band.y + band.height } : { from: GAP.title, to: height };
  };
  const y = new Map<string, number>();
  for (const cell of cells.values()) {
    const { from, to } = room(cell.lane);
    const step = Math.min(PITCH * 2, (to - from) / Math.max(1, cell.ids.length));
    cell.ids.forEach((id, at) => y.set(id, from + at * step));
  }
  const inColumns = [...cells.values()].sort((one, other) => one.column - other.column);
  for (let sweep = 0; sweep < SWEEPS * 2; sweep += 1) {
    for (const cell of sweep % 2 ? [...inColumns].reverse() : inColumns) {
      const wanted = new Map(cell.ids.map((id) => [id, middle(around.get(id), y) ?? y.get(id) ?? 0]));
      cell.ids.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0) || (one < other ? -1 : 1));
      const { from, to } = room(cell.lane);
      const places = apart(cell.ids.map((id) => wanted.get(id) ?? 0), PITCH, from, to);
      cell.ids.forEach((id, at) => y.set(id, places[at] ?? 0));
    }
  }

  const drawn = new Map(picture.nodes.map((node) => [node.id, node]));
  const nodes = inColumns.flatMap((cell) => cell.ids.map((id) => ({ ...drawn.get(id)!, x: GAP.lane + cell.column * (NODE.width + GAP.column), y: y.get(id) ?? 0, column: cell.column, lane: laneOf(id) })));
  nodes.sort((one, other) => one.column - other.column || one.y - other.y);
  return {
    nodes,
    links: picture.links,
    bands,
    lanesFrom: atHome === 0 ? 0 : atHome * (NODE.width + GAP.column) - GAP.column / 2 + GAP.lane,
    width: Math.max(1, count) * (NODE.width + GAP.column) - GAP.column + GAP.lane * 2,
    height: Math.max(height, top) + GAP.row,
  };
}

function middle(of: readonly string[] | undefined, y: ReadonlyMap<string, number>): number | undefined {
  return of?.length ? of.reduce((sum, id) => sum + (y.get(id) ?? 0), 0) / of.length : undefined;
}

/**
 * The places nearest to those wanted, in the same order, at least `pitch` from each other and within bounds: neighbours that want the
 * same room are moved together, as far as they wish on the average.
 */
export function apart(wanted: readonly number[], pitch: number, from: number, to: number): number[] {
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((want, at) => {
    blocks.push({ sum: want - at * pitch, count: 1 });
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const [before, block] = [blocks[last - 1]!, blocks[last]!];
      if (before.sum / before.count <= block.sum / block.count) break;
      before.sum += block.sum;
      before.count += block.count;
      blocks.pop();
    }
  });
  const most = Math.max(from, to - wanted.length * pitch);
  let at = 0;
  return blocks.flatMap(({ sum, count }) => {
    const place = Math.min(most, Math.max(from, sum / count));
    return Array.from({ length: count }, () => place + at++ * pitch);
  });
}
