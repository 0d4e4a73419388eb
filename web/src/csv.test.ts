import { expect, it } from "vitest";
import { csvOf, fileName } from "./csv";

it("quotes what would break it", () => expect(csvOf([["a;b", 'c"d', 3]], "fi")).toBe('\uFEFF"a;b";"c""d";3\r\n'));
it("lets no cell be a formula", () => expect(csvOf([["=1+1", "-2", "@a", "\tb", -2]], "fi")).toBe("\uFEFF'=1+1;'-2;'@a;'\tb;-2\r\n"));
it("parts cells as spreadsheets of the language expect", () => {
  expect(csvOf([["a", "b,c"]], "sv")).toBe('\uFEFFa;"b,c"\r\n');
  expect(csvOf([["a", "b,c"]], "en")).toBe('\uFEFFa,"b,c"\r\n');
});
it("names a file so that every system takes it", () => expect(fileName("Rekisterit 22.11.2026: Länsi–Pori")).toBe("rekisterit-22-11-2026-lansi-pori"));
