import { expect, it } from "vitest";
import { daysOf, marksTo, placeOfDays } from "./time";

it("reads durations of days and longer, and nothing else", () => {
  expect(daysOf("P1D")).toBe(1);
  expect(daysOf("P2W")).toBe(14);
  expect(daysOf("P1Y6M")).toBeCloseTo(365.25 + 6 * 30.44);
  expect(daysOf("PT5H")).toBeUndefined();
  expect(daysOf("P")).toBeUndefined();
  expect(daysOf(null)).toBeUndefined();
});

it("keeps the order of lengths, and puts the longest at the end", () => {
  const longest = daysOf("P50Y") ?? 0;
  expect(placeOfDays(longest, longest, 600)).toBe(600);
  const places = ["P1D", "P1M", "P1Y", "P10Y"].map((duration) => placeOfDays(daysOf(duration) ?? 0, longest, 600));
  expect([...places].sort((one, other) => one - other)).toEqual(places);
});

it("marks the line with spans as far as it goes, none on top of another", () => {
  const marks = marksTo(daysOf("P10Y") ?? 0);
  expect(marks.at(-1)?.duration).toBe("P10Y");
  const longest = daysOf("P10Y") ?? 0;
  for (const [at, { days }] of marks.entries()) {
    const next = marks[at + 1];
    if (next) expect(placeOfDays(next.days, longest, 1) - placeOfDays(days, longest, 1)).toBeGreaterThan(0.07);
  }
});
