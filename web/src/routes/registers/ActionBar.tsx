// What can be done with the chosen registers. It stands at the foot of the list while one scrolls; Escape lets go of all.
import { type KeyboardEvent, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../api/trouble";
import { useSay, useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { saveFile } from "../../ui/saveFile";
import { later } from "../../ui/later";
import { inOrder, NOTHING } from "../../ui/selection";
import { Failure } from "../../ui/states";
import { useViewer } from "../../viewer";
import { fileName } from "../../csv";
import type { BulkKind, Result } from "./bulk/Bulk";
import { openOf } from "./bulk/kept";
import type { ColumnName } from "./columns";
import { chosenRegisters, fileOf } from "./takeAlong";
import { type Chosen, MOST } from "./useChoosing";

const Bulk = later(() => withWords(import("./bulk/Bulk"), "bulk", "write").then((made) => made.Bulk), 0);

interface Props {
  chosen: Chosen;
  /** The rows that are loaded, in their order. */
  ids: readonly string[];
  total: number | undefined;
  columns: readonly ColumnName[];
  /** Something was changed: the rows are to be asked anew. */
  changed(): void;
}

export function ActionBar({ chosen, ids, total, columns, changed }: Props) {
  const words = useWords();
  const { t, number, day } = words;
  const say = useSay();
  const client = useClient();
  const viewer = useViewer();
  const announce = useAnnounce();
  const [open, setOpen] = useState<{ kind: BulkKind; back?: Result["back"]; begun?: Chosen["begun"] }>();
  const [result, setResult] = useState<Result>();
  const [writing, setWriting] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();
  const { selection, choose, fetched, begun } = chosen;
  const count = selection.ids.size;
  const loaded = ids.length > 0 && ids.every((id) => selection.ids.has(id));
  const more = loaded && total !== undefined && total > count;

  const leave = () => {
    choose(NOTHING);
    chosen.letGo();
    // The bar goes away with what has the focus: one is back at the row one came from.
    document.querySelector<HTMLElement>(".grid-body a[tabindex='0']")?.focus({ preventScroll: true });
  };
  const take = async () => {
    setTrouble(undefined);
    const told = await chosenRegisters(client, inOrder(selection, ids), columns, setWriting);
    setWriting(undefined);
    if ("code" in told) return setTrouble(told);
    const name = `${fileName(`${t("registers-title")} ${day(new Date().toISOString())}`)}.csv`;
    saveFile(new Blob([fileOf(told, columns, { words, say })], { type: "text/csv;charset=utf-8" }), name);
    announce(t("take-done", { count: told.length, name }));
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || open) return;
    event.preventDefault();
    leave();
  };
  return (
    <>
      <section className="action-bar" aria-label={t("chosen-acts")} onKeyDown={escape}>
        <div className="action-who">
          <b>{t("chosen-count", { count })}</b>
          {fetched !== undefined ? (
            <>
              <progress aria-label={t("chosen-fetching")} max={Math.min(total ?? MOST, MOST)} value={fetched} />
              <Button look="bare" className="small" onPress={chosen.stop}>
                {t("bulk-stop")}
              </Button>
            </>
          ) : (
            more &&
            count < MOST && (
              <Button look="bare" className="small link-like" onPress={chosen.gather}>
                {total > MOST ? t("chosen-first", { most: number(MOST), all: number(total) }) : t("chosen-all", { all: number(total) })}
              </Button>
            )
          )}
          <Button look="bare" className="small" onPress={leave}>
            <Icon name="close" /> {t("chosen-leave")}
          </Button>
          {count >= MOST && <span className="cell-sub">{t("chosen-most", { most: number(MOST) })}</span>}
        </div>
        <div className="action-acts">
          {viewer.can("EditRegister") && (
            <>
              <Button className="small" onPress={() => setOpen({ kind: "post" })}>
                {t("act-post")}
              </Button>
              <Button className="small" onPress={() => setOpen({ kind: "interval" })}>
                {t("act-interval")}
              </Button>
            </>
          )}
          <Button className="small" isPending={writing !== undefined} onPress={() => void take()}>
            {writing ? t("take-writing", { count: number(writing) }) : t("act-take")}
          </Button>
        </div>
        {begun && viewer.can("EditRegister") && (
          <p className="action-result unfinished">
            <Icon name="warning" /> <span>{t("bulk-unfinished", { done: begun.steps.length - openOf(begun).length, all: begun.steps.length, count: openOf(begun).length })}</span>
            <Button
              className="small"
              onPress={() => {
                setOpen({ kind: begun.kind, begun });
                chosen.goneOn();
              }}
            >
              {t("bulk-go-on", { count: openOf(begun).length })}
            </Button>
          </p>
        )}
        {result && result.count > 0 && (
          <p className="action-result">
            <Icon name="check" /> <span>{t(result.undone ? "bulk-undone" : `bulk-result-${result.kind}`, { count: result.count })}</span>
            {result.back.length > 0 && (
              <Button look="bare" className="small" onPress={() => setOpen({ kind: result.kind, back: result.back })}>
                <Icon name="undo" /> {t("bulk-take-back")}
              </Button>
            )}
          </p>
        )}
        {trouble && <Failure trouble={trouble} again={() => void take()} />}
        {chosen.trouble && <Failure trouble={chosen.trouble} again={chosen.gather} />}
      </section>
      {open && (
        <Bulk
          kind={open.kind}
          of={open.begun ? { begun: open.begun } : open.back ? { back: open.back } : { ids: inOrder(selection, ids) }}
          told={(done) => {
            setResult(done);
            changed();
          }}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
