// How grave a finding is: a shape of its own for each, and its name for those who do not see it.
import type { Severity } from "../gql/graphql";
import { useWords } from "../i18n";
import { Icon, type IconName } from "./Icon";

const icons: Record<Severity, IconName> = { ERROR: "error", WARNING: "warning", ADVICE: "info" };

export function SeverityMark({ severity }: { severity: Severity }) {
  const { word } = useWords();
  return (
    <span className={`severity severity-${severity}`}>
      <Icon name={icons[severity]} />
      <span className="visually-hidden">{word("Severity", severity)}: </span>
    </span>
  );
}
