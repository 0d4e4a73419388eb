// To which countries outside the EEA do data lead, from how many registers, and where is no ground named? Art. 44-49.
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { keyOf, outside } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Help } from "../../ui/Help";
import { Empty } from "../../ui/states";
import { exposureOf } from "./exposure";

const ExposureDocument = graphql(`
  query Exposure($controller: ID!) {
    reports(controller: $controller) {
      thirdCountryExposure(first: 100) {
        totalCount
        totals {
          registersLookedAt
          registers
          withoutMechanism
          noneStatedThoughReached
        }
        nodes {
          register
          country {
            code
            name
          }
          mechanism {
            code
          }
        }
      }
    }
  }
`);

export function ThirdCountries({ controller }: { controller: string }) {
  const { t, number, language } = useWords();
  const asked = useAsk(ExposureDocument, { controller }, { freshOn: ["register"] });
  return (
    <Card title={t("exposure-title")} lead={t("exposure-lead")} aside={<Help term="third-country" />}>
      <Asked of={asked} lines={12}>
        {({ reports: { thirdCountryExposure: exposure } }) => {
          const countries = exposureOf(exposure.nodes);
          const [most] = countries;
          if (!most) return <Empty title={t("exposure-none")} />;
          return (
            <>
              {exposure.totals && (
                <p className="sum">
                  {t("exposure-sum", { registers: exposure.totals.registers, all: exposure.totals.registersLookedAt, denied: exposure.totals.noneStatedThoughReached })}
                </p>
              )}
              <ul className="bars">
                {countries.map(({ code, name, registers, unfounded }) => (
                  <li key={code} className="country-bar">
                    <span className="bar-name">{name}</span>
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="bar">
                      <rect width={(registers / most.registers) * 100} height="8" />
                    </svg>
                    <span className="bar-count">{t("registers-count", { count: registers })}</span>
                    {unfounded > 0 && <Badge tone="bad">{t("exposure-unfounded", { count: unfounded })}</Badge>}
                  </li>
                ))}
              </ul>
              {(exposure.totalCount ?? 0) > exposure.nodes.length && <p className="hint">{t("first-of", { shown: number(exposure.nodes.length), count: exposure.totalCount ?? 0 })}</p>}
              <p className="acts">
                <ButtonLink look="quiet" href={outside.report("third-country-exposure", "html", { controller: keyOf(controller), language })}>
                  {t("exposure-all")}
                </ButtonLink>
              </p>
            </>
          );
        }}
      </Asked>
    </Card>
  );
}
