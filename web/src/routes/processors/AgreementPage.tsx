// What does one processing agreement cover, until when, and what would it touch if it ended? Art. 28(3).
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge, type Tone } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { agreement as noun } from "./edit/agreement";
import { Ends } from "./Ends";
import { type Stage, stageOf } from "./ending";
import { Line, Years } from "./Line";
import { NounPage, Whole } from "./NounPage";
import { NotTold } from "./ProcessorPage";

const AgreementPageDocument = graphql(`
  query AgreementPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ProcessingAgreement {
        version
        title
        reference
        signedOn
        validUntil
        authorisation
        lastAuditOn
        remarks
        archivedOn
        viewerCan {
          edit
          archive
        }
        controller {
          id
          name
        }
        processor {
          id
          name
        }
        services {
          id
          name
        }
        registers {
          id
          name
        }
      }
    }
    flows(first: 50, filter: { agreement: $id }) {
      totalCount
      nodes {
        id
        from {
          __typename
          id
          ... on Register {
            text: name
          }
          ... on Service {
            text: name
          }
        }
        to {
          __typename
          id
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

const tones: Record<Stage, Tone> = { ended: "bad", soon: "warn", year: "plain", later: "good", untold: "plain" };

export function AgreementPage() {
  const { controller, key } = useParams({ from: routes.agreement });
  const { edit: editing = false } = useSearch({ from: routes.agreement });
  const navigate = useNavigate({ from: routes.agreement });
  const id = `agreement:${controller}/${key}`;
  const { t, day } = useWords();
  const say = useSay();
  const today = new Date().toISOString().slice(0, 10);
  const asked = useAsk(AgreementPageDocument, { id });
  return (
    <Whole title={t("kind-agreement")} of={asked} read={({ node, flows }) => (node?.__typename === "ProcessingAgreement" ? { agreement: node, flows } : undefined)}>
      {({ agreement, flows }) => {
        const stage = stageOf(agreement.validUntil, today);
        return (
          <NounPage
            id={id}
            section="agreements"
            name={say(agreement.title)}
            heading={<Text of={agreement.title} />}
            version={agreement.version}
            archivedOn={agreement.archivedOn}
            viewerCan={agreement.viewerCan}
            noun={noun}
            editing={editing}
            edit={(on) => void navigate({ search: { edit: on || undefined }, resetScroll: false })}
            again={asked.again}
            ways={
              <Link className="button quiet" to={routes.explore} search={{ ask: "impact", from: id }}>
                {t("agreement-impact")}
              </Link>
            }
          >
            <div className="cards noun-cards">
              <Card title={t("agreement-term")} aside={<Badge tone={tones[stage]}>{t(`stage-${stage}`)}</Badge>}>
                <Line signedOn={agreement.signedOn} validUntil={agreement.validUntil} stage={stage} today={today} />
                <Years today={today} />
                <Facts>
                  <Fact name={t("part-signedOn")}>{agreement.signedOn ? day(agreement.signedOn) : <NotTold />}</Fact>
                  <Fact name={t("part-validUntil")}>
                    <Ends of={{ validUntil: agreement.validUntil ?? null }} today={today} />
                  </Fact>
                  <Fact name={t("part-lastAuditOn")}>{agreement.lastAuditOn ? day(agreement.lastAuditOn) : <NotTold />}</Fact>
                </Facts>
              </Card>
              <Card title={t("agreement-parties")}>
                <Facts>
                  <Fact name={t("controller")}>
                    <Text of={agreement.controller?.name} />
                  </Fact>
                  <Fact name={t("kind-processor")}>
                    {agreement.processor ? (
                      <Link to={routes.processor} params={{ key: keyOf(agreement.processor.id) }}>
                        {agreement.processor.name}
                      </Link>
                    ) : (
                      <NotTold />
                    )}
                  </Fact>
                  <Fact name={t("agreement-authorisation")}>{agreement.authorisation ? t(`authorisation-${agreement.authorisation}`) : <NotTold />}</Fact>
                  <Fact name={t("part-reference")}>{agreement.reference ?? <NotTold />}</Fact>
                </Facts>
                <Text of={agreement.remarks} none={null} />
              </Card>
              <Card title={t("agreement-covers")}>
                <h3>{t("part-services")}</h3>
                <ul className="rows">
                  {agreement.services.map((service) => (
                    <li key={service.id}>
                      <Link to={routes.service} params={{ key: keyOf(service.id) }}>
                        <Text of={service.name} />
                      </Link>
                    </li>
                  ))}
                  {agreement.services.length === 0 && <li className="hint">{t("agreement-no-services")}</li>}
                </ul>
                <h3>{t("part-registers")}</h3>
                <ul className="rows">
                  {agreement.registers.map((register) => (
                    <li key={register.id}>
                      <Link to={routes.register} params={placeOf(register.id)}>
                        <Text of={register.name} />
                      </Link>
                    </li>
                  ))}
                  {agreement.registers.length === 0 && <li className="hint">{t("agreement-no-registers")}</li>}
                </ul>
              </Card>
              <Card title={`${t("agreement-flows")} (${flows.totalCount ?? 0})`} lead={t("agreement-flows-lead")}>
                <ul className="rows">
                  {flows.nodes.map(({ id: flow, from, to }) => (
                    <li key={flow}>
                      {from && "text" in from ? <Text of={from.text} /> : t("out-of-reach")} →{" "}
                      {to && "text" in to ? <Text of={to.text} /> : to && "plain" in to ? to.plain : t("out-of-reach")}
                    </li>
                  ))}
                </ul>
              </Card>
            </div>
          </NounPage>
        );
      }}
    </Whole>
  );
}
