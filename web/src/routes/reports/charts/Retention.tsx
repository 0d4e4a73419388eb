// How long is what kept, all on one line of time? Art. 5(1)(e). What has no upper end runs out of the picture.
import { useId } from "react";
import { useWords } from "../../../i18n";
import { codeOf, saidIn } from "../cells";
import type { Row } from "../list";
import { daysOf, marksTo, placeOfDays } from "./time";

const WIDTH = 820;
const LINE = 18;
const HEAD = 26;
/** Beyond these lines one reads the table. */
const MOST = 60;

export function Retention({ rows }: { rows: readonly Row[] }) {
  const { t, duration } = useWords();
  const id = useId();
  const all = rows
    .map((row) => ({
      register: saidIn(row["name"])?.text ?? "",
      group: saidIn(row["group"])?.text ?? "",
      told: typeof row["time"] === "string" ? row["time"] : "",
      most: daysOf(row["maximum"]),
      least: daysOf(row["minimum"]),
      permanent: codeOf(row["then"]) === "KEEP_PERMANENTLY",
    }))
    .sort((one, other) => endOf(one) - endOf(other));
  const spans = all.slice(0, MOST);
  const longest = Math.max(...spans.map(({ most, least }) => most ?? least ?? 0), 366);
  const height = HEAD + spans.length * LINE;
  const end = WIDTH - 20;
  const place = (days: number) => placeOfDays(days, longest, end - 10);
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {t("chart-retention")}
        <span className="cell-sub">
          {t("chart-retention-help")}
          {all.length > MOST && ` ${t("first-of", { shown: MOST, count: all.length })}`}
        </span>
      </figcaption>
      <div className="scroll-box" role="group" aria-labelledby={id} tabIndex={0}>
        <div className="timeline">
          <ul className="timeline-names" aria-hidden="true">
            {spans.map(({ register, group }, at) => (
              <li key={at} title={`${register}: ${group}`}>
                {register}
                {group && <span> · {group}</span>}
              </li>
            ))}
          </ul>
          <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} aria-hidden="true" focusable="false">
            {marksTo(longest).map(({ duration: mark, days }) => (
              <g key={mark}>
                <line className="chart-grid" x1={place(days)} x2={place(days)} y1={HEAD - 6} y2={height} />
                <text className="chart-text" x={place(days)} y={HEAD - 11} textAnchor="middle">
                  {duration(mark)}
                </text>
              </g>
            ))}
            {spans.map(({ most, least, permanent }, at) => {
              const y = HEAD + at * LINE + 4;
              if (permanent) return <path key={at} className="tone-1" d={`M0 ${y}H${end}l8 5l-8 5H0z`} />;
              if (most === undefined && least === undefined) return <path key={at} className="chart-open" d={`M0 ${y + 5}H${end}`} />;
              if (most === undefined) return <path key={at} className="tone-2" d={`M0 ${y}H${place(least ?? 0)}v10H0z`} />;
              return (
                <g key={at}>
                  <rect className="tone-3" y={y} width={Math.max(place(most), 2)} height="10" rx="2" />
                  {least !== undefined && <rect className="tone-2" y={y} width={Math.max(place(least), 2)} height="10" rx="2" />}
                </g>
              );
            })}
          </svg>
        </div>
      </div>
      <ul className="legend">
        <li>
          <Piece tone="tone-3" /> {t("retention-most")}
        </li>
        <li>
          <Piece tone="tone-2" /> {t("retention-least")}
        </li>
        <li>
          <Piece tone="tone-1" arrow /> {t("retention-forever")}
        </li>
        <li>
          <Piece tone="chart-open" line /> {t("retention-untold")}
        </li>
      </ul>
    </figure>
  );
}

/** What ends first stands first; what is not told, and what never ends, last. */
function endOf({ most, least, permanent }: { most: number | undefined; least: number | undefined; permanent: boolean }): number {
  if (permanent) return Number.POSITIVE_INFINITY;
  return most ?? (least === undefined ? Number.MAX_SAFE_INTEGER : least);
}

function Piece({ tone, arrow, line }: { tone: string; arrow?: boolean; line?: boolean }) {
  return (
    <svg className="swatch wide-swatch" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
      <path className={tone} d={line ? "M0 7h28" : arrow ? "M0 3h21l6 4l-6 4h-21z" : "M0 3h28v8h-28z"} />
    </svg>
  );
}
