// Fields of forms: a line, several lines, the same in three languages, and a tick.
import type { HTMLInputTypeAttribute } from "react";
import { Checkbox, CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Input, Label, Text, TextArea, TextField } from "react-aria-components/TextField";
import { LANGUAGES, ownName } from "../i18n";
import type { Language } from "../i18n/said";
import { Icon } from "./Icon";

interface LineProps {
  label: string;
  value: string;
  hint?: string;
  type?: HTMLInputTypeAttribute;
  required?: boolean;
  problem?: string | undefined;
  lang?: string;
  onChange(value: string): void;
}

export function Line({ label, value, hint, type = "text", required = false, problem, lang, onChange }: LineProps) {
  return (
    <TextField className="field" value={value} onChange={onChange} isRequired={required} isInvalid={problem !== undefined} type={type} autoComplete="off">
      <Label>{label}</Label>
      <Input lang={lang} />
      {hint && (
        <Text slot="description" className="cell-sub">
          {hint}
        </Text>
      )}
      {problem && (
        <Text slot="errorMessage" className="problem">
          {problem}
        </Text>
      )}
    </TextField>
  );
}

export function Lines({ label, value, hint, required = false, onChange }: Omit<LineProps, "type" | "problem" | "lang">) {
  return (
    <TextField className="field" value={value} onChange={onChange} isRequired={required}>
      <Label>{label}</Label>
      <TextArea rows={3} />
      {hint && (
        <Text slot="description" className="cell-sub">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

export type Texts = Record<Language, string>;
export const noTexts: Texts = { fi: "", sv: "", en: "" };

/** A text of the API with empty places where nothing was written. */
export const textsFrom = (text: { readonly [language in Language]?: string | null } | null | undefined): Texts => ({
  fi: text?.fi ?? "",
  sv: text?.sv ?? "",
  en: text?.en ?? "",
});

/** The same without its empty places: nothing is written there. */
export const textsTo = (texts: Texts): { [language in Language]?: string } =>
  Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language].trim() ? [[language, texts[language].trim()]] : [])));

export function InThree({ label, texts, onChange }: { label: string; texts: Texts; onChange(texts: Texts): void }) {
  return (
    <fieldset className="in-three">
      <legend>{label}</legend>
      <div className="three-fields">
        {LANGUAGES.map((language) => (
          <Line key={language} label={ownName(language)} lang={language} value={texts[language]} onChange={(text) => onChange({ ...texts, [language]: text })} />
        ))}
      </div>
    </fieldset>
  );
}

export function Tick({ label, chosen, onChange }: { label: string; chosen: boolean; onChange(chosen: boolean): void }) {
  return (
    <Checkbox className="check" isSelected={chosen} onChange={onChange}>
      <span className="facet-tick">{chosen && <Icon name="check" />}</span>
      {label}
    </Checkbox>
  );
}

export function Ticks<Word extends string>({ label, of, chosen, name, onChange }: { label: string; of: readonly Word[]; chosen: readonly Word[]; name(word: Word): string; onChange(chosen: Word[]): void }) {
  return (
    <CheckboxGroup className="choices-of" value={[...chosen]} onChange={(words) => onChange(of.filter((word) => words.includes(word)))}>
      <Label>{label}</Label>
      {of.map((word) => (
        <Checkbox key={word} value={word} className="check">
          <span className="facet-tick">{chosen.includes(word) && <Icon name="check" />}</span>
          {name(word)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
