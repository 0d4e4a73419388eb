// Where does an auditor begin?
import { Link } from "@tanstack/react-router";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Card } from "../../ui/Card";

export function WaysIn() {
  const { t } = useWords();
  return (
    <Card title={t("audit-title")} lead={t("audit-lead")}>
      <p className="acts">
        <Link className="button main" to={routes.reports}>
          {t("nav-reports")}
        </Link>
        <Link className="button quiet" to={routes.log}>
          {t("nav-log")}
        </Link>
      </p>
    </Card>
  );
}
