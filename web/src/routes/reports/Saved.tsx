// Which questions are asked again and again, and are their answers as expected?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { SavedReportsQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { REPORTS } from "./list";

const SavedDocument = graphql(`
  query SavedReports {
    savedReports(first: 50) {
      totalCount
      nodes {
        id
        report
        title
        expectation
        every
        paused
        outcome
        outcomeAt
        removedOn
        controller {
          id
          name
        }
      }
    }
  }
`);

type Saved = SavedReportsQuery["savedReports"]["nodes"][number];

export function SavedReports() {
  const { t } = useWords();
  const asked = useAsk(SavedDocument, {});
  return (
    <Card title={t("saved-title")} lead={t("saved-lead")}>
      <Asked of={asked} lines={3}>
        {({ savedReports }) => {
          const saved = savedReports.nodes.filter(({ removedOn }) => !removedOn);
          if (saved.length === 0) {
            return (
              <Empty title={t("saved-none")}>
                <p>{t("saved-none-help")}</p>
              </Empty>
            );
          }
          return (
            <ul className="rows">
              {saved.map((one) => (
                <Line key={one.id} of={one} />
              ))}
            </ul>
          );
        }}
      </Asked>
    </Card>
  );
}

function Line({ of }: { of: Saved }) {
  const { t, moment, duration } = useWords();
  const { id, report, title, every, paused, outcomeAt, controller } = of;
  const known = REPORTS.find((name) => name === report);
  return (
    <li className="due">
      <span className="task-text">
        <Link to={routes.savedReport} params={{ key: keyOf(id) }}>
          <Text of={title} />
        </Link>
        <span className="cell-sub">
          {known && t(`report-${known}`)}
          {controller && (
            <>
              {" · "}
              <Text of={controller.name} />
            </>
          )}
          {" · "}
          {paused ? t("saved-paused") : every ? t("saved-every", { length: duration(every) }) : t("every-never")}
        </span>
      </span>
      <span>
        <OutcomeBadge of={of} />
        {outcomeAt && <span className="cell-sub">{moment(outcomeAt)}</span>}
      </span>
    </li>
  );
}

export function OutcomeBadge({ of }: { of: Pick<Saved, "outcome" | "expectation"> }) {
  const { t, word } = useWords();
  if (!of.outcome) return <Badge>{t("saved-never-run")}</Badge>;
  if (of.outcome === "FAILED") return <Badge tone="bad">{word("ReportOutcome", of.outcome)}</Badge>;
  if (of.expectation === "NONE") return <Badge>{t("saved-run")}</Badge>;
  return <Badge tone={of.outcome === "MET" ? "good" : "warn"}>{word("ReportOutcome", of.outcome)}</Badge>;
}
