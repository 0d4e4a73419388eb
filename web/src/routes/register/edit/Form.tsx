// A form of any noun: each field as its kind wants it, in the order of its shape.
import { Duration } from "./fields/Duration";
import { useLabel } from "./fields/FieldFrame";
import { ListOf } from "./fields/ListOf";
import { Lines } from "./fields/Lines";
import { Picked } from "./fields/Picked";
import { AnswerField, Choice, Choices, Day, Keys, Line } from "./fields/Simple";
import { Texts } from "./fields/Texts";
import { TickedList } from "./fields/TickedList";
import type { Field, Item, ListedField, Texts as Three, Value, Values } from "./shape";

export interface FormProps {
  fields: readonly Field[];
  values: Values;
  /** `step` names the field that was changed, for undoing. */
  change(values: Values, step?: string): void;
  /** JSON pointer of the noun the fields belong to. */
  at: string;
}

export function Form({ fields, values, change, at }: FormProps) {
  return fields.map((field) => {
    if (field.when && !field.when(values)) return null;
    const here = `${at}/${field.name}`;
    const set = (value: Value, step = here) => change({ ...values, [field.name]: value }, step);
    return <One key={field.name} field={field} at={here} value={values[field.name] ?? null} change={set} />;
  });
}

export interface OneProps {
  field: Field;
  at: string;
  value: Value;
  change(value: Value, step?: string): void;
}

function One({ field, at, value, change }: OneProps) {
  const label = useLabel()(field);
  switch (field.kind) {
    case "texts":
      return <Texts {...{ field, at, change }} value={value as Three} long={field.long} />;
    case "text":
      return <Line {...{ field, at, change }} value={(value as string | null) ?? ""} />;
    case "answer":
      return <AnswerField {...{ field, at, change }} value={value as string} />;
    case "choice":
      return <Choice {...{ field, at, change }} value={value as string | null} />;
    case "choices":
      return <Choices {...{ field, at, change }} value={value as readonly string[]} />;
    case "keys":
      return <Keys {...{ field, at, change }} value={value as readonly string[]} />;
    case "date":
      return <Day {...{ field, at, change }} value={value as string | null} />;
    case "duration":
      return <Duration {...{ field, at, change }} value={value as string | null} />;
    case "ref":
      return <Picked {...{ field, at, label }} kinds={field.of} single chosen={value === null ? [] : [value as string]} change={([id]) => change(id ?? null)} />;
    case "refs":
      return <Picked {...{ field, at, label }} kinds={field.of} chosen={value as readonly string[]} change={change} />;
    case "list":
      return <List field={field} at={at} value={value as readonly Item[]} change={change} />;
  }
}

export interface ListProps {
  field: ListedField;
  at: string;
  value: readonly Item[];
  change(value: readonly Item[], step?: string): void;
}

function List(props: ListProps) {
  if (props.field.ticks) return <TickedList {...props} ticks={props.field.ticks} />;
  return props.field.lines ? <Lines {...props} /> : <ListOf {...props} />;
}
