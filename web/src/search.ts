// What stands after the question mark of an address: plain words that one can read, write and send to a colleague.

export type Given = Record<string, string>;

export function parseSearch(search: string): Given {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" || value === false ? [] : [[name, String(value === true ? 1 : value)]],
  );
  const text = new URLSearchParams(pairs).toString();
  return text && `?${text}`;
}

/** One of the words that are known; anything else in an address is as if it were not there. */
export function oneOf<Word extends string>(words: readonly Word[], given: unknown): Word | undefined {
  return words.find((word) => word === given);
}

export function text(given: unknown): string | undefined {
  return typeof given === "string" && given.trim() ? given : undefined;
}

export function flag(given: unknown): true | undefined {
  return given === "1" || given === true ? true : undefined;
}
