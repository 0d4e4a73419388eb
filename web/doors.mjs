// What does the client load only when it is gone to (`import(…)` in the source), from where, and with which areas of words?
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

export const source = join(import.meta.dirname, "src");
export const areas = JSON.parse(await readFile(join(source, "i18n/areas.json"), "utf8"));

const read = new Map();

/** A module of the client: its text, the modules that come with it, and the doors in it to what comes later. */
export async function moduleAt(path) {
  if (!read.has(path)) {
    const text = await readFile(path, "utf8");
    const find = (from) => [".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => resolve(dirname(path), from) + end).find((file) => existsSync(file));
    const parts = [...text.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?\bfrom "(\.[^"]+)"/gm)].flatMap(([, from]) => find(from) ?? []);
    const doors = [...text.matchAll(/(withWords\()?import\("(\.[^"]+)"\)((?:, "\w+")*)/g)].flatMap(([, brings, from, said]) => {
      const to = find(from);
      return to ? [{ to, areas: brings ? [...said.matchAll(/\w+/g)].map(([area]) => area) : [] }] : [];
    });
    read.set(path, { text, parts, doors });
  }
  return read.get(path);
}

/** The module with all that comes with it, without what has come already. */
export async function comesWith(path, already = new Set()) {
  const all = new Set();
  const gather = async (one) => {
    if (all.has(one) || already.has(one)) return;
    all.add(one);
    for (const part of (await moduleAt(one)).parts) await gather(part);
  };
  await gather(path);
  return all;
}
