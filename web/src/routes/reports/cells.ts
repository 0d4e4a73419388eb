// What does a cell say? As plain text for sorting and reading aloud; how it is drawn is the table's.
import type { Words } from "../../i18n";
import type { ColumnKind, Row } from "./list";

interface Said {
  readonly text: string;
  readonly language?: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A text with the language it is in, where that is not the reader's. */
export function saidIn(value: unknown): Said | undefined {
  if (typeof value === "string") return value ? { text: value } : undefined;
  if (!isObject(value)) return undefined;
  // A link holds a text; a country has a name; a word and a text are texts themselves.
  if (isObject(value["text"])) return saidIn(value["text"]);
  const text = value["text"] ?? value["name"];
  return typeof text === "string" && text ? { text, language: typeof value["language"] === "string" ? value["language"] : null } : undefined;
}

export const codeOf = (value: unknown): string | undefined => (isObject(value) && typeof value["code"] === "string" ? value["code"] : undefined);

export function textOf(value: unknown, kind: ColumnKind, words: Words): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => saidIn(one)?.text ?? "").join(", ");
  if (kind === "NUMBER") return words.number(Number(value));
  if (kind === "DATE") return words.day(String(value));
  if (kind === "MOMENT") return words.moment(String(value));
  if (kind === "BOOLEAN") return words.word("Answer", String(value));
  return saidIn(value)?.text ?? "";
}

/** Rows by a column: numbers by size, days by time, words by the alphabet; what says nothing stands last both ways. */
export function sorted(rows: readonly Row[], key: string, kind: ColumnKind, down: boolean, words: Words): Row[] {
  const order = new Intl.Collator(words.language, { numeric: true });
  const compare = (one: unknown, other: unknown): number => {
    if (kind === "NUMBER") return Number(one) - Number(other);
    if (kind === "DATE" || kind === "MOMENT") return String(one).localeCompare(String(other));
    return order.compare(textOf(one, kind, words), textOf(other, kind, words));
  };
  const empty = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return [...rows].sort((a, b) => {
    const [one, other] = [a[key], b[key]];
    if (empty(one) || empty(other)) return Number(empty(one)) - Number(empty(other));
    return down ? compare(other, one) : compare(one, other);
  });
}
