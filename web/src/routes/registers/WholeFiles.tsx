// The whole list as a report, where what narrows it is what a report can be narrowed by: a controller, and a department in it.
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components/Menu";
import { useWords } from "../../i18n";
import { outside } from "../../paths";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { FACETS, type RegisterSearch } from "./asked";

const FILES = [
  ["article-30", "xlsx"],
  ["article-30", "csv"],
  ["completeness", "xlsx"],
  ["reviews", "xlsx"],
] as const;

export function WholeFiles({ search }: { search: RegisterSearch }) {
  const { t, language } = useWords();
  const { q, controller, department, archived } = search;
  // The nation in one file is not what one wants of a list; nor is a file that has other rows than the list.
  if (!controller || q || archived || FACETS.some((facet) => search[facet] !== undefined)) return null;
  return (
    <MenuTrigger>
      <Button className="small">
        {t("whole-files")} <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t("whole-files")}>
          {FILES.map(([name, form]) => (
            <MenuItem key={`${name} ${form}`} id={`${name} ${form}`} className="menu-item" href={outside.report(name, form, { controller, ...(department && { department }), language })} download>
              {t(`whole-${name}`, { form: form.toUpperCase() })}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
