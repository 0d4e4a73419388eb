// What stands around every form that is kept as a draft: what was left unfinished, what was refused, two people's values side by side,
// saving, undoing and throwing away. Leaving asks nothing, for nothing is lost.
import { type FormEvent, useEffect, useMemo, useRef } from "react";
import { useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { AREA } from "../../../ui/areas";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { later } from "../../../ui/later";
import { Failure } from "../../../ui/states";
import { useShown } from "../../../ui/Together";
import { carried } from "./carried";
import { type Place, PlaceContext } from "./context";
import { clearOfBar, focusOn } from "./focus";
import { Form } from "./Form";
import { KnowsNames } from "./pick/names";
import { type Field, idsIn } from "./shape";
import type { Draft } from "./useDraft";
import type { Saving } from "./useSave";

const ClashView = later(() => import("./ClashView").then((made) => made.ClashView));

interface Props {
  fields: readonly Field[];
  draft: Draft;
  saving: Saving;
  place: Omit<Place, "problems">;
  /** A JSON pointer to the field one came for. */
  at: string | undefined;
  /** Something new can be saved as it stands; of what is there, only what was changed. */
  fresh?: boolean;
  saveLabel?: string;
  done(): void;
  /** What stands before the fields, and after them: the flows of a register's part. */
  children?: React.ReactNode;
  below?: React.ReactNode;
}

export function Frame({ fields, draft, saving, place, at, fresh = false, saveLabel, done, children, below }: Props) {
  const { t } = useWords();
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { base, mine, changed } = draft;
  const { problems, trouble, clashing } = saving;
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  const shown = useShown();
  useEffect(() => {
    if (shown) focusOn(box.current, at);
    // Once for each place one comes for, not for every key.
  }, [at, clashing, shown]);
  const findings = useMemo(
    () =>
      place.findings.flatMap((finding) => {
        const pointer = carried(finding.pointer, fields, base, mine);
        return pointer === undefined ? [] : [{ ...finding, pointer }];
      }),
    [place.findings, fields, base, mine],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.save();
  };
  return (
    <PlaceContext value={{ ...place, findings, problems }}>
      <KnowsNames ids={[...idsIn(fields, base), ...idsIn(fields, mine)]}>
        {clashing ? (
          <ClashView of={clashing} underWay={saving.underWay} settle={(takeTheirs) => void saving.settle(takeTheirs)} back={saving.back} />
        ) : (
          <div ref={box}>
            {children}
            <form className="editor" onSubmit={submit} onFocus={clearOfBar} noValidate>
              {draft.continued && <p className="note">{t("draft-continued")}</p>}
              {problems.length > 0 && (
                <div className="refusals" role="alert" tabIndex={-1} ref={summary}>
                  <p>{t("problems-title", { count: problems.length })}</p>
                  <ul className="plain-list">
                    {problems.map(({ field, message }) => (
                      <li key={field + message}>{message}</li>
                    ))}
                  </ul>
                </div>
              )}
              {trouble && <Failure trouble={trouble} again={() => void saving.save()} />}
              <Form fields={fields} values={mine} change={draft.change} at="" />
              {below}
              <div className="editor-end" role="group" aria-label={t("editor-end")} {...AREA}>
                <Button look="main" type="submit" isPending={saving.underWay} isDisabled={!changed && !fresh}>
                  {saveLabel ?? t("save")}
                </Button>
                <Button
                  isDisabled={!draft.canUndo}
                  onPress={() => {
                    draft.undo();
                    announce(t("write-undone"));
                  }}
                >
                  <Icon name="undo" /> {t("write-undo")}
                </Button>
                <Button
                  onPress={() => {
                    draft.forget();
                    done();
                  }}
                >
                  {changed || fresh ? t("throw-away") : t("close")}
                </Button>
                {(changed || fresh) && (
                  <Button look="bare" onPress={done}>
                    {t("write-later")}
                  </Button>
                )}
                <span className={draft.safe ? "cell-sub" : "problem"} role="status">
                  {!draft.safe ? t("draft-not-kept") : changed ? t("draft-kept") : ""}
                </span>
              </div>
            </form>
          </div>
        )}
      </KnowsNames>
    </PlaceContext>
  );
}
