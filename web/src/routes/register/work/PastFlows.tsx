// Where did the data come from and go to on a day gone by? Art. 14(2)(f), 30(1)(d) and (e). What stands at the other ends is named as now.
import { graphql } from "../../../gql";
import type { PastFlowFragment, PastRegisterFragment } from "../../../gql/graphql";
import { Text, useWords } from "../../../i18n";
import { Line } from "../Flows";
import { NotStated } from "../Identity";

export const PastFlow = graphql(`
  fragment PastFlow on DataFlow {
    id
    kind
    ...FlowLine
    from {
      __typename
      id
      ...NodeName
    }
    to {
      __typename
      id
      ...NodeName
    }
  }
`);

/** A register as it was, with the flows at it. */
export interface Day {
  readonly of: PastRegisterFragment;
  readonly flows: readonly PastFlowFragment[];
}

const into = ({ of, flows }: Day) => flows.filter(({ to }) => to?.id === of.id);
const out = ({ of, flows }: Day, kind: PastFlowFragment["kind"]) => flows.filter((flow) => flow.from?.id === of.id && flow.kind === kind);

function Items({ flows, far }: { flows: readonly PastFlowFragment[]; far: "from" | "to" }) {
  return (
    <ul className="items">
      {flows.map((flow) => (
        <Line key={flow.id} of={flow} far={flow[far]} />
      ))}
    </ul>
  );
}

export function SourcesThen(day: Day) {
  const flows = into(day);
  return (
    <>
      {flows.length > 0 ? <Items flows={flows} far="from" /> : <NotStated />}
      <Text of={day.of.sourcesRemark} none={null} />
    </>
  );
}

export function RecipientsThen(day: Day) {
  const { t } = useWords();
  const [given, processed] = [out(day, "DISCLOSURE"), out(day, "PROCESSING")];
  return (
    <>
      <h3>{t("recipients-given")}</h3>
      {given.length > 0 ? <Items flows={given} far="to" /> : day.of.noRecipients === "YES" ? <p>{t("recipients-none")}</p> : <NotStated />}
      <Text of={day.of.recipientsRemark} none={null} />
      {processed.length > 0 && (
        <>
          <h3>{t("recipients-processors")}</h3>
          <Items flows={processed} far="to" />
        </>
      )}
    </>
  );
}

export function TransfersThen({ of: { noTransfers, transfersRemark } }: Day) {
  const { t } = useWords();
  return (
    <>
      <p>{noTransfers === "YES" ? t("transfers-none-stated") : noTransfers === "NO" ? t("transfers-some-stated") : <NotStated />}</p>
      <Text of={transfersRemark} none={null} />
    </>
  );
}

/** What flows tell of a part, for comparing two days. */
export const flowsOfPart: Readonly<Record<string, (day: Day) => readonly PastFlowFragment[]>> = {
  SOURCES: into,
  RECIPIENTS: (day) => [...out(day, "DISCLOSURE"), ...out(day, "PROCESSING")],
};
