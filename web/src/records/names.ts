// What are these called? For ids that stand in an address, or that were chosen before.
import { useMemo } from "react";
import { useAsk } from "../api/useAsk";
import { graphql } from "../gql";
import { useSay } from "../i18n";

const NamesDocument = graphql(`
  query NamesOf($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Register {
        text: name
      }
      ... on Service {
        text: name
      }
      ... on Recipient {
        text: name
      }
      ... on OutsideSource {
        text: name
      }
      ... on DataSubjectCategory {
        text: name
      }
      ... on Country {
        text: name
      }
      ... on Controller {
        text: name
      }
      ... on Department {
        text: name
      }
      ... on Account {
        plain: name
      }
      ... on ProcessingAgreement {
        text: title
      }
      ... on Act {
        text: title
      }
      ... on Provision {
        text: label
        act {
          id
          title
        }
      }
      ... on Processor {
        plain: name
      }
      ... on AdequacyDecision {
        plain: reference
        country {
          id
          name
        }
      }
    }
  }
`);

/** At most a hundred ids; names of those that are there and in reach. */
export function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const say = useSay();
  const { data } = useAsk(NamesDocument, { ids: [...ids] }, { pause: ids.length === 0 });
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const node of data?.nodes ?? []) {
      if (!node) continue;
      if ("plain" in node) names.set(node.id, "country" in node && node.country ? `${say(node.country.name)} ${node.plain}` : node.plain);
      else if ("text" in node) names.set(node.id, "act" in node && node.act ? `${say(node.act.title)} ${say(node.text)}` : say(node.text));
    }
    return names;
  }, [data]);
}
