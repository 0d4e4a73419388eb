// One field of a form, by its kind: a line, a day, a text in three languages side by side, a word of few, or nouns found by their names.
import { useId, useMemo } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { LANGUAGES, ownName, useWords } from "../../../i18n";
import { useFinder } from "../../../records/find";
import { useNames } from "../../../records/names";
import { DayField } from "../../../ui/DayField";
import { Find } from "../../../ui/Find";
import { FindMany } from "../../../ui/FindMany";
import { Icon } from "../../../ui/Icon";
import { type Field, type Texts, textsOf, type Value } from "./draft";

interface Props {
  field: Field;
  value: Value | undefined;
  problem: string | undefined;
  change(value: Value): void;
}

export function FieldOf({ field, value, problem, change }: Props) {
  const { t } = useWords();
  const label = field.required ? t("field-required", { name: t(`part-${field.name}`) }) : t(`part-${field.name}`);
  return (
    <div className={problem ? "field-refused" : undefined}>
      <Control field={field} label={label} value={value} problem={problem} change={change} />
      {problem && (
        <p className="problem">
          <Icon name="error" /> {problem}
        </p>
      )}
    </div>
  );
}

function Control({ field, label, value, problem, change }: Props & { label: string }) {
  const { t, word } = useWords();
  const id = useId();
  switch (field.kind) {
    case "line":
      return (
        <label className="field">
          <span>{label}</span>
          <input type="text" value={String(value ?? "")} aria-invalid={problem ? true : undefined} onChange={({ target }) => change(target.value)} />
        </label>
      );
    case "date":
      return <DayField label={label} value={String(value ?? "")} required={field.required ?? false} onChange={change} />;
    case "texts": {
      const texts = (value ?? textsOf(null)) as Texts;
      return (
        <div className="three" role="group" aria-label={label}>
          <p className="three-label" aria-hidden="true">
            {label}
          </p>
          <div className="three-fields">
            {LANGUAGES.map((language) => (
              <div className="three-field" key={language}>
                <label htmlFor={`${id}${language}`} lang={language}>
                  {ownName(language)}
                </label>
                <textarea id={`${id}${language}`} lang={language} rows={2} value={texts[language]} onChange={({ target }) => change({ ...texts, [language]: target.value })} />
              </div>
            ))}
          </div>
        </div>
      );
    }
    case "word":
      return (
        <RadioGroup className="choices-of across" value={String(value ?? "")} onChange={change}>
          <Label>{label}</Label>
          {[...(field.values ?? []), ...(field.none ? [""] : [])].map((one) => (
            <Radio key={one} value={one} className="check round">
              <span className="facet-tick">{value === one && <Icon name="check" />}</span>
              {one === "" ? t("not-stated") : field.words === "Answer" ? word("Answer", one) : t(`authorisation-${one}`)}
            </Radio>
          ))}
        </RadioGroup>
      );
    case "one":
      return <One field={field} label={label} value={String(value ?? "")} change={change} />;
    case "many":
      return <Many field={field} label={label} value={(value ?? []) as readonly string[]} change={change} />;
  }
}

const NO_KINDS: readonly never[] = [];

function One({ field, label, value, change }: { field: Field; label: string; value: string; change(value: string): void }) {
  const { t } = useWords();
  const find = useFinder(field.find ?? NO_KINDS, { countries: !field.find });
  const names = useNames(useMemo(() => (value ? [value] : []), [value]));
  return (
    <div className="one">
      <Find label={label} chosen={value ? (names.get(value) ?? value) : undefined} find={find} onChoose={(found) => change(found.id)} />
      {value && (
        <Plain className="button bare" aria-label={t("field-empty", { name: label })} onPress={() => change("")}>
          <Icon name="close" />
        </Plain>
      )}
    </div>
  );
}

function Many({ field, label, value, change }: { field: Field; label: string; value: readonly string[]; change(value: readonly string[]): void }) {
  const find = useFinder(field.find ?? NO_KINDS, { countries: !field.find });
  return <FindMany label={label} find={find} value={value} change={change} />;
}
