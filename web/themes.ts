/**
 * The colours of a style sheet that follows the system, for a page where one may choose: the system's when nothing is chosen,
 * else those of `data-theme` on the root element. `data-controller` must stand on the root element too.
 */
export function withThemes(css: string): string {
  const start = css.indexOf("@media (prefers-color-scheme: dark)");
  const open = css.indexOf("{", start);
  const end = closing(css, open);
  if (start < 0 || end < 0) throw new Error("the colours have no rules for dark");
  const dark = css.slice(open + 1, end);
  const under = (root: string) =>
    dark.replaceAll(/^\s*(:root|\[data-controller[^\]]*\])(?=\s*\{)/gm, (_, place: string) =>
      place === ":root" ? root : root + place,
    );
  return [
    css.slice(0, start),
    `@media screen and (prefers-color-scheme: dark) {${under(':root:not([data-theme="light"])')}}`,
    `@media screen {${under(':root[data-theme="dark"]')}}`,
    ':root[data-theme="light"] { color-scheme: light; }',
    '@media screen { :root[data-theme="dark"] { color-scheme: dark; } }',
    css.slice(end + 1),
  ].join("\n");
}

/** Where the brace that opens at `open` closes. */
function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    if (css[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
