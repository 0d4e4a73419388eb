import { expect, it } from "vitest";
import { piecesOf } from "./leaves";

it("tells a text by the language it was changed in", () => {
  expect(piecesOf({ fi: "Lainaus", sv: "Utlåning" }, { fi: "Lainaaminen", sv: "Utlåning" })).toEqual([
    { place: [], language: "fi", before: "Lainaus", after: "Lainaaminen" },
  ]);
});

it("knows one of many again by its key, wherever it stands in the list", () => {
  const [one, other] = [{ key: "p1", text: { fi: "Lainaus" } }, { key: "p2", text: { fi: "Tilastot" } }];
  expect(piecesOf([one, other], [other, one])).toEqual([]);
  expect(piecesOf([one], [one, other])).toEqual([
    { place: ["p2", "key"], language: undefined, before: undefined, after: "p2" },
    { place: ["p2", "text"], language: "fi", before: undefined, after: "Tilastot" },
  ]);
});

it("reads a list of words as one piece, and nothing as nothing", () => {
  expect(piecesOf(["a", "b"], ["a"])).toEqual([{ place: [], language: undefined, before: "a, b", after: "a" }]);
  expect(piecesOf(null, "")).toEqual([]);
  expect(piecesOf(null, "NO")).toEqual([{ place: [], language: undefined, before: undefined, after: "NO" }]);
});
