// The auditor's pack: everything about a controller as of a day, in one file. It is made first and sent then, and both take a while.
import { useRef, useState } from "react";
import { useController } from "../../controller";
import { LANGUAGES, ownName, useSay, useWords } from "../../i18n";
import type { Language } from "../../i18n/said";
import { keyOf, outside } from "../../paths";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { saveFile } from "../../ui/saveFile";
import { DayField } from "../../ui/DayField";
import { useViewer } from "../../viewer";

type State = { is: "idle" } | { is: "making" } | { is: "coming"; bytes: number; of: number | undefined } | { is: "there"; bytes: number } | { is: "failed"; why: string | undefined };

export function Pack({ asked }: { asked: string | undefined }) {
  const { t, number, language: own } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const first = useController(asked);
  const [chosen, setChosen] = useState<string>();
  const [day, setDay] = useState<string>();
  const [language, setLanguage] = useState<Language>(own);
  const [state, setState] = useState<State>({ is: "idle" });
  const stop = useRef<AbortController>(undefined);
  const controller = chosen ?? (first && keyOf(first));
  const kilobytes = (bytes: number) => t("kilobytes", { count: number(Math.ceil(bytes / 1000)) });
  if (!controller || !viewer.can("ExportInventory") || !viewer.can("ReadHistory")) return null;

  const make = async () => {
    const ending = new AbortController();
    stop.current = ending;
    setState({ is: "making" });
    try {
      const response = await fetch(outside.auditPack(controller, day, language), { signal: ending.signal });
      if (!response.ok || !response.body) {
        setState({ is: "failed", why: await sentenceOf(response) });
        return;
      }
      const length = Number(response.headers.get("content-length"));
      const pieces: BlobPart[] = [];
      let bytes = 0;
      for (const reader = response.body.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        bytes += value.length;
        setState({ is: "coming", bytes, of: length > 0 ? length : undefined });
      }
      saveFile(new Blob(pieces, { type: "application/zip" }), `${controller}-${day ?? new Date().toISOString().slice(0, 10)}.zip`);
      setState({ is: "there", bytes });
    } catch {
      // A connection that breaks half way leaves no half a pack behind.
      setState(ending.signal.aborted ? { is: "idle" } : { is: "failed", why: undefined });
    }
  };
  const busy = state.is === "making" || state.is === "coming";
  return (
    <Card title={t("pack-title")} lead={t("pack-lead")}>
      <div className="choices">
        {viewer.controllers.length > 1 && (
          <Choose label={t("controller")} choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))} chosen={controller} onChoose={setChosen} />
        )}
        <DayField label={t("report-on")} value={day ?? ""} onChange={(on) => setDay(on || undefined)} />
        <Choose
          label={t("report-language")}
          choices={LANGUAGES.map((one) => ({ id: one, label: ownName(one) }))}
          chosen={language}
          onChoose={(one) => setLanguage(LANGUAGES.find((known) => known === one) ?? own)}
        />
      </div>
      <div className="acts">
        <Button look="main" isPending={busy} onPress={() => void make()}>
          {t("pack-make")}
        </Button>
        {busy && <Button onPress={() => stop.current?.abort()}>{t("cancel")}</Button>}
      </div>
      <p className="count-line" role="status">
        {state.is === "making" && t("pack-making")}
        {state.is === "coming" && (state.of ? t("pack-coming-of", { got: kilobytes(state.bytes), all: kilobytes(state.of) }) : t("pack-coming", { got: kilobytes(state.bytes) }))}
        {state.is === "there" && `${t("pack-there")} (${kilobytes(state.bytes)})`}
      </p>
      {state.is === "coming" && state.of && <progress className="progress" max={state.of} value={state.bytes} aria-label={t("pack-title")} />}
      {state.is === "failed" && (
        <div className="refusals" role="alert">
          <p>{t("pack-failed")}</p>
          {state.why && <p>{state.why}</p>}
        </div>
      )}
    </Card>
  );
}

/** What the server says of a download that it refuses: one sentence, in the reader's language. */
async function sentenceOf(response: Response): Promise<string | undefined> {
  const isText = response.headers.get("content-type")?.startsWith("text/plain");
  return isText ? await response.text() : undefined;
}
