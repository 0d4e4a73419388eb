// An address that leads nowhere, or to what one may not see: the two read the same.
import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n";
import { routes } from "../paths";
import { Page } from "../ui/Page";

export function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t("not-found-title")} lead={t("not-found-lead")}>
      <p className="acts">
        <Link className="button main" to={routes.home}>
          {t("nav-home")}
        </Link>
        <Link className="button quiet" to={routes.registers}>
          {t("nav-registers")}
        </Link>
      </p>
    </Page>
  );
}

/** A screen that is not for this role. */
export function NotAllowed() {
  const { t } = useWords();
  return (
    <Page title={t("not-allowed-title")} lead={t("not-allowed-lead")}>
      <p className="acts">
        <Link className="button main" to={routes.home}>
          {t("nav-home")}
        </Link>
      </p>
    </Page>
  );
}
