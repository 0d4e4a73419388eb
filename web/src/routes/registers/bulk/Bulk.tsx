// One thing set of many registers: what it is, what would change and what is left out, told before; and then how it goes.
import { useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../../api/trouble";
import { useSay, useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { Sheet } from "../../../ui/Sheet";
import { Failure, Loading } from "../../../ui/states";
import { AssignPost } from "./AssignPost";
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
  /** The chosen registers; or steps that are known, when something is taken back. */
  of: { readonly ids: readonly string[] } | { readonly back: readonly Step[] };
  told(result: Result): void;
  close(): void;
}

export function Bulk({ kind, of, told, close }: Props) {
  const { t } = useWords();
  const say = useSay();
  const client = useClient();
  const announce = useAnnounce();
  const [names] = useState(() => new Map<string, string>());
  const hands = useMemo(() => handsOf(client, say, names), [client, names]);
  const [undone, setUndone] = useState("back" in of);
  const [known, setKnown] = useState<readonly Known[] | Trouble>();
  const [attempt, setAttempt] = useState(0);

  const work = useWork(hands, (done: Done) => {
    const back = wayBack(done);
    told({ kind, count: back.length, undone, back: undone ? [] : back });
    if (refusedOf(done).length > 0 || notBegun(done).length > 0) return;
    announce(t(undone ? "bulk-undone" : "bulk-done", { count: back.length }));
    close();
  });
  useEffect(() => {
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
  return (
    <Sheet title={title} close={() => (work.underWay ? work.stop() : close())}>
      {begun ? (
        <Working work={work} names={names} undo={undone ? undefined : takeBack} close={close} />
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
