// Which registers are chosen? Kept while one scrolls and while rows come anew; let go when something else is asked, and that is told.
import { useEffect, useRef, useState } from "react";
import { type Client, useClient } from "urql";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import { type Language, useWords } from "../../i18n";
import { standingNow } from "../../api/standing";
import { useAnnounce } from "../../ui/announce";
import { NOTHING, type Selection, withAll } from "../../ui/selection";
import { useViewer } from "../../viewer";
import { type Kept, keepChoice, keptChoice } from "./bulk/kept";
import { filterOf, type RegisterSearch } from "./asked";
import { isByWords, listOf, nextOf, wordsOf } from "./useRows";

/** As many as may be chosen at once: a night's work of a city, not of a nation. */
export const MOST = 1_000;

const IdsDocument = graphql(`
  query RegisterIds($filter: RegisterFilter, $orderBy: Order, $after: String) {
    registers(first: 100, filter: $filter, orderBy: $orderBy, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
      }
    }
  }
`);

const IdsByWordsDocument = graphql(`
  query RegisterIdsByWords($query: String!, $language: Language!, $controller: ID, $after: String) {
    search(query: $query, language: $language, kinds: [REGISTER], controller: $controller, unfinished: true, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
      }
    }
  }
`);

export interface Gathering {
  /** How many have come so far; none while nothing is fetched. */
  readonly fetched: number | undefined;
  readonly trouble: Trouble | undefined;
  /** Chooses all that the question finds, or the first of them. */
  gather(): void;
  stop(): void;
}

export interface Chosen extends Gathering {
  /** What was begun with them before one left the page. */
  readonly begun: Kept["work"];
  /** It is gone on with. */
  goneOn(): void;
  /** What was kept of it is not wanted any more. */
  letGo(): void;
  readonly selection: Selection;
  choose(selection: Selection): void;
}

export function useChoosing(search: RegisterSearch): Chosen {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const client = useClient();
  const person = useViewer().account?.id ?? "";
  const [before] = useState(() => keptChoice(person));
  const [begun, setBegun] = useState(before?.work);
  const [selection, choose] = useState(before ? withAll(NOTHING, before.ids) : NOTHING);
  useEffect(() => {
    // What was only chosen is chosen again. What was begun is kept until it is done, or let go.
    if (before && !before.work) keepChoice(person, undefined);
    if (before?.work) announce(t("choose-unfinished", { count: before.ids.length }));
  }, [before]);
  useEffect(() => {
    // One is signed out and goes to sign in.
    const leaving = () => {
      if (selection.ids.size > 0 && standingNow().session === "expired" && !keptChoice(person)) keepChoice(person, { ids: [...selection.ids] });
    };
    window.addEventListener("pagehide", leaving);
    return () => window.removeEventListener("pagehide", leaving);
  }, [selection, person]);
  const [fetched, setFetched] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();
  const run = useRef(0);
  const question = JSON.stringify([isByWords(search), filterOf(search)]);
  const asked = useRef(question);


  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    run.current += 1;
    setFetched(undefined);
    if (selection.ids.size === 0) return;
    choose(NOTHING);
    setBegun(undefined);
    announce(t("choose-dropped"));
  }, [question]);

  const gather = async () => {
    run.current += 1;
    const own = run.current;
    const ids: string[] = [];
    let after: string | undefined;
    setTrouble(undefined);
    do {
      setFetched(ids.length);
      const page = await idsOf(client, search, language, after);
      if (run.current !== own) return;
      if ("code" in page) {
        setFetched(undefined);
        return setTrouble(page);
      }
      ids.push(...page.ids);
      after = page.next;
    } while (after !== undefined && ids.length < MOST);
    setFetched(undefined);
    choose((before) => withAll(before, ids.slice(0, MOST)));
  };
  return {
    begun,
    goneOn: () => setBegun(undefined),
    letGo: () => {
      setBegun(undefined);
      keepChoice(person, undefined);
    },
    selection,
    choose,
    fetched,
    trouble,
    gather: () => void gather(),
    stop: () => {
      run.current += 1;
      setFetched(undefined);
    },
  };
}

async function idsOf(client: Client, search: RegisterSearch, language: Language, after: string | undefined): Promise<{ ids: readonly string[]; next: string | undefined } | Trouble> {
  const options = { requestPolicy: "network-only" } as const;
  if (isByWords(search)) {
    const { data, error } = await client.query(IdsByWordsDocument, { ...wordsOf(search, language), ...(after && { after }) }, options).toPromise();
    return data ? { ids: data.search.nodes.map(({ id }) => id), next: nextOf(data.search.pageInfo) } : troubleOf(error as NonNullable<typeof error>);
  }
  const { data, error } = await client.query(IdsDocument, { ...listOf(search), ...(after && { after }) }, options).toPromise();
  return data ? { ids: data.registers.nodes.map(({ id }) => id), next: nextOf(data.registers.pageInfo) } : troubleOf(error as NonNullable<typeof error>);
}
