// What a question brings: chains or links, page by page, and whether there is more.
import { useEffect } from "react";
import type { Rows } from "../../api/pages";
import type { Trouble } from "../../api/trouble";
import type { Chain, Link } from "./graph";

export interface Answer {
  readonly chains: readonly Chain[];
  /** All flows: links that stand alone. */
  readonly links: readonly Link[];
  /** Where the picture begins. */
  readonly roots: readonly string[];
  readonly total: number | undefined;
  readonly more: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  /** Whether a bound of the server cut the answer. */
  readonly cut: boolean;
  load(): void;
  again(): void;
}

export const nextOf = ({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null }) => (hasNextPage ? (endCursor ?? undefined) : undefined);

/** Asks for page after page, as long as no more than so many are there; whether it still does. */
export function useUpTo(answer: Answer, most: number): boolean {
  return useToTheEnd(answer, answer.chains.length + answer.links.length < most);
}

export function useToTheEnd({ more, loading, trouble, load }: Pick<Rows<unknown>, "more" | "loading" | "trouble" | "load">, on = true): boolean {
  const goesOn = on && more && !loading && !trouble;
  useEffect(() => {
    if (goesOn) load();
  });
  return goesOn;
}
