// The client's own words in one language, and dates and numbers as that language writes them.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Language } from "./said";

export type Gaps = Record<string, FluentVariable>;

export interface Words {
  readonly language: Language;
  /** The language as it is written here: days, numbers, and the words of controls. */
  readonly locale: string;
  /** Takes in more messages, for screens that bring their own. */
  add(source: string): void;
  /** A message with its gaps filled. */
  t(id: string, gaps?: Gaps): string;
  /** The name of a value of an enumeration of the API. */
  word(of: string, value: string): string;
  /** A calendar day. */
  day(iso: string): string;
  /** A point in time, to the minute. */
  moment(iso: string): string;
  number(value: number): string;
  /** ISO 8601 duration, as `P2Y`. */
  duration(iso: string): string;
}

const locales: Record<Language, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

export function wordsFrom(language: Language, source: string): Words {
  const locale = locales[language];
  // The marks around gaps would be copied with the text, and every text here runs from left to right.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const add = (more: string) => {
    for (const error of bundle.addResource(new FluentResource(more))) throw error;
  };
  add(source);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Helsinki" });
  const numbers = new Intl.NumberFormat(locale);

  const t = (id: string, gaps?: Gaps) => {
    const message = bundle.getMessage(id);
    // `npm run check` finds these; a reader sees the id, which is better than nothing.
    if (!message?.value) return id;
    return bundle.formatPattern(message.value, gaps ?? null, []);
  };
  return {
    language,
    locale,
    add,
    t,
    word: (of, value) => t(`${of}-${value}`),
    day: (iso) => days.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    number: (value) => numbers.format(value),
    duration: (iso) => durationIn(iso, t),
  };
}

function durationIn(iso: string, t: Words["t"]): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  if (!parts) return iso;
  const units = ["years", "months", "weeks", "days"];
  const told = units.flatMap((unit, at) => {
    const count = parts[at + 1];
    return count === undefined ? [] : [t(`duration-${unit}`, { count: Number(count) })];
  });
  return told.join(" ") || iso;
}
