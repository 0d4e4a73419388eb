import { expect, it } from "vitest";
import { inOrder, NOTHING, reached, type Selection, toggled, withAll, without } from "./selection";

const list = ["a", "b", "c", "d", "e"];
const idsOf = ({ ids }: Selection) => [...ids].sort().join("");

it("chooses one, and gives it back", () => {
  const one = toggled(NOTHING, "b");
  expect(idsOf(one)).toBe("b");
  expect(idsOf(toggled(one, "b"))).toBe("");
});

it("reaches from where one began, onward and back, and keeps what was chosen elsewhere", () => {
  const begun = toggled(toggled(NOTHING, "e"), "b");
  const far = reached(begun, list, "b", "d");
  expect(idsOf(far)).toBe("bcde");
  // Back over what was reached: it is given back.
  expect(idsOf(reached(far, list, "d", "c"))).toBe("bc" + "e");
  // Over to the other side of where one began.
  expect(idsOf(reached(far, list, "d", "a"))).toBe("ab" + "e");
});

it("begins at the row one is on when nothing has begun", () => {
  expect(idsOf(reached(NOTHING, list, "c", "d"))).toBe("cd");
  // What one began with has been given back since.
  expect(idsOf(reached(toggled(toggled(NOTHING, "a"), "a"), list, "c", "d"))).toBe("cd");
});

it("begins anew when where one began is not in the list any more", () => {
  expect(idsOf(reached(toggled(NOTHING, "gone"), list, "a", "b"))).toBe(["a", "b", "gone"].join(""));
});

it("takes all in, lets some go, and keeps the order of the list", () => {
  const all = withAll(toggled(NOTHING, "z"), list);
  expect(inOrder(all, list)).toEqual([...list, "z"]);
  expect(inOrder(without(all, ["z", "c"]), list)).toEqual(["a", "b", "d", "e"]);
});
