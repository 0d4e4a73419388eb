// Texts of records exist in one, two or three languages; a reader gets the best one and sees which it is.
export type Language = "fi" | "sv" | "en";
export const LANGUAGES: readonly Language[] = ["fi", "sv", "en"];

/** A text of a record, as the API gives it: absent or null where it was not written. */
export type LanguageText = { readonly [language in Language]?: string | null };

export interface Said {
  readonly text: string;
  readonly language: Language;
}

/** The text in the reader's language, else in the first language it was written in. */
export function said(text: LanguageText | null | undefined, reader: Language): Said | undefined {
  if (!text) return undefined;
  for (const language of [reader, ...LANGUAGES]) {
    const found = text[language]?.trim();
    if (found) return { text: found, language };
  }
  return undefined;
}
