import { expect, it } from "vitest";
import type { RegisterPart } from "../../../gql/graphql";
import { threadsOf } from "./threads";

const comment = (id: string, rest: { part?: RegisterPart; answers?: string; settled?: true } = {}) => ({
  id,
  part: rest.part ?? null,
  writtenAt: `2026-03-0${id.slice(1)}T08:00:00Z`,
  settledAt: rest.settled ? "2026-03-09T08:00:00Z" : null,
  answers: rest.answers ? { id: rest.answers } : null,
});
const ids = (threads: ReturnType<typeof threadsOf>) => threads.map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)]);

it("keeps an answer to an answer with the first, in the order they were written", () => {
  const said = [comment("c3", { part: "PURPOSES", answers: "c2" }), comment("c1", { part: "PURPOSES" }), comment("c2", { part: "PURPOSES", answers: "c1" })];
  expect(ids(threadsOf(said, "PURPOSES"))).toEqual([["c1", "c2", "c3"]]);
  expect(threadsOf(said, "WHO")).toEqual([]);
});

it("puts what is about no part with the whole, and what is settled last", () => {
  const said = [comment("c1", { settled: true }), comment("c2"), comment("c3", { part: "WHO" })];
  expect(ids(threadsOf(said, "WHOLE"))).toEqual([["c2"], ["c1"]]);
});

it("lets an answer stand for itself when what it answers is not to be seen, and survives a circle", () => {
  expect(ids(threadsOf([comment("c2", { answers: "c9" })], "WHOLE"))).toEqual([["c2"]]);
  expect(() => threadsOf([comment("c1", { answers: "c2" }), comment("c2", { answers: "c1" })], "WHOLE")).not.toThrow();
});
