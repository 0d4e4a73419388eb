import { expect, it } from "vitest";
import { COLUMNS, columnsAsked, columnsFrom, columnsTo, GROUPS, needsOf, ordered, roomFor, USUAL, widthsOf } from "./columns";

it("says nothing in the address of the usual columns, and keeps any other choice", () => {
  expect(columnsTo(USUAL)).toBeUndefined();
  expect(columnsFrom(columnsTo(["review", "number"]))).toEqual(["number", "review"]);
  expect(columnsFrom(columnsTo([]))).toEqual([]);
  expect(columnsFrom(undefined)).toBe(USUAL);
});

it("leaves out of an address what it does not know, and writes the same choice the same way", () => {
  expect(columnsAsked("state,mood,key")).toBe("key,state");
  expect(columnsAsked("state,number,completeness,bases")).toBeUndefined();
});

it("offers every column once", () => {
  expect(Object.values(GROUPS).flat().sort()).toEqual([...COLUMNS].sort());
});

it("asks only for what is shown", () => {
  expect(Object.values(needsOf(["number", "key", "state"])).some(Boolean)).toBe(false);
  expect(needsOf(["interval"])).toMatchObject({ review: true, findings: false });
  expect(Object.values(needsOf(COLUMNS)).every(Boolean)).toBe(true);
});

it("puts the number before the name, and makes a place for each in a row", () => {
  expect(ordered(["number", "state"])).toEqual(["number", "name", "state"]);
  expect(widthsOf(["number", "state"])).toBe("2rem 3.6rem minmax(12rem, 2.4fr) minmax(8.2rem, 0.8fr)");
  expect(roomFor(COLUMNS)).toBeGreaterThan(roomFor(USUAL));
});
