import { expect, it } from "vitest";
import { confirmedAs, lastOf, STEPS } from "./steps";

it("goes through every part of the record, and not through what follows from it", () => {
  expect(STEPS).toHaveLength(12);
  expect(STEPS).not.toContain("NOTICE");
});

it("counts the confirmation of the whole for each part", () => {
  const confirmations = [
    { part: "PURPOSES", on: "2025-03-01" },
    { part: "WHOLE", on: "2026-01-15" },
    { part: "WHO", on: "2026-06-01" },
  ] as const;
  expect(lastOf("PURPOSES", confirmations)).toBe("2026-01-15");
  expect(lastOf("WHO", confirmations)).toBe("2026-06-01");
  expect(lastOf("WHO", [])).toBeUndefined();
});

it("says of all parts together that it is the whole", () => {
  expect(confirmedAs(STEPS)).toEqual(["WHOLE"]);
  expect(confirmedAs(["WHO", "RETENTION"])).toEqual(["WHO", "RETENTION"]);
});
