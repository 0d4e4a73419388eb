import { expect, it } from "vitest";
import { said } from "./said";
import { loadWords, withWords } from "./sources";
import { wholeOf } from "./whole";

const words = { fi: wholeOf("fi"), sv: wholeOf("sv"), en: wholeOf("en") };

it("writes days and numbers as each language does", () => {
  expect(words.fi.day("2026-11-05")).toBe("5.11.2026");
  expect(words.sv.day("2026-11-05")).toBe("5 nov. 2026");
  expect(words.en.day("2026-11-05")).toBe("5 Nov 2026");
  expect(words.en.number(30900)).toBe("30,900");
  expect(words.fi.number(30900)).toBe("30\u00a0900");
});

it("tells a moment by the clock of Finland, wherever one sits", () => {
  expect(words.en.moment("2026-07-01T21:30:00Z")).toBe("2 Jul 2026, 00:30");
});

it("counts one and many apart", () => {
  expect(words.fi.t("registers-count", { count: 1 })).toBe("1 rekisteri");
  expect(words.fi.t("registers-count", { count: 0 })).toBe("0 rekisteriä");
  expect(words.en.t("registers-count", { count: 2 })).toBe("2 registers");
});

it("says a duration of several units, and leaves alone what it cannot read", () => {
  expect(words.sv.duration("P2Y6M")).toBe("2 år 6 månader");
  expect(words.en.duration("P1D")).toBe("1 day");
  expect(words.en.duration("PT5H")).toBe("PT5H");
  expect(words.en.duration("P")).toBe("P");
});

it("gives the reader's language, else one that was written, else nothing", () => {
  expect(said({ fi: "Kirjasto", en: "Library" }, "en")).toEqual({ text: "Library", language: "en" });
  expect(said({ fi: "Kirjasto", sv: " " }, "sv")).toEqual({ text: "Kirjasto", language: "fi" });
  expect(said({ fi: null }, "fi")).toBeUndefined();
  expect(said(undefined, "fi")).toBeUndefined();
});

it("brings what a screen says besides, in the language spoken and in those spoken after", async () => {
  const finnish = await loadWords("fi");
  expect(finnish.t("nav-home")).toBe("Etusivu");
  expect(finnish.t("desk-accounts")).toBe("desk-accounts");
  expect(await withWords(Promise.resolve("screen"), "admin")).toBe("screen");
  expect(finnish.t("desk-accounts")).toBe("Tilit ja oikeudet");
  expect((await loadWords("sv")).t("desk-accounts")).toBe("Konton och behörigheter");
});
