// What of many was not done yet, when the session ended or the window was closed? It outlives the page as drafts do: kept in this browser
// for the one who chose, until it is done or let go.
import type { BulkKind } from "./Bulk";
import type { Answer, Step } from "./step";
import type { Done } from "./useWork";

interface Unfinished extends Done {
  readonly kind: BulkKind;
  /** Whether it was on its way back. */
  readonly undone: boolean;
  /** The names of the posts it speaks of. */
  readonly names: ReadonlyMap<string, string>;
}

/** What was chosen, and how far one had come with it, if one had begun. */
export interface Kept {
  readonly ids: readonly string[];
  readonly work?: Unfinished;
}

/** What was refused and what was not begun. */
export const openOf = ({ steps, answers }: Done): readonly Step[] => steps.filter(({ id }) => !answers.has(id) || "refused" in (answers.get(id) ?? {}));

const keyOf = (person: string) => `seloste.chosen.1 ${person}`;

export const unfinished = (work: Unfinished): Kept => ({ ids: openOf(work).map(({ id }) => id), work });

export function keptChoice(person: string): Kept | undefined {
  try {
    const text = localStorage.getItem(keyOf(person));
    if (!text) return undefined;
    const { ids, work } = JSON.parse(text) as { ids: string[]; work?: Written };
    return { ids, ...(work && { work: { ...work, answers: new Map(work.answers), names: new Map(work.names) } }) };
  } catch {
    return undefined;
  }
}

/** Keeps it, or forgets it. Tells whether it is safe now. */
export function keepChoice(person: string, kept: Kept | undefined): boolean {
  try {
    if (kept) localStorage.setItem(keyOf(person), JSON.stringify({ ids: kept.ids, ...(kept.work && { work: written(kept.work) }) }));
    else localStorage.removeItem(keyOf(person));
    return true;
  } catch {
    return false;
  }
}

interface Written extends Pick<Unfinished, "kind" | "undone"> {
  readonly steps: readonly Step[];
  readonly answers: readonly (readonly [string, Answer])[];
  readonly names: readonly (readonly [string, string])[];
}

const written = ({ kind, undone, steps, answers, names }: Unfinished): Written => ({ kind, undone, steps, answers: [...answers], names: [...names] });
