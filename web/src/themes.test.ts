import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withThemes } from "../themes.ts";

const colours = readFileSync(new URL("../../src/notices/templates/colours.css", import.meta.url), "utf8");

it("has every dark colour of the public pages for the system's wish and for one's own", () => {
  const css = withThemes(colours);
  const dark = colours.slice(colours.indexOf("@media")).match(/--[a-z-]+: #/g) ?? [];
  const system = css.slice(css.indexOf("prefers-color-scheme: dark"), css.indexOf("@media screen {"));
  const chosen = css.slice(css.indexOf("@media screen {"));
  expect(dark.length).toBeGreaterThan(15);
  expect(system.match(/--[a-z-]+: #/g)).toEqual(dark);
  expect(chosen.match(/--[a-z-]+: #/g)).toEqual(dark);
  expect(system).toContain(':root:not([data-theme="light"])[data-controller="espoo"]');
  expect(chosen).toContain(':root[data-theme="dark"][data-controller="espoo"]');
});

it("refuses a style sheet without dark colours", () => {
  expect(() => withThemes(":root {}")).toThrow("no rules for dark");
});
