// The rows of a list that has many: page by page as one scrolls, and from the beginning when something else is asked.
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { type AnyVariables, type Client, type TypedDocumentNode, useClient } from "urql";
import { type Topic, useNews } from "../live/news";
import { lean } from "./lean";
import { type Trouble, troubleOf } from "./trouble";

type Cursor = string | number;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly next: Cursor | undefined;
}

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly more: boolean;
  /** Whether what is shown is of an earlier question, or of none. */
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  load(): void;
  again(): void;
  /** Asks all pages that are there once more, and shows them in place. */
  renew(): void;
}

type Paged = AnyVariables & { after?: Cursor | null | undefined; first?: number | null | undefined };

interface Options {
  readonly pause?: boolean;
  readonly freshOn?: readonly Topic[];
  /** How many rows a page after the first has, where that is another number. */
  readonly further?: number;
}

const NOTHING: readonly Topic[] = [];

export function usePages<Data, Variables extends Paged, Row>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  read: (data: Data) => Page<Row>,
  { pause = false, freshOn = NOTHING, further }: Options = {},
): Rows<Row> {
  const client = useClient();
  const asked = JSON.stringify(variables);
  const [state, setState] = useState<Page<Row> & { of: string; trouble?: Trouble }>({ rows: [], total: undefined, next: undefined, of: "" });
  const [attempt, setAttempt] = useState(0);
  const underWay = useRef("");
  const pagesShown = useRef(0);
  const reading = useRef(read);
  reading.current = read;

  const fetchPage = useCallback(
    (after: Cursor | undefined, key: string) => {
      if (underWay.current === key) return;
      underWay.current = key;
      void ask(client, query, asked, after, further)
        .then(({ data, error }) => {
          // Something else has been asked in the meantime.
          if (underWay.current !== key) return;
          underWay.current = "";
          if (error || !data) {
            const trouble = error && troubleOf(error);
            setState((now) => ({ ...now, ...(after === undefined && { rows: [], total: undefined, next: undefined }), of: asked, ...(trouble && { trouble }) }));
            return;
          }
          const page = reading.current(data);
          pagesShown.current = after === undefined ? 1 : pagesShown.current + 1;
          // Many rows are rendered in slices: one can type and press meanwhile.
          startTransition(() =>
            setState((now) => ({
              of: asked,
              rows: after === undefined ? page.rows : [...now.rows, ...page.rows],
              total: page.total ?? now.total,
              next: page.next,
            })),
          );
        });
    },
    [client, query, asked, further],
  );

  const renew = useCallback(async () => {
    const key = `${asked} renewed`;
    underWay.current = key;
    const count = pagesShown.current;
    let [rows, next, total]: [readonly Row[], Cursor | undefined, number | undefined] = [[], undefined, undefined];
    for (let page = 0; page < count && (page === 0 || next !== undefined); page += 1) {
      const { data } = await ask(client, query, asked, next, further);
      if (underWay.current !== key) return;
      // Not answered: what is shown stays.
      if (!data) break;
      const told = reading.current(data);
      [rows, next, total] = [[...rows, ...told.rows], told.next, told.total ?? total];
      if (page === count - 1 || next === undefined) setState({ of: asked, rows, next, total });
    }
    underWay.current = "";
  }, [client, query, asked, further]);

  useEffect(() => {
    underWay.current = "";
    if (!pause) fetchPage(undefined, `${asked} ${attempt}`);
  }, [fetchPage, asked, attempt, pause]);

  // News makes the first page new, in place; who has gone further down keeps what is there, for rows would move under the eyes.
  useNews(freshOn, () => {
    if (!pause && pagesShown.current === 1) fetchPage(undefined, `${asked} ${attempt}`);
  });

  const { next, of, trouble } = state;
  const load = useCallback(() => {
    if (next !== undefined && of === asked && !trouble) fetchPage(next, `${asked} ${next}`);
  }, [fetchPage, asked, next, of, trouble]);
  return {
    rows: state.rows,
    total: state.total,
    more: next !== undefined,
    loading: of !== asked,
    trouble: of === asked ? trouble : undefined,
    load,
    again: () => {
      setState((now) => ({ rows: now.rows, total: now.total, next: now.next, of: "" }));
      setAttempt((count) => count + 1);
    },
    renew: () => void renew(),
  };
}

/** One page, asked no more than its variables ask. */
function ask<Data, Variables extends Paged>(client: Client, query: TypedDocumentNode<Data, Variables>, asked: string, after: Cursor | undefined, further: number | undefined) {
  const question = { ...(JSON.parse(asked) as Variables), after, ...(further !== undefined && after !== undefined && { first: further }) };
  return client.query(lean(query, question), question, { requestPolicy: "network-only" }).toPromise();
}
