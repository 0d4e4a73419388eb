// One entry of the log: who did what to what, what it said before and after, and the proof that it is in the log.
import { Link, useParams } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { LogEntryQuery } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { NotAllowed, NotFound } from "../../shell/NotFound";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { dayOf } from "./finland";
import { Proof } from "./Proof";
import { Role, Subject } from "./Subject";
import { useFieldName } from "./useFieldName";
import { Value } from "./Value";

const EntryDocument = graphql(`
  query LogEntry($after: Int!) {
    log(first: 1, after: $after) {
      nodes {
        index
        at
        act
        actName
        role
        request
        subject
        version
        by {
          id
          name
        }
        fields {
          field
          before
          after
        }
      }
    }
  }
`);

type LogEntry = LogEntryQuery["log"]["nodes"][number];

export function Entry() {
  const { index } = useParams({ from: routes.logEntry });
  if (!useViewer().can("ReadLog")) return <NotAllowed />;
  return /^\d{1,9}$/.test(index) ? <Numbered index={Number(index)} key={index} /> : <NotFound />;
}

function Numbered({ index }: { index: number }) {
  const { t, number } = useWords();
  // The log is read from its end, so what comes after the next entry is this one.
  const asked = useAsk(EntryDocument, { after: index + 1 });
  return (
    <Page title={t("entry-title", { index: number(index) })} kicker={<Link to={routes.log}>{t("nav-log")}</Link>} lead={t("entry-lead")}>
      <Asked of={asked} lines={6}>
        {({ log }) => {
          const entry = log.nodes.find((one) => one.index === index);
          if (!entry) {
            return (
              <Empty title={t("entry-none")}>
                <p>{t("entry-none-help")}</p>
              </Empty>
            );
          }
          return (
            <div className="cards">
              <Told of={entry} />
              <Changed of={entry} />
              <Proof index={index} />
            </div>
          );
        }}
      </Asked>
    </Page>
  );
}

function Told({ of }: { of: LogEntry }) {
  const { t, moment, word } = useWords();
  const isRegister = of.subject?.startsWith("register:");
  return (
    <Card title={word("LogAct", of.act)}>
      <Facts>
        <Fact name={t("log-at")}>
          <time dateTime={of.at}>{moment(of.at)}</time> <span className="cell-sub">{of.at}</span>
        </Fact>
        <Fact name={t("log-by")}>
          {of.by?.name ?? t("by-program")} <Role of={of.role} />
        </Fact>
        <Fact name={t("log-subject")}>
          <Subject of={of.subject} />
          {of.version && <span className="cell-sub">{t("version", { number: of.version })}</span>}
        </Fact>
        {of.request && (
          <Fact name={t("entry-request")}>
            <code>{of.request}</code>
          </Fact>
        )}
      </Facts>
      {isRegister && (
        <p className="hint">
          <Link to={routes.logThen} search={{ register: of.subject?.slice("register:".length), on: dayOf(new Date(of.at)) }}>
            {t("entry-then")}
          </Link>
        </p>
      )}
    </Card>
  );
}

function Changed({ of }: { of: LogEntry }) {
  const { t } = useWords();
  const fieldName = useFieldName();
  if (of.fields.length === 0) return null;
  return (
    <Card wide title={t("entry-changed")}>
      <div className="scroll-box" role="group" aria-label={t("entry-changed")} tabIndex={0}>
        <table className="plain-table changed-table">
          <thead>
            <tr>
              <th scope="col">{t("entry-field")}</th>
              <th scope="col">{t("entry-before")}</th>
              <th scope="col">{t("entry-after")}</th>
            </tr>
          </thead>
          <tbody>
            {of.fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{fieldName(field)}</th>
                <td>
                  <Value of={before} />
                </td>
                <td>
                  <Value of={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
