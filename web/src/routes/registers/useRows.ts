// Who answers: the list, or the index of words?
//
// Words alone go to the index: it finds other forms of a word, its compounds and slips of the hand, the best first, and costs the same
// over a nation as over a city. It knows no facets and no order, so words beside those are looked for letter by letter in the list.
import { useMemo } from "react";
import { type Rows, usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { RegistersQuery } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { FACETS, filterOf, type RegisterSearch } from "./asked";

const RegistersDocument = graphql(`
  query Registers($filter: RegisterFilter, $orderBy: Order, $after: String) {
    registers(first: 100, filter: $filter, orderBy: $orderBy, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...RegisterRow
      }
    }
  }
`);

const RegistersByWordsDocument = graphql(`
  query RegistersByWords($query: String!, $language: Language!, $controller: ID, $after: String) {
    search(query: $query, language: $language, kinds: [REGISTER], controller: $controller, unfinished: true, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        node {
          __typename
          ... on Register {
            id
            ...RegisterRow
          }
        }
      }
    }
  }
`);

type Row = RegistersQuery["registers"]["nodes"][number];
const LANGUAGE = { fi: "FI", sv: "SV", en: "EN" } as const;

/** Whether only words, and at most a controller, are asked. */
export function isByWords(search: RegisterSearch): boolean {
  const beside = [...FACETS, "department", "archived", "sort", "down"] as const;
  return search.q !== undefined && beside.every((name) => search[name] === undefined);
}

export function useRows(search: RegisterSearch): Rows<Row> {
  const { language } = useWords();
  const byWords = isByWords(search);
  const list = useMemo(
    () => ({
      filter: filterOf(search),
      orderBy: { field: search.sort ?? ("NUMBER" as const), direction: search.down ? ("DESC" as const) : ("ASC" as const) },
    }),
    [search],
  );
  const words = useMemo(
    () => ({
      query: search.q ?? "",
      language: LANGUAGE[language],
      ...(search.controller && { controller: `controller:${search.controller}` }),
    }),
    [search, language],
  );
  const listed = usePages(
    RegistersDocument,
    list,
    ({ registers }) => ({ rows: registers.nodes, total: registers.totalCount ?? undefined, next: nextOf(registers.pageInfo) }),
    { pause: byWords },
  );
  const found = usePages(
    RegistersByWordsDocument,
    words,
    ({ search: hits }) => ({
      rows: hits.nodes.flatMap(({ node }) => (node?.__typename === "Register" ? [node] : [])),
      total: hits.totalCount,
      next: nextOf(hits.pageInfo),
    }),
    { pause: !byWords },
  );
  const [now, before] = byWords ? [found, listed] : [listed, found];
  // While one is asked for the first time, what the other showed stays in sight: nothing flickers as one types the first letter.
  return now.loading && now.rows.length === 0 && !now.trouble ? { ...now, rows: before.rows, total: before.total } : now;
}

function nextOf({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null }): string | undefined {
  return hasNextPage ? (endCursor ?? undefined) : undefined;
}
