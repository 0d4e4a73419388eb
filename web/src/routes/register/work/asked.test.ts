import { expect, it } from "vitest";
import { endOf, workSearch } from "./asked";

it("keeps days that are days, and nothing else", () => {
  expect(workSearch({ day: "2026-03-02", other: "yesterday", notice: "preview" })).toEqual({ history: undefined, day: "2026-03-02", other: undefined, notice: "preview" });
  expect(workSearch({ day: "2026-13-45", notice: "all" })).toMatchObject({ day: undefined, notice: undefined });
});

it("means the end of a day that is over, and now on a day that is not", () => {
  const now = new Date(2026, 2, 2, 12);
  expect(endOf("2026-03-01", now)).toBe(new Date(2026, 2, 1, 23, 59, 59, 999).toISOString());
  expect(endOf("2026-03-02", now)).toBe(now.toISOString());
  expect(endOf("2026-03-09", now)).toBe(now.toISOString());
});
