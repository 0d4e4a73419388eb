// One part of a register: what the law wants of it in two sentences, what it says, what is missing, and whether it is still true.
import { type ReactNode, Suspense, useId } from "react";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { FindingPart, RegisterPart } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { SeverityMark } from "../../ui/SeverityMark";
import { Loading } from "../../ui/states";
import { ConfirmPart } from "./Confirm";
import type { RegisterNode } from "./RegisterPage";

const PartFindings = graphql(`
  fragment PartFindings on Register {
    findings {
      mark
      part
      severity
      message
      since
      rule {
        code
        law {
          label
          act
        }
      }
      waiver {
        id
        holds
        reason
        expiresOn
      }
    }
  }
`);

/** Parts of findings that are no part of the record itself, and so not confirmed. */
const NOT_CONFIRMED: readonly FindingPart[] = ["REVIEW", "NOTICE"];

interface Props {
  part: FindingPart;
  of: RegisterNode;
  percent: number | undefined;
  mayConfirm: boolean;
  /** What the part is written with, where it can be. */
  editor?: ((done: () => void) => ReactNode) | undefined;
  editing: boolean;
  edit(part: FindingPart | undefined): void;
  children: ReactNode;
}

export function PartCard({ part, of, percent, mayConfirm, editor, editing, edit, children }: Props) {
  const { t, word } = useWords();
  const heading = useId();
  return (
    <section className="card part" id={part.toLowerCase()} aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>{word("Part", part)}</h2>
        <div className="part-head-end">
          {percent !== undefined && <Meter percent={percent} label={t("column-completeness")} />}
          {editor && !editing && (
            <Button className="small" aria-label={t("edit-of", { part: word("Part", part) })} onPress={() => edit(part)}>
              {t("edit")}
            </Button>
          )}
        </div>
      </div>
      <p className="law">{word("law", part)}</p>
      {editor && editing ? <Suspense fallback={<Loading />}>{editor(() => edit(undefined))}</Suspense> : <div className="part-body">{children}</div>}
      <Findings part={part} of={of} />
      {!NOT_CONFIRMED.includes(part) && <ConfirmPart of={of} part={part as RegisterPart} may={mayConfirm} />}
    </section>
  );
}

function Findings({ part, of }: { part: FindingPart; of: FragmentType<typeof PartFindings> }) {
  const { t, day } = useWords();
  const own = unmask(PartFindings, of).findings.filter((finding) => finding.part === part);
  if (own.length === 0) return null;
  return (
    <ul className="findings" aria-label={t("findings-title")}>
      {own.map(({ mark, severity, message, since, rule, waiver }) => (
        <li key={mark} className={waiver?.holds ? "waived" : `severity-${severity}`}>
          <SeverityMark severity={severity} />
          <div>
            <p>{message}</p>
            <p className="cell-sub">
              {[...new Set(rule.law.map(({ label, act }) => `${act}, ${label}`))].slice(0, 2).join("; ")}
              {since && ` · ${t("finding-since", { day: day(since) })}`}
            </p>
            {waiver?.holds && (
              <p className="cell-sub">
                <Badge>{t("waived")}</Badge> {waiver.reason}
                {waiver.expiresOn && ` · ${t("until", { day: day(waiver.expiresOn) })}`}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
