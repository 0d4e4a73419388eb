// The provisions a basis rests on, found by the words of the act and the number of the section.
import { useEffect, useState } from "react";
import { Button as Plain, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useClient } from "urql";
import { useAsk } from "../../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../../gql";
import { useSay, useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";

const ProvisionName = graphql(`
  fragment ProvisionName on Provision {
    id
    label
    act {
      id
      title
      number
    }
  }
`);

const NamesDocument = graphql(`
  query ProvisionNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Provision {
        ...ProvisionName
      }
    }
  }
`);

const FindDocument = graphql(`
  query FindProvisions($query: String!) {
    search(query: $query, kinds: [PROVISION], unfinished: true, first: 20) {
      nodes {
        id
        node {
          __typename
          ... on Provision {
            id
            ...ProvisionName
          }
        }
      }
    }
  }
`);

interface Props {
  /** What they are the provisions of. */
  of: string;
  /** Global ids. */
  chosen: readonly string[];
  change(provisions: readonly string[]): void;
}

interface Found {
  readonly id: string;
  readonly name: string;
}

/** How long a pause between two keys may be. */
const PAUSE = 200;

export function Provisions({ of: label, chosen, change }: Props) {
  const { t } = useWords();
  const say = useSay();
  const client = useClient();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly Found[]>([]);
  const names = useAsk(NamesDocument, { ids: [...chosen] }, { pause: chosen.length === 0 });

  const nameOf = (of: FragmentType<typeof ProvisionName>): string => {
    const { label: section, act } = unmask(ProvisionName, of);
    return act ? `${say(act.title)} (${act.number}) ${say(section)}` : say(section);
  };
  const known = new Map((names.data?.nodes ?? []).flatMap((node) => (node?.__typename === "Provision" ? [[node.id, nameOf(node)] as const] : [])));

  useEffect(() => {
    if (!typed.trim()) return setFound([]);
    let late = false;
    const timer = setTimeout(() => {
      void client
        .query(FindDocument, { query: typed })
        .toPromise()
        .then(({ data }) => {
          if (late) return;
          setFound((data?.search.nodes ?? []).flatMap(({ node }) => (node?.__typename === "Provision" ? [{ id: node.id, name: nameOf(node) }] : [])));
        });
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [typed]);

  return (
    <div className="provisions">
      {chosen.length > 0 && (
        <ul className="chosen" aria-label={label}>
          {chosen.map((id) => (
            <li key={id}>
              <span>{known.get(id) ?? id}</span>
              <Plain className="button bare small" aria-label={t("provision-remove", { name: known.get(id) ?? id })} onPress={() => change(chosen.filter((one) => one !== id))}>
                <Icon name="close" />
              </Plain>
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        className="search"
        inputValue={typed}
        onInputChange={setTyped}
        items={found.filter(({ id }) => !chosen.includes(id))}
        selectedKey={null}
        allowsEmptyCollection={typed.trim() !== ""}
        menuTrigger="input"
        onSelectionChange={(key) => {
          if (key === null) return;
          change([...chosen, String(key)]);
          setTyped("");
        }}
      >
        <Label>{label}</Label>
        <div className="search-box">
          <Icon name="search" />
          <Input placeholder={t("provision-hint")} />
        </div>
        <Popover className="popover choose-popover">
          <ListBox<Found> className="menu" renderEmptyState={() => <p className="hint">{typed.trim() ? t("provision-none") : t("provision-hint")}</p>}>
            {({ id, name }) => (
              <ListBoxItem className="menu-item" id={id} textValue={name}>
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
