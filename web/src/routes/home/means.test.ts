import { expect, it } from "vitest";
import { idOf, placeOf } from "../../records/place";
import { meansOf } from "./means";

it("takes the mean of a department's registers, rounded down so that what is not whole does not read so", () => {
  const department = { id: "department:pori/ict", name: { fi: "ICT" } };
  const register = (percent: number) => ({ department, completeness: [{ part: "WHO" as const, percent }] });
  const [means] = meansOf([register(100), register(99)]);
  expect(means?.registers).toBe(2);
  expect(means?.means.get("WHO")).toBe(99);
});

it("keeps registers without a department together", () => {
  expect(meansOf([{ completeness: [] }, { department: null, completeness: [] }])).toMatchObject([{ department: undefined, registers: 2 }]);
});

it("finds a register's place from its id and back", () => {
  expect(placeOf("register:pori/1")).toEqual({ controller: "pori", key: "1" });
  expect(idOf(placeOf("register:pori/a/b"))).toBe("register:pori/a/b");
});
