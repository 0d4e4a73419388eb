// What is being written of a processor, a service or an agreement, and what of it is sent. Pure.
import type { SearchKind } from "../../../gql/graphql";
import { LANGUAGES, type Language, type LanguageText } from "../../../i18n/said";

export type Texts = Record<Language, string>;
export type Value = string | Texts | readonly string[];
export type Draft = Readonly<Record<string, Value>>;

export interface Field {
  /** As the API calls it. */
  readonly name: string;
  /** A line, a date, a text in three languages, one of few words, one noun or many nouns of the inventory. */
  readonly kind: "line" | "date" | "texts" | "word" | "one" | "many";
  readonly required?: true;
  /** Of a word: its values, and the beginning of the messages that say them. */
  readonly values?: readonly string[];
  readonly words?: string;
  /** Of nouns: what is looked for; countries where nothing is said. */
  readonly find?: readonly SearchKind[];
  /** The value of a word that says nothing, where nothing is a value of its own. */
  readonly none?: true;
}

export const textsOf = (text: LanguageText | null | undefined): Texts => ({ fi: text?.fi ?? "", sv: text?.sv ?? "", en: text?.en ?? "" });

export function emptyDraft(fields: readonly Field[]): Draft {
  return Object.fromEntries(fields.map(({ name, kind, values, none }) => [name, kind === "texts" ? textsOf(null) : kind === "many" ? [] : kind === "word" && !none ? (values?.at(-1) ?? "") : ""]));
}

export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || typeof value === "string") return !value?.trim();
  return Array.isArray(value) ? value.length === 0 : LANGUAGES.every((language) => !(value as Texts)[language].trim());
}

/** As the API wants it: nothing where nothing is written. */
function sent({ kind }: Field, value: Value | undefined): unknown {
  switch (kind) {
    case "texts": {
      const texts = (value ?? textsOf(null)) as Texts;
      return Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language].trim() ? [[language, texts[language].trim()]] : [])));
    }
    case "many":
      return value ?? [];
    default:
      return isEmpty(value) ? null : (value as string).trim();
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what was changed: what another has written beside it stays. */
export function changeOf(fields: readonly Field[], base: Draft, mine: Draft): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field) => {
    const [was, is] = [sent(field, base[field.name]), sent(field, mine[field.name])];
    return same(was, is) ? [] : [[field.name, is]];
  }));
}

/** For something new: what is empty is left to the server. */
export function inputOf(fields: readonly Field[], mine: Draft): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field) => (isEmpty(mine[field.name]) && !field.required ? [] : [[field.name, sent(field, mine[field.name])]])));
}

/** Fields that both have changed since, each to something else. */
export function clashesOf(fields: readonly Field[], base: Draft, mine: Draft, theirs: Draft): Field[] {
  return fields.filter((field) => {
    const [was, is, other] = [base, mine, theirs].map((draft) => sent(field, draft[field.name]));
    return !same(was, is) && !same(was, other) && !same(is, other);
  });
}

/** What they have, with what I have changed laid upon it; where both have, as it is chosen. */
export function merged(fields: readonly Field[], base: Draft, mine: Draft, theirs: Draft, takeTheirs: (name: string) => boolean): Draft {
  const changed = changeOf(fields, base, mine);
  return Object.fromEntries(fields.map(({ name }) => [name, (name in changed && !takeTheirs(name) ? mine[name] : theirs[name]) ?? ""]));
}
