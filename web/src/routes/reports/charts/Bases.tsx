// On what does the processing of each department rest? A bar for each department, stacked by basis. Art. 6(1).
import { useId } from "react";
import { useWords } from "../../../i18n";
import type { Row } from "../list";
import { stacksOf } from "./bases";
import { Mark, Swatch } from "./Shares";

const WIDTH = 420;
const HEIGHT = 22;
/** Beyond these one reads the table. */
const MOST = 40;

export function Bases({ rows }: { rows: readonly Row[] }) {
  const { t, number } = useWords();
  const id = useId();
  const { bases, stacks: all } = stacksOf(rows);
  const stacks = all.slice(0, MOST);
  const longest = Math.max(...stacks.map(({ total }) => total), 1);
  const toneOf = (code: string) => bases.findIndex((basis) => basis.code === code) + 1;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {t("chart-bases")}
        <span className="cell-sub">
          {t("chart-bases-help")}
          {all.length > MOST && ` ${t("first-of", { shown: MOST, count: all.length })}`}
        </span>
      </figcaption>
      <ul className="legend">
        {bases.map(({ code, name }) => (
          <li key={code}>
            <Swatch tone={toneOf(code)} /> {name}
          </li>
        ))}
      </ul>
      <ul className="bar-rows">
        {stacks.map(({ key, name, total, parts }) => {
          let at = 0;
          return (
            <li key={key}>
              <span className="bar-label">{name}</span>
              <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={parts.map(({ code, count }) => `${bases.find((basis) => basis.code === code)?.name ?? ""}: ${number(count)}`).join(", ")}>
                {parts.map(({ code, count }) => {
                  const x = (at / longest) * WIDTH;
                  const width = (count / longest) * WIDTH;
                  at += count;
                  return (
                    <g key={code}>
                      <rect className={`tone-${toneOf(code)}`} x={x} width={Math.max(width - 2, 1)} height={HEIGHT} rx="2" />
                      <Mark tone={toneOf(code)} x={x + width / 2} y={HEIGHT / 2} />
                    </g>
                  );
                })}
              </svg>
              <b>{number(total)}</b>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
