// In which pieces are the words loaded? Each area of `src/i18n/areas.json` is one in every language, and so is what no area names, which
// comes first. `virtual:words` leads to them all: `fi` to what comes first in Finnish, `fi-home` to what the first screen says besides.
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

const folder = new URL("src/i18n/", import.meta.url).pathname;
const languages = ["fi", "sv", "en"];
const all = "virtual:words";

function areas(): Record<string, string[]> {
  const known = JSON.parse(readFileSync(`${folder}areas.json`, "utf8")) as Record<string, string[]>;
  const named = Object.values(known).flat();
  const twice = named.filter((name, at) => named.indexOf(name) !== at);
  // Whoever goes from one screen to the other would bring the same words twice, and the second screen would not come.
  if (twice.length > 0) throw new Error(`in two areas of areas.json: ${twice.join(", ")}; give them an area of their own`);
  return known;
}

export const words: Plugin = {
  name: "words",
  resolveId: { filter: { id: /^virtual:words/ }, handler: (id) => `\0${id}` },
  load: {
    // What begins with a zero is made, and looked for in no folder.
    filter: { id: new RegExp(`^\0${all}`) },
    handler(id) {
      this.addWatchFile(`${folder}areas.json`);
      const piece = id.slice(`\0${all}/`.length);
      if (piece) return `export default ${JSON.stringify(textOf(piece, (file) => this.addWatchFile(file)))}`;
      const pieces = languages.flatMap((language) => [language, ...Object.keys(areas()).map((area) => `${language}-${area}`)]);
      return `export default {${pieces.map((name) => `"${name}": () => import("${all}/${name}")`)}}`;
    },
  },
};

function textOf(piece: string, watch: (file: string) => void): string {
  const [language = "", area] = piece.split("-");
  const known = areas();
  const named = Object.values(known).flat();
  const names = area
    ? (known[area] ?? [])
    : readdirSync(folder + language)
        .map((file) => file.slice(0, -".ftl".length))
        .filter((name) => !named.includes(name));
  return names
    .map((name) => {
      const file = `${folder}${language}/${name}.ftl`;
      watch(file);
      return readFileSync(file, "utf8");
    })
    .join("\n");
}
