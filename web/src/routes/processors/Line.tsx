// The time an agreement holds, as a line across seven years with today upon it. The days stand beside it in words.
import { useWords } from "../../i18n";
import { NOW, spanOf, type Stage, yearsAround } from "./ending";

interface Props {
  signedOn: string | null | undefined;
  validUntil: string | null | undefined;
  stage: Stage;
  today: string;
}

export function Line({ signedOn, validUntil, stage, today }: Props) {
  const { from, to } = spanOf(signedOn, validUntil, today);
  return (
    <svg className={`time-line stage-${stage}`} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {yearsAround(today).map(({ year, at }) => (
        <rect key={year} className="time-year" x={at} y="0" width="0.15" height="14" />
      ))}
      <rect className="time-span" x={from} y="4" width={to - from} height="6" rx="1" />
      <rect className="time-now" x={NOW} y="0" width="0.4" height="14" />
    </svg>
  );
}

/** The years below the lines. */
export function Years({ today }: { today: string }) {
  const { t } = useWords();
  return (
    <svg className="time-years" aria-hidden="true" focusable="false">
      {yearsAround(today).map(({ year, at }) => (
        <text key={year} x={`${at}%`} y="13">
          {year}
        </text>
      ))}
      <text className="time-today" x={`${NOW}%`} y="27" textAnchor="middle">
        {t("line-today")}
      </text>
    </svg>
  );
}
