// One case: the clock, what is known and was decided, its own log to which one only adds, whom it touches, and its close.
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { BreachQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed, NotFound } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Lines } from "../../ui/Inputs";
import { Page } from "../../ui/Page";
import { Sure } from "../../ui/Sure";
import { Told } from "../../ui/Told";
import { Unready } from "../../ui/Unready";
import { useViewer } from "../../viewer";
import { BreachBadges } from "./Breaches";
import { Clock } from "./Clock";
import { Impact } from "./Impact";
import { RecordBreach, RecordDocument } from "./RecordBreach";

const BreachDocument = graphql(`
  query Breach($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on BreachCase {
        version
        title
        facts
        effects
        measures
        knownAt
        risk
        authorityToldAt
        authorityReference
        delayReason
        peopleToldAt
        peopleNotToldReason
        openedAt
        closedAt
        deadline
        late
        mustTellAuthority
        mustTellPeople
        controller {
          id
          name
        }
        processor {
          id
          name
        }
        service {
          id
          name
        }
        registers {
          id
          name
        }
        entries {
          at
          text
          by {
            id
            name
          }
        }
        openedBy {
          id
          name
        }
        closedBy {
          id
          name
        }
        viewerCan {
          record
          close
        }
        impact {
          ...BreachImpact
        }
      }
    }
  }
`);

const CloseDocument = graphql(`
  mutation CloseBreach($input: CloseBreachInput!) {
    closeBreach(input: $input) {
      breach {
        id
        version
        closedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export type BreachNode = Extract<NonNullable<BreachQuery["node"]>, { __typename: "BreachCase" }>;

export function BreachPage() {
  const { t } = useWords();
  const { controller, key } = useParams({ from: routes.breach });
  const may = useViewer().can("ReadBreach");
  const asked = useAsk(BreachDocument, { id: `breach:${controller}/${key}` }, { pause: !may });
  if (!may) return <NotAllowed />;
  if (asked.trouble?.code === "NOT_FOUND") return <NotFound />;
  if (asked.trouble || !asked.data) return <Unready title={t("kind-breach")} of={asked} />;
  const { node } = asked.data;
  return node?.__typename === "BreachCase" ? <Shown of={node} again={asked.again} /> : <NotFound />;
}

function Shown({ of, again }: { of: BreachNode; again(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [open, setOpen] = useState<"record" | "close">();
  const end = useAct(CloseDocument);
  const top = useRef<HTMLHeadingElement>(null);
  const was = useRef(of.closedAt);
  useEffect(() => {
    // The acts have gone with the close: one is at the case, and below its name stands what came of it.
    if (!was.current && of.closedAt) top.current?.focus();
    was.current = of.closedAt;
  }, [of.closedAt]);
  const sure = async () => {
    if (!(await end.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    setOpen(undefined);
    announce(t("breach-was-closed"));
    again();
  };
  return (
    <Page
      title={of.title}
      top={top}
      kicker={<Link to={routes.breaches}>{t("breaches-title")}</Link>}
      lead={of.controller && <Text of={of.controller.name} />}
      aside={
        !of.closedAt && (
          <p className="acts">
            {of.viewerCan.record && (
              <Button look="main" onPress={() => setOpen("record")}>
                {t("breach-record")}
              </Button>
            )}
            {of.viewerCan.close && <Button onPress={() => setOpen("close")}>{t("breach-close")}</Button>}
          </p>
        )
      }
    >
      {open === "record" && (
        <RecordBreach
          of={of}
          close={() => setOpen(undefined)}
          done={() => {
            setOpen(undefined);
            again();
          }}
        />
      )}
      {open === "close" && (
        <Sure title={t("breach-close")} act={end} submit={t("breach-close")} onSure={() => void sure()} onClose={() => setOpen(undefined)}>
          <p>{t("breach-close-follows")}</p>
        </Sure>
      )}
      <div className="status">
        <BreachBadges of={of} />
      </div>
      <div className="cards">
        {of.deadline && of.mustTellAuthority && (
          <Card title={t("breach-clock")} lead={t("breach-clock-lead")}>
            <Clock deadline={of.deadline} runs={!of.closedAt} />
          </Card>
        )}
        <div className="columns">
          <Known of={of} />
          <CaseLog of={of} again={again} />
        </div>
        {of.registers.length > 0 && (
          <Card title={t("breach-registers")}>
            <ul className="plain-list">
              {of.registers.map(({ id, name }) => (
                <li key={id}>
                  <Link to={routes.register} params={placeOf(id)}>
                    <Text of={name} />
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {of.impact && <Impact of={of.impact} about={of.service?.id ?? of.processor?.id} knownAt={of.knownAt} controller={of.controller?.id} />}
      </div>
    </Page>
  );
}

function Known({ of }: { of: BreachNode }) {
  const { t, moment, word } = useWords();
  const told = (text: string) => (text ? <span className="said">{text}</span> : <span className="unsaid-text">{t("not-stated")}</span>);
  const at = (time: string | null | undefined) => (time ? moment(time) : <span className="unsaid-text">{t("breach-not-yet")}</span>);
  return (
    <Card title={t("breach-what")}>
      <Facts>
        <Fact name={t("breach-known-at")}>
          {at(of.knownAt)}
          {of.openedAt && <span className="cell-sub">{t("breach-opened-by", { who: of.openedBy?.name ?? t("by-program"), when: moment(of.openedAt) })}</span>}
        </Fact>
        <Fact name={t("breach-where")}>
          {of.service ? <Text of={of.service.name} /> : null}
          {of.service && of.processor ? ", " : null}
          {of.processor?.name ?? (of.service ? null : <span className="unsaid-text">{t("not-stated")}</span>)}
        </Fact>
        <Fact name={t("breach-facts")}>{told(of.facts)}</Fact>
        <Fact name={t("breach-effects")}>{told(of.effects)}</Fact>
        <Fact name={t("breach-measures")}>{told(of.measures)}</Fact>
        <Fact name={t("breach-risk")}>{of.risk ? word("BreachRisk", of.risk) : t("breach-not-assessed")}</Fact>
        <Fact name={t("breach-authority")}>
          {at(of.authorityToldAt)}
          {of.authorityReference && <span className="cell-sub">{of.authorityReference}</span>}
          {of.delayReason && <span className="cell-sub">{of.delayReason}</span>}
        </Fact>
        <Fact name={t("breach-people")}>
          {of.peopleNotToldReason ? told(of.peopleNotToldReason) : at(of.peopleToldAt)}
        </Fact>
      </Facts>
    </Card>
  );
}

function CaseLog({ of, again }: { of: BreachNode; again(): void }) {
  const { t, moment } = useWords();
  const announce = useAnnounce();
  const [note, setNote] = useState("");
  const record = useAct(RecordDocument);
  const add = async () => {
    if (!(await record.act({ input: { id: of.id, version: of.version, note: note.trim(), idempotencyKey: onceKey() } }))) return;
    setNote("");
    announce(t("breach-noted"));
    again();
  };
  return (
    <Card title={t("breach-log")} lead={t("breach-log-lead")}>
      <ol className="rows case-log">
        {of.entries.map(({ at, text, by }, place) => (
          <li key={place}>
            <p className="said">{text}</p>
            <span className="cell-sub">
              {by?.name ?? t("by-program")}
              {at && ` · ${moment(at)}`}
            </span>
          </li>
        ))}
      </ol>
      {of.entries.length === 0 && <p className="unsaid-text">{t("history-none")}</p>}
      {of.viewerCan.record && !of.closedAt && (
        <form
          className="case-note"
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim()) void add();
          }}
        >
          <Told of={record} />
          <Lines label={t("breach-note")} hint={t("breach-note-hint")} value={note} onChange={setNote} />
          <div>
            <Button type="submit" isPending={record.underWay} isDisabled={!note.trim()}>
              {t("breach-note-add")}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
