// The columns one can choose from, by what they tell.
import { Checkbox, CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import { useWords } from "../../i18n";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { type ColumnName, columnsTo, GROUPS } from "./columns";

export interface Choosing {
  columns: readonly ColumnName[];
  change(columns: string | undefined): void;
}

export function ColumnGroups({ columns, change }: Choosing) {
  const { t } = useWords();
  return (
    <>
      <div className="column-groups">
        {Object.entries(GROUPS).map(([group, names]) => (
          <CheckboxGroup
            key={group}
            className="choices-of"
            value={columns.filter((column) => names.includes(column))}
            onChange={(chosen) => change(columnsTo([...columns.filter((column) => !names.includes(column)), ...names.filter((column) => chosen.includes(column))]))}
          >
            <Label>{t(`columns-${group}`)}</Label>
            {names.map((column) => (
              <Checkbox key={column} value={column} className="check">
                <span className="facet-tick">{columns.includes(column) && <Icon name="check" />}</span>
                {t(`column-${column}`)}
              </Checkbox>
            ))}
          </CheckboxGroup>
        ))}
      </div>
      <Button className="small" onPress={() => change(undefined)} isDisabled={columnsTo(columns) === undefined}>
        {t("columns-usual")}
      </Button>
    </>
  );
}
