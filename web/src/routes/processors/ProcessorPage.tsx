// What is known of one processor: what it provides, whom it uses, where it is, on what agreement, and whose data it has. Art. 28.
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { keyOf, routes } from "../../paths";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { later } from "../../ui/later";
import { AgreementsOf } from "./AgreementsOf";
import { AssessmentsAt } from "./AssessmentsAt";
import { FindingsBehind, RegistersBehind } from "./Behind";
import { processor as noun } from "./edit/processor";
import { NounPage, Whole } from "./NounPage";
import { CountryName, CountryNames, useStandings } from "./standing";
import { SubProcessors } from "./SubProcessors";

const SmallPicture = later(() => withWords(import("../explore/SmallPicture"), "explore").then((made) => made.SmallPicture));

const ProcessorPageDocument = graphql(`
  query ProcessorPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Processor {
        version
        name
        businessId
        email
        phone
        address
        website
        usesSubProcessors
        remarks
        proposed
        archivedOn
        viewerCan {
          edit
          archive
        }
        country {
          id
          name
          inEea
        }
        parent {
          id
          name
          country {
            id
            name
            inEea
          }
        }
        children(first: 20) {
          nodes {
            id
            name
          }
        }
        services(first: 50) {
          nodes {
            id
            name
            hostingCountries {
              id
              name
              inEea
            }
          }
        }
        agreements(first: 100) {
          nodes {
            id
            ...AgreementLine
          }
        }
      }
    }
  }
`);

export function ProcessorPage() {
  const { key } = useParams({ from: routes.processor });
  const { edit: editing = false } = useSearch({ from: routes.processor });
  const navigate = useNavigate({ from: routes.processor });
  const id = `processor:${key}`;
  const { t, word } = useWords();
  const standing = useStandings();
  const asked = useAsk(ProcessorPageDocument, { id });
  return (
    <Whole title={t("kind-processor")} of={asked} read={({ node }) => (node?.__typename === "Processor" ? node : undefined)}>
      {(processor) => (
        <NounPage
          id={id}
          section="processors"
          name={processor.name}
          heading={processor.name}
          version={processor.version}
          archivedOn={processor.archivedOn}
          proposed={processor.proposed}
          viewerCan={processor.viewerCan}
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
                <Fact name={t("part-businessId")}>{processor.businessId ?? <NotTold />}</Fact>
                <Fact name={t("part-country")}>
                  <CountryName of={processor.country} standing={standing} />
                </Fact>
                <Fact name={t("party-parent")}>
                  {processor.parent ? (
                    <>
                      <Link to={routes.processor} params={{ key: keyOf(processor.parent.id) }}>
                        {processor.parent.name}
                      </Link>
                      <span className="cell-sub">
                        <CountryName of={processor.parent.country} standing={standing} />
                      </span>
                    </>
                  ) : (
                    <NotTold />
                  )}
                </Fact>
                {processor.children.nodes.length > 0 && (
                  <Fact name={t("party-children")}>
                    {processor.children.nodes.map((child) => (
                      <Link key={child.id} className="block-link" to={routes.processor} params={{ key: keyOf(child.id) }}>
                        {child.name}
                      </Link>
                    ))}
                  </Fact>
                )}
                <Fact name={t("part-usesSubProcessors")}>{word("Answer", processor.usesSubProcessors)}</Fact>
                <Fact name={t("party-contact")}>
                  {[processor.email && <a key="mail" href={`mailto:${processor.email}`}>{processor.email}</a>, processor.phone, processor.address].filter(Boolean).map((one, at) => (
                    <span key={at} className="block-link">
                      {one}
                    </span>
                  ))}
                  {!processor.email && !processor.phone && !processor.address && <NotTold />}
                </Fact>
                {processor.website && (
                  <Fact name={t("part-website")}>
                    <a href={processor.website}>{processor.website}</a>
                  </Fact>
                )}
              </Facts>
              <Text of={processor.remarks} none={null} />
            </Card>
            <Card title={`${t("party-services")} (${processor.services.nodes.length})`}>
              <ul className="rows">
                {processor.services.nodes.map((service) => (
                  <li key={service.id} className="due">
                    <Link to={routes.service} params={{ key: keyOf(service.id) }}>
                      <Text of={service.name} />
                    </Link>
                    <span className="cell-sub">
                      <CountryNames of={service.hostingCountries} standing={standing} />
                    </span>
                  </li>
                ))}
                {processor.services.nodes.length === 0 && <li className="hint">{t("party-services-none")}</li>}
              </ul>
            </Card>
          </div>
          <Card wide title={t("party-picture")} lead={t("party-picture-lead")}>
            <SmallPicture from={id} way="BOTH" opened={processor.services.nodes.map((service) => service.id)} />
          </Card>
          <div className="cards noun-cards">
            <SubProcessors id={id} own={id} services={processor.services.nodes.map((service) => service.id)} />
            <AgreementsOf agreements={processor.agreements.nodes} />
            <RegistersBehind id={id} />
            <AssessmentsAt id={id} />
            <FindingsBehind filter={{ processor: id }} />
          </div>
        </NounPage>
      )}
    </Whole>
  );
}

export function NotTold() {
  const { t } = useWords();
  return <span className="unsaid-text">{t("not-stated")}</span>;
}
