import { expect, it } from "vitest";
import type { Trouble } from "../../../api/trouble";
import { workThrough } from "./queue";
import { again, type Answer, back, type Hands, type Now, same, type Step, take, type Values } from "./step";

const trouble = (code: string): Trouble => ({ code, say: "trouble-unknown", wayOut: "again", sentence: undefined });
const step = (id: string, version = 1): Step => ({ id, name: id, version, from: { responsiblePost: null }, to: { responsiblePost: "post:a" }, key: `key-${id}` });

/** A server with registers in it; `keys` are those of requests that were answered. */
function server(registers: Record<string, Now>) {
  const keys: string[] = [];
  const sent: string[] = [];
  const busy = { times: 0, code: "RATE_LIMITED" };
  let waits = 0;
  const hands: Hands = {
    send: (id, version, change, key) => {
      sent.push(`${id} ${version}`);
      if (busy.times > 0) {
        busy.times -= 1;
        return Promise.resolve({ trouble: trouble(busy.code) });
      }
      keys.push(key);
      const now = registers[id];
      if (!now) return Promise.resolve({ trouble: trouble("NOT_FOUND") });
      if (now.version !== version) return Promise.resolve({ stale: true });
      registers[id] = { ...now, version: version + 1, values: { ...now.values, ...change } };
      return Promise.resolve({ version: version + 1 });
    },
    look: (id) => Promise.resolve(registers[id]),
    wait: () => {
      waits += 1;
      return Promise.resolve();
    },
  };
  return { hands, keys, sent, busy, waits: () => waits };
}
/** A register says more than what is set of it. */
const now = (version: number, responsiblePost: string | null, archived = false): Now => ({ version, values: { responsiblePost, reviewInterval: "P1Y", contactPosts: [] }, archived });

it("sets what was there to what shall be there", async () => {
  const { hands, keys } = server({ r: now(1, null) });
  expect(await take(step("r"), hands)).toEqual({ done: true, version: 2 });
  expect(keys).toEqual(["key-r.1"]);
});

it("is not hindered by what another has written elsewhere in the register", async () => {
  const { hands, keys } = server({ r: now(5, null) });
  expect(await take(step("r"), hands)).toEqual({ done: true, version: 6 });
  // Another version is another request: its key is another too.
  expect(keys).toEqual(["key-r.1", "key-r.5"]);
});

it("writes nothing over what another has set in the same place, until one has been told and tries again", async () => {
  const registers = { r: now(5, "post:b") };
  const { hands } = server(registers);
  const answer = await take(step("r"), hands);
  expect(answer).toMatchObject({ refused: "changed", now: { version: 5, values: { responsiblePost: "post:b" } } });
  expect(registers.r.version).toBe(5);
  const once = again(step("r"), answer);
  expect(await take(once, hands)).toEqual({ done: true, version: 6 });
  // The way back sets what one had been told, and nothing that one has not set.
  expect(back(once, 6, "undo").to).toEqual({ responsiblePost: "post:b" });
});

it("tells apart what another has set the same, what is archived, what is gone and what one may not", async () => {
  const { hands } = server({ same: now(5, "post:a"), old: now(5, null, true) });
  expect(await take(step("same"), hands)).toEqual({ already: true });
  expect(await take(step("old"), hands)).toEqual({ refused: "archived" });
  expect(await take(step("none"), hands)).toEqual({ refused: "gone" });
  const refusing: Hands = { ...hands, send: () => Promise.resolve({ trouble: trouble("FORBIDDEN") }) };
  expect(await take(step("same"), refusing)).toEqual({ refused: "no-right" });
});

it("waits while the server is busy, and not for ever", async () => {
  const calm = server({ r: now(1, null) });
  calm.busy.times = 2;
  expect(await take(step("r"), calm.hands)).toEqual({ done: true, version: 2 });
  expect(calm.waits()).toBe(2);
  const never = server({ r: now(1, null) });
  never.busy.times = 99;
  expect(await take(step("r"), never.hands)).toMatchObject({ refused: "trouble" });
  expect(never.sent).toHaveLength(4);
});

it("sends the same again with the same key when no answer came", async () => {
  const lost = server({ r: now(1, null) });
  lost.busy.times = 1;
  lost.busy.code = "CONNECTION";
  const answer = await take(step("r"), lost.hands);
  expect(answer).toMatchObject({ refused: "trouble", trouble: { code: "CONNECTION" } });
  expect(await take(again(step("r"), answer), lost.hands)).toEqual({ done: true, version: 2 });
  expect(lost.keys).toEqual(["key-r.1"]);
});

it("takes back what was set, and leaves what another has set since", async () => {
  const registers: Record<string, Now> = { mine: now(1, null), theirs: now(1, null) };
  const { hands } = server(registers);
  for (const id of ["mine", "theirs"]) await take(step(id), hands);
  registers["theirs"] = now(3, "post:c");
  expect(await take(back(step("mine"), 2, "undo"), hands)).toEqual({ done: true, version: 3 });
  expect(registers["mine"]?.values).toMatchObject({ responsiblePost: null });
  expect(await take(back(step("theirs"), 2, "undo"), hands)).toMatchObject({ refused: "changed" });
  expect(registers["theirs"]?.values).toMatchObject({ responsiblePost: "post:c" });
});

it("compares what is wanted alone, lists as sets, and what is unsaid as empty", () => {
  expect(same({ contactPosts: ["a", "b"] }, { contactPosts: ["b", "a"] })).toBe(true);
  expect(same({ contactPosts: ["a"] }, { contactPosts: ["a", "b"] })).toBe(false);
  expect(same({ reviewInterval: "P1Y", responsiblePost: "a" }, { responsiblePost: "a" })).toBe(true);
  expect(same({} as Values, { reviewInterval: null })).toBe(true);
  expect(same({}, { responsiblePost: "a" })).toBe(false);
});

it("has no more than so many under way, goes on after refusals, and does none twice", async () => {
  let [underWay, most] = [0, 0];
  const done: string[] = [];
  const tasks = Array.from({ length: 11 }, (_, at) => `r${at}`);
  const left = await workThrough<string, Answer>({
    tasks,
    atOnce: 4,
    act: async (task) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      return task === "r3" ? { refused: "no-right" } : { done: true, version: 2 };
    },
    told: (task) => done.push(task),
    isStopped: () => false,
  });
  expect(most).toBe(4);
  expect(left).toEqual([]);
  expect(done.sort()).toEqual([...tasks].sort());
});

it("stops between two: what was begun ends, what was not is given back", async () => {
  const done: number[] = [];
  const left = await workThrough({
    tasks: [1, 2, 3, 4, 5, 6],
    atOnce: 2,
    act: (task) => Promise.resolve(task),
    told: (task) => done.push(task),
    isStopped: () => done.length >= 2,
  });
  expect([...done, ...left].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(done.length).toBeLessThan(6);
  expect(left.length).toBeGreaterThan(0);
});
