// All the words of a language at once, for tests: what is said where is another question.
import type { Language } from "./said";
import { type Words, wordsFrom } from "./words";

const files = import.meta.glob<string>("./*/*.ftl", { query: "?raw", import: "default", eager: true });

export const wholeOf = (language: Language): Words =>
  wordsFrom(
    language,
    Object.entries(files)
      .flatMap(([path, text]) => (path.startsWith(`./${language}/`) ? [text] : []))
      .join("\n"),
  );
