// A register that is no more is archived, not deleted: its history and what was published of it stay.
import { useMutation } from "urql";
import { onceKey } from "../../api/once";
import { troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { AskFirst, type Done } from "../../ui/AskFirst";

const ArchiveRegisterDocument = graphql(`
  mutation ArchiveRegister($id: ID!, $version: Int!, $key: String!) {
    archiveRegister(input: { id: $id, version: $version, idempotencyKey: $key }) {
      register {
        id
        version
        archivedOn
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export function ArchiveRegister({ id, version, name }: { id: string; version: number; name: string }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [, send] = useMutation(ArchiveRegisterDocument);
  const archive = async (): Promise<Done> => {
    const { data, error } = await send({ id, version, key: onceKey() });
    if (error) return { trouble: troubleOf(error) };
    const refusals = data?.archiveRegister.userErrors ?? [];
    if (refusals.length > 0) return { refusals: refusals.map(({ message }) => message) };
    announce(t("archived-now"));
    return "done";
  };
  return <AskFirst label={t("archive")} title={t("archive-title", { name })} lead={t("archive-lead")} act={archive} />;
}
