// Where a register stands, in words: its stage, what that is called, and what happened last.
import type { ReactNode } from "react";
import { Text, useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";
import { stageOf, STAGES, type Standing } from "./standing";
import type { Register, Submission } from "./WorkBar";

export function Stages({ standing }: { standing: Standing }) {
  const { t } = useWords();
  const now = stageOf(standing);
  const reached = now ? STAGES.indexOf(now) : STAGES.length;
  return (
    <ol className="stages" aria-label={t("stages")}>
      {STAGES.map((stage, at) => (
        <li key={stage} className={at < reached ? "done" : ""} aria-current={stage === now ? "step" : undefined}>
          <span className="stage-dot" aria-hidden="true">
            {at < reached ? <Icon name="check" /> : at + 1}
          </span>
          {t(`stage-${stage}`)}
        </li>
      ))}
    </ol>
  );
}

export function Heading({ standing, register: { noticeInForce }, waits }: { standing: Standing; register: Register; waits: Submission | undefined }) {
  const { t, moment } = useWords();
  if (standing === "scheduled" && waits?.publishAt) return t("standing-scheduled-at", { when: moment(waits.publishAt) });
  if ((standing === "published" || standing === "changed") && noticeInForce) return t(`standing-of-${standing}`, { number: noticeInForce.number });
  return t(`standing-${standing}`);
}

/** What happened last, in words: who sent it, who returned it and why, when it came into force. */
export function Story({ standing, register, latest }: { standing: Standing; register: Register; latest: Submission | undefined }) {
  const { t, moment } = useWords();
  const { noticeInForce, notices } = register;
  const lines: ReactNode[] = [];
  if (latest && ["waiting", "outrun", "scheduled"].includes(standing)) {
    lines.push(t("story-submitted", { name: latest.submittedBy?.name ?? t("work-by-other"), when: latest.submittedAt ? moment(latest.submittedAt) : "" }));
    if (latest.message) lines.push(<q>{latest.message}</q>);
    if (Object.keys(latest.correction as object).length > 0) {
      lines.push(
        <>
          {t("story-correction")} <Text of={latest.correction} />
        </>,
      );
    }
  }
  if (latest && standing === "returned") {
    lines.push(t("story-returned-by", { name: latest.decidedBy?.name ?? t("work-by-other"), when: latest.decidedAt ? moment(latest.decidedAt) : "" }));
    if (latest.reason) lines.push(<q>{latest.reason}</q>);
  }
  const last = notices.nodes[0];
  if (standing === "withdrawn" && last?.state === "WITHDRAWN") {
    lines.push(t("story-withdrawn", { number: last.number, when: last.withdrawnAt ? moment(last.withdrawnAt) : "" }));
    lines.push(<Text of={last.withdrawnReason} />);
  }
  if (noticeInForce && standing !== "archived") lines.push(t("story-in-force", { number: noticeInForce.number, when: moment(noticeInForce.publishedAt) }));
  if (lines.length === 0) lines.push(t(`story-${standing}`));
  return lines.map((line, at) => <p key={at}>{line}</p>);
}
