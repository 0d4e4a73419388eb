// A text in three languages side by side. Those the controller must serve in are marked; one that is there can begin another.
import { useId } from "react";
import { LANGUAGES, ownName, useWords } from "../../../../i18n";
import { Button } from "../../../../ui/Button";
import { usePlace } from "../context";
import type { Texts as Three } from "../shape";
import { type FieldProps, FieldFrame, useLabel } from "./FieldFrame";

interface Props extends FieldProps {
  value: Three;
  change(value: Three): void;
  long?: boolean | undefined;
}

export function Texts({ field, at, value, change, long }: Props) {
  const { t } = useWords();
  const label = useLabel()(field);
  const { languages } = usePlace();
  const id = useId();
  const source = LANGUAGES.find((language) => value[language].trim());
  const gaps = LANGUAGES.filter((language) => !value[language].trim());
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <div className="three" role="group" aria-label={label} aria-describedby={described}>
          <p className="field-label" aria-hidden="true">
            {label}
          </p>
          <div className="three-fields">
            {LANGUAGES.map((language) => {
              const must = languages.includes(language);
              return (
                <div className="three-field" key={language}>
                  <div className="three-head">
                    <label htmlFor={id + language} lang={language}>
                      {ownName(language)}
                    </label>
                    {languages.length > 0 && !must && <span>{t("write-language-may")}</span>}
                    {must && !value[language].trim() && source && (
                      <span className="must" id={`${id}m${language}`}>
                        {t("write-language-must")}
                      </span>
                    )}
                  </div>
                  <textarea
                    id={id + language}
                    lang={language}
                    rows={long ? 3 : 1}
                    className={long ? "long" : ""}
                    value={value[language]}
                    aria-describedby={must && !value[language].trim() && source ? `${id}m${language}` : undefined}
                    onChange={({ target }) => change({ ...value, [language]: target.value })}
                  />
                </div>
              );
            })}
          </div>
          {source && gaps.length > 0 && (
            <Button
              look="bare"
              className="small copy"
              aria-label={t("write-copy-of", { field: label, language: ownName(source) })}
              onPress={() => change(LANGUAGES.reduce((texts, language) => (gaps.includes(language) ? { ...texts, [language]: value[source] } : texts), value))}
            >
              {t("write-copy", { language: ownName(source) })}
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
