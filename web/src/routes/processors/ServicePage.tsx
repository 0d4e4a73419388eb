// What is known of one service: who provides it, where it is and from where it is supported, on what it is built, and whose data it holds.
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useSay, useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { keyOf, routes } from "../../paths";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { later } from "../../ui/later";
import { AgreementsOf } from "./AgreementsOf";
import { AssessmentsAt } from "./AssessmentsAt";
import { FindingsBehind, RegistersBehind } from "./Behind";
import { service as noun } from "./edit/service";
import { NounPage, Whole } from "./NounPage";
import { NotTold } from "./ProcessorPage";
import { CountryNames, useStandings } from "./standing";
import { SubProcessors } from "./SubProcessors";

const SmallPicture = later(() => withWords(import("../explore/SmallPicture"), "explore").then((made) => made.SmallPicture));

const ServicePageDocument = graphql(`
  query ServicePage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Service {
        version
        name
        description
        hosting
        hostedInEea
        subProcessorsTold
        website
        proposed
        archivedOn
        viewerCan {
          edit
          archive
        }
        provider {
          id
          name
        }
        runBy {
          id
          name
        }
        hostingCountries {
          id
          name
          inEea
        }
        supportCountries {
          id
          name
          inEea
        }
      }
    }
    agreements(first: 100, filter: { service: $id }) {
      nodes {
        id
        ...AgreementLine
      }
    }
  }
`);

const NO_SERVICES: readonly string[] = [];

export function ServicePage() {
  const { key } = useParams({ from: routes.service });
  const { edit: editing = false } = useSearch({ from: routes.service });
  const navigate = useNavigate({ from: routes.service });
  const id = `service:${key}`;
  const { t, word } = useWords();
  const say = useSay();
  const standing = useStandings();
  const asked = useAsk(ServicePageDocument, { id });
  return (
    <Whole title={t("kind-service")} of={asked} read={({ node, agreements }) => (node?.__typename === "Service" ? { service: node, agreements: agreements.nodes } : undefined)}>
      {({ service, agreements }) => (
        <NounPage
          id={id}
          section="services"
          name={say(service.name)}
          heading={<Text of={service.name} />}
          lead={<Text of={service.description} none={null} />}
          version={service.version}
          archivedOn={service.archivedOn}
          proposed={service.proposed}
          viewerCan={service.viewerCan}
          noun={noun}
          editing={editing}
          edit={(on) => void navigate({ search: { edit: on || undefined }, resetScroll: false })}
          again={asked.again}
          ways={
            <Link className="button quiet" to={routes.explore} search={{ ask: "impact", from: id }}>
              {t("way-impact-of")}
            </Link>
          }
        >
          <div className="cards noun-cards">
            <Card title={t("party-facts")}>
              <Facts>
                <Fact name={t("where-provider")}>
                  {service.provider ? (
                    <Link to={routes.processor} params={{ key: keyOf(service.provider.id) }}>
                      {service.provider.name}
                    </Link>
                  ) : service.runBy ? (
                    <>
                      {t("service-own")} <Text of={service.runBy.name} />
                    </>
                  ) : (
                    <NotTold />
                  )}
                </Fact>
                <Fact name={t("where-hosted")}>
                  <CountryNames of={service.hostingCountries} standing={standing} />
                  <Text of={service.hosting} none={null} />
                </Fact>
                <Fact name={t("where-supported")}>
                  <CountryNames of={service.supportCountries} standing={standing} />
                </Fact>
                <Fact name={t("service-in-eea")}>{word("Answer", service.hostedInEea)}</Fact>
                <Fact name={t("service-told")}>{word("Answer", service.subProcessorsTold)}</Fact>
                {service.website && (
                  <Fact name={t("part-website")}>
                    <a href={service.website}>{service.website}</a>
                  </Fact>
                )}
              </Facts>
            </Card>
            <SubProcessors id={id} own={service.provider?.id} services={NO_SERVICES} />
          </div>
          <Card wide title={t("party-picture")} lead={t("party-picture-lead")}>
            <SmallPicture from={id} way="BOTH" />
          </Card>
          <div className="cards noun-cards">
            <AgreementsOf agreements={agreements} />
            <RegistersBehind id={id} />
            <AssessmentsAt id={id} />
            <FindingsBehind filter={{ service: id }} />
          </div>
        </NounPage>
      )}
    </Whole>
  );
}
