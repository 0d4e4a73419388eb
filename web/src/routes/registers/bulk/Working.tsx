// How far is it, and how did it end? Each register that was refused is named with the reason, and can be tried again.
import { useEffect, useRef } from "react";
import { useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { SignInLink } from "../../../ui/SignInLink";
import { type Answer, fieldsOf, type Step, type Values } from "./step";
import { notBegun, refusedOf, wayBack, type Work } from "./useWork";

interface Props {
  work: Work;
  names: ReadonlyMap<string, string>;
  undo?: (() => void) | undefined;
  /** Whether what is not done is kept beyond this page. */
  safe: boolean;
  close(): void;
}

export function Working({ work, names, undo, safe, close }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { steps, answers, underWay } = work;
  // What had the focus is gone: the button that began it, and then the one that stops it.
  useEffect(() => box.current?.focus(), [underWay]);
  const [refused, open, done] = [refusedOf(work), notBegun(work), wayBack(work).length];
  const signedOut = refused.some(({ answer }) => "refused" in answer && answer.refused === "trouble" && answer.trouble.code === "UNAUTHENTICATED");
  return (
    <div className="bulk-work" ref={box} tabIndex={-1}>
      <div className="bulk-progress">
        <progress className="progress" max={steps.length} value={answers.size} aria-label={t("bulk-progress")} />
        <span className="bulk-count">{t("bulk-count", { done: answers.size, all: steps.length })}</span>
      </div>
      {underWay ? (
        <div className="acts">
          <Button onPress={work.stop}>{t("bulk-stop")}</Button>
        </div>
      ) : (
        <>
          <p role="status">{[t("bulk-done", { count: done }), ...(refused.length > 0 ? [t("bulk-refused", { count: refused.length })] : []), ...(open.length > 0 ? [t("bulk-open", { count: open.length })] : [])].join(" ")}</p>
          {refused.length > 0 && (
            <ul className="bulk-refused" aria-label={t("bulk-refused-list")}>
              {refused.map(({ step, answer }) => (
                <li key={step.id}>
                  <Icon name="warning" />
                  <span>
                    <b>{step.name}</b>
                    <span className="cell-sub">
                      <Why step={step} of={answer} names={names} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {signedOut && safe && <p>{t("bulk-kept")}</p>}
          <div className="acts">
            {signedOut && <SignInLink />}
            {(refused.length > 0 || open.length > 0) && !signedOut && (
              <Button look="main" onPress={work.goOn}>
                {refused.length > 0 ? t("bulk-again", { count: refused.length + open.length }) : t("bulk-go-on", { count: open.length })}
              </Button>
            )}
            {done > 0 && undo && (
              <Button onPress={undo}>
                <Icon name="undo" /> {t("bulk-undo", { count: done })}
              </Button>
            )}
            <Button onPress={close}>{t("close")}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Why({ step, of, names }: { step: Step; of: Answer; names: ReadonlyMap<string, string> }) {
  const { t, duration } = useWords();
  if (!("refused" in of)) return null;
  if (of.refused === "invalid") return of.sentence;
  if (of.refused === "trouble") return [t(of.trouble.say), of.trouble.sentence].filter(Boolean).join(" ");
  if (of.refused !== "changed") return t(`bulk-why-${of.refused}`);
  const { responsiblePost, contactPosts = [], reviewInterval } = of.now.values;
  const called = (post: string) => names.get(post) ?? post;
  const said: Record<keyof Values, string> = {
    responsiblePost: responsiblePost ? called(responsiblePost) : "",
    contactPosts: contactPosts.map(called).join("; "),
    reviewInterval: reviewInterval ? duration(reviewInterval) : "",
  };
  const [now] = fieldsOf(step.to).map((field) => said[field]);
  return now ? t("bulk-why-changed", { now }) : t("bulk-why-emptied");
}
