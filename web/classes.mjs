// Has each class of the style sheets one home, and does any component wear it? Two screens once took one name and broke each other, and a
// rule that nothing wears any more is only weight. Part of `npm run check`.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const source = join(import.meta.dirname, "src");
const styles = join(source, "styles");
/** Written by others: the parts of controls, and the pages that the server renders, whose notice a preview shows. */
const THEIRS = /^react-aria-/;
const problems = [];

/** The file in which a class stands for itself, as the last of a selector; beside others it may be mentioned anywhere. */
const homes = new Map();
const worn = new Set();
for (const file of (await readdir(styles)).filter((name) => name.endsWith(".css")).sort()) {
  // Paper, and colours that are the reader's own, dress what has its home elsewhere.
  if (file === "print.css" || file === "forced.css") continue;
  const rules = (await readFile(join(styles, file), "utf8")).replaceAll(/\/\*[^]*?\*\//g, "");
  for (const [, selectors = ""] of rules.matchAll(/(?:^|[{}])\s*([^{}@;]+)\{/g)) {
    for (const [, name] of selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)) worn.add(name);
    for (const selector of selectors.split(/,(?![^(]*\))/)) {
      const alone = /^\.([a-zA-Z][\w-]*)(?::{1,2}[\w-]+(?:\([^)]*\))?|\[[^\]]*\])*$/.exec(selector.trim());
      if (alone) homes.set(alone[1], (homes.get(alone[1]) ?? new Set()).add(file));
    }
  }
}
for (const [name, files] of homes) if (files.size > 1) problems.push(`.${name} has ${files.size} homes: ${[...files].join(", ")}`);

let text = "";
for (const file of await readdir(source, { recursive: true })) {
  if (/\.tsx?$/.test(file) && !/\.test\.|^gql/.test(file)) text += await readFile(join(source, file), "utf8");
}
const words = new Set(text.match(/[a-zA-Z][\w-]*/g));
/** Names that are put together: `tone-${…}`. */
const beginnings = [...new Set([...text.matchAll(/([a-zA-Z][\w-]*-)\$\{/g)].map(([, start]) => start))];
for (const name of [...worn].sort()) {
  if (!words.has(name) && !THEIRS.test(name) && !beginnings.some((start) => name.startsWith(start))) problems.push(`.${name} is worn by nothing`);
}

for (const problem of problems) console.error(problem);
console.log(`${worn.size} classes: ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
