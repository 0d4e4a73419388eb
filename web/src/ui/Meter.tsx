// How whole something is: a bar and its number. Colour tells nothing that the number does not.
import { useWords } from "../i18n";

export function Meter({ percent, label }: { percent: number; label?: string }) {
  const { t } = useWords();
  return (
    <span className={`meter ${gradeOf(percent)}`}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="meter-ground" width="100" height="6" rx="0" />
        <rect className="meter-fill" width={percent} height="6" rx="0" />
      </svg>
      <span className="meter-number">
        {label && <span className="visually-hidden">{label}: </span>}
        {t("percent", { percent })}
      </span>
    </span>
  );
}

export type Grade = "whole" | "nearly" | "partly" | "little";

export function gradeOf(percent: number): Grade {
  if (percent >= 100) return "whole";
  if (percent >= 85) return "nearly";
  return percent >= 60 ? "partly" : "little";
}
