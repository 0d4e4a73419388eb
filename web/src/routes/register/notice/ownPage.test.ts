import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asOwnPage } from "./ownPage";

it("asks for the width of the place, where the page asked for the window's", () => {
  expect(asOwnPage("@media (max-width: 46rem) { p { margin: 0; } }")).toContain("@container (max-width: 46rem) { p { margin: 0; } }");
  expect(asOwnPage("@media print { p { margin: 0; } }")).toContain("@media print");
});

it("finds the page and its headings by what they are called here", () => {
  const css = asOwnPage("html { font-size: 106%; }\nbody { margin: 0; }\n.hero h1, h2 { margin: 0; }\n.h1-like, .body-text, tbody tr { color: red; }");
  expect(css).toContain(".own-page { font-size: 106%; }");
  expect(css).toContain(".own-page { margin: 0; }");
  expect(css).toContain(".hero .h1, .h2 { margin: 0; }");
  expect(css).toContain(".h1-like, .body-text, tbody tr { color: red; }");
});

it("leaves nothing in the real styles that speaks of the window or of a page's own elements", () => {
  const css = asOwnPage(readFileSync(join(import.meta.dirname, "../../../../../src/notices/templates/style.css"), "utf8"));
  expect(css).not.toMatch(/@media \((max|min)-width/);
  expect(css.match(/(^|[\s,}])(html|body|h[1-6])\s*[{,]/m)).toBeNull();
});
