// The styles of a page of its own, for a place within another page. Pure.

/** What is meant for a page of its own is meant for this place, and its width is this place's. */
export function asOwnPage(css: string): string {
  return css
    .replaceAll(/@media \((max|min)-width: ([^)]+)\)/g, "@container ($1-width: $2)")
    .replaceAll(/(?<![\w.#-])h([1-6])(?![\w-])/g, ".h$1")
    .replaceAll(/(^|[\s,}])(?:html|body|:root)(?=\s*[{,])/g, "$1.own-page")
    .concat("\n:host { display: block; container-type: inline-size; } .own-page { min-height: 0; font-size: 1rem; background: none; } .just-changed { background: var(--good-soft); box-shadow: -6px 0 0 var(--good-soft), -10px 0 0 var(--good); }");
}
