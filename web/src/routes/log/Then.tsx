// Was it really so on this day? A register as it was when the day ended, and the entry of the log that made it so, ready to be proved.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { RegisterThenQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed } from "../../shell/NotFound";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { DayField } from "../../ui/DayField";
import { useViewer } from "../../viewer";
import { About } from "../reports/About";
import { dayOf, endOf } from "./finland";
import { Proof } from "./Proof";

const ThenDocument = graphql(`
  query RegisterThen($id: ID!, $time: DateTime!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        name
        asOf(time: $time) {
          id
          version
          name
          description
          lifeCycle
          archivedOn
          purposes {
            key
            text
            bases {
              basis
            }
          }
          dataGroups {
            key
            name
          }
          retention {
            text
            minimum
            maximum
          }
          noRecipients
          noTransfers
        }
        history(first: 100) {
          nodes {
            index
            at
            actName
            by {
              id
              name
            }
          }
        }
      }
    }
  }
`);

type Register = Extract<NonNullable<RegisterThenQuery["node"]>, { __typename: "Register" }>;

export function Then() {
  return useViewer().can("ReadHistory") ? <Asking /> : <NotAllowed />;
}

function Asking() {
  const { t, day } = useWords();
  const say = useSay();
  const search = useSearch({ from: routes.logThen });
  const navigate = useNavigate({ from: routes.logThen });
  const on = search.on ?? dayOf(new Date());
  const id = search.register && `register:${search.register}`;
  const asked = useAsk(ThenDocument, { id: id ?? "", time: endOf(on) }, { pause: !id });
  const node = asked.data?.node;
  return (
    <Page title={t("then-title")} kicker={<Link to={routes.log}>{t("nav-log")}</Link>} lead={t("then-lead")}>
      <div className="choices">
        <About
          kinds={["REGISTER"]}
          chosen={id}
          name={node?.__typename === "Register" ? say(node.name) : undefined}
          onChoose={(of) => void navigate({ search: (before) => ({ ...before, register: of?.slice("register:".length) }), replace: true })}
        />
        <DayField label={t("then-day")} value={on} required onChange={(now) => void navigate({ search: (before) => ({ ...before, on: now || undefined }), replace: true })} />
      </div>
      {!id && <Empty title={t("then-choose")} />}
      {id && (
        <Asked of={asked} lines={8}>
          {({ node: found }) =>
            found?.__typename !== "Register" ? (
              <Empty title={t("trouble-not-found")} />
            ) : found.asOf ? (
              <Shown of={found} then={found.asOf} on={on} />
            ) : (
              <Empty title={t("then-not-yet", { day: day(on) })} />
            )
          }
        </Asked>
      )}
    </Page>
  );
}

function Shown({ of, then, on }: { of: Register; then: NonNullable<Register["asOf"]>; on: string }) {
  const { t, day, moment, word, duration, number } = useWords();
  // The newest entry that is not younger than the day made it what it was.
  const made = of.history.nodes.find(({ at }) => Date.parse(at) <= Date.parse(endOf(on)));
  const stated = (answer: string) => word("Answer", answer);
  return (
    <div className="cards">
      <Card
        title={t("then-was", { day: day(on) })}
        aside={
          <Link to={routes.register} params={placeOf(of.id)}>
            {t("then-now")}
          </Link>
        }
      >
        <Facts>
          <Fact name={t("field-name")}>
            <Text of={then.name} />
          </Fact>
          <Fact name={t("field-description")}>
            <Text of={then.description} />
          </Fact>
          <Fact name={t("field-lifeCycle")}>
            {word("LifeCycle", then.lifeCycle)}
            {then.archivedOn && <span className="cell-sub">{t("archived-on", { day: day(then.archivedOn) })}</span>}
          </Fact>
          <Fact name={t("field-purposes")}>
            <ul className="plain-list">
              {then.purposes.map(({ key, text, bases }) => (
                <li key={key}>
                  <Text of={text} />
                  <span className="cell-sub">{bases.map(({ basis }) => word("LegalBasis", basis)).join(", ")}</span>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name={t("field-dataGroups")}>
            <ul className="plain-list">
              {then.dataGroups.map(({ key, name }) => (
                <li key={key}>
                  <Text of={name} />
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name={t("field-retention")}>
            <ul className="plain-list">
              {then.retention.map(({ text, minimum, maximum }, at) => (
                <li key={at}>
                  {[minimum && t("at-least", { length: duration(minimum) }), maximum && t("at-most", { length: duration(maximum) })].filter(Boolean).join(", ")}{" "}
                  <Text of={text} none={null} />
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name={t("field-noRecipients")}>{stated(then.noRecipients)}</Fact>
          <Fact name={t("field-noTransfers")}>{stated(then.noTransfers)}</Fact>
          <Fact name={t("then-version")}>{number(then.version)}</Fact>
        </Facts>
      </Card>
      {!made && <p className="note">{t("then-far-back")}</p>}
      {made && (
        <>
          <Card title={t("then-made")} lead={t("then-made-lead")}>
            <p>
              <Link to={routes.logEntry} params={{ index: String(made.index) }}>
                {t("entry-title", { index: number(made.index) })}
              </Link>
              {": "}
              {made.actName}, {made.by?.name ?? t("by-program")}, <time dateTime={made.at}>{moment(made.at)}</time>
            </p>
          </Card>
          <Proof index={made.index} key={made.index} />
        </>
      )}
    </div>
  );
}
