// From which register, by which processor, to which country? Drawn as ways between three columns; a way without a stated ground is dashed.
import { useId } from "react";
import { useWords } from "../../../i18n";
import type { Row } from "../list";
import { pictureOf } from "./flow";

const WIDTH = 960;
const NAMES = 230;
const NODE = 10;
/** Beyond these the ways cannot be told apart: the table has them all. */
const MOST = 60;

export function Transfers({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords();
  const id = useId();
  const { places, ways, height } = pictureOf(rows.slice(0, MOST), t("transfer-direct"));
  const x = [NAMES, WIDTH / 2 - NODE / 2, WIDTH - NAMES - NODE] as const;
  const top = 26;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {t("chart-transfers")}
        <span className="cell-sub">
          {t("chart-transfers-help")}
          {rows.length > MOST && ` ${t("first-of", { shown: MOST, count: rows.length })}`}
        </span>
      </figcaption>
      <div className="scroll-box" role="group" aria-labelledby={id} tabIndex={0}>
        <svg className="flow-picture" viewBox={`0 0 ${WIDTH} ${height + top + 4}`} aria-hidden="true" focusable="false">
          <g className="chart-text chart-heads">
            <text x={x[0] - 8} y="12" textAnchor="end">
              {t("transfer-register")}
            </text>
            <text x={WIDTH / 2} y="12" textAnchor="middle">
              {t("transfer-processor")}
            </text>
            <text x={x[2] + NODE + 8} y="12">
              {t("transfer-country")}
            </text>
          </g>
          <g transform={`translate(0 ${top})`}>
            {ways.map(({ key, from, to, fromY, toY, count, grounded }) => {
              const [x1, x2] = [x[from.column] + NODE, x[to.column]];
              const middle = (x1 + x2) / 2;
              return <path key={key} className={grounded ? "way" : "way way-bare"} strokeWidth={Math.min(2 + count * 2, 12)} d={`M${x1} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${x2} ${toY}`} />;
            })}
            {places.map(({ key, label, column, y, height: tall }) => (
              <g key={key}>
                <rect className={`tone-${column + 1}`} x={x[column]} y={y} width={NODE} height={tall} rx="2" />
                <text
                  className={column === 1 ? "chart-text chart-halo" : "chart-text"}
                  x={column === 0 ? x[0] - 8 : x[column] + NODE + 7}
                  y={y + tall / 2 + 4}
                  textAnchor={column === 0 ? "end" : "start"}
                >
                  <title>{label}</title>
                  {label.length > 32 ? `${label.slice(0, 31)}…` : label}
                </text>
              </g>
            ))}
          </g>
        </svg>
      </div>
      <ul className="legend">
        <li>
          <svg className="swatch wide-swatch" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
            <path className="way" strokeWidth="5" d="M0 7h28" />
          </svg>{" "}
          {t("transfer-grounded")}
        </li>
        <li>
          <svg className="swatch wide-swatch" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
            <path className="way way-bare" strokeWidth="5" d="M0 7h28" />
          </svg>{" "}
          {t("transfer-bare")}
        </li>
      </ul>
    </figure>
  );
}
