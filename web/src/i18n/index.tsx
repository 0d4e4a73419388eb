// In which language does the client speak? The one that was chosen here, else the account's, else the browser's, else Finnish.
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { keep, kept } from "../kept";
import { type Language, LANGUAGES, type LanguageText, said } from "./said";
import { type Words, wordsFrom } from "./words";

export type { Language, LanguageText, Words };
export { LANGUAGES };

const sources: Record<Language, () => Promise<{ default: string[] }>> = {
  fi: () => import("./fi"),
  sv: () => import("./sv"),
  en: () => import("./en"),
};

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

export async function loadWords(language: Language): Promise<Words> {
  const { default: texts } = await sources[language]();
  return wordsFrom(language, texts);
}

interface Speaking {
  words: Words;
  /** Speaks another language from now on; a choice is kept in this browser. */
  speak(language: Language, chosen: boolean): void;
}

const SpeakingContext = createContext<Speaking | undefined>(undefined);

export function Speaks({ first, children }: { first: Words; children: ReactNode }) {
  const [words, setWords] = useState(first);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  const speak = (language: Language, chosen: boolean) => {
    if (chosen) keep("language", language);
    if (language !== words.language) void loadWords(language).then(setWords);
  };
  return <SpeakingContext value={{ words, speak }}>{children}</SpeakingContext>;
}

export function useSpeaking(): Speaking {
  const speaking = use(SpeakingContext);
  if (!speaking) throw new Error("there are no words outside <Speaks>");
  return speaking;
}

export const useWords = (): Words => useSpeaking().words;

const own: Record<Language, string> = { fi: "Suomi", sv: "Svenska", en: "English" };
export const ownName = (language: Language): string => own[language];

/** A text of a record. In another language than the reader's it says so, to eyes and to screen readers. */
export function Text({ of, none }: { of: LanguageText | null | undefined; none?: ReactNode }) {
  const { language, t } = useWords();
  const found = said(of, language);
  if (!found) return <>{none === undefined ? <span className="unsaid-text">{t("not-stated")}</span> : none}</>;
  if (found.language === language) return <span className="said">{found.text}</span>;
  return (
    <>
      <span className="said" lang={found.language}>
        {found.text}
      </span>{" "}
      <span className="tongue">({t(`tongue-${found.language}`)})</span>
    </>
  );
}

/** The same as plain text, for titles and labels. */
export function useSay(): (text: LanguageText | null | undefined) => string {
  const { language, t } = useWords();
  return (text) => said(text, language)?.text ?? t("not-stated");
}
