// Which are the most? Names, a bar for each, and its number; the longest first.
import { useId } from "react";
import { useWords } from "../../../i18n";

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly sub?: string | undefined;
  readonly count: number;
}

/** Beyond these one reads the table. */
const MOST = 12;

export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const { t, number } = useWords();
  const id = useId();
  const shown = bars.filter(({ count }) => count > 0).slice(0, MOST);
  const longest = Math.max(...shown.map(({ count }) => count), 1);
  if (shown.length < 2) return null;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {title}
        {bars.length > shown.length && <span className="cell-sub">{t("first-of", { shown: shown.length, count: bars.length })}</span>}
      </figcaption>
      <ul className="bar-rows">
        {shown.map(({ key, label, sub, count }) => (
          <li key={key}>
            <span className="bar-label">
              {label}
              {sub && <span className="cell-sub">{sub}</span>}
            </span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="tone-1" width={(count / longest) * 100} height="8" />
            </svg>
            <b>{number(count)}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Sums rows by a name, the most first. */
export function sumBy<Row>(rows: readonly Row[], keyOf: (row: Row) => { key: string; label: string; sub?: string | undefined } | undefined, count: (row: Row) => number): Bar[] {
  const sums = new Map<string, Bar>();
  for (const row of rows) {
    const of = keyOf(row);
    if (of) sums.set(of.key, { ...of, count: (sums.get(of.key)?.count ?? 0) + count(row) });
  }
  return [...sums.values()].sort((one, other) => other.count - one.count);
}
