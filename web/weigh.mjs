// How much JavaScript, in Brotli as browsers fetch it over TLS, does each screen load before it is there? Prints it, and fails when one
// needs more than the budget: on an office laptop behind a slow line it has to be there before one looks away. Words count, in the
// language with the most. What is opened on a screen (`+`: an editor, a window, a picture) comes when the screen can be read already, and
// has a budget with it. Part of `npm run build`.
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { comesWith, moduleAt, source } from "./doors.mjs";

const BUDGET = 225_000;
const OPENED = 265_000;

const dist = process.argv[2];
if (!dist) {
  console.error("usage: node weigh.mjs FOLDER");
  process.exit(2);
}
const manifest = JSON.parse(await readFile(join(dist, ".vite/manifest.json"), "utf8"));
// It is for this alone, and no part of what is served.
await rm(join(dist, ".vite"), { recursive: true });

const weights = new Map();
for (const name of await readdir(join(dist, "assets"))) {
  if (!name.endsWith(".js")) continue;
  const path = join(dist, "assets", name);
  const packed = await stat(`${path}.br`).catch(() => stat(path));
  weights.set(`assets/${name}`, packed.size);
}

/** The files of modules, with all that they import. */
function filesOf(keys) {
  const files = new Set();
  const gather = (key) => {
    const { file, imports = [] } = manifest[key];
    if (files.has(file)) return;
    files.add(file);
    imports.forEach(gather);
  };
  keys.forEach(gather);
  return files;
}

/** The words of some areas, in the language that needs the most for them. */
function wordsOf(areas) {
  const inLanguage = ["fi", "sv", "en"].map((language) => [...new Set([language, ...areas.map((area) => `${language}-${area}`)])].map((piece) => manifest[`virtual:words/${piece}`].file));
  return inLanguage.sort((one, other) => weigh(other) - weigh(one))[0];
}

const weigh = (files) => [...files].reduce((sum, file) => sum + weights.get(file), 0);
const keyOf = (path) => `src/${relative(source, path)}`;

// What every screen comes with (`pieces.ts`).
const always = Object.keys(manifest).filter((key) => ["begin", "often"].includes(manifest[key].name));
const begin = new Set([...(await comesWith(join(source, "first.ts"))), ...(await comesWith(join(source, "main.tsx")))]);
const rows = [];
/** A screen, and the screen with each thing opened in it that is loaded only then. */
async function look(name, doors, already) {
  // What stands in a piece that every screen comes with has no file of its own.
  const modules = [...always, ...doors.map(({ to }) => keyOf(to)).filter((key) => manifest[key])];
  const weight = weigh(new Set([...filesOf(modules), ...wordsOf(doors.flatMap(({ areas }) => areas))]));
  rows.push({ name, weight });
  const here = await comesWith(doors.at(-1).to, already);
  for (const path of here) {
    for (const door of (await moduleAt(path)).doors) await look(`${name} + ${relative(source, door.to).replace(/^routes\/|\.tsx?$/g, "")}`, [...doors, door], new Set([...already, ...here]));
  }
}
for (const door of (await moduleAt(join(source, "screens.ts"))).doors) await look(relative(source, door.to).replace(/^routes\/|\.tsx?$/g, ""), [door], begin);

for (const { name, weight } of rows) console.log(`${(weight / 1000).toFixed(1).padStart(6)} kB  ${name}`);
const heavy = rows.filter(({ name, weight }) => weight > (name.includes(" + ") ? OPENED : BUDGET));
if (heavy.length) console.error(`more JavaScript than ${BUDGET / 1000} kB, or ${OPENED / 1000} kB with what is opened: ${heavy.map(({ name }) => name).join(", ")}`);
process.exitCode = heavy.length ? 1 : 0;
