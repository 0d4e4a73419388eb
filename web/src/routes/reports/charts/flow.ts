// Registers, processors and countries in three columns with the ways between them: the layout of a picture of transfers.
import { codeOf, saidIn } from "../cells";
import type { Row } from "../list";

export interface Place {
  readonly key: string;
  readonly label: string;
  readonly column: 0 | 1 | 2;
  readonly y: number;
  readonly height: number;
  readonly count: number;
}

export interface Way {
  readonly key: string;
  readonly from: Place;
  readonly to: Place;
  readonly count: number;
  readonly fromY: number;
  readonly toY: number;
  /** Every transfer on it has a ground. */
  readonly grounded: boolean;
}

export interface Picture {
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
  readonly height: number;
}

/** How high one transfer is, and how far apart two places are. */
const UNIT = 11;
const GAP = 9;
const LEAST = 20;

/** The transfers of the report: from each register by the processor nearest the country to the country. */
export function pictureOf(rows: readonly Row[], direct: string): Picture {
  interface Step {
    readonly from: string;
    readonly to: string;
    readonly grounded: boolean;
  }
  const labels = new Map<string, { label: string; column: 0 | 1 | 2 }>();
  const steps: Step[] = [];
  for (const row of rows) {
    const processors = Array.isArray(row["processors"]) ? row["processors"] : [];
    const last = saidIn(processors.at(-1))?.text;
    const [register, processor, country] = [`0 ${String(row["register"])}`, `1 ${last ?? ""}`, `2 ${codeOf(row["country"]) ?? ""}`];
    labels.set(register, { label: saidIn(row["name"])?.text ?? "", column: 0 });
    labels.set(processor, { label: last ?? direct, column: 1 });
    labels.set(country, { label: saidIn(row["country"])?.text ?? "", column: 2 });
    // An adequacy decision is itself the ground that a country needs.
    const grounded = row["mechanism"] !== null && row["mechanism"] !== undefined;
    steps.push({ from: register, to: processor, grounded }, { from: processor, to: country, grounded });
  }
  const ways = new Map<string, { from: string; to: string; count: number; grounded: boolean }>();
  for (const { from, to, grounded } of steps) {
    const key = `${from}>${to}`;
    const known = ways.get(key);
    ways.set(key, { from, to, count: (known?.count ?? 0) + 1, grounded: (known?.grounded ?? true) && grounded });
  }
  const countOf = (key: string) => Math.max(...[true, false].map((out) => [...ways.values()].filter((way) => (out ? way.from : way.to) === key).reduce((sum, { count }) => sum + count, 0)));
  const columns = ([0, 1, 2] as const).map((column) => {
    let y = 0;
    return [...labels]
      .filter(([, place]) => place.column === column)
      .map(([key, { label }]) => ({ key, label, count: countOf(key) }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))
      .map(({ key, label, count }): Place => {
        const height = Math.max(count * UNIT, LEAST);
        const place = { key, label, column, y, height, count };
        y += height + GAP;
        return place;
      });
  });
  const heights = columns.map((places) => places.reduce((sum, { height }) => sum + height + GAP, -GAP));
  const height = Math.max(...heights, LEAST);
  // Shorter columns stand in the middle.
  const places = columns.flatMap((column, at) => column.map((place) => ({ ...place, y: place.y + (height - (heights[at] ?? 0)) / 2 })));
  const known = new Map(places.map((place) => [place.key, place]));
  const used = new Map<string, number>();
  const take = (key: string, place: Place, count: number) => {
    const before = used.get(key) ?? 0;
    used.set(key, before + count);
    const unit = Math.min(UNIT, place.height / Math.max(place.count, 1));
    return place.y + (before + count / 2) * unit;
  };
  const drawn = [...ways]
    .flatMap(([key, way]) => {
      const [from, to] = [known.get(way.from), known.get(way.to)];
      return from && to ? [{ key, from, to, count: way.count, grounded: way.grounded }] : [];
    })
    .sort((one, other) => one.to.y - other.to.y || one.from.y - other.from.y)
    .map((way) => ({ ...way, fromY: take(`${way.from.key} out`, way.from, way.count), toY: take(`${way.to.key} in`, way.to, way.count) }));
  return { places, ways: drawn, height };
}
