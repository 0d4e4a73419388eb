// One of many, from a list that opens. Typing finds it.
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components/Select";
import { Icon } from "./Icon";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** How deep it stands in a tree. */
  readonly depth?: number;
}

interface Props {
  label: string;
  /** What it says when nothing is chosen; it is the first of the choices. */
  none?: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  onChoose(id: string | undefined): void;
}

const NONE = "";

export function Choose({ label, none, choices, chosen, onChoose }: Props) {
  const all: Choice[] = none === undefined ? [...choices] : [{ id: NONE, label: none }, ...choices];
  return (
    <Select className="choose" value={chosen ?? NONE} onChange={(key) => onChoose(key === NONE ? undefined : String(key))}>
      <Label>{label}</Label>
      <Button className="choose-button">
        <SelectValue className="choose-value" />
        <Icon name="down" />
      </Button>
      <Popover className="popover choose-popover">
        <ListBox className="menu" items={all}>
          {({ id, label: name, count, depth }) => (
            <ListBoxItem className="menu-item" id={id} textValue={name} key={id}>
              <span className={`choose-name depth-${Math.min(depth ?? 0, 4)}`}>{name}</span>
              {count !== undefined && <span className="count-of">{count}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
