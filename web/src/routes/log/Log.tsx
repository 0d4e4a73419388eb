// What has been done, by whom and when: the log itself. That it was read is an entry too.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useClient } from "urql";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { LogQuery, SearchKind } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useFinder } from "../../records/find";
import { useNames } from "../../records/names";
import { NotAllowed } from "../../shell/NotFound";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Find, type Found } from "../../ui/Find";
import { Page } from "../../ui/Page";
import { Empty, Failure, Loading } from "../../ui/states";
import { DayField } from "../../ui/DayField";
import { useViewer } from "../../viewer";
import { ACTS, filterOf, type LogSearch } from "./asked";
import { Role, Subject } from "./Subject";
import { useFieldName } from "./useFieldName";

const LogDocument = graphql(`
  query Log($filter: LogFilter!, $after: Int) {
    log(first: 100, after: $after, filter: $filter) {
      hasMore
      end
      nodes {
        index
        at
        act
        actName
        role
        subject
        version
        by {
          id
          name
        }
        fields {
          field
        }
      }
    }
  }
`);

const WhoDocument = graphql(`
  query LogWho($text: String!) {
    accounts(first: 12, filter: { text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
  }
`);

type Entry = LogQuery["log"]["nodes"][number];
/** What the log is asked about: everything that can be found by words, and is written of in it. */
const SUBJECTS: readonly SearchKind[] = ["REGISTER", "SERVICE", "PROCESSOR", "PROCESSING_AGREEMENT", "CONTROLLER", "DEPARTMENT"];

export function Log() {
  return useViewer().can("ReadLog") ? <Reader /> : <NotAllowed />;
}

function Reader() {
  const { t, word } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.log });
  const navigate = useNavigate({ from: routes.log });
  const ask = (change: Partial<LogSearch>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const filter = useMemo(() => filterOf(search), [search]);
  const pages = usePages(LogDocument, useMemo(() => ({ filter }), [filter]), pageOf);
  const narrowed = Object.keys(filter).length > 0;
  const findWho = useAccounts();
  const findWhat = useFinder(SUBJECTS);
  const { by, of } = search;
  const names = useNames([by && `account:${by}`, of].filter((id) => id !== undefined));

  return (
    <Page
      title={t("nav-log")}
      lead={t("log-lead")}
      aside={
        viewer.can("ReadHistory") && (
          <p className="acts">
            <Link className="button quiet" to={routes.logThen}>
              {t("then-title")}
            </Link>
          </p>
        )
      }
    >
      <div className="choices" role="group" aria-label={t("filters")} {...NARROWS}>
        <Find label={t("log-who")} hint={t("log-who-hint")} chosen={by && (names.get(`account:${by}`) ?? by)} find={findWho} onChoose={({ id }) => ask({ by: keyOf(id) })} />
        <Find label={t("log-what")} hint={t("log-what-hint")} chosen={of && (names.get(of) ?? of)} find={findWhat} onChoose={({ id }) => ask({ of: id })} />
        <Choose
          label={t("log-act")}
          none={t("log-all-acts")}
          choices={ACTS.map((act) => ({ id: act, label: word("LogAct", act) }))}
          chosen={search.act}
          onChoose={(act) => ask({ act: ACTS.find((one) => one === act) })}
        />
        <Choose
          label={t("controller")}
          none={t("log-whole")}
          choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
          chosen={search.controller}
          onChoose={(controller) => ask({ controller })}
        />
        <DayField label={t("report-from")} value={search.from ?? ""} onChange={(from) => ask({ from: from || undefined })} />
        <DayField label={t("report-to")} value={search.to ?? ""} onChange={(to) => ask({ to: to || undefined })} />
        {narrowed && <ClearFilters clear={() => void navigate({ search: {}, replace: true })} />}
      </div>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && !pages.trouble && <Loading lines={10} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && <Empty title={narrowed ? t("log-none-found") : t("history-none")} />}
      {pages.rows.length > 0 && !pages.loading && <Table entries={pages.rows} />}
      {pages.more && !pages.trouble && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-older")}</Button>
        </p>
      )}
    </Page>
  );
}

function pageOf({ log }: LogQuery) {
  return { rows: log.nodes, total: undefined, next: log.hasMore ? (log.end ?? undefined) : undefined };
}

function useAccounts() {
  const client = useClient();
  return useCallback(
    async (text: string): Promise<readonly Found[]> => {
      const { data } = await client.query(WhoDocument, { text }).toPromise();
      return data?.accounts.nodes ?? [];
    },
    [client],
  );
}

function Table({ entries }: { entries: readonly Entry[] }) {
  const { t, moment, number } = useWords();
  const fieldName = useFieldName();
  return (
    <div className="table-box" role="group" aria-label={t("nav-log")} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("log-index")}</th>
            <th scope="col">{t("log-at")}</th>
            <th scope="col">{t("log-by")}</th>
            <th scope="col">{t("log-act")}</th>
            <th scope="col">{t("log-subject")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.index}>
              <td className="cell-number">
                <Link to={routes.logEntry} params={{ index: String(entry.index) }} aria-label={t("entry-title", { index: number(entry.index) })}>
                  {number(entry.index)}
                </Link>
              </td>
              <td className="when">
                <time dateTime={entry.at}>{moment(entry.at)}</time>
              </td>
              <td>
                {entry.by?.name ?? t("by-program")}
                <Role of={entry.role} />
              </td>
              <td>{entry.actName}</td>
              <td>
                {entry.subject ? <Subject of={entry.subject} /> : "–"}
                {entry.fields.length > 0 && <span className="cell-sub">{entry.fields.map(({ field }) => fieldName(field)).join(", ")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
