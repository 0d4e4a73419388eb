// About what? Something of the inventory, found by its name: a processor, a service, an act, an agreement.
import { useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text as Hint } from "react-aria-components/ComboBox";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { NameForReportQuery, SearchKind } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { Icon } from "../../ui/Icon";

const FindDocument = graphql(`
  query FindForReport($query: String!, $kinds: [SearchKind!]!) {
    search(query: $query, kinds: $kinds, first: 12, unfinished: true) {
      nodes {
        id
        kind
        title
      }
    }
  }
`);

const NameDocument = graphql(`
  query NameForReport($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Processor {
        processorName: name
      }
      ... on Service {
        name
      }
      ... on Act {
        title
      }
      ... on Provision {
        label
      }
      ... on Register {
        registerName: name
      }
      ... on ProcessingAgreement {
        title
      }
    }
  }
`);

interface Props {
  kinds: readonly SearchKind[];
  chosen: string | undefined;
  /** What the chosen is called, where that is known already. */
  name?: string | undefined;
  /** What is asked for; what a report is about, when nothing else is said. */
  label?: string;
  onChoose(id: string | undefined): void;
}

export function About({ kinds, chosen, name: known, label, onChoose }: Props) {
  const { t, word } = useWords();
  const say = useSay();
  const [typed, setTyped] = useState<string>();
  const nameOf = (node: NameForReportQuery["node"] | undefined): string | undefined => {
    if (node?.__typename === "Processor") return node.processorName;
    if (node?.__typename === "Service") return say(node.name);
    if (node?.__typename === "Act" || node?.__typename === "ProcessingAgreement") return say(node.title);
    if (node?.__typename === "Register") return say(node.registerName);
    return node?.__typename === "Provision" ? say(node.label) : undefined;
  };
  const named = useAsk(NameDocument, { id: chosen ?? "" }, { pause: !chosen || known !== undefined });
  const words = (typed ?? "").trim();
  const found = useAsk(FindDocument, { query: words, kinds: [...kinds] }, { pause: words.length < 2 });
  const name = known ?? nameOf(named.data?.node);
  const items = words.length < 2 ? [] : (found.data?.search.nodes ?? []).map(({ id, kind, title }) => ({ id, kind, label: title ?? id }));
  return (
    <ComboBox
      className="choose about"
      items={items}
      inputValue={typed ?? (chosen ? (name ?? chosen) : "")}
      onInputChange={setTyped}
      onChange={(key) => {
        if (key === null) return;
        onChoose(String(key));
        setTyped(undefined);
      }}
      menuTrigger="input"
      allowsEmptyCollection
    >
      <Label>{label ?? t("report-about")}</Label>
      <div className="search-box">
        <Icon name="search" />
        <Input />
      </div>
      <Hint slot="description" className="cell-sub">
        {t("report-about-hint")}
      </Hint>
      <Popover className="popover">
        <ListBox className="menu" renderEmptyState={() => <p className="hint">{words.length < 2 ? t("type-more") : found.loading ? t("loading") : t("none-found")}</p>}>
          {(item: (typeof items)[number]) => (
            <ListBoxItem className="menu-item" id={item.id} textValue={item.label}>
              <span className="choose-name">{item.label}</span>
              <span className="tongue">{word("SearchKind", item.kind)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
