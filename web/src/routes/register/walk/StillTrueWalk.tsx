// Is it still true? Part by part, with what has changed since one last said so; Enter is enough where all is as it should be. What one
// has said is kept until it is sent at the end. Art. 5(2).
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useAsk } from "../../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../../gql";
import type { FindingPart } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { Asked } from "../../../ui/Asked";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { useShown } from "../../../ui/Together";
import { useViewer } from "../../../viewer";
import { Confirmable, useConfirm } from "../Confirm";
import { useDraft } from "../edit/useDraft";
import { newSince } from "./moments";
import { Since } from "./Since";
import { confirmedAs, lastOf, type Step, STEPS } from "./steps";

const ConfirmLogDocument = graphql(`
  query ConfirmLog($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        history(first: 100) {
          nodes {
            index
            at
            act
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof Confirmable>;
  body(part: FindingPart): ReactNode;
  mayEdit: boolean;
  mend(part: FindingPart): void;
  close(): void;
}

const NOTHING = { said: [] as readonly string[] };

export function StillTrueWalk({ of, body, mayEdit, mend, close }: Props) {
  const { t, word } = useWords();
  const person = useViewer().account?.id ?? "";
  const { id, confirmations } = unmask(Confirmable, of);
  const { confirm, fetching, told } = useConfirm(of);
  const draft = useDraft({ person, register: id, what: "walk" }, 0, NOTHING);
  const said = (draft.mine["said"] as readonly string[]).flatMap((one) => STEPS.find((part) => part === one) ?? []);
  const [at, setAt] = useState(() => {
    const first = STEPS.findIndex((part) => !said.includes(part));
    return first < 0 ? STEPS.length : first;
  });
  const main = useRef<HTMLButtonElement>(null);
  const part = STEPS[at];
  const shown = useShown();
  useEffect(() => {
    if (!shown) return;
    main.current?.focus();
    main.current?.closest("section")?.scrollIntoView({ block: "start" });
  }, [at, shown]);

  const say = (isTrue: boolean) => {
    if (!part) return;
    draft.change({ said: isTrue ? [...new Set([...said, part])] : said.filter((one) => one !== part) });
    setAt(at + 1);
  };
  const send = async () => {
    if (!(await confirm(confirmedAs(said)))) return;
    draft.forget();
    close();
  };
  const title = part ? word("Part", part) : t("walk-end");
  return (
    <section className="card walk" aria-label={t("walk-title")}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="cell-sub" aria-hidden="true">
          {part ? t("walk-number", { number: at + 1, of: STEPS.length }) : ""}
        </span>
        <p className="visually-hidden" role="status">
          {part ? t("walk-step", { number: at + 1, of: STEPS.length, part: title }) : title}
        </p>
      </div>
      <Progress said={said} at={at} />
      {part ? (
        <>
          <Latest part={part} day={lastOf(part, confirmations)} register={id} />
          <div className="part-body">{body(part)}</div>
        </>
      ) : (
        <>
          <p>{said.length === STEPS.length ? t("walk-all") : t("walk-some", { count: said.length, of: STEPS.length })}</p>
          {said.length < STEPS.length && (
            <ul className="plain-list">
              {STEPS.filter((one) => !said.includes(one)).map((one) => (
                <li key={one}>{word("Part", one)}</li>
              ))}
            </ul>
          )}
          {told}
        </>
      )}
      <div className="editor-end">
        {part ? (
          <Button ref={main} look="main" aria-label={t("still-true-of", { part: title })} onPress={() => say(true)}>
            {t("still-true")}
          </Button>
        ) : (
          <Button ref={main} look="main" isPending={fetching} isDisabled={said.length === 0} onPress={() => void send()}>
            {t("walk-send", { count: said.length })}
          </Button>
        )}
        {part && <Button onPress={() => say(false)}>{t("walk-skip")}</Button>}
        {part && mayEdit && <Button onPress={() => mend(part)}>{t("walk-mend")}</Button>}
        {at > 0 && <Button onPress={() => setAt(at - 1)}>{t("walk-back")}</Button>}
        <Button look="bare" onPress={close}>
          {t("write-later")}
        </Button>
      </div>
    </section>
  );
}

function Latest({ part, day: on, register }: { part: Step; day: string | undefined; register: string }) {
  const { t, day } = useWords();
  const asked = useAsk(ConfirmLogDocument, { id: register }, { pause: on === undefined });
  if (!on) return <p className="cell-sub">{t("never-confirmed")}</p>;
  return (
    <div className="since">
      <p className="cell-sub">{t("confirmed-on", { day: day(on) })}</p>
      <Asked of={asked} lines={1}>
        {({ node }) => <Since register={register} part={part} since={newSince(part, on, node?.__typename === "Register" ? node.history.nodes : [])} />}
      </Asked>
    </div>
  );
}

/** How far one is: a mark for each part, told in words beside. */
function Progress({ said, at }: { said: readonly Step[]; at: number }) {
  return (
    <ol className="walk-progress" aria-hidden="true">
      {STEPS.map((part, place) => (
        <li key={part} className={`${said.includes(part) ? "said" : ""} ${place === at ? "now" : ""}`}>
          {said.includes(part) && <Icon name="check" />}
        </li>
      ))}
    </ol>
  );
}
