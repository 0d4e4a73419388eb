// Which processing agreements are missing, ended or ending? Art. 28(3).
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge, type Tone } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";

const AgreementsDocument = graphql(`
  query Agreements($controller: ID!) {
    reports(controller: $controller) {
      agreements(first: 100) {
        nodes {
          processor {
            text
          }
          agreement {
            text
          }
          agreementKey
          state {
            code
            text
          }
          validUntil
        }
      }
    }
  }
`);

const SHOWN = 6;
const tones: Record<string, Tone> = { MISSING: "bad", EXPIRED: "bad", EXPIRING: "warn" };

export function Agreements({ controller }: { controller: string }) {
  const { t, day } = useWords();
  const asked = useAsk(AgreementsDocument, { controller });
  return (
    <Card title={t("agreements-title")} lead={t("agreements-lead")}>
      <Asked of={asked} lines={11}>
        {({ reports }) => {
          const order = Object.keys(tones);
          const pressing = reports.agreements.nodes
            .filter(({ state }) => tones[state.code])
            .sort((one, other) => order.indexOf(one.state.code) - order.indexOf(other.state.code));
          if (pressing.length === 0) return <Empty title={t("agreements-none")} />;
          return (
            <>
              <ul className="rows">
                {pressing.slice(0, SHOWN).map(({ processor, agreement, agreementKey, state, validUntil }, at) => (
                  <li key={`${agreementKey ?? ""}${at}`} className="due">
                    <span className="task-text">
                      {processor.text}
                      {agreement && <span className="cell-sub">{agreement.text}</span>}
                    </span>
                    <Badge tone={tones[state.code] ?? "plain"}>
                      {state.text}
                      {validUntil && ` ${day(validUntil)}`}
                    </Badge>
                  </li>
                ))}
              </ul>
              <p className="acts">
                <Link className="button quiet" to={routes.report} params={{ report: "agreements" }} search={{ controller: keyOf(controller) }}>
                  {t("agreements-all", { count: reports.agreements.nodes.length })}
                </Link>
              </p>
            </>
          );
        }}
      </Asked>
    </Card>
  );
}
