import { expect, it } from "vitest";
import { aligned, differences, merge, type Piece } from "./merge";
import { empty, type Field, type Item, scoped, textsOf, type Values } from "./shape";

const fields: readonly Field[] = scoped("x", [
  {
    kind: "list",
    name: "purposes",
    key: "key",
    fields: scoped("p", [
      { kind: "texts", name: "text" },
      { kind: "answer", name: "must" },
      { kind: "refs", name: "provisions", of: ["provision"] },
    ]),
  },
  { kind: "list", name: "times", fields: scoped("t", [{ kind: "duration", name: "maximum" }]) },
  { kind: "text", name: "note" },
]);
const [list] = fields as readonly [Extract<Field, { kind: "list" }>, ...Field[]];

const purpose = (id: string, fi: string, rest: Values = {}): Item => ({ id, values: { ...empty(list.fields), text: textsOf({ fi }), ...rest } });
const time = (id: string, maximum: string): Item => ({ id, values: { maximum } });
const of = (purposes: readonly Item[], rest: Values = {}): Values => ({ ...empty(fields), purposes, ...rest });
const base = of([purpose("p1", "Lainaus"), purpose("p2", "Tilastot")]);
const purposesOf = (values: Values) => values["purposes"] as readonly Item[];
const where = ({ trail, field, language }: Piece) => [...trail.map(({ item }) => item), field?.name ?? "whole", language].filter(Boolean).join(" ");

it("keeps what both have changed in different pieces, languages apart", () => {
  const mine = of([purpose("p1", "Lainaaminen"), purpose("p2", "Tilastot")]);
  const theirs = of([purpose("p1", "Lainaus", { text: textsOf({ fi: "Lainaus", sv: "Utlåning" }) }), purpose("p2", "Tilastointi")], { note: "Uusi" });
  const { values, clashes } = merge(fields, base, mine, theirs);
  expect(clashes).toEqual([]);
  expect(purposesOf(values).map((one) => one.values["text"])).toEqual([textsOf({ fi: "Lainaaminen", sv: "Utlåning" }), textsOf({ fi: "Tilastointi" })]);
  expect(values["note"]).toBe("Uusi");
});

it("tells a piece that both have changed, and takes the one that is chosen", () => {
  const [mine, theirs] = [of([purpose("p1", "Minun")]), of([purpose("p1", "Heidän")])];
  const both = of([purpose("p1", "Lainaus")]);
  const { values, clashes } = merge(fields, both, mine, theirs);
  expect(clashes.map(where)).toEqual(["p1 text fi"]);
  expect(clashes[0]).toMatchObject({ mine: "Minun", theirs: "Heidän" });
  expect(values).toEqual(mine);
  expect(merge(fields, both, mine, theirs, () => true).values).toEqual(theirs);
});

it("does not call it a clash when both have written the same", () => {
  const both = of([purpose("p1", "Sama"), purpose("p2", "Tilastot")]);
  expect(merge(fields, base, both, both)).toEqual({ values: both, clashes: [] });
});

it("keeps what either has added, and lets go what one has taken away untouched", () => {
  const mine = of([...purposesOf(base), purpose("p3", "Uusi")]);
  const { values, clashes } = merge(fields, base, mine, of([purpose("p1", "Lainaus")]));
  expect(purposesOf(values).map(({ id }) => id)).toEqual(["p1", "p3"]);
  expect(clashes).toEqual([]);
});

it("asks when one has taken away what the other has changed", () => {
  const [mine, theirs] = [of([purpose("p1", "Lainaus"), purpose("p2", "Minun")]), of([purpose("p1", "Lainaus")])];
  const { values, clashes } = merge(fields, base, mine, theirs);
  expect(clashes.map(where)).toEqual(["p2 whole"]);
  expect(purposesOf(values)).toHaveLength(2);
  expect(purposesOf(merge(fields, base, mine, theirs, () => true).values)).toHaveLength(1);
});

it("puts links together as sets: what either added is there, what either took away is not", () => {
  const linked = (...provisions: string[]) => of([purpose("p1", "Lainaus", { provisions })]);
  const { values, clashes } = merge(fields, linked("a", "b"), linked("a", "b", "mine"), linked("b", "theirs"));
  expect(purposesOf(values)[0]?.values["provisions"]).toEqual(["b", "mine", "theirs"]);
  expect(clashes).toEqual([]);
});

it("knows things without a key by what they say, and by where they stand", () => {
  const times = [time("n1", "P1Y"), time("n2", "P2Y"), time("n3", "P3Y")];
  const ids = (given: readonly Item[]) => aligned(times, given).map(({ id }) => id);
  expect(ids([time("x", "P3Y"), time("y", "P1Y")])).toEqual(["n3", "n1"]);
  expect(ids([time("x", "P1Y"), time("y", "P9Y"), time("z", "P3Y")])).toEqual(["n1", "n2", "n3"]);
  expect(ids([...times, time("x", "P4Y")])).toEqual(["n1", "n2", "n3", "t1"]);
});

it("merges things without a key: one changes the first, the other takes the second away", () => {
  const times = (...given: Item[]) => of([], { times: given });
  const before = times(time("n1", "P1Y"), time("n2", "P2Y"));
  const { values, clashes } = merge(fields, before, times(time("n1", "P9Y"), time("n2", "P2Y")), times(time("n1", "P1Y")));
  expect(values["times"]).toEqual([time("n1", "P9Y")]);
  expect(clashes).toEqual([]);
});

it("tells what is otherwise since a day, piece by piece", () => {
  const now = of([purpose("p1", "Lainaus", { must: "YES" }), purpose("p3", "Uusi")], { note: "Huomio" });
  expect(differences(fields, base, now).map(where)).toEqual(["p1 must", "p3 whole", "p2 whole", "note"]);
  expect(differences(fields, base, base)).toEqual([]);
});
