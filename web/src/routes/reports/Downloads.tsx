// The same report as a file: in every form, in each of the three languages.
import { useState } from "react";
import { LANGUAGES, ownName, useWords } from "../../i18n";
import type { Language } from "../../i18n/said";
import { outside } from "../../paths";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { downloadOf } from "./asked";
import { isPrinted, type ReportName, type ReportVariables } from "./list";

const FORMS = ["csv", "xlsx", "json", "html"] as const;

interface Props {
  name: ReportName;
  variables: Omit<ReportVariables, "first">;
  disabled: boolean;
}

export function Downloads({ name, variables, disabled }: Props) {
  const { t, language: own } = useWords();
  const [language, setLanguage] = useState<Language>(own);
  if (disabled) return null;
  const forms = [...FORMS, ...(isPrinted(name) && variables.controller ? (["pdf"] as const) : [])];
  return (
    <div className="downloads">
      <Card title={t("report-take")} lead={t("report-take-lead")}>
        <div className="download-row">
          <Choose
            label={t("report-language")}
            choices={LANGUAGES.map((one) => ({ id: one, label: ownName(one) }))}
            chosen={language}
            onChoose={(one) => setLanguage(LANGUAGES.find((known) => known === one) ?? own)}
          />
          <ul className="forms">
            {forms.map((form) => (
              <li key={form}>
                <a
                  className="button quiet"
                  href={outside.report(name, form, { ...downloadOf(variables), language })}
                  aria-label={t("report-as", { report: t(`report-${name}`), form: t(`form-${form}`) })}
                >
                  {t(`form-${form}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </div>
  );
}
