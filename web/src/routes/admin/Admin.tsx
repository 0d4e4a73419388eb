// What is there to administer? A door to each screen that this reader may open.
import { Link } from "@tanstack/react-router";
import { useWords } from "../../i18n";
import { NotAllowed } from "../../shell/NotFound";
import { Page } from "../../ui/Page";
import { useViewer } from "../../viewer";
import { DESKS } from "./Desk";

export function Admin() {
  const { t } = useWords();
  const viewer = useViewer();
  const open = DESKS.filter((desk) => desk.for.some((action) => viewer.can(action)));
  if (open.length === 0) return <NotAllowed />;
  return (
    <Page title={t("nav-admin")} lead={t("admin-lead")}>
      <ul className="reports">
        {open.map(({ name, to }) => (
          <li key={name} className="report">
            <h2>
              <Link to={to}>{t(`desk-${name}`)}</Link>
            </h2>
            <p>{t(`desk-${name}-lead`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
