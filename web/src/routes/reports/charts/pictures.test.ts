import { expect, it } from "vitest";
import { stacksOf } from "./bases";
import { pictureOf } from "./flow";

const transfer = (register: string, processors: string[], country: string, grounded: boolean) => ({
  register,
  name: { text: { text: `Register ${register}` } },
  processors: processors.map((text) => ({ text })),
  country: { code: country, name: country },
  mechanism: grounded ? { code: "STANDARD_CLAUSES_COMMISSION", text: "clauses" } : null,
});

it("leads each transfer by the last processor of its chain, and by a place of its own where there is none", () => {
  const { places, ways } = pictureOf([transfer("pori/1", ["Near Oy", "Far Inc."], "US", true), transfer("pori/2", [], "US", false)], "directly");
  expect(places.filter(({ column }) => column === 1).map(({ label }) => label).sort()).toEqual(["Far Inc.", "directly"]);
  expect(ways.map(({ from, to }) => `${from.label} > ${to.label}`).sort()).toEqual(["Far Inc. > US", "Register pori/1 > Far Inc.", "Register pori/2 > directly", "directly > US"]);
});

it("calls a way grounded only when every transfer on it is", () => {
  const { ways } = pictureOf([transfer("pori/1", ["Far Inc."], "US", true), transfer("pori/2", ["Far Inc."], "US", false)], "directly");
  const grounds = new Map(ways.map(({ from, to, grounded }) => [`${from.label} > ${to.label}`, grounded]));
  expect(grounds.get("Register pori/1 > Far Inc.")).toBe(true);
  expect(grounds.get("Far Inc. > US")).toBe(false);
});

it("lets no two places of a column overlap, and every way begin and end inside its places", () => {
  const rows = Array.from({ length: 24 }, (_, at) => transfer(`pori/${at}`, [`Processor ${at % 5}`], ["US", "IN", "GB"][at % 3] ?? "US", at % 2 === 0));
  const { places, ways, height } = pictureOf(rows, "directly");
  for (const column of [0, 1, 2]) {
    const ordered = places.filter((place) => place.column === column).sort((one, other) => one.y - other.y);
    for (const [at, { y, height: tall }] of ordered.entries()) {
      expect(y + tall).toBeLessThanOrEqual(Math.min(ordered[at + 1]?.y ?? height, height) + 0.001);
    }
  }
  for (const { from, to, fromY, toY } of ways) {
    expect(fromY).toBeGreaterThanOrEqual(from.y);
    expect(fromY).toBeLessThanOrEqual(from.y + from.height);
    expect(toY).toBeGreaterThanOrEqual(to.y);
    expect(toY).toBeLessThanOrEqual(to.y + to.height);
  }
});

it("stacks bases in the order of the article, the fullest department first", () => {
  const row = (department: string, basis: string, article: string, registers: number) => ({ controller: "pori", department: { text: department }, departmentKey: department, basis: { code: basis, text: basis }, article, registers });
  const { bases, stacks } = stacksOf([row("Library", "PUBLIC_TASK", "6(1)(e)", 1), row("Schools", "PUBLIC_TASK", "6(1)(e)", 3), row("Schools", "CONSENT", "6(1)(a)", 2)]);
  expect(bases.map(({ code }) => code)).toEqual(["CONSENT", "PUBLIC_TASK"]);
  expect(stacks.map(({ name, total }) => [name, total])).toEqual([["Schools", 5], ["Library", 1]]);
  expect(stacks[0]?.parts).toEqual([{ code: "CONSENT", count: 2 }, { code: "PUBLIC_TASK", count: 3 }]);
});
