import { expect, it } from "vitest";
import { CONFIRMED_PARTS } from "../../records/parts";
import { after, lastConfirmed, reviewOn } from "./review";

it("counts from the part that was confirmed longest ago", () => {
  const confirmations = [
    { part: "PURPOSES", on: "2024-02-29" },
    { part: "SECURITY", on: "2025-05-01" },
  ] as const;
  expect(reviewOn({ reviewInterval: "P1Y", startsOn: "2020-01-01", confirmations })).toBe("2025-02-28");
  expect(lastConfirmed(confirmations)).toBe("2025-05-01");
});

it("counts a part that was confirmed with the whole as confirmed then", () => {
  const confirmations = [
    { part: "PURPOSES", on: "2024-01-01" },
    { part: "WHOLE", on: "2025-06-01" },
  ] as const;
  expect(reviewOn({ reviewInterval: "P1Y", confirmations })).toBe("2026-06-01");
});

it("takes a whole whose parts were all confirmed since for as old as they are", () => {
  const confirmations = [{ part: "WHOLE" as const, on: "2024-01-01" }, ...CONFIRMED_PARTS.map((part) => ({ part, on: "2025-06-01" }))];
  expect(reviewOn({ reviewInterval: "P1Y", confirmations })).toBe("2026-06-01");
});

it("counts from the start where nothing was confirmed, and not at all where that is unsaid", () => {
  expect(reviewOn({ reviewInterval: "P1Y", startsOn: "2024-03-01", confirmations: [] })).toBe("2025-03-01");
  expect(reviewOn({ reviewInterval: "P1Y", confirmations: [] })).toBeUndefined();
  expect(reviewOn({ startsOn: "2024-03-01", confirmations: [] })).toBeUndefined();
});

it("goes by the calendar", () => {
  expect(after("2025-01-31", "P1M")).toBe("2025-02-28");
  expect(after("2025-12-20", "P2W1D")).toBe("2026-01-04");
  expect(after("2025-12-20", "PT5H")).toBeUndefined();
});
