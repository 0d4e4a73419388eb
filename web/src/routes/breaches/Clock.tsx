// The 72 hours as one sees them: how much is left, and until when. Told anew each minute, but not read aloud each minute.
import { useEffect, useState } from "react";
import { useWords } from "../../i18n";
import { clockOf } from "./clock";

interface Props {
  deadline: string;
  /** Whether it still runs: the authority is still to be told. */
  runs: boolean;
}

export function Clock({ deadline, runs }: Props) {
  const { t, moment } = useWords();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, [runs]);
  if (!runs) return null;
  const { hours, minutes, late, gone } = clockOf(deadline, now);
  const time = t("clock-time", { hours, minutes });
  const grade = late ? "bad" : hours < 24 ? "warn" : "good";
  return (
    <div className={`clock clock-${grade}`}>
      <p className="clock-left">{late ? t("clock-late", { time }) : t("clock-left", { time })}</p>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="meter-ground" width="100" height="4" />
        <rect className="clock-gone" width={gone * 100} height="4" />
      </svg>
      <p className="cell-sub">{t("clock-until", { when: moment(deadline) })}</p>
    </div>
  );
}
