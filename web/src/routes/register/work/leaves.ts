// What differs between two values of a field, piece by piece, so that a person can read it? Pure.
import { LANGUAGES, type Language } from "../../../i18n/said";

export interface Piece {
  /** Which of many it is in: its key or its place, outermost first. */
  readonly place: readonly string[];
  readonly language: Language | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isLanguage = (name: string): name is Language => LANGUAGES.some((language) => language === name);

/** The smallest pieces of a value, each by where it is. */
function leavesOf(value: unknown, at: readonly string[] = []): Map<string, { at: readonly string[]; text: string }> {
  const leaves = new Map<string, { at: readonly string[]; text: string }>();
  const walk = (piece: unknown, path: readonly string[]) => {
    if (piece === null || piece === undefined || piece === "") return;
    if (Array.isArray(piece)) {
      // A list of words is one piece: it is read as one.
      if (piece.every((one) => typeof one !== "object")) {
        if (piece.length > 0) leaves.set(path.join("\u0000"), { at: path, text: piece.join(", ") });
        return;
      }
      piece.forEach((one: unknown, place) => walk(one, [...path, nameIn(one, place)]));
      return;
    }
    if (isObject(piece)) {
      for (const [name, inner] of Object.entries(piece)) walk(inner, [...path, name]);
      return;
    }
    leaves.set(path.join("\u0000"), { at: path, text: String(piece) });
  };
  walk(value, at);
  return leaves;
}

/** One of a list is known again by its key, or by what tells it apart; else by its place. */
function nameIn(one: unknown, place: number): string {
  if (isObject(one)) for (const name of ["key", "basis", "condition", "category", "part", "kind"]) if (typeof one[name] === "string") return one[name];
  return String(place + 1);
}

export function piecesOf(before: unknown, after: unknown): Piece[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (old?.text === now?.text) return [];
    const at = (now ?? old)?.at ?? [];
    const last = at.at(-1);
    const language = last !== undefined && isLanguage(last) ? last : undefined;
    return [{ place: language ? at.slice(0, -1) : at, language, before: old?.text, after: now?.text }];
  });
}
