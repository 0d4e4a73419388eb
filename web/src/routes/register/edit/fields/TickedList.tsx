// A list each of whose members is one of a few words: lawful bases, conditions of Art. 9. Ticked, and each told more of below.
import { useRef } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import { useWords } from "../../../../i18n";
import { Icon } from "../../../../ui/Icon";
import { saidAt, usePlace } from "../context";
import { Form, type ListProps } from "../Form";
import { fieldsOfBasis } from "../registerShape";
import { empty, type ListShape } from "../shape";
import { FieldFrame, useLabel } from "./FieldFrame";

export function TickedList({ field, at, value, change, ticks }: ListProps & { ticks: NonNullable<ListShape["ticks"]> }) {
  const { t } = useWords();
  const label = useLabel()(field);
  const { of, values: words } = ticks;
  const name = (id: string) => t(`${of}-${id}`);
  const choose = (chosen: readonly string[]) =>
    change(words.filter((id) => chosen.includes(id)).map((id) => value.find((item) => item.id === id) ?? { id, values: empty(field.fields) }));
  const { findings } = usePlace();
  const told = saidAt(findings, at, true).length > 0;
  const open = useRef(value.length > 0 || told);
  return (
    <FieldFrame field={field} at={at} deep={false} helps>
      {(described, hint) => {
        const body = (
          <>
            <CheckboxGroup
              className="choices-of"
              value={value.map(({ id }) => id)}
              onChange={choose}
              {...(field.folds && { "aria-label": label })}
              {...(described && { "aria-describedby": described })}
            >
              {!field.folds && <Label className="field-label">{label}</Label>}
              <div className="ticks">
                {words.map((id) => {
                  const ticked = value.some((item) => item.id === id);
                  return (
                    <Checkbox key={id} value={id} className="check">
                      <span className="facet-tick">{ticked && <Icon name="check" />}</span>
                      {name(id)}
                    </Checkbox>
                  );
                })}
              </div>
            </CheckboxGroup>
            {hint}
            {value.map((item, place) => (
              <div className="ground" role="group" aria-label={name(item.id)} key={item.id}>
                <p className="ground-name" aria-hidden="true">
                  {name(item.id)}
                </p>
                <Form
                  fields={of === "LegalBasis" ? fieldsOfBasis(item.id) : field.fields}
                  values={item.values}
                  at={`${at}/${place}`}
                  change={(values, step) => change(value.map((one) => (one.id === item.id ? { ...one, values } : one)), step)}
                />
              </div>
            ))}
          </>
        );
        if (!field.folds) return body;
        return (
          <details className="fold" open={open.current}>
            <summary className="field-label">
              {label} {value.length > 0 && <span className="count-of">{value.length}</span>}
            </summary>
            {body}
          </details>
        );
      }}
    </FieldFrame>
  );
}
