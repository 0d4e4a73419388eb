// What is here, in four steps, for who comes for the first time. It stands on the page and stops nobody; it can be left at any step, and
// found again in one's own menu.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Role } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { keep, kept } from "../../kept";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { useViewer } from "../../viewer";

const STEPS = [1, 2, 3, 4] as const;
const ROLES: readonly Role[] = ["CONTACT", "DPO", "AUDITOR", "ADMIN"];

export function Tour() {
  const { t } = useWords();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.home });
  const again = useSearch({ from: routes.home }).tour;
  const [seen, setSeen] = useState(() => kept("tour") === "seen");
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // Who goes on with keys goes on from the step they came to; nobody is taken here on arrival.
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [at]);
  const role = ROLES.find((one) => viewer.is(one));
  if (!role || (seen && !again)) return null;
  const step = STEPS[at] ?? 1;
  const last = at === STEPS.length - 1;
  const leave = () => {
    keep("tour", "seen");
    setSeen(true);
    setAt(0);
    moved.current = false;
    if (again) void navigate({ search: (before) => ({ ...before, tour: undefined }), replace: true, resetScroll: false });
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <section className="tour" aria-label={t("tour-title")}>
      <p className="tour-count">{t("tour-count", { at: step, of: STEPS.length })}</p>
      <h2 tabIndex={-1} ref={heading}>
        {t(`tour-${role}-${step}`)}
      </h2>
      <p>{t(`tour-text-${role}-${step}`)}</p>
      <div className="tour-acts">
        {!last && (
          <Button look="main" onPress={() => setAt(at + 1)}>
            {t("tour-next")}
          </Button>
        )}
        {at > 0 && <Button onPress={() => setAt(at - 1)}>{t("tour-back")}</Button>}
        <Button look={last ? "main" : "bare"} onPress={leave}>
          {last ? t("tour-done") : t("tour-skip")}
        </Button>
      </div>
    </section>
  );
}
