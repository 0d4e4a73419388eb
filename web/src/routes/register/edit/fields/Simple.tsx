// Fields of one value: a line, a longer text, a day, yes or no or not stated, one word of several, several words of several.
import { useId } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Answer } from "../../../../gql/graphql";
import { useWords } from "../../../../i18n";
import { Choose } from "../../../../ui/Choose";
import { DayField } from "../../../../ui/DayField";
import { Icon } from "../../../../ui/Icon";
import { usePlace } from "../context";
import { ANSWERS } from "../registerShape";
import type { Field } from "../shape";
import { type FieldProps, FieldFrame, useLabel } from "./FieldFrame";

interface Of<Held> extends FieldProps {
  value: Held;
  change(value: Held): void;
}

export function Line({ field, at, value, change }: Of<string>) {
  const id = useId();
  const label = useLabel()(field);
  const { long, type } = field as Extract<Field, { kind: "text" }>;
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <>
          <label className="field-label" htmlFor={id}>
            {label}
          </label>
          {long ? (
            <textarea className="input long" id={id} rows={3} value={value} aria-describedby={described} onChange={({ target }) => change(target.value)} />
          ) : (
            <input className="input" id={id} type={type ?? "text"} value={value} aria-describedby={described} autoComplete="off" onChange={({ target }) => change(target.value)} />
          )}
        </>
      )}
    </FieldFrame>
  );
}

export function Day({ field, at, value, change }: Of<string | null>) {
  const label = useLabel()(field);
  return (
    <FieldFrame field={field} at={at}>
      {(described) => <DayField label={label} value={value ?? ""} describedBy={described} framed onChange={(day) => change(day || null)} />}
    </FieldFrame>
  );
}

/** Yes, no, or not stated: three, and all of them in sight. */
export function AnswerField({ field, at, value, change }: Of<string>) {
  const { word } = useWords();
  const label = useLabel()(field);
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <RadioGroup className="answer-row" value={value} onChange={(answer) => change(answer)} {...(described && { "aria-describedby": described })}>
          <Label className="field-label">{label}</Label>
          <div className="answers">
            {ANSWERS.map((answer: Answer) => (
              <Radio key={answer} value={answer} className={`check round answer-${answer}`}>
                <span className="facet-tick">{value === answer && <Icon name="check" />}</span>
                {word("Answer", answer)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      )}
    </FieldFrame>
  );
}

export function Choice({ field, at, value, change }: Of<string | null>) {
  const { t } = useWords();
  const label = useLabel()(field);
  const { of, values, required } = field as Extract<Field, { kind: "choice" }>;
  return (
    <FieldFrame field={field} at={at}>
      {() => (
        <Choose
          label={label}
          {...((!required || value === null) && { none: required ? t("write-choose") : t("not-stated") })}
          choices={values.map((id) => ({ id, label: t(`${of}-${id}`) }))}
          chosen={value ?? undefined}
          onChoose={(chosen) => change(chosen ?? null)}
        />
      )}
    </FieldFrame>
  );
}

/** Several of a few words. */
export function Choices({ field, at, value, change }: Of<readonly string[]>) {
  const { t } = useWords();
  const label = useLabel()(field);
  const { of, values } = field as Extract<Field, { kind: "choices" }>;
  const options = values.map((id) => ({ id, name: t(`${of}-${id}`) }));
  return <Ticks {...{ field, at, value, change, label, options }} />;
}

/** Several of the register's own purposes or data groups; none is all of them. */
export function Keys({ field, at, value, change }: Of<readonly string[]>) {
  const label = useLabel()(field);
  const { local } = usePlace();
  const options = local[(field as Extract<Field, { kind: "keys" }>).of];
  // One of them cannot be narrowed.
  if (options.length < 2 && value.length === 0) return null;
  return <Ticks {...{ field, at, value, change, label, options }} />;
}

function Ticks({ field, at, value, change, label, options }: Of<readonly string[]> & { label: string; options: readonly { id: string; name: string }[] }) {
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <CheckboxGroup
          className="choices-of"
          value={[...value]}
          onChange={(chosen) => change([...value.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !value.includes(id))])}
          {...(described && { "aria-describedby": described })}
        >
          <Label className="field-label">{label}</Label>
          <div className="ticks">
            {options.map(({ id, name }) => (
              <Checkbox key={id} value={id} className="check">
                <span className="facet-tick">{value.includes(id) && <Icon name="check" />}</span>
                {name}
              </Checkbox>
            ))}
          </div>
        </CheckboxGroup>
      )}
    </FieldFrame>
  );
}
