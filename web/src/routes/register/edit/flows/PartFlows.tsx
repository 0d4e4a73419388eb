// The data flows at a register that a part of it speaks of: opened to write, and begun anew. They are the sources, recipients and
// transfers; nothing of them is typed twice.
import { useEffect } from "react";
import { usePages } from "../../../../api/pages";
import { unmask } from "../../../../gql";
import type { EditableRegisterFragment, FindingPart } from "../../../../gql/graphql";
import { useSay, useWords } from "../../../../i18n";
import { Button } from "../../../../ui/Button";
import { Icon } from "../../../../ui/Icon";
import { SeverityMark } from "../../../../ui/SeverityMark";
import { Failure, Loading } from "../../../../ui/states";
import type { Noticed } from "../context";
import { calledOf } from "../pick/called";
import { FlowEnd, FlowsDocument, isOf } from "./flow";
import { BEGINNINGS } from "./flowShape";

/** Findings about a flow, each with the flow it is about. */
export interface AboutFlow extends Noticed {
  readonly about: string;
  readonly part: FindingPart;
}

interface Props {
  part: FindingPart;
  register: EditableRegisterFragment;
  findings: readonly AboutFlow[];
  openFlow(flow: string, at?: string): void;
}

export function PartFlows({ part, register, findings, openFlow }: Props) {
  const { t, word } = useWords();
  const say = useSay();
  const beginnings = BEGINNINGS.filter((one) => one.part === part);
  const speaks = beginnings.length > 0 || part === "TRANSFERS";
  const pages = usePages(
    FlowsDocument,
    { id: register.id },
    ({ node }) => {
      const flows = node?.__typename === "Register" ? node.flows : undefined;
      return {
        rows: flows?.nodes ?? [],
        total: flows?.totalCount ?? undefined,
        next: flows?.pageInfo.hasNextPage ? (flows.pageInfo.endCursor ?? undefined) : undefined,
      };
    },
    { pause: !speaks },
  );
  // All of them: "none" is said only of what has been looked at as a whole.
  useEffect(() => pages.load(), [pages.load]);
  if (!speaks) return null;
  const own = pages.rows.filter(({ kind, to }) => isOf(part, kind, to?.id === register.id));
  // Of flows further on, that the data reach through those at the register.
  const beyond = findings.filter((finding) => finding.part === part && finding.about.startsWith("flow:") && !pages.rows.some(({ id }) => id === finding.about));
  return (
    <section className="part-flows" aria-label={t(`write-flows-${part}`)}>
      <h3>{t(`write-flows-${part}`)}</h3>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && !pages.trouble && <Loading lines={2} />}
      {!pages.loading && !pages.more && own.length === 0 && <p className="unsaid-text">{t("write-flows-none")}</p>}
      <ul className="lines">
        {own.map(({ id, kind, data, mechanism, viewerCan, from, to, agreement }) => {
          const end = unmask(FlowEnd, to?.id === register.id ? from : to);
          const called = calledOf(end && "__typename" in end ? (end as Parameters<typeof calledOf>[0]) : undefined, say);
          const name = called?.name ?? t("out-of-reach");
          const told = findings.filter((finding) => finding.about === id && finding.part === part);
          return (
            <li key={id} id={id}>
              <div className="line">
                <span className="line-name">
                  {name}
                  <span className="cell-sub">
                    {[called?.sub, word("FlowKind", kind), Object.keys(data).length > 0 && say(data), mechanism && word("TransferMechanism", mechanism), kind === "PROCESSING" && !agreement && t("write-flow-no-agreement")]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                {viewerCan.edit && (
                  <Button look="bare" className="small" aria-label={t("list-edit", { what: name })} onPress={() => openFlow(id, part === "TRANSFERS" ? "/mechanism" : undefined)}>
                    {t("edit")}
                  </Button>
                )}
              </div>
              <FlowFindings of={told} {...(viewerCan.edit && { mend: (pointer: string) => openFlow(id, pointer) })} />
            </li>
          );
        })}
      </ul>
      {!pages.loading && !pages.more && <FlowFindings of={beyond} />}
      {beginnings.length > 0 && (
        <p className="acts">
          {beginnings.map(({ name }) => (
            <Button key={name} className="small" onPress={() => openFlow(`+${name}`)}>
              <Icon name="add" /> {t(`write-flow-new-${name}`)}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}

function FlowFindings({ of, mend }: { of: readonly AboutFlow[]; mend?: (pointer: string) => void }) {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <ul className="field-findings">
      {of.map(({ mark, severity, message, pointer }) => (
        <li key={mark} className={`severity-${severity}`}>
          <SeverityMark severity={severity} />
          <span className="line-name">
            {message} {!mend && <span className="cell-sub">{t("mend-who-dpo")}</span>}
          </span>
          {mend && (
            <Button className="small" aria-label={t("mend-of", { finding: message })} onPress={() => mend(pointer)}>
              {t("mend")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
