// Who answers: the list, or the index of words?
//
// Words alone go to the index: it finds other forms of a word, its compounds and slips of the hand, the best first, and costs the same
// over a nation as over a city. It knows no facets and no order, so words beside those are looked for letter by letter in the list.
import { useMemo } from "react";
import { type Rows, usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { RegistersQuery } from "../../gql/graphql";
import { type Language, useWords } from "../../i18n";
import { FACETS, filterOf, type RegisterSearch } from "./asked";
import type { Needs } from "./columns";

const RegistersDocument = graphql(`
  query Registers(
    $filter: RegisterFilter
    $orderBy: Order
    $after: String
    $first: Int = 50
    $responsible: Boolean!
    $contacts: Boolean!
    $completeness: Boolean!
    $findings: Boolean!
    $review: Boolean!
    $changed: Boolean!
    $facts: Boolean!
    $processors: Boolean!
  ) {
    registers(first: $first, filter: $filter, orderBy: $orderBy, after: $after) {
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
  query RegistersByWords(
    $query: String!
    $language: Language!
    $controller: ID
    $after: String
    $first: Int = 50
    $responsible: Boolean!
    $contacts: Boolean!
    $completeness: Boolean!
    $findings: Boolean!
    $review: Boolean!
    $changed: Boolean!
    $facts: Boolean!
    $processors: Boolean!
  ) {
    search(query: $query, language: $language, kinds: [REGISTER], controller: $controller, unfinished: true, first: $first, after: $after) {
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

export type Row = RegistersQuery["registers"]["nodes"][number];
/** Rows of the pages after the first: that one is asked at every letter one types, and is to be there at once. */
const MORE = 100;
const ON_CHANGE = ["register"] as const;
const LANGUAGE = { fi: "FI", sv: "SV", en: "EN" } as const;

/** Whether only words, and at most a controller, are asked. */
export function isByWords(search: RegisterSearch): boolean {
  const beside = [...FACETS, "department", "archived", "sort", "down"] as const;
  return search.q !== undefined && beside.every((name) => search[name] === undefined);
}

/** What the list is asked, and in which order. */
export const listOf = (search: RegisterSearch) => ({
  filter: filterOf(search),
  orderBy: { field: search.sort ?? ("NUMBER" as const), direction: search.down ? ("DESC" as const) : ("ASC" as const) },
});

/** What the index of words is asked. */
export const wordsOf = (search: RegisterSearch, language: Language) => ({
  query: search.q ?? "",
  language: LANGUAGE[language],
  ...(search.controller && { controller: `controller:${search.controller}` }),
});

export function useRows(search: RegisterSearch, needs: Needs): Rows<Row> {
  const { language } = useWords();
  const byWords = isByWords(search);
  const list = useMemo(() => ({ ...listOf(search), ...needs }), [search, needs]);
  const words = useMemo(() => ({ ...wordsOf(search, language), ...needs }), [search, language, needs]);
  const listed = usePages(
    RegistersDocument,
    list,
    ({ registers }) => ({ rows: registers.nodes, total: registers.totalCount ?? undefined, next: nextOf(registers.pageInfo) }),
    { pause: byWords, freshOn: ON_CHANGE, further: MORE },
  );
  const found = usePages(
    RegistersByWordsDocument,
    words,
    ({ search: hits }) => ({
      rows: hits.nodes.flatMap(({ node }) => (node?.__typename === "Register" ? [node] : [])),
      total: hits.totalCount,
      next: nextOf(hits.pageInfo),
    }),
    { pause: !byWords, further: MORE },
  );
  const [now, before] = byWords ? [found, listed] : [listed, found];
  // While one is asked for the first time, what the other showed stays in sight: nothing flickers as one types the first letter.
  return now.loading && now.rows.length === 0 && !now.trouble ? { ...now, rows: before.rows, total: before.total } : now;
}

export function nextOf({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null }): string | undefined {
  return hasNextPage ? (endCursor ?? undefined) : undefined;
}
