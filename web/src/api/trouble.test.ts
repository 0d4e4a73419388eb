import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CombinedError } from "urql";
import { expect, it } from "vitest";
import { wholeOf } from "../i18n/whole";
import { troubleOf, troubles } from "./trouble";

const source = join(import.meta.dirname, "../../../src");

/** Words in capitals in the places that refuse, which are no codes of refusals. */
const NO_CODES = new Set(["POST", "DENY", "JSON", "LOCALHOST", "CONTROLLER", "DEPARTMENT", "COMPLETENESS"]);

it("has a line for every code that the server's source refuses with", () => {
  const refused = new Set<string>();
  for (const folder of ["http", "graphql"]) {
    for (const file of readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".rs") || /(^|\/)tests?\.rs$/.test(file)) continue;
      // What stands below a module's tests is said in its tests only.
      const [code = ""] = readFileSync(join(source, folder, file), "utf8").split("#[cfg(test)]");
      for (const [, word = ""] of code.matchAll(/"([A-Z][A-Z_]{3,})"/g)) refused.add(word);
    }
  }
  expect(refused.size).toBeGreaterThan(20);
  const unknown = [...refused].filter((code) => !NO_CODES.has(code) && !(code in troubles));
  expect(unknown, "give them a line in trouble.ts, or name them in NO_CODES").toEqual([]);
});

it("has words for each, and none that says its own name", () => {
  const words = wholeOf("en");
  for (const { say } of Object.values(troubles)) expect(words.t(say)).not.toBe(say);
});

it("tells a refusal by its code, and keeps the server's sentence where that tells more", () => {
  const error = (code: string) => new CombinedError({ graphQLErrors: [{ message: "Tell the id 17.", extensions: { code } }] });
  expect(troubleOf(error("INTERNAL"))).toMatchObject({ code: "INTERNAL", wayOut: "again", sentence: "Tell the id 17." });
  expect(troubleOf(error("UNAUTHENTICATED"))).toMatchObject({ wayOut: "sign-in", sentence: undefined });
  expect(troubleOf(error("NEW_CODE"))).toMatchObject({ say: "trouble-unknown", sentence: "Tell the id 17." });
});

it("knows an unanswered request from a refused one", () => {
  expect(troubleOf(new CombinedError({ networkError: new TypeError("Failed to fetch") })).code).toBe("CONNECTION");
  const html = new CombinedError({ networkError: new SyntaxError("no JSON"), response: new Response("", { status: 500 }) });
  expect(troubleOf(html).code).toBe("UNKNOWN");
});
