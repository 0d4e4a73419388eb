// Does every screen bring the words that it says? What is loaded later names its areas of words, see `src/i18n/sources.ts`; what it says
// besides has to be among the words that come first. Part of `npm run check`.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { askedIn } from "./asked.mjs";
import { areas, comesWith, moduleAt, source } from "./doors.mjs";

const later = new Set(Object.values(areas).flat());
const problems = new Set();

/** The file that each message stands in; every language has the same (`messages.mjs`). */
const home = new Map();
for (const file of await readdir(join(source, "i18n/en"))) {
  const text = await readFile(join(source, "i18n/en", file), "utf8");
  for (const [, id] of text.matchAll(/^([a-zA-Z][\w-]*) =/gm)) home.set(id, file.slice(0, -".ftl".length));
}
for (const name of later) if (![...home.values()].includes(name)) problems.add(`areas.json names ${name}.ftl, which is not there`);

/** What a module says, each with the files that would do: a name stands in one, a beginning may go on in several. */
async function saidBy(path) {
  const { names, enums, beginnings } = askedIn((await moduleAt(path)).text);
  const starting = (start) => [...home].filter(([id]) => id.startsWith(start)).map(([, file]) => file);
  return [
    ...[...names].flatMap((name) => (home.has(name) ? [[name, [home.get(name)]]] : [])),
    ...[...enums].map((name) => [`${name}-…`, starting(`${name}-`)]),
    ...[...beginnings].map((start) => [`${start}…`, starting(start)]),
  ];
}

const seen = new Set();
/** Looks at what is loaded through one door, and at the doors in it. */
async function look(door, brought, already) {
  const key = `${door} ${[...brought].sort()}`;
  if (seen.has(key)) return;
  seen.add(key);
  const here = await comesWith(door, already);
  for (const path of here) {
    for (const [what, files] of await saidBy(path)) {
      if (files.some((file) => !later.has(file) || brought.has(file))) continue;
      problems.add(`${relative(source, door)} says ${what} (${relative(source, path)}) and does not bring ${[...new Set(files)].join(" or ")}.ftl`);
    }
    for (const { to, areas: named } of (await moduleAt(path)).doors) {
      const unknown = named.filter((area) => !areas[area]);
      if (unknown.length) problems.add(`${relative(source, path)} brings ${unknown.join(", ")}, which areas.json does not know`);
      await look(to, new Set([...brought, ...named.flatMap((area) => areas[area] ?? [])]), new Set([...already, ...here]));
    }
  }
}

await look(join(source, "main.tsx"), new Set(), new Set());
for (const problem of [...problems].sort()) console.error(problem);
console.log(`${seen.size} ways into the client: ${problems.size} words that are not brought`);
process.exitCode = problems.size ? 1 : 0;
