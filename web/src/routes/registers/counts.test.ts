import { expect, it } from "vitest";
import type { RegisterCountFieldsFragment } from "../../gql/graphql";
import { countsOf } from "./counts";
import { treeOf } from "./departments";

const count = (registers: number, values: Partial<RegisterCountFieldsFragment>): RegisterCountFieldsFragment => ({
  basis: null,
  lifeCycle: null,
  audience: null,
  specialCategories: null,
  children: null,
  department: null,
  registers,
  ...values,
});
const plain = [count(3, { lifeCycle: "ACTIVE", children: "YES" }), count(2, { lifeCycle: "ACTIVE", children: "NO" }), count(1, { lifeCycle: "CLOSED", children: "NO" })];
// One active register with children rests on two bases, so there are more rows than registers.
const byBasis = [
  count(3, { basis: "CONSENT", lifeCycle: "ACTIVE", children: "YES" }),
  count(1, { basis: "CONTRACT", lifeCycle: "ACTIVE", children: "YES" }),
  count(2, { basis: "CONTRACT", lifeCycle: "ACTIVE", children: "NO" }),
  count(1, { basis: "CONTRACT", lifeCycle: "CLOSED", children: "NO" }),
];

it("counts each value of a facet", () => {
  expect([...countsOf("life", {}, plain, byBasis)]).toEqual([
    ["ACTIVE", 5],
    ["CLOSED", 1],
  ]);
});

it("lets the other facets narrow, and not the facet itself", () => {
  expect([...countsOf("life", { children: "NO", life: "CLOSED" }, plain, byBasis)]).toEqual([
    ["ACTIVE", 2],
    ["CLOSED", 1],
  ]);
});

it("counts a register under each of its bases, and never twice beside a chosen one", () => {
  expect(countsOf("basis", {}, plain, byBasis).get("CONTRACT")).toBe(4);
  expect(countsOf("life", { basis: "CONTRACT" }, plain, byBasis).get("ACTIVE")).toBe(3);
});

it("sets departments below those they belong to, and sums what is below", () => {
  const of = (id: string, parent: string | undefined, registers: number) => ({ id, name: id, parent, registers });
  const tree = treeOf([of("b", undefined, 1), of("a", undefined, 0), of("a2", "a", 2), of("a1", "a", 3), of("lost", "elsewhere", 1)], "fi");
  expect(tree.map(({ id, depth, registers }) => [id, depth, registers])).toEqual([
    ["a", 0, 5],
    ["a1", 1, 3],
    ["a2", 1, 2],
    ["b", 0, 1],
    ["lost", 0, 1],
  ]);
});

it("loses no department that stands in a circle", () => {
  const circle = treeOf([{ id: "a", name: "a", parent: "b", registers: 1 }, { id: "b", name: "b", parent: "a", registers: 1 }], "fi");
  expect(circle.map(({ id }) => id).sort()).toEqual(["a", "b"]);
});
