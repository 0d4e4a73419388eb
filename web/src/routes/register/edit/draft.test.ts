import { expect, it } from "vitest";
import { inputOf, merge, newPurpose, type Purpose, textsOf } from "./draft";

const purpose = (key: string, fi: string, rest: Partial<Purpose> = {}): Purpose => ({ ...newPurpose([]), key, text: textsOf({ fi }), ...rest });
const base = [purpose("p1", "Lainaus"), purpose("p2", "Tilastot")];

it("keeps what both have changed in different pieces", () => {
  const mine = [purpose("p1", "Lainaaminen"), purpose("p2", "Tilastot")];
  const theirs = [purpose("p1", "Lainaus", { text: textsOf({ fi: "Lainaus", sv: "Utlåning" }) }), purpose("p2", "Tilastointi")];
  const { purposes, clashes } = merge(base, mine, theirs);
  expect(clashes).toEqual([]);
  expect(purposes.map(({ text }) => text)).toEqual([textsOf({ fi: "Lainaaminen", sv: "Utlåning" }), textsOf({ fi: "Tilastointi" })]);
});

it("tells a piece that both have changed, and takes the one that is chosen", () => {
  const [mine, theirs] = [[purpose("p1", "Minun"), purpose("p2", "Tilastot")], [purpose("p1", "Heidän"), purpose("p2", "Tilastot")]];
  expect(merge(base, mine, theirs).clashes).toEqual([{ purpose: "p1", piece: "text.fi" }]);
  expect(merge(base, mine, theirs).purposes[0]?.text.fi).toBe("Minun");
  expect(merge(base, mine, theirs, () => true).purposes[0]?.text.fi).toBe("Heidän");
});

it("does not call it a clash when both have written the same", () => {
  const both = [purpose("p1", "Sama"), purpose("p2", "Tilastot")];
  expect(merge(base, both, both)).toEqual({ purposes: both, clashes: [] });
});

it("keeps what either has added, and lets go what one has taken away untouched", () => {
  const [mine, theirs] = [[...base, purpose("p3", "Uusi")], [purpose("p1", "Lainaus")]];
  expect(merge(base, mine, theirs).purposes.map(({ key }) => key)).toEqual(["p1", "p3"]);
});

it("asks when one has taken away what the other has changed", () => {
  const [mine, theirs] = [[purpose("p1", "Lainaus"), purpose("p2", "Minun")], [purpose("p1", "Lainaus")]];
  expect(merge(base, mine, theirs).clashes).toEqual([{ purpose: "p2", piece: "whole" }]);
  expect(merge(base, mine, theirs).purposes).toHaveLength(2);
  expect(merge(base, mine, theirs, () => true).purposes).toHaveLength(1);
});

it("sends no empty text, and a new key for a new purpose", () => {
  expect(inputOf([purpose("p1", "  Lainaus ")])[0]).toMatchObject({ text: { fi: "Lainaus" }, consequence: {} });
  expect(newPurpose([purpose("p2", ""), purpose("x", "")]).key).toBe("p3");
});
