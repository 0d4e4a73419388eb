import { expect, it } from "vitest";
import { exposureOf } from "./exposure";

const row = (register: string, code: string, mechanism?: object) => ({ register, country: { code, name: code }, mechanism });

it("counts a register once for a country, however many ways lead there, and tells where any of them has no ground", () => {
  const rows = [row("a", "US", {}), row("a", "US"), row("b", "US", {}), row("a", "CH", {})];
  expect(exposureOf(rows)).toEqual([
    { code: "US", name: "US", registers: 2, unfounded: 1 },
    { code: "CH", name: "CH", registers: 1, unfounded: 0 },
  ]);
  expect(exposureOf([])).toEqual([]);
});
