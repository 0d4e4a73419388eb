// The flows at places that were opened: more than the shortest chains through them tell.
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql, unmask } from "../../gql";
import type { Link } from "./graph";
import { FlowLink, linkOf } from "./flows";

const FlowsAtDocument = graphql(`
  query FlowsAt($at: ID!, $day: Date!) {
    flows(first: 100, filter: { at: $at, validOn: $day }) {
      totalCount
      nodes {
        id
        ...FlowLink
      }
    }
  }
`);

const none: readonly Link[] = [];

/** `ids` joined, so that the same places are the same question. */
export function useExpanded(ids: string, day: string): readonly Link[] {
  const client = useClient();
  const [links, setLinks] = useState<readonly Link[]>(none);
  useEffect(() => {
    let late = false;
    const at = ids.split(",").filter(Boolean);
    if (at.length === 0) return setLinks(none);
    void Promise.all(at.map((id) => client.query(FlowsAtDocument, { at: id, day }).toPromise())).then(
      (answers) => late || setLinks(answers.flatMap(({ data }) => (data?.flows.nodes ?? []).map((flow) => linkOf(unmask(FlowLink, flow))))),
    );
    return () => {
      late = true;
    };
  }, [client, ids, day]);
  return links;
}
