import { expect, it } from "vitest";
import { sameView, withView } from "./kept";

it("replaces a view of the same name, and keeps the others by name", () => {
  const views = withView(withView([{ name: "B", search: "?a=1" }], { name: "A", search: "?b=1" }), { name: "B", search: "?a=2" });
  expect(views).toEqual([
    { name: "A", search: "?b=1" },
    { name: "B", search: "?a=2" },
  ]);
});

it("knows a view again whatever the order of what it asks", () => {
  expect(sameView("?special=YES&columns=key%2Cstate", "columns=key,state&special=YES")).toBe(true);
  expect(sameView("?special=YES", "?special=NO")).toBe(false);
  expect(sameView("", "?")).toBe(true);
});
