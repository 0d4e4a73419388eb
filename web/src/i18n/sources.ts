// Where do the words come from? Those that every screen says come first; a screen brings what it alone says, in the language that is
// spoken and in those spoken after. `spoken.mjs` finds a screen that says what it does not bring.
import pieces from "virtual:words";
import type areas from "./areas.json";
import type { Language } from "./said";
import { type Words, wordsFrom } from "./words";

type Area = keyof typeof areas;

const brought = new Set<Area>();
const taken = new WeakMap<Words, Map<Area, Promise<void>>>();
let spoken: Words | undefined;

export async function loadWords(language: Language): Promise<Words> {
  // Those that a screen on its way will say come beside those that come first; what fails is asked for again below.
  for (const area of brought) void textOf(`${language}-${area}`).catch(() => undefined);
  const words = wordsFrom(language, await textOf(language));
  // While these come, one may go on to a screen that brings more.
  for (let had = -1; had !== brought.size; ) {
    had = brought.size;
    await bring(words);
  }
  spoken = words;
  return words;
}

/** A screen with its words: they are there before it is shown. */
export async function withWords<Screen>(screen: Promise<Screen>, ...said: readonly Area[]): Promise<Screen> {
  for (const area of said) brought.add(area);
  if (spoken) await bring(spoken);
  return screen;
}

async function bring(words: Words): Promise<void> {
  const has = taken.get(words) ?? new Map<Area, Promise<void>>();
  taken.set(words, has);
  for (const area of brought) {
    if (has.has(area)) continue;
    const coming = textOf(`${words.language}-${area}`).then(words.add);
    has.set(area, coming);
    // The connection was lost just then: the next try asks again.
    coming.catch(() => has.delete(area));
  }
  await Promise.all(has.values());
}

async function textOf(piece: string): Promise<string> {
  const load = pieces[piece];
  if (!load) throw new Error(`there are no words ${piece}`);
  return (await load()).default;
}
