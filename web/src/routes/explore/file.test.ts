import { describe, expect, it } from "vitest";
import { exploreSearch, toggled } from "./asked";
import { fileOf, type Colours } from "./file";
import { layoutOf } from "./layout";
import { inLines } from "./letters";

const wide = (text: string) => text.length * 10;

describe("letters", () => {
  it("break between words", () => expect(inLines("Chat ja botti", 80, 2, wide)).toEqual(["Chat ja", "botti"]));
  it("break a long word with a hyphen", () => expect(inLines("Varhaiskasvatus", 100, 2, wide)).toEqual(["Varhaiska-", "svatus"]));
  it("are cut with dots after the last line", () => expect(inLines("yksi kaksi kolme neljä", 100, 2, wide)).toEqual(["yksi kaksi", "kolme nel…"]));
});

it("a picture as a file names what is on it, and is well formed", () => {
  const layout = layoutOf({ nodes: [{ id: "service:a", kind: "SERVICE" }], links: [] }, () => "country:fi", [{ key: "country:fi", standing: "EEA", country: "country:fi" }]);
  const colours = new Proxy({}, { get: () => "#000" }) as Colours;
  const telling = { label: () => ({ lines: ["A & B <C>"], below: undefined }), lane: () => "Suomi · ETA", home: "" };
  const svg = fileOf(layout, telling, () => false, colours, { title: "T", below: "nyt" }, "'X', sans-serif");
  expect(svg).toContain("A &amp; B &lt;C&gt;");
  expect(svg).toContain("Suomi · ETA");
  expect(svg.match(/<g /g)).toHaveLength(svg.match(/<\/g>/g)?.length ?? 0);
});

describe("the address", () => {
  it("holds nothing that is not known", () => {
    expect(exploreSearch({ ask: "nonsense", day: "2026-13-45", way: "UP", mechanism: "NONE" })).toEqual({ mechanism: "NONE" });
  });
  it("holds what is opened as a list", () => {
    expect(toggled(toggled(undefined, "a:1", true), "b:2", true)).toBe("a:1,b:2");
    expect(toggled("a:1", "a:1", false)).toBeUndefined();
  });
});
