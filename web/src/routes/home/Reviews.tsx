// Which registers should have been looked at again, and which soon? Art. 5(2).
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { placeOf } from "../../records/place";

const ReviewsDocument = graphql(`
  query Reviews($controller: ID!) {
    reports(controller: $controller) {
      reviews(first: 100) {
        totals {
          registersInUse
          overdue
          neverConfirmed
          withoutInterval
        }
        nodes {
          register
          name {
            text {
              text
              language
            }
          }
          department {
            text
            language
          }
          due
          overdueDays
        }
      }
    }
  }
`);

const SHOWN = 6;

export function Reviews({ controller }: { controller: string }) {
  const { t, day } = useWords();
  const asked = useAsk(ReviewsDocument, { controller }, { freshOn: ["register"] });
  return (
    <Card title={t("reviews-title")} lead={t("reviews-lead")}>
      <Asked of={asked}>
        {({ reports: { reviews } }) => {
          const due = reviews.nodes
            .filter((row) => row.due)
            .sort((one, other) => (one.due ?? "").localeCompare(other.due ?? ""))
            .slice(0, SHOWN);
          return (
            <>
              {reviews.totals && (
                <p className="sum">
                  {t("reviews-sum", { overdue: reviews.totals.overdue, never: reviews.totals.neverConfirmed, without: reviews.totals.withoutInterval })}
                </p>
              )}
              {due.length === 0 ? (
                <Empty title={t("reviews-none")} />
              ) : (
                <ul className="rows">
                  {due.map((row) => (
                    <li key={row.register} className="due">
                      <span className="task-text">
                        <Link to={routes.register} params={placeOf(`register:${row.register}`)} lang={row.name.text.language?.toLowerCase()}>
                          {row.name.text.text}
                        </Link>
                        {row.department && <span className="cell-sub">{row.department.text}</span>}
                      </span>
                      {row.due &&
                        (row.overdueDays ? (
                          <Badge tone="warn">{t("late-since", { day: day(row.due) })}</Badge>
                        ) : (
                          <Badge>{t("due-on", { day: day(row.due) })}</Badge>
                        ))}
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Asked>
    </Card>
  );
}
