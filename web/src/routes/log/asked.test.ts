import { expect, it } from "vitest";
import { filterOf, logSearch } from "./asked";
import { dayOf, endOf, startOf } from "./finland";

it("ends a day when it ends in Finland, in winter and in summer, and when the clocks are turned", () => {
  expect(startOf("2026-01-15")).toBe("2026-01-14T22:00:00.000Z");
  expect(endOf("2026-01-15")).toBe("2026-01-15T21:59:59.999Z");
  expect(endOf("2026-07-15")).toBe("2026-07-15T20:59:59.999Z");
  expect(startOf("2026-03-29")).toBe("2026-03-28T22:00:00.000Z");
  expect(endOf("2026-03-29")).toBe("2026-03-29T20:59:59.999Z");
  expect(endOf("2026-10-25")).toBe("2026-10-25T21:59:59.999Z");
  expect(dayOf(new Date("2026-07-15T21:30:00Z"))).toBe("2026-07-16");
});

it("asks for the whole of the days, and for nothing more than is said", () => {
  expect(filterOf({})).toEqual({});
  expect(filterOf({ from: "2026-11-01", to: "2026-11-02", act: "EDIT", by: "2", of: "register:pori/4", controller: "pori" })).toEqual({
    acts: ["EDIT"],
    by: "account:2",
    subject: "register:pori/4",
    controller: "controller:pori",
    from: "2026-10-31T22:00:00.000Z",
    to: "2026-11-02T21:59:59.999Z",
  });
});

it("leaves alone what no day and no act is", () => {
  expect(logSearch({ from: "yesterday", act: "BURN", controller: "pori" })).toEqual({ controller: "pori" });
});
