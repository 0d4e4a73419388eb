// Whose attention is asked for? People who may read the register, found by name.
import { useEffect, useState } from "react";
import { Button as Plain, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components/ComboBox";
import { useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import { useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";

const AskableDocument = graphql(`
  query Askable($register: ID!, $text: String) {
    register: node(id: $register) {
      __typename
      ... on Register {
        id
        askable(text: $text) {
          id
          name
        }
      }
    }
  }
`);

export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

const PAUSE = 200;
const NOBODY: readonly Mentioned[] = [];

export function Mentions({ register, chosen, choose }: { register: string; chosen: readonly Mentioned[]; choose(chosen: readonly Mentioned[]): void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  // Whoever has chosen someone goes on writing. The list of a field that holds no choice itself is shut by being empty, and then only a
  // letter or the arrow opens it, not that the field was emptied.
  const [closing, setClosing] = useState(false);
  useEffect(() => {
    if (!closing) return;
    const timer = setTimeout(() => setClosing(false));
    return () => clearTimeout(timer);
  }, [closing]);
  const asked = useAsk(AskableDocument, { register, text: text || null });
  const found = asked.data?.register?.__typename === "Register" ? asked.data.register.askable : [];
  const offered: readonly Mentioned[] = found.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <div className="mentions">
      <ComboBox
        className="choose"
        items={closing ? NOBODY : offered}
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={(id) => {
          const person = offered.find((one) => one.id === id);
          if (!person) return;
          choose([...chosen, { id: person.id, name: person.name }]);
          setTyped("");
          setClosing(true);
        }}
        menuTrigger={typed ? "input" : "manual"}
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
