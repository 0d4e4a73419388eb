import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
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

// In the source a question stands where it is asked, as text; in the bundle the text would stand beside its parsed form, and every
// screen would load the texts of all. The generator has made a document of each, so that is put in its place.
const parsedQuestions: Plugin = {
  name: "parsed-questions",
  enforce: "pre",
  transform: {
    filter: { id: /\/src\/(?!gql\/).*\.tsx?$/, code: /\bgraphql\(`/ },
    handler(code) {
      const names = new Set<string>();
      const replaced = code.replaceAll(/\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g, (_, kind: string, name: string) => {
        const made = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
        names.add(made);
        return `made.${made}`;
      });
      return { code: names.size ? `import * as made from "/src/gql/graphql";\n${replaced}` : code, map: null };
    },
  },
};

// While one writes the client: the server that answers it, as `make run` starts it.
const server = process.env["SELOSTE_ORIGIN"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/app/",
  plugins: [react(), withoutWebFonts, themes, parsedQuestions],
  server: {
    proxy: Object.fromEntries(["/graphql", "/sign-in", "/sign-out", "/assets", "/reports", "/fi", "/sv", "/en"].map((path) => [path, server])),
  },
  build: {
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      // React's compiler marks its own runtime with a directive that means nothing once bundled.
      checks: { moduleLevelDirective: false },
    },
    // The bundle holds other people's work; their licence texts travel with it.
    license: { fileName: "licences.md" },
    // GraphiQL is one page for developers, loaded from the same machine or city network: one large chunk is no harm.
    chunkSizeWarningLimit: 1100,
  },
});
