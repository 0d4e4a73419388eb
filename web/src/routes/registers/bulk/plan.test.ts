import { expect, it } from "vitest";
import { planOf, saidNow, type Standing } from "./plan";

let keys = 0;
const key = () => `k${(keys += 1)}`;
const standing = (id: string, more: Partial<Standing> = {}): Standing => ({
  id,
  name: id,
  version: 3,
  archived: false,
  mayEdit: true,
  controller: "controller:pori",
  values: { responsiblePost: null, contactPosts: ["post:b"], reviewInterval: "P1Y" },
  ...more,
});
const at = (...ids: readonly Standing[]) => ids.map(({ id }) => id);

it("leaves out what one may not change, what is archived, what is another's and what already says so", () => {
  const { steps, left } = planOf(
    [
      standing("free"),
      standing("foreign", { controller: "controller:espoo" }),
      standing("shut", { mayEdit: false }),
      standing("old", { archived: true, mayEdit: false }),
      standing("so", { values: { responsiblePost: "post:a", contactPosts: [], reviewInterval: null } }),
    ],
    { field: "responsiblePost", post: "post:a", controller: "controller:pori" },
    key,
  );
  expect(steps).toMatchObject([{ id: "free", version: 3, from: { responsiblePost: null }, to: { responsiblePost: "post:a" } }]);
  expect(Object.entries(left).map(([why, which]) => [why, at(...which)])).toEqual([
    ["no-right", ["shut"]],
    ["archived", ["old"]],
    ["elsewhere", ["foreign"]],
    ["already", ["so"]],
  ]);
});

it("puts a contact beside those that are there, once", () => {
  const wanted = { field: "contactPosts", controller: "controller:pori" } as const;
  expect(planOf([standing("r")], { ...wanted, post: "post:a" }, key).steps[0]?.to).toEqual({ contactPosts: ["post:b", "post:a"] });
  expect(planOf([standing("r")], { ...wanted, post: "post:b" }, key).left.already).toHaveLength(1);
});

it("sets an interval wherever the register is, and gives each step a key of its own", () => {
  const { steps } = planOf([standing("r"), standing("s", { controller: "controller:espoo" })], { field: "reviewInterval", interval: "P2Y" }, key);
  expect(steps.map(({ to }) => to)).toEqual([{ reviewInterval: "P2Y" }, { reviewInterval: "P2Y" }]);
  expect(new Set(steps.map((step) => step.key)).size).toBe(2);
  expect(saidNow(steps, "reviewInterval")).toEqual([{ value: "P1Y", count: 2 }]);
});
