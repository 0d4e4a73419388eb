// What can be written of a noun, field by field? Of which kind each field is, and when it is asked. Forms, drafts, merging and what
// is sent all follow from these shapes, so that a new field is one line. Pure.
import { LANGUAGES, type Language, type LanguageText } from "../../../i18n/said";

export type Texts = Readonly<Record<Language, string>>;

/** One of a list that belongs to the noun: a purpose, a time limit. Its id is its key, or one of our own where it has no key. */
export interface Item {
  readonly id: string;
  readonly values: Values;
}

export type Value = string | null | Texts | readonly string[] | readonly Item[];
export type Values = { readonly [name: string]: Value };

/** The kinds of noun that a field may point to; `pick/` finds, names and makes them. */
export type Pickable =
  | "subjects"
  | "data"
  | "provision"
  | "act"
  | "post"
  | "person"
  | "controller"
  | "department"
  | "country"
  | "processor"
  | "service"
  | "recipient"
  | "source"
  | "register"
  | "agreement"
  | "assessment";

interface Plain {
  readonly name: string;
  /** The message that names it; `scoped` gives it. */
  readonly label: string;
  /** Asked only where this holds; what it holds already stays, unless it would contradict. */
  readonly when?: (of: Values) => boolean;
  /** Sent as empty where it is not asked: the server would call it a contradiction. */
  readonly drops?: true;
  /** Whether a sentence of help stands beside it, `hint-…`. */
  readonly hint?: true;
  readonly required?: true;
}

export type Field = Plain &
  (
    | { readonly kind: "texts"; readonly long?: true }
    | { readonly kind: "text"; readonly long?: true; readonly type?: "url" | "email" | "tel" }
    | { readonly kind: "answer" }
    | { readonly kind: "choice"; readonly of: string; readonly values: readonly string[] }
    | { readonly kind: "choices"; readonly of: string; readonly values: readonly string[] }
    | { readonly kind: "date" }
    | { readonly kind: "duration" }
    | { readonly kind: "ref"; readonly of: readonly Pickable[] }
    | { readonly kind: "refs"; readonly of: readonly Pickable[] }
    /** Keys of other parts of the same register. */
    | { readonly kind: "keys"; readonly of: "purposes" | "dataGroups" }
    | ListField
  );

export interface ListShape {
  readonly kind: "list";
  readonly fields: readonly Field[];
  /** The field of the API that tells one from another; none where only their order does. */
  readonly key?: string;
  /** Each of them is one of these words, chosen by ticks: bases, conditions. */
  readonly ticks?: { readonly of: string; readonly values: readonly string[] };
  /** Closed until there is something in it. */
  readonly folds?: true;
  /** Shown as lines that open, for there may be many. */
  readonly lines?: true;
}
type ListField = ListShape;
export type ListedField = Plain & ListShape;

type Unscoped = Field extends infer F ? (F extends Field ? Omit<F, "label"> : never) : never;

/** The fields of a noun, each with its name in words: `write-<noun>-<field>`. */
export const scoped = (noun: string, fields: readonly Unscoped[]): readonly Field[] => fields.map((field) => ({ ...field, label: `${noun}-${field.name}` }) as Field);

export const textsOf = (text: LanguageText | null | undefined): Texts => ({ fi: text?.fi ?? "", sv: text?.sv ?? "", en: text?.en ?? "" });

/** What a field holds before anything was said. */
export function nothing(field: Field): Value {
  switch (field.kind) {
    case "texts":
      return textsOf(null);
    case "text":
      return "";
    case "answer":
      return "NOT_STATED";
    case "choices":
    case "refs":
    case "keys":
    case "list":
      return [];
    default:
      return null;
  }
}

export const empty = (fields: readonly Field[]): Values => Object.fromEntries(fields.map((field) => [field.name, nothing(field)]));

type Source = { readonly [name: string]: unknown };
const idOf = (node: unknown): string => (node as { id: string }).id;

/** The values of a form, from what the API told. */
export const read = (fields: readonly Field[], source: Source): Values =>
  Object.fromEntries(fields.map((field) => [field.name, readField(field, source[field.name])]));

function readField(field: Field, told: unknown): Value {
  if (told === null || told === undefined) return nothing(field);
  switch (field.kind) {
    case "texts":
      return textsOf(told as LanguageText);
    case "ref":
      return idOf(told);
    case "refs":
      return (told as unknown[]).map(idOf);
    case "list":
      return (told as Source[]).map((one, at) => ({ id: field.key ? String(one[field.key]) : `n${at + 1}`, values: read(field.fields, one) }));
    default:
      return told as Value;
  }
}

/** What is sent of a text: a language that was left empty is not there. */
function given(texts: Texts): LanguageText {
  return Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language].trim() ? [[language, texts[language].trim()]] : [])));
}

/** The input of the API, from the values of a form. */
export const write = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => {
      const silent = field.drops && field.when && !field.when(values);
      return [field.name, writeField(field, silent ? nothing(field) : (values[field.name] ?? nothing(field)))];
    }),
  );

function writeField(field: Field, value: Value): unknown {
  switch (field.kind) {
    case "texts":
      return given(value as Texts);
    case "text":
      // A text that must be there is refused by the server with a sentence; null would be refused as a request.
      return (value as string).trim() || (field.required ? "" : null);
    case "list":
      return (value as readonly Item[]).map(({ id, values }) => ({ ...(field.key && { [field.key]: id }), ...write(field.fields, values) }));
    default:
      return value;
  }
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only the fields that are otherwise than they were: what is not sent, nobody's edit can undo. */
export function patchOf(fields: readonly Field[], base: Values, mine: Values): Record<string, unknown> {
  const [was, is] = [write(fields, base), write(fields, mine)];
  return Object.fromEntries(Object.entries(is).filter(([name, value]) => !same(value, was[name])));
}

/** A new one for a list, with a key no other has or had. */
export function newItem(field: ListShape, others: readonly Item[], prefix: string): Item {
  const taken = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return { id: `${prefix}${number}`, values: empty(field.fields) };
}

/** Whether nothing at all was said. */
export function isEmpty(field: Field, value: Value | undefined): boolean {
  return value === undefined || same(writeField(field, value), writeField(field, nothing(field)));
}

/** The places that cannot be sent as they are: nothing chosen where the API must have a choice. As JSON pointers. */
export function unchosen(fields: readonly Field[], values: Values, at = ""): string[] {
  return fields.flatMap((field) => {
    const [value, here] = [values[field.name], `${at}/${field.name}`];
    if (field.kind === "list") return (value as readonly Item[]).flatMap((item, place) => unchosen(field.fields, item.values, `${here}/${place}`));
    return field.required && (field.kind === "choice" || field.kind === "ref") && !value ? [here] : [];
  });
}

/** Every global id that stands anywhere in the values: what has to be named. */
export function idsIn(fields: readonly Field[], values: Values): string[] {
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (!value) return [];
    if (field.kind === "ref") return [value as string];
    if (field.kind === "refs") return [...(value as readonly string[])];
    if (field.kind === "list") return (value as readonly Item[]).flatMap((item) => idsIn(field.fields, item.values));
    return [];
  });
}
