// A report as a screen needs it: its words at once, its rows page by page, and all of them where a picture or an order wants the whole.
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { type Trouble, troubleOf } from "../../api/trouble";
import { type AnyReport, documentOf, type ReportName, type ReportVariables, type Row } from "./list";

const PAGE = 100;
/** As many rows as a screen takes in by itself. Who wants more takes the file. */
export const MOST = 1_000;

interface State {
  readonly of: string;
  readonly head?: Omit<AnyReport, "nodes" | "pageInfo">;
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
  readonly trouble?: Trouble;
}

export function useReport(name: ReportName, variables: Omit<ReportVariables, "first">, { whole, pause }: { whole: boolean; pause: boolean }) {
  const client = useClient();
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify([name, variables, attempt]);
  const [state, setState] = useState<State>({ of: "", rows: [] });
  const underWay = useRef("");

  const fetchPage = useCallback(
    async (after: string | undefined) => {
      const key = `${asked} ${after ?? ""}`;
      if (underWay.current === key) return;
      underWay.current = key;
      const [, given] = JSON.parse(asked) as [ReportName, Omit<ReportVariables, "first">];
      const document = await documentOf(name);
      const { data, error } = await client.query(document, { ...given, first: PAGE, after }, { requestPolicy: "network-only" }).toPromise();
      // Something else has been asked in the meantime.
      if (underWay.current !== key) return;
      underWay.current = "";
      if (error || !data) {
        setState((now) => ({ of: asked, rows: after ? now.rows : [], ...(after && now.head && { head: now.head }), ...(error && { trouble: troubleOf(error) }) }));
        return;
      }
      const { nodes, pageInfo, ...head } = data.reports.report;
      setState((now) => ({ of: asked, head, rows: after ? [...now.rows, ...nodes] : nodes, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined }));
    },
    [client, asked, name],
  );

  useEffect(() => {
    if (!pause) void fetchPage(undefined);
  }, [fetchPage, pause]);
  const { next, of, rows, trouble } = state;
  useEffect(() => {
    if (whole && next !== undefined && of === asked && !trouble && rows.length < MOST) void fetchPage(next);
  }, [whole, next, of, asked, trouble, rows.length, fetchPage]);

  return {
    head: state.head,
    rows,
    loading: !pause && of !== asked,
    /** Whether all rows there are have come. */
    complete: of === asked && next === undefined && !trouble,
    trouble: of === asked ? trouble : undefined,
    more: next !== undefined,
    load: () => next !== undefined && void fetchPage(next),
    again: () => setAttempt((count) => count + 1),
  };
}
