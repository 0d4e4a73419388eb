// What would the rules find in it as it is written now? The numbers, and the sentences for who opens them.
import { Button, Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import type { Severity } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";
import { SeverityMark } from "../../../ui/SeverityMark";

interface Finding {
  readonly mark: string;
  readonly severity: Severity;
  readonly message: string;
}

const ORDER: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];

export function Found({ findings }: { findings: readonly Finding[] }) {
  const { t, number } = useWords();
  if (findings.length === 0) {
    return (
      <p className="found fine">
        <Icon name="check" /> {t("found-none")}
      </p>
    );
  }
  const sorted = ORDER.map((severity) => ({ severity, own: findings.filter((finding) => finding.severity === severity) })).filter(({ own }) => own.length > 0);
  return (
    <Disclosure className="found">
      <Button slot="trigger" className="last-open">
        <Icon name="down" />
        {sorted.map(({ severity, own }) => (
          <span key={severity} className="found-count">
            <SeverityMark severity={severity} />
            {number(own.length)} {t(`severity-many-${severity}`, { count: own.length })}
          </span>
        ))}
      </Button>
      <DisclosurePanel>
        <ul className="findings">
          {sorted.flatMap(({ own }) =>
            own.map(({ mark, severity, message }) => (
              <li key={mark} className={`severity-${severity}`}>
                <SeverityMark severity={severity} />
                <div>{message}</div>
              </li>
            )),
          )}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
