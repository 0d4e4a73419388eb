import { expect, it } from "vitest";
import { momentOf, soonest } from "./later";

it("offers a whole hour, over midnight too", () => {
  expect(soonest(new Date(2026, 2, 2, 9, 10))).toBe("2026-03-02T10:00");
  expect(soonest(new Date(2026, 2, 2, 9, 40))).toBe("2026-03-02T11:00");
  expect(soonest(new Date(2026, 11, 31, 23, 50))).toBe("2027-01-01T01:00");
});

it("sends the moment that was meant where it was typed, and nothing while it is not whole", () => {
  expect(momentOf("2026-03-02T10:00")).toBe(new Date(2026, 2, 2, 10).toISOString());
  expect(momentOf("")).toBeUndefined();
  expect(momentOf("2026-03-")).toBeUndefined();
});
