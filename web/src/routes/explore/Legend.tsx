// What the shapes, lines and patterns mean.
import { useWords } from "../../i18n";
import { Icon } from "../../ui/Icon";
import type { ExploreSearch } from "./asked";
import type { Standing } from "./facts";
import type { Kind, LinkKind } from "./graph";
import { NODE } from "./layout";
import { dashes, outlineOf } from "./shapes";

const KINDS: readonly Kind[] = ["SUBJECTS", "SOURCE", "REGISTER", "SERVICE", "PROCESSOR", "RECIPIENT", "COUNTRY"];
const LINKS: readonly LinkKind[] = ["COLLECTION", "INTERNAL", "PROCESSING", "SUB_PROCESSING", "DISCLOSURE", "PROVIDER", "HOSTING", "SUPPORT", "ESTABLISHMENT", "PARENT"];
const STANDINGS: readonly Standing[] = ["EEA", "ADEQUATE", "THIRD", "UNTOLD"];

export function Legend({ whole, change }: { whole: boolean; change(change: Partial<ExploreSearch>): void }) {
  const { t } = useWords();
  return (
    <details className="picture-legend">
      <summary>{t("legend")}</summary>
      <div className="legend-parts">
        <ul aria-label={t("legend-places")}>
          {KINDS.map((kind) => (
            <li key={kind}>
              <svg viewBox={`-4 -4 ${NODE.width + 8} ${NODE.height + 8}`} className="legend-place" aria-hidden="true" focusable="false">
                <path className="place-outline" d={outlineOf(kind)} />
              </svg>
              {t(`kind-${kind.toLowerCase()}`)}
            </li>
          ))}
          <li>
            <svg viewBox="0 0 24 24" className="legend-mark" aria-hidden="true" focusable="false">
              <path className="place-special" d="M4 4h16v16Z" />
            </svg>
            {t("details-special")}
          </li>
        </ul>
        <ul aria-label={t("legend-links")}>
          {LINKS.map((kind) => (
            <li key={kind}>
              <svg viewBox="0 0 60 12" className="legend-line" aria-hidden="true" focusable="false">
                <g className="stroke">
                  <path className="stroke-line" d="M0 6H52" strokeWidth="1.8" strokeDasharray={dashes[kind]} />
                  <path className="stroke-head" d="M60 6l-8 -4.5v9Z" />
                </g>
              </svg>
              {t(`link-${kind}`)}
            </li>
          ))}
        </ul>
        <ul aria-label={t("legend-lanes")}>
          {STANDINGS.map((standing) => (
            <li key={standing}>
              <span className={`legend-lane ground-${standing}`} aria-hidden="true" />
              {t(`standing-${standing}`)}
            </li>
          ))}
          <li>
            <svg viewBox="0 0 60 12" className="legend-line" aria-hidden="true" focusable="false">
              <g className="stroke out">
                <path className="stroke-line" d="M0 6H52" strokeWidth="1.8" />
                <path className="stroke-head" d="M60 6l-8 -4.5v9Z" />
              </g>
            </svg>
            {t("legend-out")}
          </li>
        </ul>
      </div>
      <button type="button" className="facet-value" aria-pressed={whole} onClick={() => change({ whole: whole ? undefined : true })}>
        <span className="facet-tick">{whole && <Icon name="check" />}</span>
        <span>{t("explore-whole")}</span>
      </button>
    </details>
  );
}
