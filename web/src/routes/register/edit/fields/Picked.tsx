// A field that points to something, or to several things.
import { Picker } from "../pick/Picker";
import type { Pickable } from "../shape";
import { type FieldProps, FieldFrame } from "./FieldFrame";

interface Props extends FieldProps {
  label: string;
  kinds: readonly Pickable[];
  chosen: readonly string[];
  single?: boolean;
  change(chosen: readonly string[]): void;
}

export function Picked({ field, at, label, ...picker }: Props) {
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <div role="group" aria-label={label} aria-describedby={described}>
          {picker.chosen.length > 0 && (
            <p className="field-label" aria-hidden="true">
              {label}
            </p>
          )}
          <Picker label={label} {...picker} described={described} />
        </div>
      )}
    </FieldFrame>
  );
}
