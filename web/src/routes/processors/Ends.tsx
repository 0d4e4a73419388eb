// The last day of an agreement, and how long until then or since.
import { useWords } from "../../i18n";
import { daysBetween } from "./ending";

interface Props {
  of: { readonly validUntil?: string | null; readonly signedOn?: string | null };
  today: string;
}

export function Ends({ of: { validUntil, signedOn }, today }: Props) {
  const { t, day } = useWords();
  if (!validUntil) return <span className="ends">{signedOn ? t("ends-untold-since", { day: day(signedOn) }) : t("ends-untold")}</span>;
  const left = daysBetween(today, validUntil);
  return (
    <span className="ends">
      {day(validUntil)}
      <span className="cell-sub">{left < 0 ? t("ended-days", { count: -left }) : t("ends-days", { count: left })}</span>
    </span>
  );
}
