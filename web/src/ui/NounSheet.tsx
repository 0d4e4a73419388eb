// A sheet with the fields of one noun: what is asked is a list, so that every noun's form looks and behaves the same.
import { type FormEvent, useState } from "react";
import type { Act } from "../api/useAct";
import { useWords } from "../i18n";
import { Button } from "./Button";
import { type Choice, Choose } from "./Choose";
import { DayField } from "./DayField";
import { InThree, Line, Lines, type Texts, Tick, Ticks } from "./Inputs";
import { Sheet } from "./Sheet";
import { Told } from "./Told";

export type Field = { readonly name: string; readonly label: string; readonly hint?: string } & (
  | { readonly kind: "line"; readonly type?: "text" | "email" | "url"; readonly required?: boolean }
  | { readonly kind: "day" | "moment"; readonly required?: boolean }
  | { readonly kind: "lines"; readonly required?: boolean }
  | { readonly kind: "three" }
  | { readonly kind: "tick" }
  | { readonly kind: "ticks"; readonly of: readonly Choice[] }
  | { readonly kind: "choice"; readonly of: readonly Choice[]; readonly none?: string }
);
export type Value = string | boolean | readonly string[] | Texts;
export type Values = Readonly<Record<string, Value>>;

interface Props {
  title: string;
  lead?: string | undefined;
  fields: readonly Field[];
  first: Values;
  act: Pick<Act<never, never>, "refusals" | "trouble" | "underWay">;
  /** What its main button says; to save, when nothing else is said. */
  submit?: string;
  /** What is told below the fields, from what is chosen in them. */
  beside?(values: Values): React.ReactNode;
  onSubmit(values: Values): void;
  onClose(): void;
}

export function NounSheet({ title, lead, fields, first, act, submit, beside, onSubmit, onClose }: Props) {
  const { t } = useWords();
  const [values, setValues] = useState(first);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(values);
  };
  return (
    <Sheet title={title} lead={lead} close={onClose}>
      <form className="sheet-form" onSubmit={send}>
        <Told of={act} />
        {fields.map((field) => (
          <One key={field.name} field={field} value={values[field.name] ?? ""} onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))} />
        ))}
        {beside?.(values)}
        <div className="acts">
          <Button look="main" type="submit" isPending={act.underWay}>
            {submit ?? t("save")}
          </Button>
          <Button onPress={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}

function One({ field, value, onChange }: { field: Field; value: Value; onChange(value: Value): void }) {
  const { label, hint } = field;
  const told = hint === undefined ? {} : { hint };
  switch (field.kind) {
    case "line":
      return <Line label={label} {...told} type={field.type ?? "text"} required={field.required ?? false} value={String(value)} onChange={onChange} />;
    case "day":
    case "moment":
      return <DayField time={field.kind === "moment"} label={label} {...told} required={field.required ?? false} value={String(value)} onChange={onChange} />;
    case "lines":
      return <Lines label={label} {...told} required={field.required ?? false} value={String(value)} onChange={onChange} />;
    case "three":
      return <InThree label={label} texts={value as Texts} onChange={onChange} />;
    case "tick":
      return <Tick label={label} chosen={value === true} onChange={onChange} />;
    case "ticks":
      return (
        <Ticks
          label={label}
          of={field.of.map(({ id }) => id)}
          chosen={value as readonly string[]}
          name={(id) => field.of.find((one) => one.id === id)?.label ?? id}
          onChange={onChange}
        />
      );
    case "choice":
      return <Choose label={label} {...(field.none !== undefined && { none: field.none })} choices={field.of} chosen={String(value) || undefined} onChoose={(id) => onChange(id ?? "")} />;
  }
}

/** What was typed, or null where it was emptied. */
export const orNull = (value: Value | undefined): string | null => (typeof value === "string" && value.trim() ? value.trim() : null);
export const lineOf = (value: Value | undefined): string => (typeof value === "string" ? value.trim() : "");
