import { readdirSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { words } from "./areas.ts";
import { beginning, pieces } from "./pieces.ts";
import { withThemes } from "./themes.ts";

// GraphiQL's style sheet carries 270 kB of web fonts as data URLs. Every machine has a readable font of its own, and without
// them the page needs no `font-src data:` in its content security policy.
const withoutWebFonts: Plugin = {
  name: "without-web-fonts",
  enforce: "pre",
  transform: {
    filter: { id: /graphiql\/dist\/style\.css$/ },
    handler: (css) => ({ code: css.replaceAll(/@font-face\s*\{[^}]*\}/g, ""), map: null }),
  },
};

// The colours are those of the public pages, which follow the system alone; in the client one may choose.
const themes: Plugin = {
  name: "themes",
  enforce: "pre",
  transform: {
    filter: { id: /(templates\/colours|styles\/layers)\.css$/ },
    handler: (css) => ({ code: withThemes(css), map: null }),
  },
};

// In the source a question stands where it is asked, and names the fragments of the parts it is made of. In the bundle it is a text
// together with those fragments, in the module that asks it. The documents that the generator makes stand all in one module, parsed and
// with every fragment repeated: 50 kB that each screen would load for all the others.
const questionsAsText: Plugin = {
  name: "questions-as-text",
  enforce: "pre",
  buildStart() {
    for (const file of readdirSync(new URL("src", import.meta.url), { recursive: true, encoding: "utf8" })) {
      if (/\.tsx?$/.test(file)) for (const { kind, name, text } of questionsIn(readFileSync(new URL(`src/${file}`, import.meta.url), "utf8"))) if (kind === "fragment") fragments.set(name, text);
    }
  },
  transform: {
    filter: { id: /\/src\/(?!gql\/).*\.tsx?$/, code: /\bgraphql\(`/ },
    handler(code) {
      let made = code;
      // A fragment is a type to whoever unmasks it, and nothing at run time.
      for (const { kind, whole, text } of questionsIn(code)) made = made.replace(whole, () => (kind === "fragment" ? "undefined" : JSON.stringify(withFragments(text))));
      return { code: made, map: null };
    },
  },
};

// React Aria brings its words in 34 languages, and the calendars of the whole world; the client speaks three, and counts by one.
const ourCalendar: Plugin = {
  name: "our-calendar",
  transform: {
    filter: { id: /\/@internationalized\/date\/dist\/private\/createCalendar\.mjs$/ },
    handler(code) {
      const [, created = ""] = /export \{(\S+) as createCalendar\}/.exec(code) ?? [];
      const [, calendar = ""] = /import \{(GregorianCalendar as \S+)\} from/.exec(code) ?? [];
      const [imported = ""] = /^import .*GregorianCalendar\.mjs";$/m.exec(code) ?? [];
      if (!created || !calendar) throw new Error("calendars are made in another way now");
      return { code: `${imported}\nconst ${created} = () => new ${calendar.slice("GregorianCalendar as ".length)}();\nexport {${created} as createCalendar};`, map: null };
    },
  },
};

const ourLanguages: Plugin = {
  name: "our-languages",
  transform: {
    filter: { id: /\/react-(aria|aria-components|stately)\/dist\/.*\/intlStrings\.mjs$/ },
    handler(code) {
      const ours = (line: string) => !/^import \S+ from ".+\/\w\w-\w\w\.mjs";$|^ +"\w\w-\w\w": \S+$/.test(line) || /fi-FI|sv-SE|en-US/.test(line);
      return { code: code.split("\n").filter(ours).join("\n"), map: null };
    },
  },
};

// What asks for the rest is small and soon there; on a slow line the rest is on its way before, and leaves the way to what is painted first.
const beginAhead: Plugin = {
  name: "begin-ahead",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle, path }) {
      if (path !== "/index.html" || !bundle) return html;
      return beginning(bundle)
        .filter((file) => !html.includes(file))
        .map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `/app/${file}` }, injectTo: "head" as const }));
    },
  },
};

const fragments = new Map<string, string>();

function questionsIn(code: string) {
  return [...code.matchAll(/\bgraphql\(\s*`\s*((query|mutation|subscription|fragment)\s+(\w+)[^`]*)`\s*,?\s*\)/g)].map(([whole, text = "", kind, name = ""]) => ({
    whole,
    kind,
    name,
    text: text.replaceAll(/\s+/g, " ").trim(),
  }));
}

function withFragments(text: string): string {
  const names = new Set<string>();
  const gather = (of: string) => {
    for (const [, name = ""] of of.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      if (names.has(name)) continue;
      names.add(name);
      const found = fragments.get(name);
      if (found === undefined) throw new Error(`there is no fragment ${name}`);
      gather(found);
    }
  };
  gather(text);
  return [text, ...[...names].map((name) => fragments.get(name))].join(" ");
}

// While one writes the client: the server that answers it, as `make run` starts it.
const server = process.env["SELOSTE_ORIGIN"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/app/",
  plugins: [react(), withoutWebFonts, themes, questionsAsText, words, ourLanguages, ourCalendar, beginAhead],
  server: {
    proxy: Object.fromEntries(["/graphql", "/sign-in", "/sign-out", "/assets", "/reports", "/fi", "/sv", "/en"].map((path) => [path, server])),
  },
  build: {
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      // React's compiler marks its own runtime with a directive that means nothing once bundled.
      checks: { moduleLevelDirective: false },
      output: { codeSplitting: pieces },
    },
    // Every browser that the client is for knows it by itself.
    modulePreload: { polyfill: false },
    // For `weigh.mjs`, which takes it away again.
    manifest: true,
    // The bundle holds other people's work; their licence texts travel with it.
    license: { fileName: "licences.md" },
    // GraphiQL is one page for developers, loaded from the same machine or city network: one large chunk is no harm.
    chunkSizeWarningLimit: 1100,
  },
});
