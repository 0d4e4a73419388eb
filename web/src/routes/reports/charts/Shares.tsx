// How a whole is divided: one bar in parts, and the same in words and numbers below it. Patterns tell the parts apart, not colour alone.
import { useId } from "react";
import { useWords } from "../../../i18n";

export interface Share {
  readonly label: string;
  readonly count: number;
  readonly tone: 1 | 2 | 3 | 4 | 5 | 6;
}

const WIDTH = 600;
const HEIGHT = 26;

export function Shares({ title, of }: { title: string; of: readonly Share[] }) {
  const { t, number } = useWords();
  const id = useId();
  const sum = of.reduce((total, { count }) => total + count, 0);
  if (sum === 0) return null;
  let at = 0;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <svg className="chart-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {of
          .filter(({ count }) => count > 0)
          .map(({ label, count, tone }) => {
            const x = (at / sum) * WIDTH;
            at += count;
            return <rect key={label} className={`tone-${tone}`} x={x} width={Math.max((count / sum) * WIDTH - 2, 1)} height={HEIGHT} />;
          })}
      </svg>
      <ul className="legend">
        {of.map(({ label, count, tone }) => (
          <li key={label}>
            <Swatch tone={tone} /> {label}: <b>{number(count)}</b> <span className="cell-sub">{t("percent", { percent: Math.round((count / sum) * 100) })}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A piece of a colour, with the mark that tells it from the others without colour. */
export function Swatch({ tone }: { tone: number }) {
  return (
    <svg className="swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect className={`tone-${tone}`} width="14" height="14" rx="3" />
      <Mark tone={tone} x={7} y={7} />
    </svg>
  );
}

/** A shape for each tone: what is seen without colour. */
export function Mark({ tone, x, y }: { tone: number; x: number; y: number }) {
  const shapes = ["", "M-3 0h6", "M0-3v6", "M-3 0h6M0-3v6", "M-2.5-2.5l5 5", "M-2.5-2.5l5 5M2.5-2.5l-5 5"];
  return <path className="tone-mark" transform={`translate(${x} ${y})`} d={shapes[tone - 1] ?? ""} />;
}
