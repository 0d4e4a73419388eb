// What is asked of the graph of the inventory? Each question of the address, and the chains that come back.
import { useMemo } from "react";
import { type Rows, usePages } from "../../api/pages";
import { useAsk } from "../../api/useAsk";
import { graphql, unmask } from "../../gql";
import type { CountryTie, ImpactChainsQueryVariables, ReachChainsQueryVariables, ThirdCountryChainsQueryVariables } from "../../gql/graphql";
import { type Answer, nextOf } from "./answer";
import type { ExploreSearch } from "./asked";
import { useAllFlows } from "./flows";
import { type Chain, chainOf, OUT_OF_REACH } from "./graph";

const ChainParts = graphql(`
  fragment ChainParts on FlowChain {
    steps {
      isProvider
      agreementInForce
      from {
        id
      }
      to {
        id
      }
      flow {
        id
        kind
        basis
        mechanism
        agreement {
          id
          title
          validUntil
        }
      }
    }
    end {
      tie
      inEea
      country {
        id
      }
      company {
        id
      }
      adequacyDecision {
        id
        reference
      }
    }
  }
`);

const ThirdDocument = graphql(`
  query ThirdCountryChains($controller: ID, $ties: [CountryTie!]!, $day: Date, $after: String) {
    thirdCountryReach(controller: $controller, ties: $ties, asOf: $day) {
      registersAsked
      countries {
        count
        country {
          id
          name
        }
      }
      registers(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          register {
            id
          }
          chain {
            ...ChainParts
          }
        }
      }
    }
  }
`);

const ReachDocument = graphql(`
  query ReachChains($from: ID!, $direction: FlowDirection!, $until: GraphEnd, $ties: [CountryTie!]!, $day: Date, $after: String) {
    reach(from: $from, direction: $direction, until: $until, ties: $ties, asOf: $day) {
      reached(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          place {
            id
          }
          chain {
            ...ChainParts
          }
        }
      }
    }
  }
`);

const PathsDocument = graphql(`
  query PathChains($from: ID!, $to: ID!, $ties: [CountryTie!]!, $day: Date) {
    paths(from: $from, to: $to, most: 100, longest: 12, ties: $ties, asOf: $day) {
      complete
      paths {
        ...ChainParts
      }
    }
  }
`);

const ImpactChainsDocument = graphql(`
  query ImpactChains($of: ID!, $day: Date, $after: String) {
    impact(of: $of, asOf: $day) {
      registers(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          register {
            id
          }
          chain {
            ...ChainParts
          }
        }
      }
    }
  }
`);

const TIES: CountryTie[] = [];
const TIES_ABOVE: CountryTie[] = ["HOSTING", "SUPPORT", "ESTABLISHMENT", "PROVIDER", "PARENT"];
const none: readonly never[] = [];

/** The answer to what stands in the address. */
export function useAnswer(search: ExploreSearch, day: string): Answer {
  const { ask = "third", from = "", to = "", country } = search;
  const ties = search.above ? TIES_ABOVE : TIES;
  const controller = search.controller && `controller:${search.controller}`;
  // Which registers reach one country is another question than which is nearest to each.
  const backFromCountry = ask === "third" && country !== undefined;

  const third = useThird({ ties, day, ...(controller && { controller }) }, ask !== "third" || backFromCountry);
  const onward = useReach({ from, direction: "ONWARD", ties, day }, ask !== "around" || !from || search.way === "BACK");
  const back = useReach(
    backFromCountry ? { from: `country:${country}`, direction: "BACK", until: "REGISTER", ties, day } : { from, direction: "BACK", ties, day },
    !backFromCountry && (ask !== "around" || !from || (search.way ?? "ONWARD") === "ONWARD"),
  );
  const paths = usePaths({ from, to, ties, day }, ask !== "paths" || !from || !to);
  const impact = useImpact({ of: from, day }, ask !== "impact" || !from);
  const flows = useAllFlows(search, day, ask !== "all");

  const pages = ask === "third" ? [backFromCountry ? back : third] : ask === "around" ? (search.way === "BOTH" ? [onward, back] : [search.way === "BACK" ? back : onward]) : [impact];
  const chains = useMemo(() => pages.flatMap(({ rows }) => rows), pages.map(({ rows }) => rows).concat(none));
  const roots = useMemo(() => {
    if (ask === "third") return [...new Set(chains.flatMap(({ places }) => places[0] ?? []))];
    return ask === "paths" ? [from, to] : [from];
  }, [ask, chains, from, to]);

  if (ask === "paths") return paths;
  if (ask === "all") return flows;
  return {
    chains,
    links: none,
    roots,
    total: pages.every(({ total }) => total !== undefined) ? pages.reduce((sum, { total }) => sum + (total ?? 0), 0) : undefined,
    more: pages.some(({ more }) => more),
    loading: pages.some(({ loading }) => loading),
    trouble: pages.find(({ trouble }) => trouble)?.trouble,
    cut: false,
    load: () => pages.forEach(({ load }) => load()),
    again: () => pages.forEach(({ again }) => again()),
  };
}

type Chains = Rows<Chain>;

function useThird(variables: ThirdCountryChainsQueryVariables, pause: boolean): Chains {
  return usePages(
    ThirdDocument,
    variables,
    ({ thirdCountryReach: { registers } }) => ({
      rows: registers.nodes.map(({ register, chain }) => chainOf(register.id, unmask(ChainParts, chain), register.id)),
      total: registers.totalCount,
      next: nextOf(registers.pageInfo),
    }),
    { pause },
  );
}

function useReach(variables: ReachChainsQueryVariables, pause: boolean): Chains {
  return usePages(
    ReachDocument,
    variables,
    ({ reach: { reached } }) => ({
      rows: reached.nodes.map(({ place, chain }, at) => chainOf(place?.id ?? `${OUT_OF_REACH}${at}`, unmask(ChainParts, chain), String(variables.from))),
      total: reached.totalCount,
      next: nextOf(reached.pageInfo),
    }),
    { pause },
  );
}

function useImpact(variables: ImpactChainsQueryVariables, pause: boolean): Chains {
  return usePages(
    ImpactChainsDocument,
    variables,
    ({ impact: { registers } }) => ({
      // A register that names the cause itself has no chain: it stands alone.
      rows: registers.nodes.map(({ register, chain }) =>
        chain ? chainOf(register.id, unmask(ChainParts, chain), register.id) : { id: register.id, places: [register.id], links: [] },
      ),
      total: registers.totalCount,
      next: nextOf(registers.pageInfo),
    }),
    { pause },
  );
}

function usePaths(variables: { from: string; to: string; ties: CountryTie[]; day: string }, pause: boolean): Answer {
  const asked = useAsk(PathsDocument, variables, { pause });
  const chains = useMemo(() => (asked.data?.paths.paths ?? []).map((path, at) => chainOf(String(at + 1), unmask(ChainParts, path), variables.from)), [asked.data]);
  const roots = useMemo(() => [variables.from], [variables.from]);
  return {
    chains,
    links: none,
    roots,
    total: asked.data && chains.length,
    more: false,
    loading: !pause && !asked.data && !asked.trouble,
    trouble: asked.trouble,
    cut: asked.data?.paths.complete === false,
    load: () => undefined,
    again: asked.again,
  };
}
