// In which language does the client speak now, and how are texts of records said in it?
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { chooseLanguage } from "./first";
import { type Language, LANGUAGES, type LanguageText, said } from "./said";
import { loadWords } from "./sources";
import type { Words } from "./words";

export type { Language, LanguageText, Words };
export { LANGUAGES };

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
    if (chosen) chooseLanguage(language);
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
