// One saved report: what it asks, what came of it time after time, and what one can do about it.
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { SavedReportQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed, NotFound } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { Told } from "../../ui/Told";
import { Unready } from "../../ui/Unready";
import { useViewer } from "../../viewer";
import { REPORTS } from "./list";
import { OutcomeBadge } from "./Saved";
import { SavedEditor } from "./SavedEditor";

const SavedDocument = graphql(`
  query SavedReport($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on SavedReport {
        version
        report
        title
        of
        from
        to
        knownAt
        expectation
        every
        paused
        outcome
        outcomeAt
        wantedAt
        removedOn
        owner {
          id
          name
        }
        controller {
          id
          name
        }
        department {
          id
          name
        }
        viewerCan {
          edit
          run
          remove
        }
        results(first: 50) {
          number
          at
          revision
          outcome
          rowCount
          digest
          failure
          registers {
            id
            name
          }
        }
      }
    }
  }
`);

const RunDocument = graphql(`
  mutation RunSavedReport($input: RunSavedReportInput!) {
    runSavedReport(input: $input) {
      savedReport {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation RemoveSavedReport($input: RemoveSavedReportInput!) {
    removeSavedReport(input: $input) {
      savedReport {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** How long between two looks. */
const LOOK_AGAIN = 3_000;

export type SavedReportNode = Extract<NonNullable<SavedReportQuery["node"]>, { __typename: "SavedReport" }>;

export function SavedReport() {
  const { t } = useWords();
  const { key } = useParams({ from: routes.savedReport });
  const asked = useAsk(SavedDocument, { id: `saved-report:${key}` });
  if (!useViewer().can("ReadSavedReport")) return <NotAllowed />;
  if (asked.trouble?.code === "NOT_FOUND") return <NotFound />;
  if (asked.trouble || !asked.data) return <Unready title={t("kind-saved-report")} of={asked} />;
  const { node } = asked.data;
  return node?.__typename === "SavedReport" ? <Shown of={node} again={asked.again} /> : <NotFound />;
}

function Shown({ of, again }: { of: SavedReportNode; again(): void }) {
  const { t, word, duration } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const run = useAct(RunDocument);
  const remove = useAct(RemoveDocument);
  const known = REPORTS.find((name) => name === of.report);
  // It is run by whichever instance comes to it: the screen looks again until the result is there.
  const waits = of.wantedAt && (of.results[0]?.at ?? "") < of.wantedAt;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [waits, again]);
  const input = () => ({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } });
  return (
    <Page
      title={say(of.title)}
      kicker={<Link to={routes.reports}>{t("nav-reports")}</Link>}
      lead={known && t(`report-${known}-question`)}
      aside={
        <p className="acts">
          {of.viewerCan.run && (
            <Button
              look="main"
              isPending={run.underWay}
              onPress={() =>
                void run.act(input()).then((done) => {
                  if (!done) return;
                  announce(t("saved-will-run"));
                  again();
                })
              }
            >
              {t("saved-run-now")}
            </Button>
          )}
          {of.viewerCan.edit && <Button onPress={() => setEditing(true)}>{t("edit")}</Button>}
          {of.viewerCan.remove && (
            <Button
              isPending={remove.underWay}
              onPress={() =>
                void remove.act(input()).then((done) => {
                  if (!done) return;
                  announce(t("saved-removed"));
                  void navigate({ to: routes.reports });
                })
              }
            >
              {t("saved-remove")}
            </Button>
          )}
        </p>
      }
    >
      <Told of={run} />
      <Told of={remove} />
      {editing && (
        <SavedEditor
          of={of}
          done={() => {
            setEditing(false);
            again();
          }}
          close={() => setEditing(false)}
        />
      )}
      <div className="cards">
        <Card title={t("saved-question")} aside={known && <Now of={of} name={known} />}>
          <Facts>
            <Fact name={t("controller")}>{of.controller ? <Text of={of.controller.name} /> : t("all-controllers")}</Fact>
            {of.department && (
              <Fact name={t("department")}>
                <Text of={of.department.name} />
              </Fact>
            )}
            <Fact name={t("report-expectation")}>{word("ReportExpectation", of.expectation)}</Fact>
            <Fact name={t("report-every")}>{of.paused ? t("saved-paused") : of.every ? t("saved-every", { length: duration(of.every) }) : t("every-never")}</Fact>
            <Fact name={t("saved-owner")}>{of.owner?.name ?? t("by-program")}</Fact>
            <Fact name={t("saved-last")}>
              {waits ? <Badge>{t("saved-waits")}</Badge> : <OutcomeBadge of={of} />}
            </Fact>
          </Facts>
        </Card>
        <Results of={of} />
      </div>
    </Page>
  );
}

/** The same question, asked today. */
function Now({ of, name, on }: { of: SavedReportNode; name: string; on?: string }) {
  const { t, day } = useWords();
  const search = {
    controller: of.controller ? keyOf(of.controller.id) : "*",
    department: of.department ? keyOf(of.department.id) : undefined,
    of: of.of ?? undefined,
    from: of.from ?? undefined,
    to: of.to ?? undefined,
    knownAt: of.knownAt ?? undefined,
    on,
  };
  return (
    <Link to={routes.report} params={{ report: name }} search={search}>
      {on ? t("saved-of-day", { day: day(on) }) : t("saved-open")}
    </Link>
  );
}

function Results({ of }: { of: SavedReportNode }) {
  const { t, moment, number, word } = useWords();
  const name = REPORTS.find((known) => known === of.report);
  return (
    <Card wide title={t("saved-results")} lead={t("saved-results-lead")}>
      {of.results.length === 0 ? (
        <Empty title={t("saved-never-run")} />
      ) : (
        <div className="scroll-box" role="group" aria-label={t("saved-results")} tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("saved-when")}</th>
                <th scope="col">{t("saved-outcome")}</th>
                <th scope="col" className="number">
                  {t("saved-rows")}
                </th>
                <th scope="col">{t("saved-registers")}</th>
                <th scope="col">{t("saved-digest")}</th>
              </tr>
            </thead>
            <tbody>
              {of.results.map((result, at) => (
                <tr key={result.number}>
                  <th scope="row">
                    <time dateTime={result.at}>{moment(result.at)}</time>
                    {name && (
                      <span className="cell-sub">
                        <Now of={of} name={name} on={result.at.slice(0, 10)} />
                      </span>
                    )}
                  </th>
                  <td>
                    <OutcomeBadge of={{ outcome: result.outcome, expectation: of.expectation }} />
                    {result.failure && <span className="cell-sub">{word("ReportFailure", result.failure)}</span>}
                  </td>
                  <td className="number">{result.rowCount === null || result.rowCount === undefined ? "–" : number(result.rowCount)}</td>
                  <td>
                    <ul className="several">
                      {result.registers.slice(0, 5).map((register) => (
                        <li key={register.id}>
                          <Link to={routes.register} params={placeOf(register.id)}>
                            <Text of={register.name} />
                          </Link>
                        </li>
                      ))}
                    </ul>
                    {result.registers.length > 5 && <span className="cell-sub">{t("and-more", { count: result.registers.length - 5 })}</span>}
                  </td>
                  <td>
                    {result.digest ? <code>{result.digest.slice(0, 12)}</code> : "–"}
                    {result.digest && result.digest === of.results[at + 1]?.digest && <span className="cell-sub">{t("saved-same")}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
