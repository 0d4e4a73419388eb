// What is being written of purposes and their bases, and what it becomes when somebody else has written too. Pure.
import type { Answer, LegalBasis, PurposeInput, SpecialCondition } from "../../../gql/graphql";
import { LANGUAGES, type Language, type LanguageText } from "../../../i18n/said";

export type Texts = Record<Language, string>;

export interface Ground<Name> {
  readonly name: Name;
  readonly interest: Texts;
  readonly provisions: readonly string[];
}

export interface Purpose {
  readonly key: string;
  readonly text: Texts;
  readonly mustBeGiven: Answer;
  readonly consequence: Texts;
  readonly bases: readonly Ground<LegalBasis>[];
  readonly conditions: readonly Ground<SpecialCondition>[];
}

/** The texts of a form: every language is there, if only as nothing. */
export function textsOf(text: LanguageText | null | undefined): Texts {
  return { fi: text?.fi ?? "", sv: text?.sv ?? "", en: text?.en ?? "" };
}

function given(texts: Texts): LanguageText {
  return Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language].trim() ? [[language, texts[language].trim()]] : [])));
}

/** What is sent: what was left empty is not there. */
export function inputOf(purposes: readonly Purpose[]): PurposeInput[] {
  return purposes.map(({ key, text, mustBeGiven, consequence, bases, conditions }) => ({
    key,
    text: given(text),
    mustBeGiven,
    consequence: given(consequence),
    bases: bases.map(({ name, interest, provisions }) => ({ basis: name, interest: given(interest), provisions: [...provisions] })),
    conditions: conditions.map(({ name, provisions }) => ({ condition: name, provisions: [...provisions] })),
  }));
}

export function newPurpose(others: readonly Purpose[]): Purpose {
  const taken = new Set(others.map(({ key }) => key));
  let number = others.length + 1;
  while (taken.has(`p${number}`)) number += 1;
  return { key: `p${number}`, text: textsOf({}), mustBeGiven: "NOT_STATED", consequence: textsOf({}), bases: [], conditions: [] };
}

/** The pieces of a purpose that two people can change apart from each other. */
export const PIECES = [
  "text.fi",
  "text.sv",
  "text.en",
  "mustBeGiven",
  "consequence.fi",
  "consequence.sv",
  "consequence.en",
  "bases",
  "conditions",
] as const;
export type Piece = (typeof PIECES)[number];

export function pieceOf(purpose: Purpose, piece: Piece): unknown {
  const [field, language] = piece.split(".") as [keyof Purpose, Language | undefined];
  const value = purpose[field];
  return language ? (value as Texts)[language] : value;
}

function withPiece(purpose: Purpose, piece: Piece, value: unknown): Purpose {
  const [field, language] = piece.split(".") as [keyof Purpose, Language | undefined];
  return { ...purpose, [field]: language ? { ...(purpose[field] as Texts), [language]: value } : value };
}

/** A piece that both have changed, each to something else. */
export interface Clash {
  readonly purpose: string;
  /** The piece; the whole purpose where one has taken away what the other has changed. */
  readonly piece: Piece | "whole";
}

export interface Merged {
  readonly purposes: readonly Purpose[];
  readonly clashes: readonly Clash[];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Both people's changes together. Where they clash, what is mine stands in the result, and the clash is told; `takeTheirs` says of
 * which of them the other's is to stand.
 */
export function merge(
  base: readonly Purpose[],
  mine: readonly Purpose[],
  theirs: readonly Purpose[],
  takeTheirs: (clash: Clash) => boolean = () => false,
): Merged {
  const clashes: Clash[] = [];
  const find = (purposes: readonly Purpose[], key: string) => purposes.find((purpose) => purpose.key === key);
  const clash = (purpose: string, piece: Clash["piece"]) => {
    const found = { purpose, piece };
    clashes.push(found);
    return takeTheirs(found);
  };
  const together = (key: string): Purpose | undefined => {
    const [before, my, their] = [find(base, key), find(mine, key), find(theirs, key)];
    if (!my || !their) {
      const left = my ?? their;
      // New to one side, or taken away by one and left alone by the other.
      if (!before) return left;
      if (same(left, before)) return undefined;
      if (!left) return undefined;
      return clash(key, "whole") ? their : my;
    }
    return PIECES.reduce((merged, piece) => {
      const [was, is, other] = [before && pieceOf(before, piece), pieceOf(my, piece), pieceOf(their, piece)];
      if (same(is, other) || same(other, was)) return merged;
      if (same(is, was)) return withPiece(merged, piece, other);
      return clash(key, piece) ? withPiece(merged, piece, other) : merged;
    }, my);
  };
  const keys = [...new Set([...mine, ...theirs].map(({ key }) => key))];
  return { purposes: keys.flatMap((key) => together(key) ?? []), clashes };
}
