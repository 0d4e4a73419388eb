import { expect, it } from "vitest";
import { type Facts, latestOf, stageOf, standingOf, type Submitted } from "./standing";

const facts = (rest: Partial<Facts> = {}): Facts => ({ version: 4, everPublished: false, submissions: [], ...rest });
const submitted = (state: Submitted["state"], registerVersion = 4, submittedAt = "2026-03-02T08:00:00Z"): Submitted => ({ state, registerVersion, submittedAt });

it("is a draft until it is submitted, and waits then", () => {
  expect(standingOf(facts())).toBe("draft");
  expect(standingOf(facts({ submissions: [submitted("WAITING")] }))).toBe("waiting");
});

it("tells that what waits was edited since, for then it cannot be approved", () => {
  expect(standingOf(facts({ submissions: [submitted("WAITING", 3)] }))).toBe("outrun");
});

it("goes by what was submitted last, in whatever order it comes", () => {
  const [early, late] = [submitted("RETURNED", 3, "2026-03-01T08:00:00Z"), submitted("WAITING", 4, "2026-03-03T08:00:00Z")];
  expect(latestOf([early, late])).toBe(late);
  expect(standingOf(facts({ submissions: [late, early] }))).toBe("waiting");
  expect(standingOf(facts({ submissions: [submitted("RETURNED", 4, "2026-03-04T08:00:00Z"), late] }))).toBe("returned");
});

it("knows an edit since publication from none", () => {
  expect(standingOf(facts({ inForce: { registerVersion: 4 }, everPublished: true }))).toBe("published");
  expect(standingOf(facts({ inForce: { registerVersion: 3 }, everPublished: true }))).toBe("changed");
  expect(standingOf(facts({ inForce: { registerVersion: null }, everPublished: true }))).toBe("published");
  expect(standingOf(facts({ inForce: { registerVersion: 4 }, everPublished: true, submissions: [submitted("PUBLISHED")] }))).toBe("published");
});

it("is withdrawn when there was a notice and none is in force, and archived above all", () => {
  expect(standingOf(facts({ everPublished: true }))).toBe("withdrawn");
  expect(standingOf(facts({ archivedOn: "2026-01-01", submissions: [submitted("WAITING")] }))).toBe("archived");
  expect(stageOf("archived")).toBeUndefined();
});

it("puts what was taken back to writing again", () => {
  expect(stageOf(standingOf(facts({ submissions: [submitted("TAKEN_BACK")] })))).toBe("write");
});
