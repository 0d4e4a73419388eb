// The record, its notice, or both: side by side where there is room, one at a time where there is not.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { type Language, useWords } from "../../../i18n";
import { routes } from "../../../paths";
import { AREA } from "../../../ui/areas";
import { later } from "../../../ui/later";
import { useViewer } from "../../../viewer";
import type { NOTICE_VIEWS } from "../work/asked";
import { useDraftPatch } from "./useDraftPatch";

const Preview = later(() => import("./Preview").then((made) => made.Preview), 10);
const Differences = later(() => import("./Differences").then((made) => made.Differences), 10);

type View = (typeof NOTICE_VIEWS)[number] | undefined;
const VIEWS: readonly View[] = [undefined, "preview", "difference"];

interface Props {
  register: string;
  /** Whether the notice may be looked at: by who may edit the register or publish its notice. */
  may: boolean;
  children: ReactNode;
}

export function Beside({ register, may, children }: Props) {
  const { t, language } = useWords();
  const navigate = useNavigate({ from: routes.register });
  const view = useSearch({ from: routes.register }).notice;
  const change = useDraftPatch(useViewer().account?.id ?? "", register);
  const [spoken, setSpoken] = useState<Language>();
  if (!may) return <div className="with-toc">{children}</div>;
  const show = (notice: View) => void navigate({ search: (before) => ({ ...before, notice }), replace: true, resetScroll: false });
  const differs = view === "difference";
  const shown = { register, change, language: spoken ?? language, speak: setSpoken };
  return (
    <>
      <div className="sides" role="group" aria-label={t("views")} {...AREA}>
        {VIEWS.map((one) => (
          <button key={one ?? "record"} type="button" aria-pressed={view === one} onClick={() => show(one)}>
            {t(`view-${one ?? "record"}`)}
          </button>
        ))}
      </div>
      <div className={view ? "with-toc beside" : "with-toc"}>
        {children}
        {view && (
          <section className="pane card" aria-label={t(`view-${view}`)} tabIndex={0}>
            <h2>{differs ? t("difference-title") : t("preview-title")}</h2>
            {differs ? <Differences {...shown} /> : <Preview {...shown} />}
          </section>
        )}
      </div>
    </>
  );
}
