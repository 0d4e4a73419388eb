// Whose attention is asked for? People whose work reaches the controller's registers, found by name.
import { useEffect, useState } from "react";
import { Button as Plain, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components/ComboBox";
import { useAsk } from "../../../api/useAsk";
import { graphql, unmask } from "../../../gql";
import type { MentionablePersonFragment } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";
import { useViewer } from "../../../viewer";

// Who may read a register follows from grants: the API does not narrow accounts by it, so that is done here. Before anything is typed
// those are offered who work for the controller; by name everyone is found, also who works for all controllers.
const PeopleDocument = graphql(`
  query People($filter: AccountFilter!) {
    accounts(first: 10, filter: $filter, orderBy: { field: NAME }) {
      nodes {
        id
        ...MentionablePerson
      }
    }
  }
`);

const MentionablePerson = graphql(`
  fragment MentionablePerson on Account {
    id
    name
    grants(first: 3) {
      nodes {
        id
        role
        holdsNow
        controller {
          id
        }
      }
    }
  }
`);

/** Whether one reads the registers of a controller by any role held now. */
const reads = ({ grants }: MentionablePersonFragment, controller: string | undefined) =>
  grants.nodes.some((grant) => grant.holdsNow && grant.role && grant.role !== "ADMIN" && (!grant.controller || grant.controller.id === controller));

export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

const PAUSE = 200;

export function Mentions({ controller, chosen, choose }: { controller: string | undefined; chosen: readonly Mentioned[]; choose(chosen: readonly Mentioned[]): void }) {
  const { t } = useWords();
  const self = useViewer().account?.id;
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const filter = { kind: "PERSON" as const, disabled: false, ...(text ? { text } : { worksFor: controller }) };
  const asked = useAsk(PeopleDocument, { filter });
  const found = (asked.data?.accounts.nodes ?? []).map((node) => unmask(MentionablePerson, node)).filter((person) => reads(person, controller));
  const offered: readonly Mentioned[] = found.filter(({ id }) => id !== self && !chosen.some((one) => one.id === id));
  return (
    <div className="mentions">
      <ComboBox
        className="choose"
        items={offered}
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={(id) => {
          const person = offered.find((one) => one.id === id);
          if (!person) return;
          choose([...chosen, { id: person.id, name: person.name }]);
          setTyped("");
        }}
        menuTrigger="input"
        allowsEmptyCollection={typed.trim() !== ""}
      >
        <Label>{t("talk-mention")}</Label>
        <div className="combo-box">
          <Input placeholder={t("talk-mention-hint")} />
          <Plain className="button bare" aria-label={t("talk-mention-open")}>
            <Icon name="down" />
          </Plain>
        </div>
        <Popover className="popover choose-popover">
          <ListBox className="menu" renderEmptyState={() => <p className="menu-none">{asked.loading ? t("loading") : t("talk-mention-none")}</p>}>
            {({ id, name }: Mentioned) => (
              <ListBoxItem className="menu-item" id={id} textValue={name}>
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {chosen.length > 0 && (
        <ul className="chips" aria-label={t("talk-mentioned")}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}
              <Plain className="chip-off" aria-label={t("talk-unmention", { name })} onPress={() => choose(chosen.filter((one) => one.id !== id))}>
                <Icon name="close" />
              </Plain>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
