// What is a report narrowed to: whose, of which day, between which days, about what? All of it stands in the address.
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { Choose } from "../../ui/Choose";
import { DayField } from "../../ui/DayField";
import { useViewer } from "../../viewer";
import { treeOf } from "../registers/departments";
import { period, type ReportSearch } from "./asked";
import { ABOUT, type ReportName, takesDay, takesPeriod } from "./list";
import { About } from "./About";

const DepartmentsDocument = graphql(`
  query ReportDepartments($controller: ID!) {
    departments(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        parent {
          id
        }
      }
    }
  }
`);

interface Props {
  name: ReportName;
  controller: string | undefined;
  search: ReportSearch;
  onAsk(change: Partial<ReportSearch>): void;
}

export function Narrow({ name, controller, search, onAsk }: Props) {
  const { t, language } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const asked = useAsk(DepartmentsDocument, { controller: controller ?? "" }, { pause: !controller });
  const departments = treeOf(
    (asked.data?.departments.nodes ?? []).map(({ id, name: text, parent }) => ({ id, name: say(text), parent: parent?.id, registers: 0 })),
    language,
  );
  const between = period(search, new Date());
  return (
    <div className="choices">
      {ABOUT[name] && <About kinds={ABOUT[name]} chosen={search.of} onChoose={(of) => onAsk({ of })} />}
      {viewer.controllers.length > 1 && (
        <Choose
          label={t("controller")}
          none={t("all-controllers")}
          choices={viewer.controllers.map(({ id, name: text }) => ({ id: keyOf(id), label: say(text) }))}
          chosen={controller && keyOf(controller)}
          onChoose={(key) => onAsk({ controller: key ?? "*", department: undefined })}
        />
      )}
      {(departments.length > 1 || asked.loading) && (
        <Choose
          label={t("department")}
          none={t("all-departments")}
          choices={departments.map(({ id, name: label, depth }) => ({ id: keyOf(id), label, depth }))}
          chosen={search.department}
          onChoose={(department) => onAsk({ department })}
        />
      )}
      {takesDay(name) && <DayField label={t("report-on")} value={search.on ?? ""} onChange={(on) => onAsk({ on: on || undefined })} />}
      {takesPeriod(name) && (
        <>
          <DayField label={t("report-from")} value={between.from} onChange={(from) => onAsk({ from: from || undefined })} />
          <DayField label={t("report-to")} value={between.to} onChange={(to) => onAsk({ to: to || undefined })} />
        </>
      )}
      {name === "breach" && <DayField label={t("report-known-at")} time value={search.knownAt ?? ""} onChange={(knownAt) => onAsk({ knownAt: knownAt || undefined })} />}
    </div>
  );
}
