// Where do the data come from and go to, and do they leave the EEA? Art. 14(2)(f), 30(1)(d) and (e), 44–49.
import { useAsk } from "../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { Asked } from "../../ui/Asked";
import { ChainsPicture } from "./ChainsPicture";
import { NotStated } from "./Identity";

const NodeName = graphql(`
  fragment NodeName on DataFlowNode {
    __typename
    id
    ... on Register {
      registerName: name
    }
    ... on DataSubjectCategory {
      subjectsName: name
    }
    ... on OutsideSource {
      sourceName: name
    }
    ... on Recipient {
      recipientName: name
    }
    ... on Service {
      serviceName: name
      provider {
        id
        name
      }
    }
    ... on Processor {
      processorName: name
      country {
        id
        name
      }
    }
  }
`);

function NameOf({ of }: { of: FragmentType<typeof NodeName> | null | undefined }) {
  const { t } = useWords();
  const node = unmask(NodeName, of);
  switch (node?.__typename) {
    case "Register":
      return <Text of={node.registerName} />;
    case "DataSubjectCategory":
      return <Text of={node.subjectsName} />;
    case "OutsideSource":
      return <Text of={node.sourceName} />;
    case "Recipient":
      return <Text of={node.recipientName} />;
    case "Service":
      return (
        <>
          <Text of={node.serviceName} />
          {node.provider && <span className="cell-sub">{node.provider.name}</span>}
        </>
      );
    case "Processor":
      return (
        <>
          {node.processorName}
          {node.country && (
            <span className="cell-sub">
              <Text of={node.country.name} />
            </span>
          )}
        </>
      );
    default:
      return <span className="unsaid-text">{t("out-of-reach")}</span>;
  }
}

const FlowLine = graphql(`
  fragment FlowLine on DataFlow {
    id
    kind
    data
    basis
    means
    frequency
    mechanism
    agreement {
      id
      title
      validUntil
    }
  }
`);

/** One flow, and what stands at its other end. */
export function Line({ of, far }: { of: FragmentType<typeof FlowLine>; far: FragmentType<typeof NodeName> | null | undefined }) {
  const { t, word, day } = useWords();
  const flow = unmask(FlowLine, of);
  const told = [
    flow.means && word("FlowMeans", flow.means),
    flow.frequency && word("Frequency", flow.frequency),
    flow.basis && word("LegalBasis", flow.basis),
    flow.mechanism && word("TransferMechanism", flow.mechanism),
  ].filter(Boolean);
  return (
    <li>
      <p className="far">
        <NameOf of={far} />
      </p>
      <Text of={flow.data} none={null} />
      {told.length > 0 && <p className="cell-sub">{told.join(" · ")}</p>}
      {flow.agreement && (
        <p className="cell-sub">
          {t("flow-agreement")}: <Text of={flow.agreement.title} />
          {flow.agreement.validUntil && ` (${t("until", { day: day(flow.agreement.validUntil) })})`}
        </p>
      )}
    </li>
  );
}

const SourcesPart = graphql(`
  fragment SourcesPart on Register {
    sourcesRemark
    sources {
      id
      ...FlowLine
      from {
        ...NodeName
      }
    }
  }
`);

export function Sources({ of }: { of: FragmentType<typeof SourcesPart> }) {
  const { sources, sourcesRemark } = unmask(SourcesPart, of);
  return (
    <>
      {sources.length > 0 ? (
        <ul className="items">
          {sources.map((flow) => (
            <Line key={flow.id} of={flow} far={flow.from} />
          ))}
        </ul>
      ) : (
        <NotStated />
      )}
      <Text of={sourcesRemark} none={null} />
    </>
  );
}

const RecipientsPart = graphql(`
  fragment RecipientsPart on Register {
    noRecipients
    recipientsRemark
    recipients {
      id
      ...FlowLine
      to {
        ...NodeName
      }
    }
    processings {
      id
      ...FlowLine
      to {
        ...NodeName
      }
    }
  }
`);

export function Recipients({ of }: { of: FragmentType<typeof RecipientsPart> }) {
  const { t } = useWords();
  const { recipients, processings, noRecipients, recipientsRemark } = unmask(RecipientsPart, of);
  return (
    <>
      <h3>{t("recipients-given")}</h3>
      {recipients.length > 0 ? (
        <ul className="items">
          {recipients.map((flow) => (
            <Line key={flow.id} of={flow} far={flow.to} />
          ))}
        </ul>
      ) : noRecipients === "YES" ? (
        <p>{t("recipients-none")}</p>
      ) : (
        <p>
          <NotStated />
        </p>
      )}
      <Text of={recipientsRemark} none={null} />
      {processings.length > 0 && (
        <>
          <h3>{t("recipients-processors")}</h3>
          <ul className="items">
            {processings.map((flow) => (
              <Line key={flow.id} of={flow} far={flow.to} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const TransfersPart = graphql(`
  fragment TransfersPart on Register {
    id
    noTransfers
    transfersRemark
  }
`);

const OutsideDocument = graphql(`
  query OutsideEea($id: ID!) {
    reach(from: $id, until: THIRD_COUNTRY) {
      reached(first: 20) {
        nodes {
          hops
          place {
            __typename
            id
            ... on Country {
              name
            }
          }
          chain {
            steps {
              to {
                ...NodeName
              }
            }
          }
        }
      }
    }
  }
`);

export function Transfers({ of }: { of: FragmentType<typeof TransfersPart> }) {
  const { t } = useWords();
  const { id, noTransfers, transfersRemark } = unmask(TransfersPart, of);
  const asked = useAsk(OutsideDocument, { id });
  return (
    <>
      <p>{noTransfers === "YES" ? t("transfers-none-stated") : noTransfers === "NO" ? t("transfers-some-stated") : <NotStated />}</p>
      <Text of={transfersRemark} none={null} />
      <ChainsPicture from={id} />
      <h3>{t("transfers-graph")}</h3>
      <Asked of={asked} lines={2}>
        {({ reach }) =>
          reach.reached.nodes.length === 0 ? (
            <p>{t("transfers-graph-none")}</p>
          ) : (
            <ul className="items">
              {reach.reached.nodes.map(({ place, chain }) => (
                <li key={place?.id}>
                  <p className="far">{place?.__typename === "Country" ? <Text of={place.name} /> : place?.id}</p>
                  <ol className="chain" aria-label={t("transfers-chain")}>
                    {chain.steps.map(({ to }, at) => (
                      <li key={at}>
                        <NameOf of={to} />
                      </li>
                    ))}
                  </ol>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
