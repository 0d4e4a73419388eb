// Which registers hold a category of data, and which flows say that they move it? The server knows both.
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { DataFlowFilter, RegisterFilter } from "../../gql/graphql";
import type { ExploreSearch } from "./asked";
import { useToTheEnd } from "./answer";
import { useFlows } from "./flows";
import type { Moving } from "./narrow";

const HoldingDocument = graphql(`
  query RegistersHolding($filter: RegisterFilter!, $after: String) {
    registers(first: 100, filter: $filter, after: $after) {
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

/** Nothing while no category is asked for; `loading` until all of them are known. */
export function useMoving({ category, controller }: ExploreSearch, day: string): { moving: Moving | undefined; loading: boolean } {
  const asked = category !== undefined;
  const owner = controller && `controller:${controller}`;
  const flowFilter = useMemo<DataFlowFilter>(() => ({ validOn: day, ...(category && { category }), ...(owner && { controller: owner }) }), [day, category, owner]);
  const registerFilter = useMemo<{ filter: RegisterFilter }>(() => ({ filter: { ...(category && { personalDataCategory: category }), ...(owner && { controller: owner }) } }), [category, owner]);
  const flows = useFlows(flowFilter, !asked);
  const registers = usePages(
    HoldingDocument,
    registerFilter,
    ({ registers: { nodes, pageInfo } }) => ({ rows: nodes, total: undefined, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined }),
    { pause: !asked },
  );
  useToTheEnd(flows, asked);
  useToTheEnd(registers, asked);
  const moving = useMemo(
    () => ({ flows: new Set(flows.rows.map(({ id }) => id)), registers: new Set(registers.rows.map(({ id }) => id)) }),
    [flows.rows, registers.rows],
  );
  const under = [flows, registers].some((pages) => (pages.loading || pages.more) && !pages.trouble);
  return { moving: asked ? moving : undefined, loading: asked && under };
}
