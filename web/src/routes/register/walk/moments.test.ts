import { expect, it } from "vitest";
import { type Entry, newSince } from "./moments";

const confirmed = (at: string, before: object[], after: object[]): Entry => ({ at, act: "CONFIRM", fields: [{ field: "confirmations", before, after }] });
const made: Entry = { at: "2026-11-01T08:00:00+00:00", act: "CREATE", fields: [] };
const retention = { part: "RETENTION", on: "2026-11-22" };

it("is the moment the log tells, for the part or for the whole", () => {
  const entries = [confirmed("2026-11-22T13:00:00+00:00", [retention], [retention, { part: "WHO", on: "2026-11-22" }]), confirmed("2026-11-22T09:00:00+00:00", [], [retention]), made];
  expect(newSince("RETENTION", "2026-11-22", entries).at).toBe("2026-11-22T09:00:00+00:00");
  expect(newSince("WHO", "2026-11-22", entries).at).toBe("2026-11-22T13:00:00+00:00");
  expect(newSince("WHO", "2026-11-20", [confirmed("2026-11-20T10:00:00+00:00", [], [{ part: "WHOLE", on: "2026-11-20" }])]).at).toBe("2026-11-20T10:00:00+00:00");
});

it("is the beginning of the day where the log tells no moment, and never before the record was made", () => {
  expect(newSince("WHO", "2026-11-20", [made])).toEqual({ at: "2026-11-20T00:00:00+00:00", begins: false });
  expect(newSince("WHO", "2026-06-01", [made])).toEqual({ at: made.at, begins: true });
});
