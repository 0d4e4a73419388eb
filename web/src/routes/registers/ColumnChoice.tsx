// Which columns are shown? The choice is in the address, so that a list is sent as one sees it.
import { Dialog, DialogTrigger, Popover } from "react-aria-components/Popover";
import { useWords } from "../../i18n";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { later } from "../../ui/later";
import type { Choosing } from "./ColumnGroups";

const ColumnGroups = later(() => import("./ColumnGroups").then((made) => made.ColumnGroups));

export function ColumnChoice(choosing: Choosing) {
  const { t, number } = useWords();
  return (
    <DialogTrigger>
      <Button className="small">
        {t("columns")} <span className="count-of">{number(choosing.columns.length + 1)}</span> <Icon name="down" />
      </Button>
      <Popover className="popover column-choice" placement="bottom end">
        <Dialog aria-label={t("columns")}>
          <p className="hint">{t("columns-name-stays")}</p>
          <ColumnGroups {...choosing} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
