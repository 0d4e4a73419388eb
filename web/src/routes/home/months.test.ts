import { expect, it } from "vitest";
import { type Due, monthsOf } from "./months";

const due = (day: string, kind: Due["kind"] = "review"): Due => ({ kind, day, text: day });

it("has the twelve months from this one, over the turn of the year, between what is late and what comes after", () => {
  const names = monthsOf([], "2026-11-22").map(({ name }) => name);
  expect(names).toHaveLength(14);
  expect(names.slice(0, 4)).toEqual(["late", "2026-11", "2026-12", "2027-01"]);
  expect(names.at(-2)).toBe("2027-10");
});

it("puts each day where it belongs: yesterday is late, today is not", () => {
  const months = monthsOf([due("2027-11-01"), due("2026-11-22"), due("2026-11-21"), due("2026-12-31"), due("2026-12-01")], "2026-11-22");
  const days = (name: string) => months.find((month) => month.name === name)?.dues.map(({ day }) => day);
  expect(days("late")).toEqual(["2026-11-21"]);
  expect(days("2026-11")).toEqual(["2026-11-22"]);
  expect(days("2026-12")).toEqual(["2026-12-01", "2026-12-31"]);
  expect(days("after")).toEqual(["2027-11-01"]);
});
