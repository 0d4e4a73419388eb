// Who wrote this last? Told of each part where it is read, and of each field for whoever asks.
import { createContext, type ReactNode, use } from "react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import type { FindingPart, LastChangesQuery } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { FIELDS } from "../../../records/fields";
import { fieldsOfPart } from "../../../records/partOf";
import { Icon } from "../../../ui/Icon";
import { useComing } from "../../../ui/Together";

const LastChangesDocument = graphql(`
  query LastChanges($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        lastChanges {
          field
          at
          index
          by {
            id
            name
          }
        }
      }
    }
  }
`);

type Change = Extract<NonNullable<LastChangesQuery["node"]>, { __typename: "Register" }>["lastChanges"][number];
const ChangesContext = createContext<readonly Change[]>([]);

export function KnowsChanges({ register, children }: { register: string; children: ReactNode }) {
  const { data, loading } = useAsk(LastChangesDocument, { id: register }, { freshOn: ["register"] });
  useComing(loading);
  // Without it the page is whole all the same: who may not read the history is told nothing here either.
  return <ChangesContext value={data?.node?.__typename === "Register" ? data.node.lastChanges : []}>{children}</ChangesContext>;
}

export function LastChanged({ part }: { part: FindingPart }) {
  const { t, moment } = useWords();
  const names = fieldsOfPart(part);
  const own = use(ChangesContext)
    .filter(({ field }) => names.includes(field))
    .sort((one, other) => other.index - one.index);
  const [latest] = own;
  if (!latest) return null;
  const who = ({ by }: Change) => by?.name ?? t("by-program");
  const line = t("last-changed", { name: who(latest), when: moment(latest.at) });
  if (own.length === 1) return <p className="last-changed cell-sub">{line}</p>;
  return (
    <Disclosure className="last-changed">
      <Button slot="trigger" className="last-open">
        <Icon name="down" /> {line}
      </Button>
      <DisclosurePanel>
        <ul>
          {own.map((change) => (
            <li key={change.field}>
              {FIELDS.has(change.field) ? t(`field-${change.field}`) : change.field}: {who(change)}, <time dateTime={change.at}>{moment(change.at)}</time>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
