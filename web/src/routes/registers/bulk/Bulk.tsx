// One thing set of many registers: what it is, what would change and what is left out, told before; and then how it goes.
import { useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../../api/trouble";
import { useSay, useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { Sheet } from "../../../ui/Sheet";
import { Failure, Loading } from "../../../ui/states";
import { useViewer } from "../../../viewer";
import { standingNow } from "../../../api/standing";
import { AssignPost } from "./AssignPost";
import { type Kept, keepChoice, openOf, unfinished } from "./kept";
import type { Step } from "./step";
import { handsOf, type Known, standingsOf } from "./server";
import { SetInterval } from "./SetInterval";
import { type Done, refusedOf, notBegun, useWork, wayBack } from "./useWork";
import { Working } from "./Working";

export type BulkKind = "post" | "interval";

/** What was done, and the steps that take it back. */
export interface Result {
  readonly kind: BulkKind;
  readonly count: number;
  readonly undone: boolean;
  readonly back: readonly Step[];
}

interface Props {
  kind: BulkKind;
  /** The chosen registers; or steps that are known, when something is taken back; or what was begun before. */
  of: { readonly ids: readonly string[] } | { readonly back: readonly Step[] } | { readonly begun: NonNullable<Kept["work"]> };
  told(result: Result): void;
  close(): void;
}

export function Bulk({ kind, of, told, close }: Props) {
  const { t } = useWords();
  const say = useSay();
  const client = useClient();
  const announce = useAnnounce();
  const begunBefore = "begun" in of ? of.begun : undefined;
  const person = useViewer().account?.id ?? "";
  const [names] = useState(() => new Map<string, string>(begunBefore?.names));
  const hands = useMemo(() => handsOf(client, say, names), [client, names]);
  const [undone, setUndone] = useState("back" in of || begunBefore?.undone === true);
  const [known, setKnown] = useState<readonly Known[] | Trouble>();
  const [attempt, setAttempt] = useState(0);

  const [safe, setSafe] = useState(false);
  const keep = (done: Done) => keepChoice(person, openOf(done).length > 0 ? unfinished({ ...done, kind, undone, names }) : undefined);
  const ended = (done: Done) => {
    const back = wayBack(done);
    setSafe(keep(done));
    told({ kind, count: back.length, undone, back: undone ? [] : back });
    if (refusedOf(done).length > 0 || notBegun(done).length > 0) return;
    announce(t(undone ? "bulk-undone" : "bulk-done", { count: back.length }));
    close();
  };
  const work = useWork(hands, ended, begunBefore);
  useEffect(() => {
    // Whoever leaves the page comes back to what was not done: what is under way now is sent again with its key, and done once.
    const leaving = () => void keep(work);
    if (work.steps.length > 0) window.addEventListener("pagehide", leaving);
    return () => window.removeEventListener("pagehide", leaving);
  });
  useEffect(() => {
    if ("begun" in of) return work.goOn();
    if ("back" in of) return work.begin(of.back);
    let late = false;
    void standingsOf(client, of.ids, say, names).then((answer) => late || setKnown(answer));
    return () => {
      late = true;
    };
    // What is chosen is fixed while the sheet is open.
  }, [attempt]);

  const begun = work.steps.length > 0;
  const title = undone ? t("bulk-undo-title") : t(`bulk-${kind}-title`);
  const takeBack = () => {
    setUndone(true);
    work.begin(wayBack(work));
  };
  const shut = () => {
    // It stays chosen; after the session it is what one comes back to.
    if (standingNow().session === "holds") keepChoice(person, undefined);
    close();
  };
  return (
    <Sheet title={title} close={() => (work.underWay ? work.stop() : shut())}>
      {begun ? (
        <Working work={work} names={names} undo={undone ? undefined : takeBack} safe={safe} close={shut} />
      ) : known === undefined ? (
        <Loading lines={4} />
      ) : "code" in known ? (
        <Failure
          trouble={known}
          again={() => {
            setKnown(undefined);
            setAttempt(attempt + 1);
          }}
        />
      ) : kind === "post" ? (
        <AssignPost registers={known} names={names} begin={work.begin} close={close} />
      ) : (
        <SetInterval registers={known} names={names} begin={work.begin} close={close} />
      )}
    </Sheet>
  );
}
