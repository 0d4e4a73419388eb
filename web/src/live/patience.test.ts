import { expect, it } from "vitest";
import { waitBefore } from "./patience";

it("waits longer each time, up to half a minute", () => {
  const waits = [0, 1, 2, 3, 10, 1000].map((attempt) => waitBefore(attempt, 1));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
});

it("spreads the tries of many windows, and never tries at once", () => {
  expect(waitBefore(3, 0)).toBe(2_000);
  expect(waitBefore(3, 0.5)).toBe(3_000);
});
