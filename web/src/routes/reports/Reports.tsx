// Which questions across registers have an answer ready, to read, print, keep or take along?
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useController } from "../../controller";
import { useSay, useWords } from "../../i18n";
import { keep } from "../../kept";
import { keyOf, routes } from "../../paths";
import { NotAllowed } from "../../shell/NotFound";
import { Choose } from "../../ui/Choose";
import { Page } from "../../ui/Page";
import { useViewer } from "../../viewer";
import { type Group, GROUPS } from "./list";
import { Pack } from "./Pack";
import { SavedReports } from "./Saved";

export function Reports() {
  const { t } = useWords();
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
      {(Object.keys(GROUPS) as Group[]).map((group) => (
        <section key={group} className="report-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`reports-of-${group}`)}</h2>
          <ul className="reports">
            {GROUPS[group].map((name) => (
              <li key={name} className="report">
                <h3>
                  <Link to={routes.report} params={{ report: name }} search={{ controller: chosen }}>
                    {t(`report-${name}`)}
                  </Link>
                </h3>
                <p>{t(`report-${name}-question`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="columns reports-below">
        {viewer.can("ReadSavedReport") && <SavedReports />}
        <Pack asked={controller} key={chosen} />
      </div>
    </Page>
  );
}
