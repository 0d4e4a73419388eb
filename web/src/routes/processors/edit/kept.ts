// A draft of a processor, a service or an agreement outlives the page: it is kept in this browser until it is saved or thrown away.
import type { Draft } from "./draft";

export interface Kept {
  /** The version it was begun on. */
  readonly version: number;
  readonly base: Draft;
  readonly mine: Draft;
}

const nameOf = (of: string) => `seloste.draft.${of}`;

export function keptDraft(of: string): Kept | undefined {
  try {
    const text = localStorage.getItem(nameOf(of));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(of: string, draft: Kept): void {
  try {
    localStorage.setItem(nameOf(of), JSON.stringify(draft));
  } catch {
    // No storage, or none left: the draft holds for as long as the page does.
  }
}

export function forgetDraft(of: string): void {
  try {
    localStorage.removeItem(nameOf(of));
  } catch {
    // There was none.
  }
}
