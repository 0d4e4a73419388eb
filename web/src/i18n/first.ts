// In which language does the client begin? The one that was chosen here, else the account's, else the browser's, else Finnish.
import { keep, kept } from "../kept";
import { type Language, LANGUAGES } from "./said";

const isLanguage = (text: string | null | undefined): text is Language => LANGUAGES.some((language) => language === text);

/** The language to begin in, before it is known who asks. */
export function firstLanguage(): Language {
  const chosen = kept("language");
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "fi";
}

export function wasChosen(): boolean {
  return isLanguage(kept("language"));
}

export function chooseLanguage(language: Language): void {
  keep("language", language);
}
