// What has changed in a part since it was last confirmed: so that one need not read again what one has read.
import { useMemo } from "react";
import { useAsk } from "../../../api/useAsk";
import { graphql, unmask } from "../../../gql";
import type { FindingPart } from "../../../gql/graphql";
import { useSay, useWords } from "../../../i18n";
import { Asked } from "../../../ui/Asked";
import { Icon } from "../../../ui/Icon";
import { PlaceContext } from "../edit/context";
import { EditableRegister } from "../edit/editable";
import { differences, nameOf } from "../edit/merge";
import { calledOf } from "../edit/pick/called";
import { KnowsNames } from "../edit/pick/names";
import { fieldsOf } from "../edit/registerShape";
import { idsIn, read } from "../edit/shape";
import { FlowEnd, isOf } from "../edit/flows/flow";
import { usePlaceOf } from "../edit/usePlaceOf";
import { usePieceName, ValueOf } from "../edit/ValueOf";
import type { Since as Moment } from "./moments";

const SinceDocument = graphql(`
  query RegisterSince($id: ID!, $time: DateTime!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        ...EditableRegister
        then: asOf(time: $time) {
          ...EditableRegister
        }
        flows(first: 50) {
          nodes {
            id
            kind
            from {
              __typename
              id
              ...FlowEnd
            }
            to {
              __typename
              id
              ...FlowEnd
            }
            history(first: 1) {
              nodes {
                index
                at
                actName
              }
            }
          }
        }
      }
    }
  }
`);

const NONE: readonly never[] = [];

export function Since({ register, part, since }: { register: string; part: FindingPart; since: Moment }) {
  const time = since.at;
  const { t, moment } = useWords();
  const say = useSay();
  const asked = useAsk(SinceDocument, { id: register, time });
  return (
    <Asked of={asked} lines={2}>
      {({ node }) => {
        if (node?.__typename !== "Register") return null;
        if (!node.then) return <p className="cell-sub">{t("walk-no-log", { when: moment(time) })}</p>;
        const flows = node.flows.nodes.flatMap(({ id, kind, from, to, history }) => {
          const [last] = history.nodes;
          const incoming = to?.id === register;
          if (!last || Date.parse(last.at) <= Date.parse(time) || !isOf(part, kind, incoming)) return [];
          const end = unmask(FlowEnd, incoming ? from : to);
          return [{ id, last, name: calledOf(end as Parameters<typeof calledOf>[0], say)?.name ?? t("out-of-reach") }];
        });
        return (
          <Changed now={unmask(EditableRegister, node)} then={unmask(EditableRegister, node.then)} part={part} since={since}>
            {flows.map(({ id, last, name }) => (
              <li key={id}>
                <b>{name}</b>: {last.actName} {moment(last.at)}
              </li>
            ))}
          </Changed>
        );
      }}
    </Asked>
  );
}

type Register = Parameters<typeof usePlaceOf>[0];

function Changed({ now, then, part, since, children }: { now: Register; then: Register; part: FindingPart; since: Moment; children: React.ReactNode[] }) {
  const { t, moment } = useWords();
  const when = moment(since.at);
  const place = usePlaceOf(now, NONE);
  const fields = fieldsOf(part);
  const [before, after] = useMemo(() => [read(fields, then), read(fields, now)], [fields, then, now]);
  const pieces = differences(fields, before, after);
  if (pieces.length + children.length === 0) {
    return (
      <p className="fine">
        <Icon name="check" /> {since.begins ? t("walk-unchanged-log", { when }) : t("walk-unchanged", { when })}
      </p>
    );
  }
  return (
    <PlaceContext value={{ ...place, problems: NONE }}>
      <KnowsNames key={part} ids={[...idsIn(fields, before), ...idsIn(fields, after)]}>
        <h3>{since.begins ? t("walk-changed-log", { when }) : t("walk-changed", { when })}</h3>
        <ul className="changes-since">
          {pieces.map((piece) => (
            <Change key={nameOf(piece)} piece={piece} />
          ))}
          {children}
        </ul>
      </KnowsNames>
    </PlaceContext>
  );
}

function Change({ piece }: { piece: Parameters<typeof nameOf>[0] }) {
  const { t } = useWords();
  const name = usePieceName();
  return (
    <li>
      <b>{name(piece)}</b>
      <div className="was-is">
        <p>
          <span className="cell-sub">{t("walk-was")}</span>
          <ValueOf piece={piece} value={piece.mine} />
        </p>
        <p>
          <span className="cell-sub">{t("walk-is")}</span>
          <ValueOf piece={piece} value={piece.theirs} />
        </p>
      </div>
    </li>
  );
}
