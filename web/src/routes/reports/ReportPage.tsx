// One report: what it asks, what it comes to, a picture where that says more, its rows, and every form to take it away in.
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useController } from "../../controller";
import { useWords } from "../../i18n";
import { keep } from "../../kept";
import { routes } from "../../paths";
import { NotAllowed, NotFound } from "../../shell/NotFound";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty, Failure, Loading } from "../../ui/states";
import { Tick } from "../../ui/Inputs";
import { useViewer } from "../../viewer";
import { type ReportSearch, variablesOf } from "./asked";
import { Chart, FROM_ROWS } from "./charts";
import { Downloads } from "./Downloads";
import { ABOUT, type AnyReport, type Column, FIRST, KEYS, REPORTS, type ReportName } from "./list";
import { Narrow } from "./Narrow";
import { ReportTable } from "./ReportTable";
import { SaveReport } from "./SaveReport";
import { MOST, useReport } from "./useReport";

/** Every controller in reach, said in the address: none said is one's own. */
const EVERY = "*";

export function ReportPage() {
  const { report } = useParams({ from: routes.report });
  const name = REPORTS.find((one) => one === report);
  if (!useViewer().can("RunReport")) return <NotAllowed />;
  return name ? <Shown name={name} key={name} /> : <NotFound />;
}

function Shown({ name }: { name: ReportName }) {
  const { t, number, day } = useWords();
  const viewer = useViewer();
  const search = useSearch({ from: routes.report });
  const navigate = useNavigate({ from: routes.report });
  const own = useController(search.controller);
  const controller = search.controller === EVERY ? undefined : own;
  const variables = useMemo(() => variablesOf(name, controller, search, new Date()), [name, controller, search]);
  const [saving, setSaving] = useState(false);
  const missing = ABOUT[name] !== undefined && !search.of;
  const report = useReport(name, variables, { whole: FROM_ROWS.has(name) || search.sort !== undefined, pause: missing });
  const { head, rows } = report;
  const ask = (change: Partial<ReportSearch>) => {
    if (change.controller && change.controller !== EVERY) keep("controller", change.controller);
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  };
  const columns = head ? columnsOf(name, head.columns, { all: search.all === true, one: controller !== undefined }) : [];
  return (
    <Page
      title={t(`report-${name}`)}
      kicker={
        <Link to={routes.reports} search={{ controller: search.controller === EVERY ? undefined : search.controller }}>
          {t("nav-reports")}
        </Link>
      }
      lead={t(`report-${name}-question`)}
      aside={
        viewer.can("SaveReport") && (
          <p className="acts">
            <Button onPress={() => setSaving(true)} isDisabled={missing}>
              {t("report-save")}
            </Button>
          </p>
        )
      }
    >
      {saving && <SaveReport name={name} variables={variables} close={() => setSaving(false)} />}
      <Narrow name={name} controller={controller} search={search} onAsk={ask} />
      {missing && (
        <Empty title={t("report-about-missing")}>
          <p>{t("report-about-hint")}</p>
        </Empty>
      )}
      {report.trouble && <Failure trouble={report.trouble} again={report.again} />}
      {report.loading && !report.trouble && rows.length === 0 && <Loading lines={8} />}
      {head && !missing && !report.trouble && (
        <div className={report.loading ? "fading" : ""} aria-busy={report.loading}>
          {head.totals && <Totals name={name} totals={head.totals} />}
          <Chart name={name} rows={rows} totals={head.totals ?? {}} />
          <div className="report-line">
            <p className="count-line" role="status">
              {t("rows-count", { count: head.totalCount ?? rows.length })}
              <span className="cell-sub">{t("report-as-of", { day: day(head.asOf), revision: number(head.revision) })}</span>
            </p>
            {FIRST[name] && <Tick label={t("report-all-columns")} chosen={search.all === true} onChange={(all) => ask({ all: all || undefined })} />}
          </div>
          <p className="card-lead">{head.help}</p>
          {rows.length === 0 && !report.loading ? (
            <Empty title={t("report-none")} />
          ) : (
            <ReportTable
              title={head.title}
              columns={columns}
              rows={rows}
              total={head.totalCount ?? rows.length}
              sort={search.sort}
              down={search.down === true}
              onSort={(sort, down) => ask({ sort, down: down || undefined })}
            />
          )}
          {!report.complete && rows.length > 0 && (
            <div className="more">
              <p>{t("first-of", { shown: rows.length, count: head.totalCount ?? rows.length })}</p>
              {rows.length >= MOST && <p>{t("report-too-long")}</p>}
              {report.more && <Button onPress={report.load}>{t("report-more")}</Button>}
            </div>
          )}
        </div>
      )}
      {(head || report.trouble) && <Downloads name={name} variables={variables} disabled={missing} />}
    </Page>
  );
}

function columnsOf(name: ReportName, columns: readonly Column[], { all, one }: { all: boolean; one: boolean }): readonly Column[] {
  // Of one controller its key would stand in every row.
  const worth = columns.filter(({ key }) => !KEYS.has(key) && !(one && key === "controller"));
  const first = FIRST[name];
  if (!first || all) return worth;
  return first.flatMap((key) => worth.find((column) => column.key === key) ?? []);
}

function Totals({ name, totals }: { name: ReportName; totals: NonNullable<AnyReport["totals"]> }) {
  const { t, number, moment } = useWords();
  const told = Object.entries(totals).filter(([key, value]) => key !== "__typename" && value !== null && value !== undefined);
  return (
    <ul className="figures totals" aria-label={t("report-totals")}>
      {told.map(([key, value]) => (
        <li key={key}>
          <span>
            {typeof value === "number" ? <b>{number(value)}</b> : <b className="figure-moment">{moment(String(value))}</b>}
            {t(`total-${name}-${key}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
