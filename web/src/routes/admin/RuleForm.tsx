// How a controller uses a rule: as the catalogue says, graded otherwise, or not at all; always with a reason.
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { Severity } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { lineOf, NounSheet, type Values } from "../../ui/NounSheet";
import type { Rule, Setting } from "./Rules";

const SetDocument = graphql(`
  mutation SetRule($input: SetRuleInput!) {
    setRule(input: $input) {
      setting {
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

const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];

interface Props {
  of: Rule;
  setting: Setting | undefined;
  controller: string;
  close(): void;
  done(): void;
}

export function RuleForm({ of, setting, controller, close, done }: Props) {
  const { t, word } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const act = useAct(SetDocument);
  const submit = async (values: Values) => {
    const severity = SEVERITIES.find((one) => one === values["severity"]);
    const saved = await act.act({
      input: { controller, rule: of.code, switchedOff: values["off"] === true, ...(severity && { severity }), reason: lineOf(values["reason"]), idempotencyKey: onceKey() },
    });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={say(of.title)}
      lead={of.law.map(({ label, act: name, number }) => `${label}, ${name} ${number}`).join("; ")}
      fields={[
        {
          name: "severity",
          kind: "choice",
          label: t("severity"),
          none: t("rule-as-catalogue", { severity: word("Severity", of.severity) }),
          of: SEVERITIES.filter((one) => one !== of.severity).map((one) => ({ id: one, label: word("Severity", one) })),
        },
        { name: "off", kind: "tick", label: t("rule-switch-off") },
        { name: "reason", kind: "lines", label: t("reason"), hint: t("rule-reason-hint"), required: true },
      ]}
      first={{ severity: setting?.severity ?? "", off: setting?.switchedOff ?? false, reason: setting?.reason ?? "" }}
      act={act}
      beside={(values) => values["off"] === true && <p className="note">{t("rule-off-follows")}</p>}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
