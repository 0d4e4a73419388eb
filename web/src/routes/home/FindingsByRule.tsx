// What would the law say of the registers, by rule: which is broken most often?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { SeverityMark } from "../../ui/SeverityMark";
import { Help } from "../../ui/Help";
import { Empty } from "../../ui/states";
import { Ages } from "./Ages";

const FindingsByRuleDocument = graphql(`
  query FindingsByRule($filter: FindingFilter!) {
    findings(filter: $filter, first: 1) {
      totalCount
      bySeverity {
        severity
        count
      }
      byAge {
        age
        count
      }
      byRule {
        count
        rule {
          code
          title
          severity
        }
      }
    }
  }
`);

const SHOWN = 8;
const ORDER = ["ERROR", "WARNING", "ADVICE"] as const;

export function FindingsByRule({ controller }: { controller: string }) {
  const { t, number } = useWords();
  const asked = useAsk(FindingsByRuleDocument, { filter: { controller, waived: false } }, { freshOn: ["finding"] });
  const key = keyOf(controller);
  return (
    <Card title={t("findings-title")} lead={t("findings-lead")} aside={<Help term="finding" />}>
      <Asked of={asked} lines={15}>
        {({ findings }) => {
          if (findings.totalCount === 0) return <Empty title={t("findings-none")} />;
          const most = Math.max(...findings.byRule.map(({ count }) => count));
          const rules = [...findings.byRule].sort(
            (one, other) => ORDER.indexOf(one.rule.severity) - ORDER.indexOf(other.rule.severity) || other.count - one.count,
          );
          return (
            <>
              <ul className="severities">
                {ORDER.map((severity) => {
                  const count = findings.bySeverity.find((one) => one.severity === severity)?.count ?? 0;
                  return (
                    <li key={severity}>
                      <Link to={routes.findings} search={{ controller: key, severity }}>
                        <SeverityMark severity={severity} />
                        <b>{number(count)}</b> {t(`severity-many-${severity}`, { count })}
                      </Link>
                    </li>
                  );
                })}
              </ul>
              <ul className="bars">
                {rules.slice(0, SHOWN).map(({ rule, count }) => (
                  <li key={rule.code}>
                    <Link to={routes.findings} search={{ controller: key, code: rule.code }}>
                      <SeverityMark severity={rule.severity} />
                      <span className="bar-name">
                        <Text of={rule.title} />
                      </span>
                      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className={`bar severity-${rule.severity}`}>
                        <rect width={(count / most) * 100} height="8" />
                      </svg>
                      <span className="bar-count">{number(count)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              <Ages of={findings.byAge} />
              <p className="acts">
                <Link className="button quiet" to={routes.findings} search={{ controller: key, code: undefined }}>
                  {t("findings-all", { count: findings.totalCount })}
                </Link>
              </p>
            </>
          );
        }}
      </Asked>
    </Card>
  );
}
