// In which pieces is the client loaded? What asks for everything else is one, small and first. What every screen stands on is another, and
// what most do: left to itself, the bundler makes thirty small ones of it, each a request and each packed worse. React is one more, for
// the page for developers stands on it too, and on nothing else of ours.
import type { Rolldown } from "vite";

interface Modules {
  getModuleInfo(id: string): { code: string | null; importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null;
}

const source = new URL("src/", import.meta.url).pathname;
const reached = new Map<string, Set<string>>();

/** Everything that a beginning imports, and that imports, without what is loaded later. */
function reachedFrom(beginning: string, modules: Modules): Set<string> {
  const known = reached.get(beginning);
  if (known) return known;
  const all = new Set<string>();
  const gather = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    // Of a list of everything that a package has, most is not used at the beginning.
    if (!/@internationalized\/date\/dist\/index\.mjs$/.test(id)) modules.getModuleInfo(id)?.importedIds.forEach(gather);
  };
  gather(beginning);
  reached.set(beginning, all);
  return all;
}

function pieceOf(id: string, modules: Modules): string | null {
  // What the bundler adds, and every piece calls that loads another.
  if (id.includes("vite/preload-helper")) return "ground";
  const reaches = (beginning: string) => reachedFrom(`${source}${beginning}`, modules).has(id);
  if (!reaches("first.ts") && !reaches("main.tsx")) return isOften(id, modules) ? "often" : null;
  if (reaches("graphiql.tsx")) return "react";
  return reaches("first.ts") ? "first" : "begin";
}

/** Less than a request costs. */
const SMALL = 2_000;

/** Whether more than half of the screens stand on it; or five, if it is small and brings nothing more. */
function isOften(id: string, modules: Modules): boolean {
  const screens = modules.getModuleInfo(`${source}screens.ts`)?.dynamicallyImportedIds ?? [];
  const on = screens.filter((screen) => reachedFrom(screen, modules).has(id)).length;
  if (on > screens.length / 2 || reachedFrom(`${source}live/Following.tsx`, modules).has(id)) return true;
  const { code, importedIds } = modules.getModuleInfo(id) ?? { code: null, importedIds: [] };
  return on >= 5 && code !== null && code.length < SMALL && importedIds.every((one) => pieceOf(one, modules) !== null);
}

/** The files that begin the client: the page names them, so that they are fetched beside what asks for them. */
export function beginning(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const gather = (file: string) => {
    const piece = bundle[file];
    if (files.has(file) || piece?.type !== "chunk") return;
    files.add(file);
    piece.imports.forEach(gather);
  };
  for (const piece of Object.values(bundle)) if (piece.type === "chunk" && piece.moduleIds.includes(`${source}main.tsx`)) gather(piece.fileName);
  return [...files];
}

// By itself the bundler puts into a piece all that the first module of it imports, React into ours.
export const pieces = { groups: [{ name: pieceOf, debugName: "begin" }], includeDependenciesRecursively: false };
