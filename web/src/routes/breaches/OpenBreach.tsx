// A case is opened: whose, what happened, and since when it is known; the clock runs from there.
import { type FormEvent, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useController } from "../../controller";
import { graphql } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { DayField } from "../../ui/DayField";
import { Line, Lines } from "../../ui/Inputs";
import { Sheet } from "../../ui/Sheet";
import { Told } from "../../ui/Told";
import { useViewer } from "../../viewer";
import { About } from "../reports/About";
import { localNow, momentOf } from "./moments";

const OpenDocument = graphql(`
  mutation OpenBreach($input: OpenBreachInput!) {
    openBreach(input: $input) {
      breach {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export function OpenBreach({ close, done }: { close(): void; done(id: string): void }) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const viewer = useViewer();
  const first = useController(undefined);
  const [controller, setController] = useState(first);
  const [title, setTitle] = useState("");
  const [facts, setFacts] = useState("");
  const [knownAt, setKnownAt] = useState(localNow);
  const [where, setWhere] = useState<string>();
  const [key] = useState(onceKey);
  const open = useAct(OpenDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!controller) return;
    const opened = await open.act({
      input: {
        controller,
        title: title.trim(),
        knownAt: momentOf(knownAt),
        ...(facts.trim() && { facts: facts.trim() }),
        ...(where?.startsWith("processor:") && { processor: where }),
        ...(where?.startsWith("service:") && { service: where }),
        idempotencyKey: key,
      },
    });
    if (!opened?.breach) return;
    announce(t("breach-opened"));
    done(opened.breach.id);
  };
  return (
    <Sheet title={t("breach-open")} lead={t("breach-open-lead")} close={close}>
      <form className="sheet-form" onSubmit={(event) => void submit(event)}>
        <Told of={open} />
        <Line label={t("breach-title")} value={title} onChange={setTitle} required hint={t("breach-title-hint")} />
        {viewer.controllers.length > 1 && (
          <Choose label={t("controller")} choices={viewer.controllers.map(({ id, name }) => ({ id, label: say(name) }))} chosen={controller} onChoose={setController} />
        )}
        <DayField label={t("breach-known-at")} time value={knownAt} onChange={setKnownAt} required hint={t("breach-known-at-hint")} />
        <Lines label={t("breach-facts")} value={facts} onChange={setFacts} hint={t("breach-facts-hint")} />
        <About kinds={["PROCESSOR", "SERVICE"]} chosen={where} onChoose={setWhere} label={t("breach-where")} />
        <div className="acts">
          <Button look="main" type="submit" isPending={open.underWay}>
            {t("breach-open")}
          </Button>
          <Button onPress={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}
