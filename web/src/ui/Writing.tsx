// A text to write: in one language as one speaks among colleagues, or in the three that the public reads.
import { useId } from "react";
import { Label, Text, TextArea, TextField } from "react-aria-components/TextField";
import { LANGUAGES, type Language, ownName, useWords } from "../i18n";

interface Props {
  label: string;
  hint?: string;
  value: string;
  lang?: Language;
  required?: boolean;
  onChange(value: string): void;
}

export function Writing({ label, hint, value, lang, required, onChange }: Props) {
  return (
    <TextField className="writing" value={value} onChange={onChange} isRequired={required ?? false} validationBehavior="aria">
      <Label>{label}</Label>
      <TextArea lang={lang} rows={3} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

export type Texts = Readonly<Record<Language, string>>;
export const NO_TEXTS: Texts = { fi: "", sv: "", en: "" };

/** What is sent of them: what was left empty is not there. */
export const given = (texts: Texts) => Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language].trim() ? [[language, texts[language].trim()]] : [])));

export function WritingInThree({ label, hint, value, onChange }: { label: string; hint?: string; value: Texts; onChange(value: Texts): void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className="writing-three" aria-describedby={hint ? id : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={id}>
          {hint}
        </p>
      )}
      {LANGUAGES.map((language) => (
        <Writing
          key={language}
          label={ownName(language)}
          lang={language}
          value={value[language]}
          onChange={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
      <p className="cell-sub">{t("writing-one-is-enough")}</p>
    </fieldset>
  );
}
