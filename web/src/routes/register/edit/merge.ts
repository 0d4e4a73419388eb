// What becomes of two people's changes? Each piece that only one has changed is taken from that one; where both have, it is a clash, and
// one chooses. The same comparison tells what has changed since a day. Pure.
import { LANGUAGES, type Language } from "../../../i18n/said";
import { type Field, type Item, isEmpty, type ListedField, same, type Texts, type Value, type Values } from "./shape";

/** Where in the form: the lists on the way, each with the one meant and its place among mine, or theirs. */
export interface Step {
  readonly list: ListedField;
  readonly item: string;
  readonly number: number;
}

export interface Piece {
  readonly trail: readonly Step[];
  /** None where a whole item is meant: one has taken it away. */
  readonly field: Field | undefined;
  readonly language: Language | undefined;
  readonly mine: Value | undefined;
  readonly theirs: Value | undefined;
}

/** A name for a piece, the same for as long as the page stands. */
export const nameOf = ({ trail, field, language }: Piece): string =>
  [...trail.flatMap(({ list, item }) => [list.name, item]), field?.name ?? "", language ?? ""].join("/");

export interface Merged {
  readonly values: Values;
  readonly clashes: readonly Piece[];
}

type Decide = (piece: Piece) => boolean;

/** Where they clash, what is mine stands, and the clash is told; `takeTheirs` says where the other's is to stand. */
export function merge(fields: readonly Field[], base: Values, mine: Values, theirs: Values, takeTheirs: Decide = () => false): Merged {
  const clashes: Piece[] = [];
  const decide = (piece: Piece) => {
    clashes.push(piece);
    return takeTheirs(piece);
  };
  return { values: together(fields, base, mine, theirs, [], decide), clashes };
}

function together(fields: readonly Field[], base: Values | undefined, mine: Values, theirs: Values, trail: readonly Step[], decide: Decide): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, one(field, base?.[field.name], mine[field.name] ?? null, theirs[field.name] ?? null, trail, decide)]),
  );
}

function one(field: Field, base: Value | undefined, mine: Value, theirs: Value, trail: readonly Step[], decide: Decide): Value {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (field.kind === "texts") {
    const [was, is, other] = [base as Texts | undefined, mine as Texts, theirs as Texts];
    const pick = (language: Language) => {
      if (is[language] === other[language] || other[language] === was?.[language]) return is[language];
      if (is[language] === was?.[language]) return other[language];
      return decide({ trail, field, language, mine: is[language], theirs: other[language] }) ? other[language] : is[language];
    };
    return { fi: pick("fi"), sv: pick("sv"), en: pick("en") };
  }
  if (field.kind === "list") return items(field, (base ?? []) as readonly Item[], mine as readonly Item[], theirs as readonly Item[], trail, decide);
  if (same(mine, base)) return theirs;
  // What is ticked or linked is a set: what either has added is there, what either has taken away is not.
  if (field.kind === "refs" || field.kind === "choices" || field.kind === "keys") {
    const [was, is, other] = [new Set((base ?? []) as readonly string[]), mine as readonly string[], theirs as readonly string[]];
    return [...is.filter((id) => other.includes(id) || !was.has(id)), ...other.filter((id) => !is.includes(id) && !was.has(id))];
  }
  return decide({ trail, field, language: undefined, mine, theirs }) ? theirs : mine;
}

function items(list: ListedField, base: readonly Item[], mine: readonly Item[], given: readonly Item[], trail: readonly Step[], decide: Decide): readonly Item[] {
  const theirs = list.key ? given : aligned(base, given, mine);
  const find = (of: readonly Item[], id: string) => of.find((item) => item.id === id);
  const whole = (id: string): Item | undefined => {
    const [was, my, their] = [find(base, id), find(mine, id), find(theirs, id)];
    const number = (my ? mine : theirs).findIndex((item) => item.id === id) + 1;
    const here = [...trail, { list, item: id, number }];
    if (my && their) return { id, values: together(list.fields, was?.values, my.values, their.values, here, decide) };
    const left = my ?? their;
    // New to one side, or taken away by one and left alone by the other.
    if (!was || !left) return left;
    if (same(left.values, was.values)) return undefined;
    return decide({ trail: here, field: undefined, language: undefined, mine: my && [my], theirs: their && [their] }) ? their : my;
  };
  return [...new Set([...mine, ...theirs].map(({ id }) => id))].flatMap((id) => whole(id) ?? []);
}

/**
 * Items that have no key of their own, under the ids that those they came from have: what is the same is the same one; of the rest,
 * what stands between the same neighbours is one that was changed. What is left is new.
 */
export function aligned(base: readonly Item[], given: readonly Item[], others: readonly Item[] = []): readonly Item[] {
  const ids = new Map<number, string>();
  const free = new Set(base.map((_, at) => at));
  const take = (at: number, from: number) => {
    const source = base[from];
    if (!source) return;
    ids.set(at, source.id);
    free.delete(from);
  };
  given.forEach((item, at) => {
    const from = [...free].find((place) => same(base[place]?.values, item.values));
    if (from !== undefined) take(at, from);
  });
  given.forEach((_, at) => {
    if (ids.has(at)) return;
    const before = at === 0 ? -1 : base.findIndex(({ id }) => id === ids.get(at - 1));
    // Right after the one that its neighbour came from; where that one is gone too, there is nothing to hold it by.
    if ((at === 0 || before >= 0) && free.has(before + 1)) take(at, before + 1);
  });
  const taken = new Set([...base, ...others].map(({ id }) => id));
  let number = 0;
  const fresh = () => {
    do number += 1;
    while (taken.has(`t${number}`));
    return `t${number}`;
  };
  return given.map((item, at) => ({ ...item, id: ids.get(at) ?? fresh() }));
}

/** What is otherwise after than before, piece by piece; `mine` is what it was, `theirs` what it is. */
export function differences(fields: readonly Field[], before: Values, after: Values, trail: readonly Step[] = []): Piece[] {
  return fields.flatMap((field): Piece[] => {
    const [was, is] = [before[field.name] ?? null, after[field.name] ?? null];
    if (same(was, is)) return [];
    if (field.kind === "texts") {
      const [old, now] = [was as Texts, is as Texts];
      return LANGUAGES.filter((language) => old[language] !== now[language]).map((language) => ({ trail, field, language, mine: old[language], theirs: now[language] }));
    }
    if (field.kind !== "list") return [{ trail, field, language: undefined, mine: was, theirs: is }];
    const [old, given] = [was as readonly Item[], is as readonly Item[]];
    const now = field.key ? given : aligned(old, given);
    const ids = [...new Set([...now, ...old].map(({ id }) => id))];
    return ids.flatMap((id): Piece[] => {
      const [one, other] = [old.find((item) => item.id === id), now.find((item) => item.id === id)];
      const here = [...trail, { list: field, item: id, number: (other ? now : old).findIndex((item) => item.id === id) + 1 }];
      if (one && other) return differences(field.fields, one.values, other.values, here);
      return [{ trail: here, field: undefined, language: undefined, mine: one && [one], theirs: other && [other] }];
    });
  });
}

/** Whether a piece says nothing, so that a reader is told "not stated". */
export const saysNothing = ({ field }: Piece, value: Value | undefined): boolean =>
  value === undefined || value === "" || (field !== undefined && field.kind !== "texts" && isEmpty(field, value));
