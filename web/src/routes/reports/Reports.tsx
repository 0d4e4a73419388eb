// Which questions across registers have an answer ready, to read, print or take along?
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useController } from "../../controller";
import { useSay, useWords } from "../../i18n";
import { keep } from "../../kept";
import { keyOf, outside, routes } from "../../paths";
import { NotAllowed } from "../../shell/NotFound";
import { Choose } from "../../ui/Choose";
import { Page } from "../../ui/Page";
import { useViewer } from "../../viewer";

/** The reports that need nothing but a controller, as their files are named. */
export const REPORTS = [
  "article-30",
  "article-30-processor",
  "document-publicity",
  "findings",
  "findings-by-rule",
  "completeness",
  "reviews",
  "publication",
  "bases-by-department",
  "sensitive-data",
  "retention",
  "past-retention",
  "processors",
  "agreements",
  "concentration",
  "third-country-exposure",
  "assessments",
  "changes",
  "grants",
] as const;
const FORMS = ["csv", "xlsx", "json"] as const;

export function Reports() {
  const { t, language } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.reports });
  const { controller } = useSearch({ from: routes.reports });
  const known = useController(controller);
  const chosen = known && keyOf(known);
  if (!viewer.can("RunReport")) return <NotAllowed />;
  return (
    <Page
      title={t("nav-reports")}
      lead={t("reports-lead")}
      aside={
        viewer.controllers.length > 1 && (
          <Choose
            label={t("controller")}
            choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={chosen}
            onChoose={(key) => {
              keep("controller", key ?? null);
              void navigate({ search: { controller: key }, replace: true });
            }}
          />
        )
      }
    >
      <ul className="reports">
        {REPORTS.map((name) => (
          <li key={name} className="report">
            <h2>
              <a href={outside.report(name, "html", chosen, language)}>{t(`report-${name}`)}</a>
            </h2>
            <p>{t(`report-${name}-question`)}</p>
            <p className="forms">
              {FORMS.map((form) => (
                <a key={form} href={outside.report(name, form, chosen, language)} aria-label={t("report-as", { report: t(`report-${name}`), form: form.toUpperCase() })}>
                  {form.toUpperCase()}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
