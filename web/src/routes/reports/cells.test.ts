import { expect, it } from "vitest";
import { wholeOf } from "../../i18n/whole";
import { reportSearch, variablesOf } from "./asked";
import { saidIn, sorted, textOf } from "./cells";

const words = wholeOf("en");

it("says a cell of each kind", () => {
  expect(textOf({ text: { text: "Library", language: null }, address: null }, "LINK", words)).toBe("Library");
  expect(textOf({ code: "US", name: "United States" }, "COUNTRY", words)).toBe("United States");
  expect(textOf([{ text: "a" }, { text: "b" }], "LIST", words)).toBe("a, b");
  expect(textOf("NOT_STATED", "BOOLEAN", words)).toBe("Not stated");
  expect(textOf(1234, "NUMBER", words)).toBe("1,234");
  expect(textOf("2026-11-05", "DATE", words)).toBe("5 Nov 2026");
  expect(textOf(null, "TEXT", words)).toBe("");
  expect(saidIn({ text: { text: "Kirjasto", language: "FI" } })).toEqual({ text: "Kirjasto", language: "FI" });
});

it("sorts numbers by size and words by the alphabet, and leaves the empty last both ways", () => {
  const rows = [{ n: 10, w: "ä" }, { n: null, w: null }, { n: 9, w: "b" }];
  expect(sorted(rows, "n", "NUMBER", false, words).map(({ n }) => n)).toEqual([9, 10, null]);
  expect(sorted(rows, "n", "NUMBER", true, words).map(({ n }) => n)).toEqual([10, 9, null]);
  expect(sorted(rows, "w", "TEXT", false, wholeOf("fi")).map(({ w }) => w)).toEqual(["b", "ä", null]);
});

it("asks a report only what it takes", () => {
  const search = reportSearch({ on: "2026-01-31", from: "x", department: "pori/ict", knownAt: "2026-01-01T10:00" });
  const today = new Date("2026-11-22T12:00:00Z");
  expect(variablesOf("retention", "controller:pori", search, today)).toEqual({ controller: "controller:pori", department: "department:pori/ict", asOf: "2026-01-31" });
  expect(variablesOf("changes", undefined, search, today)).toEqual({ department: "department:pori/ict", from: "2026-08-24", to: "2026-11-22" });
});
