// Rows as a table for other programs: what RFC 4180 asks, and what spreadsheets open as they should. Where a comma parts the decimals, as in
// Finnish and Swedish, they expect semicolons between the cells.
import type { Language } from "./i18n/said";

/** A cell that begins like a formula would be worked out by a spreadsheet. */
const isFormula = (text: string) => /^[=+\-@\t\r]/.test(text);

const DELIMITERS: Record<Language, string> = { fi: ";", sv: ";", en: "," };

export function csvOf(rows: readonly (readonly (string | number)[])[], language: Language): string {
  const cell = (value: string | number) => {
    const text = typeof value === "string" && isFormula(value) ? `'${value}` : String(value);
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(DELIMITERS[language])).join("\r\n")}\r\n`;
}

/** A name for a file that every system takes. */
export const fileName = (title: string): string =>
  title
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
