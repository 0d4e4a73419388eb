// How many registers stand behind each service and processor, directly or through others? Of those with most it is known; the others
// have fewer. All of a nation's would cost a third of what one may ask in a minute, for a column of a list.
import { useMemo } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";

const BehindDocument = graphql(`
  query RegistersBehind {
    commonDependencies {
      dependencies(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          registers
          direct
          place {
            id
          }
        }
      }
    }
  }
`);

export interface Behind {
  readonly registers: number;
  readonly direct: number;
  /** It has no more than so many; how many it has was not asked. */
  readonly atMost?: true;
}

const NONE: Behind = { registers: 0, direct: 0 };

/** Undefined for what is not known yet. */
export function useBehind(): (id: string) => Behind | undefined {
  const { data } = useAsk(BehindDocument, {});
  return useMemo(() => {
    if (!data) return () => undefined;
    const { nodes, pageInfo } = data.commonDependencies.dependencies;
    const known = new Map<string | undefined, Behind>(nodes.map(({ place, registers, direct }) => [place?.id, { registers, direct }]));
    const rest: Behind = pageInfo.hasNextPage ? { registers: nodes.at(-1)?.registers ?? 0, direct: 0, atMost: true } : NONE;
    return (id: string) => known.get(id) ?? rest;
  }, [data]);
}
