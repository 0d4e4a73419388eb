// The acts that are seldom wanted, behind one button.
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components/Menu";
import { useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";

interface Seldom {
  readonly id: string;
  readonly label: string;
}

export function More({ acts, chosen }: { acts: readonly (Seldom | false | null | undefined)[]; chosen(id: string): void }) {
  const { t } = useWords();
  const offered = acts.filter((act): act is Seldom => Boolean(act));
  if (offered.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className="button quiet">
        {t("work-more-acts")} <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t("work-more-acts")} onAction={(id) => chosen(String(id))}>
          {offered.map(({ id, label }) => (
            <MenuItem className="menu-item" key={id} id={id}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
