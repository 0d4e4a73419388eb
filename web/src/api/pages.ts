// The rows of a list that has many: page by page as one scrolls, and from the beginning when something else is asked.
import { useCallback, useEffect, useRef, useState } from "react";
import { type AnyVariables, type TypedDocumentNode, useClient } from "urql";
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
}

export function usePages<Data, Variables extends AnyVariables & { after?: Cursor | null | undefined }, Row>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  read: (data: Data) => Page<Row>,
  { pause = false }: { pause?: boolean } = {},
): Rows<Row> {
  const client = useClient();
  const asked = JSON.stringify(variables);
  const [state, setState] = useState<Page<Row> & { of: string; trouble?: Trouble }>({ rows: [], total: undefined, next: undefined, of: "" });
  const [attempt, setAttempt] = useState(0);
  const underWay = useRef("");
  const reading = useRef(read);
  reading.current = read;

  const fetchPage = useCallback(
    (after: Cursor | undefined, key: string) => {
      if (underWay.current === key) return;
      underWay.current = key;
      const question = { ...(JSON.parse(asked) as Variables), after };
      void client
        .query(query, question, { requestPolicy: "network-only" })
        .toPromise()
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
          setState((now) => ({
            of: asked,
            rows: after === undefined ? page.rows : [...now.rows, ...page.rows],
            total: page.total ?? now.total,
            next: page.next,
          }));
        });
    },
    [client, query, asked],
  );

  useEffect(() => {
    underWay.current = "";
    if (!pause) fetchPage(undefined, `${asked} ${attempt}`);
  }, [fetchPage, asked, attempt, pause]);

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
  };
}
