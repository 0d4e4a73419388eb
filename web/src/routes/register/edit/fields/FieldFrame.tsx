// A field with what stands around it: its name, a sentence of help, what a rule has found in it, and what the server would not take.
import { type ReactNode, useId } from "react";
import { useWords } from "../../../../i18n";
import { Icon } from "../../../../ui/Icon";
import { SeverityMark } from "../../../../ui/SeverityMark";
import { saidAt, usePlace } from "../context";
import type { Field } from "../shape";

export interface FieldProps {
  readonly field: Field;
  /** JSON pointer of the field in its noun. */
  readonly at: string;
}

interface Props extends FieldProps {
  /** Whether what is found deeper within is told here: in a field that has no fields. */
  readonly deep?: boolean;
  /** Where a field is long, the help stands within it and not after it. */
  readonly helps?: boolean;
  children(described: string | undefined, hint: ReactNode): ReactNode;
}

export function FieldFrame({ field, at, deep = true, helps = false, children }: Props) {
  const { t } = useWords();
  const place = usePlace();
  const id = useId();
  const problems = saidAt(place.problems, at, deep);
  const findings = saidAt(place.findings, at, deep);
  const described = [field.hint && `${id}h`, findings.length > 0 && `${id}f`, problems.length > 0 && `${id}p`].filter(Boolean).join(" ") || undefined;
  const hint = field.hint && (
    <p className="field-hint" id={`${id}h`}>
      {t(`hint-${field.label}`)}
    </p>
  );
  return (
    <div className={`field field-${field.kind} ${"long" in field && field.long ? "field-long" : ""} ${problems.length > 0 ? "refused" : ""}`} data-at={at}>
      {problems.length > 0 && (
        <div id={`${id}p`}>
          {problems.map(({ message }) => (
            <p className="problem" key={message}>
              <Icon name="error" /> {message}
            </p>
          ))}
        </div>
      )}
      {children(described, hint)}
      {!helps && hint}
      {findings.length > 0 && (
        <ul className="field-findings" id={`${id}f`}>
          {findings.map(({ mark, severity, message }) => (
            <li key={mark} className={`severity-${severity}`}>
              <SeverityMark severity={severity} /> <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The name of a field, in words; whether it must be told is said, not starred. */
export function useLabel(): (field: Field) => string {
  const { t } = useWords();
  return (field) => t(`write-${field.label}`);
}
