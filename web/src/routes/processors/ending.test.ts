import { describe, expect, it } from "vitest";
import { NOW, spanOf, stageOf, yearsAround } from "./ending";

const today = "2026-11-22";

describe("an agreement", () => {
  it("holds on its last day", () => expect(stageOf("2026-11-22", today)).toBe("soon"));
  it("has ended the day after", () => expect(stageOf("2026-11-21", today)).toBe("ended"));
  it("ends soon within ninety days", () => {
    expect(stageOf("2027-02-20", today)).toBe("soon");
    expect(stageOf("2027-02-21", today)).toBe("year");
  });
  it("ends within a year, later, or nobody has told when", () => {
    expect(stageOf("2027-11-22", today)).toBe("year");
    expect(stageOf("2027-11-23", today)).toBe("later");
    expect(stageOf(null, today)).toBe("untold");
  });
});

describe("its line", () => {
  it("begins or ends at today where it does", () => {
    expect(spanOf(today, null, today).from).toBeCloseTo(NOW);
    expect(spanOf(null, today, today)).toEqual({ from: 0, to: expect.closeTo(NOW) });
  });
  it("is seen even where it is short, or long past", () => {
    const { from, to } = spanOf("2001-01-01", "2001-02-01", today);
    expect(to).toBeGreaterThan(from);
  });
  it("has the years in order", () => {
    const years = yearsAround(today);
    expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028, 2029, 2030]);
    expect(years.every(({ at }, index) => index === 0 || at > (years[index - 1]?.at ?? 0))).toBe(true);
  });
});
