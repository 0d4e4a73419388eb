// How many registers are there, and how many of their notices does the public have?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";

const PublicationDocument = graphql(`
  query Publication($controller: ID!) {
    reports(controller: $controller) {
      publication(first: 1) {
        totals {
          registers
          inForce
          outdated
          withdrawn
          neverPublished
          waiting
        }
      }
    }
  }
`);

export function Publication({ controller }: { controller: string }) {
  const { t, number } = useWords();
  const asked = useAsk(PublicationDocument, { controller }, { freshOn: ["notice", "register"] });
  const key = keyOf(controller);
  return (
    <Card title={t("publication-title")} lead={t("publication-lead")}>
      <Asked of={asked} lines={7}>
        {({ reports }) => {
          const totals = reports.publication.totals;
          if (!totals) return null;
          return (
            <ul className="figures">
              <li>
                <Link to={routes.registers} search={{ controller: key }}>
                  <b>{number(totals.registers)}</b> {t("publication-registers")}
                </Link>
              </li>
              <li>
                <Link to={routes.registers} search={{ controller: key, notice: "IN_FORCE" }}>
                  <b>{number(totals.inForce)}</b> {t("publication-in-force")}
                </Link>
              </li>
              <li>
                <Link to={routes.registers} search={{ controller: key, notice: "UNPUBLISHED" }}>
                  <b>{number(totals.neverPublished)}</b> {t("publication-never")}
                </Link>
              </li>
              <li>
                <Link to={routes.registers} search={{ controller: key, notice: "WITHDRAWN" }}>
                  <b>{number(totals.withdrawn)}</b> {t("publication-withdrawn")}
                </Link>
              </li>
              <li>
                <span>
                  <b>{number(totals.outdated)}</b> {t("publication-outdated")}
                </span>
              </li>
              <li>
                <span>
                  <b>{number(totals.waiting)}</b> {t("publication-waiting")}
                </span>
              </li>
            </ul>
          );
        }}
      </Asked>
    </Card>
  );
}
