// What is shown while something is not there: under way, empty, or failed; each says what to do.
import { type ReactNode, useEffect, useRef } from "react";
import type { Trouble } from "../api/trouble";
import { useWords } from "../i18n";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { SignInLink } from "./SignInLink";
import { useComing } from "./Together";

/** A place that is being filled. Screen readers hear it once; eyes see the shape of what comes. */
export function Loading({ lines = 4, as }: { lines?: number; as?: string | undefined }) {
  const { t } = useWords();
  useComing(true);
  return (
    <div className={as ? `loading ${as}` : "loading"} role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span className="bone" key={line} aria-hidden="true" />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name="empty" />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

const SOON = 2_000;

/** Something that failed, in the reader's words, with the way out if there is one. */
export function Failure({ trouble, again }: { trouble: Trouble; again?: () => void }) {
  const { t } = useWords();
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    // A server that has just begun is soon there: nobody has to press for it.
    if (trouble.code !== "LOADING") return;
    const timer = setInterval(() => latest.current?.(), SOON);
    return () => clearInterval(timer);
  }, [trouble.code]);
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <div>
        <p className="failure-title">{t(trouble.say)}</p>
        {trouble.sentence && <p>{trouble.sentence}</p>}
        {trouble.wayOut === "again" && again && <Button onPress={again}>{t("try-again")}</Button>}
        {trouble.wayOut === "reload" && <Button onPress={() => location.reload()}>{t("reload")}</Button>}
        {trouble.wayOut === "sign-in" && <SignInLink />}
      </div>
    </div>
  );
}
