// What has been done, by whom and when: the log itself. That it was read is an entry too.
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { LogQuery } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { NotAllowed } from "../../shell/NotFound";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty, Failure, Loading } from "../../ui/states";
import { useViewer } from "../../viewer";

const LogDocument = graphql(`
  query Log($after: Int) {
    log(first: 100, after: $after) {
      hasMore
      end
      nodes {
        index
        at
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

const ROLES: readonly string[] = ["CONTACT", "DPO", "AUDITOR", "ADMIN"];
/** An entry names the role as a word; the program itself has none of these. */
const isRole = (role: string) => ROLES.includes(role);

type Entry = LogQuery["log"]["nodes"][number];

export function Log() {
  return useViewer().can("ReadLog") ? <Entries /> : <NotAllowed />;
}

function Entries() {
  const { t, moment, number, word } = useWords();
  const variables = useMemo(() => ({}), []);
  const pages = usePages(LogDocument, variables, ({ log }) => ({
    rows: log.nodes as readonly Entry[],
    total: undefined,
    next: log.hasMore ? (log.end ?? undefined) : undefined,
  }));
  return (
    <Page title={t("nav-log")} lead={t("log-lead")}>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && !pages.trouble && <Loading lines={10} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && <Empty title={t("history-none")} />}
      {pages.rows.length > 0 && (
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
              {pages.rows.map((entry) => (
                <tr key={entry.index}>
                  <td className="cell-number">{number(entry.index)}</td>
                  <td className="when">
                    <time dateTime={entry.at}>{moment(entry.at)}</time>
                  </td>
                  <td>
                    {entry.by?.name ?? t("by-program")}
                    {isRole(entry.role) && <span className="cell-sub">{word("Role", entry.role)}</span>}
                  </td>
                  <td>{entry.actName}</td>
                  <td>
                    {entry.subject ? <code>{entry.subject}</code> : "–"}
                    {entry.fields.length > 0 && <span className="cell-sub">{entry.fields.map(({ field }) => field).join(", ")}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-older")}</Button>
        </p>
      )}
    </Page>
  );
}
