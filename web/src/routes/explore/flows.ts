// The flows themselves, as the inventory has them: all that hold on a day, narrowed by the server where it can.
import { useMemo } from "react";
import { type Rows, usePages } from "../../api/pages";
import { graphql, unmask } from "../../gql";
import type { DataFlowFilter, FlowLinkFragment } from "../../gql/graphql";
import { type Answer, nextOf } from "./answer";
import type { ExploreSearch } from "./asked";
import { type Link, OUT_OF_REACH } from "./graph";
import { withWhatIsBehind } from "./narrow";

export const FlowLink = graphql(`
  fragment FlowLink on DataFlow {
    id
    kind
    basis
    mechanism
    agreement {
      id
      title
      validUntil
    }
    from {
      id
    }
    to {
      id
    }
  }
`);

const FlowsDocument = graphql(`
  query FlowLinks($filter: DataFlowFilter!, $after: String) {
    flows(first: 100, filter: $filter, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...FlowLink
      }
    }
  }
`);

const none: readonly never[] = [];

/** All flows: those of a controller, and those of sub-processing, which all share. */
export function useAllFlows({ controller, country, basis, mechanism }: ExploreSearch, day: string, pause: boolean): Answer {
  const narrow = {
    validOn: day,
    ...(country && { country: `country:${country}` }),
    ...(basis && { basis }),
    ...(mechanism && mechanism !== "NONE" && { mechanism }),
  };
  const own = useFlows({ ...narrow, ...(controller && { controller: `controller:${controller}` }) }, pause);
  const shared = useFlows({ ...narrow, kind: "SUB_PROCESSING" }, pause || !controller);
  const pages = controller ? [own, shared] : [own];
  const links = useMemo(() => withWhatIsBehind(own.rows, controller ? shared.rows : none), [own.rows, shared.rows, controller]);
  const roots = useMemo(() => [...new Set(links.map(({ from }) => from))], [links]);
  return {
    chains: none,
    links,
    roots,
    total: own.total,
    more: pages.some(({ more }) => more),
    loading: pages.some(({ loading }) => loading),
    trouble: pages.find(({ trouble }) => trouble)?.trouble,
    cut: false,
    load: () => pages.forEach(({ load }) => load()),
    again: () => pages.forEach(({ again }) => again()),
  };
}

export function useFlows(filter: DataFlowFilter, pause: boolean): Rows<Link> {
  return usePages(
    FlowsDocument,
    { filter },
    ({ flows }) => ({
      rows: flows.nodes.map((flow) => linkOf(unmask(FlowLink, flow))),
      total: flows.totalCount ?? undefined,
      next: nextOf(flows.pageInfo),
    }),
    { pause },
  );
}

export function linkOf({ id, kind, from, to, basis, mechanism, agreement }: FlowLinkFragment): Link {
  return { id, kind, from: from?.id ?? OUT_OF_REACH, to: to?.id ?? OUT_OF_REACH, flow: { id, basis, mechanism, agreement } };
}
