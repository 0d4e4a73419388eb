// What did the register say on a day gone by, and what had changed by another? The same parts, as they were then; nothing can be done here.
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useAsk } from "../../../api/useAsk";
import { graphql, unmask } from "../../../gql";
import type { FindingPart, PastRegisterFragment, RegisterPastQuery } from "../../../gql/graphql";
import { Text, useWords } from "../../../i18n";
import { routes } from "../../../paths";
import { fieldsOfPart } from "../../../records/partOf";
import { Asked } from "../../../ui/Asked";
import { Button } from "../../../ui/Button";
import { Empty } from "../../../ui/states";
import { DataGroups } from "../DataGroups";
import { Identity, Who } from "../Identity";
import { Review } from "../Notice";
import { Automated, PublicityPart, Security } from "../Others";
import { Purposes } from "../Purposes";
import { Retention } from "../Retention";
import { endOf } from "./asked";
import { type Day, flowsOfPart, PastFlow, RecipientsThen, SourcesThen, TransfersThen } from "./PastFlows";

const PastDocument = graphql(`
  query RegisterPast($id: ID!, $at: DateTime!, $to: DateTime!, $two: Boolean!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        at: asOf(time: $at) {
          ...PastRegister
        }
        atFlows: flowsAsOf(time: $at) {
          ...PastFlow
        }
        to: asOf(time: $to) @include(if: $two) {
          ...PastRegister
        }
        toFlows: flowsAsOf(time: $to) @include(if: $two) {
          ...PastFlow
        }
      }
    }
  }
`);

const PastRegister = graphql(`
  fragment PastRegister on Register {
    id
    version
    name
    description
    lifeCycle
    sourcesRemark
    noRecipients
    recipientsRemark
    noTransfers
    transfersRemark
    ...IdentityPart
    ...WhoPart
    ...PurposesPart
    ...DataGroupsPart
    ...RetentionPart
    ...SecurityPart
    ...AutomatedPart
    ...PublicityPart
    ...ReviewPart
  }
`);

type Node = Extract<NonNullable<RegisterPastQuery["node"]>, { __typename: "Register" }>;
type Then = PastRegisterFragment;

const bodies: readonly (readonly [FindingPart, (day: Day) => ReactNode])[] = [
  ["IDENTITY", Identity],
  ["WHO", Who],
  ["PURPOSES", Purposes],
  ["DATA_GROUPS", DataGroups],
  ["SOURCES", SourcesThen],
  ["RECIPIENTS", RecipientsThen],
  ["TRANSFERS", TransfersThen],
  ["RETENTION", Retention],
  ["SECURITY", Security],
  ["AUTOMATED_DECISIONS", Automated],
  ["PUBLICITY", PublicityPart],
  ["REVIEW", Review],
];

export function Past({ id, at, to }: { id: string; at: string; to: string | undefined }) {
  const { t, day } = useWords();
  const navigate = useNavigate({ from: routes.register });
  const [from, until] = to !== undefined && to < at ? [to, at] : [at, to];
  const variables = useMemo(() => {
    const now = new Date();
    return { id, at: endOf(from, now), to: endOf(until ?? from, now), two: until !== undefined };
  }, [id, from, until]);
  const asked = useAsk(PastDocument, variables);
  const back = () => void navigate({ search: (before) => ({ ...before, day: undefined, other: undefined }), resetScroll: false });
  return (
    <section className="past" aria-label={t("past-title")}>
      <div className="past-head">
        <div>
          <h2>{until ? t("past-compared", { from: day(from), to: day(until) }) : t("past-on", { day: day(from) })}</h2>
          <p>{t("past-lead")}</p>
        </div>
        <Button look="main" onPress={back}>
          {t("past-back")}
        </Button>
      </div>
      <Asked of={asked} lines={10}>
        {({ node }) => (node?.__typename === "Register" ? until ? <Two node={node} from={from} until={until} /> : <OneDay node={node} /> : null)}
      </Asked>
    </section>
  );
}

function OneDay({ node }: { node: Node }) {
  const { t, word } = useWords();
  const then = dayOf(node.at, node.atFlows);
  if (!then) return <Empty title={t("past-none")} />;
  return (
    <div className="parts">
      {bodies.map(([part, Body]) => (
        <section className="card part" key={part} aria-label={word("Part", part)}>
          <h2>{word("Part", part)}</h2>
          {part === "IDENTITY" && <Name of={then.of} />}
          <div className="part-body">
            <Body {...then} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Two({ node, from, until }: { node: Node; from: string; until: string }) {
  const { t, word, day } = useWords();
  const [one, other] = [dayOf(node.at, node.atFlows), dayOf(node.to, node.toFlows)];
  if (!one || !other) return <Empty title={t("past-none")} />;
  const changed = bodies.filter(([part]) => differs(part, one, other));
  if (changed.length === 0) return <Empty title={t("past-same")} />;
  return (
    <div className="parts">
      {changed.map(([part, Body]) => (
        <section className="card part" key={part} aria-label={word("Part", part)}>
          <h2>{word("Part", part)}</h2>
          <div className="two-days">
            {([[from, one], [until, other]] as const).map(([when, then]) => (
              <div key={when} className="one-day">
                <h3>{day(when)}</h3>
                {part === "IDENTITY" && <Name of={then.of} />}
                <Body {...then} />
              </div>
            ))}
          </div>
        </section>
      ))}
      <p className="hint">{t("past-others-same", { count: bodies.length - changed.length })}</p>
    </div>
  );
}

function Name({ of: { name, description } }: { of: Then }) {
  return (
    <>
      <p>
        <b>
          <Text of={name} />
        </b>
      </p>
      <p>
        <Text of={description} none={null} />
      </p>
    </>
  );
}

function dayOf(of: Node["at"] | Node["to"], flows: Node["atFlows"] | undefined): Day | undefined {
  const then = unmask(PastRegister, of);
  return then ? { of: then, flows: unmask(PastFlow, flows ?? []) } : undefined;
}

/** Whether a part says otherwise. What the types hide of a fragment is there all the same. */
function differs(part: FindingPart, one: Day, other: Day): boolean {
  const said = ({ of }: Day, field: string) => JSON.stringify((of as unknown as Record<string, unknown>)[field]);
  const flows = flowsOfPart[part];
  return fieldsOfPart(part).some((field) => said(one, field) !== said(other, field)) || (flows !== undefined && JSON.stringify(flows(one)) !== JSON.stringify(flows(other)));
}
