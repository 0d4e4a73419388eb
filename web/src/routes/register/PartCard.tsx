// One part of a register: what the law wants of it in two sentences, what it says, what is missing, and whether it is still true.
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { unmask } from "../../gql";
import type { FindingPart, RegisterPart } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { Button } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { later } from "../../ui/later";
import { useViewer } from "../../viewer";
import { CLOSED, type RegisterPageSearch } from "./asked";
import { ConfirmPart } from "./Confirm";
import { WRITABLE } from "./edit/registerShape";
import { type Finding, PartFindings } from "./findingFields";
import { FindingList } from "./FindingList";
import type { RegisterNode } from "./RegisterPage";
import { FLOW_PARTS } from "./wayOut";
import { LastChanged } from "./work/LastChanged";
import { PartTalk } from "./work/Talk";

export const editor = () => withWords(import("./edit/PartEditor"), "write");
// About as high as the fields will be: what stands below keeps its place.
const PartEditor = later(() => editor().then((made) => made.PartEditor), 16);

/** Parts of findings that are no part of the record itself, and so not confirmed. */
export const NOT_CONFIRMED: readonly FindingPart[] = ["REVIEW", "NOTICE"];

interface Props {
  part: FindingPart;
  of: RegisterNode;
  percent: number | undefined;
  mayConfirm: boolean;
  mayEdit: boolean;
  search: RegisterPageSearch;
  go(change: RegisterPageSearch): void;
  children: ReactNode;
}

export function PartCard({ part, of, percent, mayConfirm, mayEdit, search, go, children }: Props) {
  const { t, word } = useWords();
  const heading = useId();
  const viewer = useViewer();
  // Assessments are kept by those who keep agreements, and are of several registers.
  const writable = mayEdit && (WRITABLE.includes(part) || (part === "ASSESSMENTS" && viewer.can("EditAgreement")));
  const editing = writable && search.edit === part;
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(editing);
  useEffect(() => {
    // What had the focus has gone with the form.
    if (was.current && !editing) button.current?.focus();
    was.current = editing;
  }, [editing]);

  const { findings } = unmask(PartFindings, of);
  const open = useMemo(() => findings.filter(({ waiver }) => !waiver?.holds).map((finding) => ({ ...finding, about: finding.aboutId })), [findings]);
  // What is told beside its field, or its flow, is not told again below.
  const beside = ({ aboutId, waiver }: Finding) => editing && !waiver?.holds && (aboutId === of.id || (FLOW_PARTS.includes(part) && aboutId.startsWith("flow:")));
  const own = findings.filter((finding) => finding.part === part && !beside(finding));
  return (
    <section className="card part" id={part.toLowerCase()} tabIndex={-1} aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>{word("Part", part)}</h2>
        <div className="part-head-end">
          {percent !== undefined && <Meter percent={percent} label={t("column-completeness")} />}
          {writable && !editing && (
            <Button ref={button} className="small" aria-label={t("edit-of", { part: word("Part", part) })} onPress={() => go({ ...CLOSED, edit: part })}>
              {t("edit")}
            </Button>
          )}
        </div>
      </div>
      <p className="law">{word("law", part)}</p>
      {editing ? (
        <PartEditor
          part={part}
          register={of.id}
          findings={open}
          at={search.at}
          flow={search.flow}
          openFlow={(flow, at) => go({ flow, at })}
          done={() => go(CLOSED)}
        />
      ) : (
        <div className="part-body">{children}</div>
      )}
      <FindingList findings={own} register={of.id} controller={of.controller?.id ?? ""} mayEdit={mayEdit} mayConfirm={mayConfirm} go={(to) => go({ ...CLOSED, ...to })} />
      {!NOT_CONFIRMED.includes(part) && <ConfirmPart of={of} part={part as RegisterPart} may={mayConfirm} />}
      <div className="part-foot">
        <LastChanged part={part} />
        <PartTalk part={part} />
      </div>
    </section>
  );
}
