import { describe, expect, it } from "vitest";
import { columnsOf } from "./columns";
import { apart, layoutOf, NODE } from "./layout";
import type { Lane } from "./lanes";
import type { Drawn, DrawnLink, Picture } from "./narrow";
import { kindOf } from "./graph";
import { strokesOf } from "./strokes";
import { walked, through } from "./walk";

const node = (id: string): Drawn => ({ id, kind: kindOf(id) });
const link = (from: string, to: string): DrawnLink => ({ id: `${from} ${to}`, from, to, kind: "PROCESSING", links: [] });
const picture = (...pairs: [string, string][]): Picture => ({
  nodes: [...new Set(pairs.flat())].map(node),
  links: pairs.map(([from, to]) => link(from, to)),
});
const lanes: Lane[] = [
  { key: "country:fi", standing: "EEA", country: "country:fi" },
  { key: "country:us", standing: "THIRD", country: "country:us" },
];
const laneOf = (id: string) => (id.startsWith("register:") || id.startsWith("subjects:") ? undefined : id === "country:us" || id.endsWith("us") ? "country:us" : "country:fi");
const chain = picture(["subjects:a", "register:a/1"], ["register:a/1", "service:one"], ["service:one", "service:two"], ["service:two", "country:us"], ["register:a/1", "service:two"]);
const layout = layoutOf(chain, laneOf, lanes);
const at = (id: string) => layout.nodes.find((one) => one.id === id)!;

describe("columns", () => {
  it("go with the data, by the longest way", () => {
    expect(["subjects:a", "register:a/1", "service:one", "service:two", "country:us"].map((id) => at(id).column)).toEqual([0, 1, 2, 3, 4]);
  });
  it("are there for data that move in a circle", () => {
    const { column } = columnsOf(picture(["register:a/1", "service:one"], ["service:one", "service:two"], ["service:two", "service:one"]), (id) => id.startsWith("register:"));
    expect(column.get("service:two")).toBe(2);
  });
  it("leave no column empty where there are no people and no sources", () => {
    expect(columnsOf(picture(["register:a/1", "service:one"]), (id) => id.startsWith("register:"))).toMatchObject({ atHome: 1, count: 2 });
  });
});

describe("the layout", () => {
  it("puts each place inside the lane of its country", () => {
    for (const { id, y, lane } of layout.nodes.filter((one) => one.lane)) {
      const band = layout.bands.find(({ lane: { key } }) => key === lane)!;
      expect(y, id).toBeGreaterThanOrEqual(band.y);
      expect(y + NODE.height, id).toBeLessThanOrEqual(band.y + band.height + 1);
    }
  });
  it("lets no two places of a column lie over each other", () => {
    const many = layoutOf(picture(...Array.from({ length: 80 }, (_, one): [string, string] => [`register:a/${one}`, `service:s${one % 7}`])), laneOf, lanes);
    for (const [index, one] of many.nodes.entries()) {
      const before = many.nodes[index - 1];
      if (before?.column === one.column) expect(one.y - before.y).toBeGreaterThanOrEqual(NODE.height);
    }
  });
  it("is the same for the same graph", () => {
    expect(layoutOf(chain, laneOf, lanes)).toEqual(layout);
  });
  it("takes five thousand places in its stride", () => {
    const pairs = Array.from({ length: 5_000 }, (_, one): [string, string] => [`register:a/${one}`, `service:s${one % 700}`]);
    const begun = performance.now();
    expect(layoutOf(picture(...pairs), laneOf, lanes).nodes).toHaveLength(5_700);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe("places apart", () => {
  it("stay where they wish to be when there is room", () => expect(apart([0, 100], 50, 0, 500)).toEqual([0, 100]));
  it("share the way when they wish for the same", () => expect(apart([100, 100], 50, 0, 500)).toEqual([75, 125]));
  it("stay within bounds", () => expect(apart([490, 495], 50, 0, 500)).toEqual([400, 450]));
});

describe("walking by keys", () => {
  it("goes with the data and back", () => {
    expect(walked(layout, "register:a/1", "onward")).toBe("service:one");
    expect(walked(layout, "service:two", "back")).toBe("service:one");
  });
  it("stays where there is nothing", () => expect(walked(layout, "country:us", "onward")).toBeUndefined());
  it("begins at the first place", () => expect(walked(layout, "gone", "down")).toBe("subjects:a"));
  it("lights all that lies on ways through a place, and nothing else", () => {
    const { places } = through([...chain.links, link("register:b/1", "service:three")], "service:one");
    expect([...places].sort()).toEqual(["country:us", "register:a/1", "service:one", "service:two", "subjects:a"]);
  });
});

it("lines of a large picture end a little beyond what is in sight", () => {
  const placed = new Map(layout.nodes.map((one) => [one.id, { ...one, y: one.id === "service:two" ? 90_000 : one.y }]));
  const strokes = (within?: { from: number; to: number }) => strokesOf(chain.links, placed, () => false, undefined, within).map(({ curves }) => curves).join("");
  expect(strokes()).toContain("90023");
  expect(Math.max(...(strokes({ from: 0, to: 1_000 }).match(/\d+/g) ?? []).map(Number))).toBeLessThan(2_000);
});
