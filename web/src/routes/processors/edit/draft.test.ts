import { describe, expect, it } from "vitest";
import { changeOf, clashesOf, type Draft, emptyDraft, type Field, inputOf, merged, textsOf } from "./draft";

const fields: Field[] = [
  { name: "name", kind: "line", required: true },
  { name: "phone", kind: "line" },
  { name: "remarks", kind: "texts" },
  { name: "hosting", kind: "many" },
  { name: "subs", kind: "word", values: ["YES", "NO", "NOT_STATED"] },
];
const base: Draft = { name: "A", phone: "1", remarks: textsOf({ fi: "x" }), hosting: ["country:fi"], subs: "NOT_STATED" };

describe("what is sent", () => {
  it("is only what was changed", () => expect(changeOf(fields, base, { ...base, name: "B " })).toEqual({ name: "B" }));
  it("is null for what was emptied", () => expect(changeOf(fields, base, { ...base, phone: " " })).toEqual({ phone: null }));
  it("leaves out languages that are empty", () => expect(changeOf(fields, base, { ...base, remarks: textsOf({ sv: "y" }) })).toEqual({ remarks: { sv: "y" } }));
  it("of something new holds what is asked even where it is empty", () => {
    expect(inputOf(fields, emptyDraft(fields))).toEqual({ name: null, subs: "NOT_STATED" });
  });
});

describe("when another has written too", () => {
  const mine: Draft = { ...base, name: "Mine", phone: "2" };
  const theirs: Draft = { ...base, name: "Theirs", subs: "YES" };
  it("only fields that both have changed clash", () => expect(clashesOf(fields, base, mine, theirs).map(({ name }) => name)).toEqual(["name"]));
  it("the same change by both is none", () => expect(clashesOf(fields, base, mine, { ...base, name: "Mine" })).toEqual([]));
  it("nothing of either is lost", () => {
    expect(merged(fields, base, mine, theirs, () => false)).toEqual({ ...base, name: "Mine", phone: "2", subs: "YES" });
    expect(merged(fields, base, mine, theirs, () => true)).toEqual({ ...base, name: "Theirs", phone: "1", subs: "YES" });
  });
});
