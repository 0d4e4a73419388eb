// A flow that is no more is put away, not deleted: history keeps it, and no record or notice tells it any longer.
import { useMutation } from "urql";
import { onceKey } from "../../../../api/once";
import { troubleOf } from "../../../../api/trouble";
import { useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { AskFirst, type Done } from "../../../../ui/AskFirst";
import { ArchiveFlowDocument } from "./flow";

export function ArchiveFlow({ id, version, archived }: { id: string; version: number; archived(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [, send] = useMutation(ArchiveFlowDocument);
  const archive = async (): Promise<Done> => {
    const { data, error } = await send({ id, version, key: onceKey() });
    if (error) return { trouble: troubleOf(error) };
    const refusals = data?.archiveDataFlow.userErrors ?? [];
    if (refusals.length > 0) return { refusals: refusals.map(({ message }) => message) };
    announce(t("write-flow-archived"));
    archived();
    return "done";
  };
  return <AskFirst small label={t("write-flow-archive")} title={t("write-flow-archive-title")} lead={t("write-flow-archive-lead")} act={archive} />;
}
