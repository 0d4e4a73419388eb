// One of very many, found by its words: what is typed is asked of the server, and what is found is chosen from the list below.
import { useEffect, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components/ComboBox";
import { useWords } from "../i18n";
import { Icon } from "./Icon";

export interface Found {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, where several are looked for. */
  readonly of?: string | undefined;
}

interface Props {
  label: string;
  hint?: string;
  /** The name of what is chosen; nothing where more and more are chosen, one after the other. */
  chosen?: string | undefined;
  find(words: string): Promise<readonly Found[]>;
  onChoose(found: Found): void;
}

/** How long a pause between two keys may be. */
const PAUSE = 180;

export function Find({ label, hint, chosen = "", find, onChoose }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(chosen);
  const [found, setFound] = useState<readonly Found[]>([]);
  const words = typed.trim();

  useEffect(() => setTyped(chosen), [chosen]);
  useEffect(() => {
    if (!words || words === chosen) return setFound([]);
    let late = false;
    const timer = setTimeout(() => void find(words).then((all) => late || setFound(all)), PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words, chosen, find]);

  return (
    <ComboBox
      className="search"
      inputValue={typed}
      onInputChange={setTyped}
      items={found}
      selectedKey={null}
      allowsEmptyCollection={words !== "" && words !== chosen}
      menuTrigger="input"
      onBlur={() => setTyped(chosen)}
      onSelectionChange={(key) => {
        const picked = found.find(({ id }) => id === key);
        if (!picked) return;
        setTyped(chosen);
        onChoose(picked);
      }}
    >
      <Label>{label}</Label>
      <div className="search-box">
        <Icon name="search" />
        <Input placeholder={hint ?? t("find-hint")} />
      </div>
      <Popover className="popover choose-popover">
        <ListBox<Found> className="menu" renderEmptyState={() => <p className="hint">{t("find-none")}</p>}>
          {({ id, name, of }) => (
            <ListBoxItem className="menu-item" id={id} textValue={name}>
              <span className="choose-name">
                <Text slot="label">{name}</Text>
                {of && (
                  <Text slot="description" className="cell-sub">
                    {of}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
