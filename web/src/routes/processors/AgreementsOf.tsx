// The agreements with one processor, or about one service, each as a line in time.
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { Ends } from "./Ends";
import { stageOf } from "./ending";
import { Line, Years } from "./Line";

const AgreementLine = graphql(`
  fragment AgreementLine on ProcessingAgreement {
    id
    title
    signedOn
    validUntil
    authorisation
    controller {
      id
      name
    }
  }
`);

export function AgreementsOf({ agreements: told }: { agreements: readonly FragmentType<typeof AgreementLine>[] }) {
  const { t } = useWords();
  const today = new Date().toISOString().slice(0, 10);
  const agreements = [...unmask(AgreementLine, told)].sort((one, other) => (one.validUntil ?? "9999").localeCompare(other.validUntil ?? "9999"));
  return (
    <Card title={`${t("section-agreements")} (${agreements.length})`}>
      {agreements.length === 0 && <Empty title={t("party-agreements-none")} />}
      {agreements.length > 0 && (
        <ul className="rows line-rows narrow">
          {agreements.map(({ id, title, signedOn, validUntil, authorisation, controller }) => {
            const stage = stageOf(validUntil, today);
            return (
              <li key={id} className="line-row">
                <span>
                  <Link to={routes.agreement} params={placeOf(id)}>
                    <Text of={title} />
                  </Link>{" "}
                  {stage === "ended" && <Badge tone="bad">{t("stage-ended")}</Badge>}
                  {stage === "soon" && <Badge tone="warn">{t("stage-soon")}</Badge>}
                  <span className="cell-sub">
                    {controller && <Text of={controller.name} />}
                    {authorisation && ` · ${t(`authorisation-${authorisation}`)}`}
                  </span>
                </span>
                <Line signedOn={signedOn} validUntil={validUntil} stage={stage} today={today} />
                <Ends of={{ validUntil, signedOn }} today={today} />
              </li>
            );
          })}
          <li className="line-row line-foot" aria-hidden="true">
            <span />
            <Years today={today} />
            <span />
          </li>
        </ul>
      )}
    </Card>
  );
}
