// On what do its transfers rest: the ground of each flow here, its document, and the assessment that was made of it. Art. 46.
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useWords } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Failure } from "../../ui/states";

const AssessmentsDocument = graphql(`
  query AssessmentsAt($at: ID!) {
    flows(first: 100, filter: { at: $at, outsideEea: true }) {
      totalCount
      nodes {
        id
        mechanism
        mechanismDocument
        transferAssessment {
          id
          title
          state
          nextReviewOn
          residualRisk
        }
        from {
          __typename
          id
          ... on Register {
            text: name
          }
          ... on Service {
            text: name
          }
          ... on Processor {
            plain: name
          }
        }
      }
    }
  }
`);

const SHOWN = 8;

export function AssessmentsAt({ id }: { id: string }) {
  const { t, word, day } = useWords();
  const asked = useAsk(AssessmentsDocument, { at: id });
  if (asked.trouble) return <Failure trouble={asked.trouble} again={asked.again} />;
  const flows = asked.data?.flows.nodes ?? [];
  if (flows.length === 0) return null;
  return (
    <Card title={`${t("party-transfers")} (${flows.length})`} lead={t("party-transfers-lead")}>
      <ul className="rows">
        {flows.slice(0, SHOWN).map(({ id: flow, from, mechanism, mechanismDocument, transferAssessment }) => (
          <li key={flow}>
            <b>{from?.__typename === "Processor" ? from.plain : from && "text" in from ? <Text of={from.text} /> : t("out-of-reach")}</b>
            <span className="cell-sub">
              {mechanism ? word("TransferMechanism", mechanism) : <Badge tone="warn">{t("explore-no-mechanism")}</Badge>}
              {mechanismDocument && ` · ${mechanismDocument}`}
            </span>
            <span className="cell-sub">
              {transferAssessment ? (
                <>
                  <Text of={transferAssessment.title} /> · {word("AssessmentState", transferAssessment.state)}
                  {transferAssessment.nextReviewOn && ` · ${t("review-next", { day: day(transferAssessment.nextReviewOn) })}`}
                  {transferAssessment.residualRisk && ` · ${word("RiskLevel", transferAssessment.residualRisk)}`}
                </>
              ) : (
                t("party-no-assessment")
              )}
            </span>
          </li>
        ))}
      </ul>
      {flows.length > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: flows.length })}</p>}
    </Card>
  );
}
