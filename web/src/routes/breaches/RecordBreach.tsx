// What has become known of a breach, or was decided and done. Art. 33(3), 33(5), 34.
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { BreachRisk } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { lineOf, NounSheet, type Values } from "../../ui/NounSheet";
import type { BreachNode } from "./BreachPage";
import { localOf, momentOf } from "./moments";

export const RecordDocument = graphql(`
  mutation RecordBreach($input: RecordBreachInput!) {
    recordBreach(input: $input) {
      breach {
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

const RISKS: readonly BreachRisk[] = ["UNLIKELY", "RISK", "HIGH"];
const TEXTS = ["title", "facts", "effects", "measures", "authorityReference", "delayReason", "peopleNotToldReason"] as const;
const MOMENTS = ["knownAt", "authorityToldAt", "peopleToldAt"] as const;

interface Props {
  of: BreachNode;
  close(): void;
  done(): void;
}

export function RecordBreach({ of, close, done }: Props) {
  const { t, word } = useWords();
  const announce = useAnnounce();
  const act = useAct(RecordDocument);
  const submit = async (values: Values) => {
    const risk = RISKS.find((one) => one === values["risk"]);
    // Only what was changed is sent: two who write into a case at the same time take nothing from each other.
    const texts = TEXTS.flatMap((name) => (lineOf(values[name]) === of[name] ? [] : [[name, lineOf(values[name])]]));
    const moments = MOMENTS.flatMap((name) => {
      const typed = lineOf(values[name]);
      return typed && typed !== localOf(of[name]) ? [[name, momentOf(typed)]] : [];
    });
    const saved = await act.act({
      input: { id: of.id, version: of.version, ...Object.fromEntries([...texts, ...moments]), ...(risk && risk !== of.risk && { risk }), idempotencyKey: onceKey() },
    });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={t("breach-record")}
      lead={t("breach-record-lead")}
      fields={[
        { name: "title", kind: "line", label: t("breach-title"), required: true },
        { name: "knownAt", kind: "moment", label: t("breach-known-at") },
        { name: "facts", kind: "lines", label: t("breach-facts"), hint: t("breach-facts-hint") },
        { name: "effects", kind: "lines", label: t("breach-effects") },
        { name: "measures", kind: "lines", label: t("breach-measures") },
        { name: "risk", kind: "choice", label: t("breach-risk"), none: t("breach-not-assessed"), of: RISKS.map((one) => ({ id: one, label: word("BreachRisk", one) })) },
        { name: "authorityToldAt", kind: "moment", label: t("breach-authority") },
        { name: "authorityReference", kind: "line", label: t("breach-reference") },
        { name: "delayReason", kind: "lines", label: t("breach-delay"), hint: t("breach-delay-hint") },
        { name: "peopleToldAt", kind: "moment", label: t("breach-people") },
        { name: "peopleNotToldReason", kind: "lines", label: t("breach-people-not"), hint: t("breach-people-not-hint") },
      ]}
      first={{
        title: of.title,
        knownAt: localOf(of.knownAt),
        facts: of.facts,
        effects: of.effects,
        measures: of.measures,
        risk: of.risk ?? "",
        authorityToldAt: localOf(of.authorityToldAt),
        authorityReference: of.authorityReference,
        delayReason: of.delayReason,
        peopleToldAt: localOf(of.peopleToldAt),
        peopleNotToldReason: of.peopleNotToldReason,
      }}
      act={act}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
