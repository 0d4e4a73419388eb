// Which drafts are there, begun and not saved? They outlive the page: a reload, an ended session, a closed lid. Each is kept in this
// browser for the one who writes it, until it is saved or thrown away.
import { useSyncExternalStore } from "react";
import type { Values } from "./shape";

/** What is written: a part of a register, or one flow at it. */
export interface DraftName {
  readonly person: string;
  readonly register: string;
  /** `PURPOSES`, or `flow:pori/1-x`, or `flow+DISCLOSURE` for a new one. */
  readonly what: string;
}

export interface Kept {
  /** The version it was begun on; 0 of what is new. */
  readonly version: number;
  readonly base: Values;
  readonly mine: Values;
  /** When it was last written, as milliseconds. */
  readonly at: number;
}

const PREFIX = "seloste.draft.2";
const keyOf = ({ person, register, what }: DraftName) => [PREFIX, person, register, what].join(" ");

const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export function keptDraft(name: DraftName): Kept | undefined {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it, or forgets it. Tells whether it is safe now: a browser may have no storage, or none left. */
export function keepDraft(name: DraftName, draft: Kept | undefined): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(name), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(name));
    tell();
    return true;
  } catch {
    return false;
  }
}

/** What of a register was begun and not saved. The list is a text, so that two equal ones are the same. */
export function useDrafts(person: string, register: string): readonly { what: string; at: number }[] {
  const told = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      // Another window of the same browser writes too.
      window.addEventListener("storage", listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", listener);
      };
    },
    () => JSON.stringify(draftsOf(person, register)),
  );
  return JSON.parse(told) as { what: string; at: number }[];
}

function draftsOf(person: string, register: string): { what: string; at: number }[] {
  const beginning = `${keyOf({ person, register, what: "" })}`;
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(beginning))
      .flatMap((key) => {
        const what = key.slice(beginning.length);
        const kept = keptDraft({ person, register, what });
        return kept ? [{ what, at: kept.at }] : [];
      })
      .sort((one, other) => one.what.localeCompare(other.what));
  } catch {
    return [];
  }
}
