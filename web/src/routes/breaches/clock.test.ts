import { expect, it } from "vitest";
import { clockOf } from "./clock";

const deadline = "2026-11-25T12:00:00Z";

it("counts down from 72 hours to none", () => {
  expect(clockOf(deadline, new Date("2026-11-22T12:00:00Z"))).toEqual({ hours: 72, minutes: 0, late: false, gone: 0 });
  expect(clockOf(deadline, new Date("2026-11-25T10:29:30Z"))).toMatchObject({ hours: 1, minutes: 30, late: false });
  expect(clockOf(deadline, new Date(deadline))).toEqual({ hours: 0, minutes: 0, late: false, gone: 1 });
});

it("counts on when they are over", () => {
  expect(clockOf(deadline, new Date("2026-11-26T13:05:00Z"))).toEqual({ hours: 25, minutes: 5, late: true, gone: 1 });
});

it("does not run backwards when the clock of the server is ahead", () => {
  expect(clockOf(deadline, new Date("2026-11-22T11:00:00Z")).gone).toBe(0);
});
