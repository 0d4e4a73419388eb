// What is missing in a part, and the ways out: to the very field, or a waiver by those who may give one.
import { useMemo, useState } from "react";
import { useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { SeverityMark } from "../../ui/SeverityMark";
import { later } from "../../ui/later";
import { useViewer } from "../../viewer";
import { EndWaiver } from "./EndWaiver";
import type { Finding } from "./findingFields";
import { wayOutOf } from "./wayOut";

const WaiveDialog = later(() => import("./Waive").then((made) => made.WaiveDialog), 0);
const MendNoun = later(() => withWords(import("./edit/nouns/MendNoun"), "write").then((made) => made.MendNoun), 0);

interface Props {
  findings: readonly Finding[];
  register: string;
  controller: string;
  mayEdit: boolean;
  mayConfirm: boolean;
  go(to: { edit?: Finding["part"]; at?: string; flow?: string | undefined; walk?: true }): void;
}

export function FindingList({ findings, register, controller, mayEdit, mayConfirm, go }: Props) {
  const { t } = useWords();
  const [waiving, setWaiving] = useState<Finding>();
  const [mending, setMending] = useState<{ noun: string; at: string }>();
  const about = useMemo(() => findings.filter(({ aboutId, waiver }) => aboutId === mending?.noun && !waiver?.holds), [findings, mending]);
  if (findings.length === 0) return null;
  return (
    <>
      <ul className="findings" aria-label={t("findings-title")}>
        {findings.map((finding) => (
          <One key={finding.mark} of={finding} register={register} mayEdit={mayEdit} mayConfirm={mayConfirm} go={go} waive={() => setWaiving(finding)} mend={setMending} />
        ))}
      </ul>
      {waiving && <WaiveDialog register={register} finding={waiving} close={() => setWaiving(undefined)} />}
      {mending && (
        <MendNoun {...mending} register={register} controller={controller} findings={about} close={() => setMending(undefined)} />
      )}
    </>
  );
}

interface OneProps extends Omit<Props, "findings" | "controller"> {
  of: Finding;
  waive(): void;
  mend(what: { noun: string; at: string }): void;
}

function One({ of, register, mayEdit, mayConfirm, go, waive, mend }: OneProps) {
  const { t, day } = useWords();
  const { severity, message, since, rule, waiver, viewerCan } = of;
  const way = wayOutOf(of, register);
  const waived = waiver?.holds;
  const viewer = useViewer();
  const mayMend = "noun" in way && viewer.can("EditOrganisation");
  const theirs = "edit" in way && way.edit === "ASSESSMENTS" && !viewer.can("EditAgreement");
  return (
    <li className={waived ? "waived" : `severity-${severity}`}>
      <SeverityMark severity={severity} />
      <div>
        <p>{message}</p>
        <p className="cell-sub">
          {[...new Set(rule.law.map(({ label, act }) => `${act}, ${label}`))].slice(0, 2).join("; ")}
          {since && ` · ${t("finding-since", { day: day(since) })}`}
        </p>
        {waived && (
          <p className="cell-sub">
            <Badge>{t("waived")}</Badge> {waiver.reason}
            {waiver.expiresOn && ` · ${t("until", { day: day(waiver.expiresOn) })}`}
          </p>
        )}
        {(("who" in way && !mayMend) || theirs) && <p className="cell-sub">{t(`mend-who-${"who" in way ? way.who : "dpo"}`)}</p>}
        <p className="finding-acts">
          {"edit" in way && mayEdit && !theirs && (
            <Button className="small" aria-label={t("mend-of", { finding: message })} onPress={() => go({ edit: way.edit, at: way.at, flow: way.flow })}>
              {t("mend")}
            </Button>
          )}
          {mayMend && (
            <Button className="small" aria-label={t("mend-of", { finding: message })} onPress={() => mend({ noun: way.noun, at: way.at })}>
              {t("mend")}
            </Button>
          )}
          {"walk" in way && mayConfirm && (
            <Button className="small" onPress={() => go({ walk: true })}>
              {t("walk-begin")}
            </Button>
          )}
          {viewerCan.waive && !waived && (
            <Button className="small" look="bare" aria-label={t("waive-of", { finding: message })} onPress={waive}>
              {t("waive")}
            </Button>
          )}
          {waived && waiver.viewerCan.end && <EndWaiver id={waiver.id} version={waiver.version} of={message} />}
        </p>
      </div>
    </li>
  );
}
