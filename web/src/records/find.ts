// What of the inventory has these words in its name? Countries, which no index holds, are found by their names too.
import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../gql";
import type { SearchKind } from "../gql/graphql";
import { useSay, useWords } from "../i18n";
import type { Found } from "../ui/Find";

const FindDocument = graphql(`
  query FindByWords($query: String!, $language: Language!, $kinds: [SearchKind!]!, $controller: ID) {
    search(query: $query, language: $language, kinds: $kinds, controller: $controller, unfinished: true, first: 12) {
      nodes {
        id
        kind
        title
      }
    }
  }
`);

const FindCountriesDocument = graphql(`
  query FindCountries($text: String!) {
    countries(first: 6, filter: { text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
  }
`);

const LANGUAGE = { fi: "FI", sv: "SV", en: "EN" } as const;

/** `kinds` must be the same array each time; none for countries alone. */
export function useFinder(kinds: readonly SearchKind[], { countries = false, controller }: { countries?: boolean; controller?: string | undefined } = {}) {
  const client = useClient();
  const { language, word, t } = useWords();
  const say = useSay();
  return useCallback(
    async (words: string): Promise<readonly Found[]> => {
      const [hits, lands] = await Promise.all([
        kinds.length > 0
          ? client
              .query(FindDocument, { query: words, language: LANGUAGE[language], kinds: [...kinds], ...(controller && { controller }) })
              .toPromise()
              .then(({ data }) => data?.search.nodes ?? [])
          : [],
        countries
          ? client
              .query(FindCountriesDocument, { text: words })
              .toPromise()
              .then(({ data }) => data?.countries.nodes ?? [])
          : [],
      ]);
      return [
        ...hits.map(({ id, title, kind }) => ({ id, name: title ?? id, ...(kinds.length > 1 || countries ? { of: word("SearchKind", kind) } : {}) })),
        ...lands.map(({ id, name }) => ({ id, name: say(name), ...(kinds.length > 0 ? { of: t("kind-country") } : {}) })),
      ];
    },
    [client, kinds, countries, controller, language],
  );
}
