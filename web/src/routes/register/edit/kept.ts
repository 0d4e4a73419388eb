// A draft outlives the page: a reload, an ended session, a closed lid. It is kept in this browser until it is saved or thrown away.
import type { Purpose } from "./draft";

export interface Kept {
  /** The version it was begun on. */
  readonly version: number;
  readonly base: readonly Purpose[];
  readonly mine: readonly Purpose[];
}

const nameOf = (register: string) => `seloste.draft.${register}.purposes`;

export function keptDraft(register: string): Kept | undefined {
  try {
    const text = localStorage.getItem(nameOf(register));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(register: string, draft: Kept | undefined): void {
  try {
    if (draft) localStorage.setItem(nameOf(register), JSON.stringify(draft));
    else localStorage.removeItem(nameOf(register));
  } catch {
    // No storage, or none left: the draft holds for as long as the page does.
  }
}
