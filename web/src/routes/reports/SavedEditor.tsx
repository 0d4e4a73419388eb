// What a saved report is called, what is expected of it, and how often it is run.
import { type FormEvent, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { InThree, textsFrom, textsTo, Tick } from "../../ui/Inputs";
import { Sheet } from "../../ui/Sheet";
import { Told } from "../../ui/Told";
import type { SavedReportNode } from "./SavedReport";
import { EVERY, EXPECTATIONS } from "./SaveReport";

const EditDocument = graphql(`
  mutation EditSavedReport($input: EditSavedReportInput!) {
    editSavedReport(input: $input) {
      savedReport {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export function SavedEditor({ of, done, close }: { of: SavedReportNode; done(): void; close(): void }) {
  const { t, word, duration } = useWords();
  const announce = useAnnounce();
  const [title, setTitle] = useState(textsFrom(of.title));
  const [expectation, setExpectation] = useState(of.expectation);
  const [every, setEvery] = useState(of.every ?? undefined);
  const [paused, setPaused] = useState(of.paused);
  const [takeOver, setTakeOver] = useState(false);
  const edit = useAct(EditDocument);
  // One that was made elsewhere may be run in another measure.
  const measures: string[] = every && !EVERY.some((one) => one === every) ? [...EVERY, every] : [...EVERY];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await edit.act({
      input: { id: of.id, version: of.version, title: textsTo(title), expectation, every: every ?? null, paused, ...(takeOver && { takeOver }), idempotencyKey: onceKey() },
    });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <Sheet title={t("saved-edit-title")} close={close}>
      <form className="sheet-form" onSubmit={(event) => void submit(event)}>
        <Told of={edit} />
        <InThree label={t("report-save-name")} texts={title} onChange={setTitle} />
        <Choose
          label={t("report-expectation")}
          choices={EXPECTATIONS.map((one) => ({ id: one, label: word("ReportExpectation", one) }))}
          chosen={expectation}
          onChoose={(one) => setExpectation(EXPECTATIONS.find((known) => known === one) ?? "NONE")}
        />
        <Choose
          label={t("report-every")}
          none={t("every-never")}
          choices={measures.map((one) => ({ id: one, label: EVERY.some((known) => known === one) ? t(`every-${one}`) : duration(one) }))}
          chosen={every}
          onChoose={setEvery}
        />
        <Tick label={t("saved-pause")} chosen={paused} onChange={setPaused} />
        <Tick label={t("saved-take-over")} chosen={takeOver} onChange={setTakeOver} />
        <div className="acts">
          <Button look="main" type="submit" isPending={edit.underWay}>
            {t("save")}
          </Button>
          <Button onPress={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}
