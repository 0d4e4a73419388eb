// How long: a number and a unit, as people say it.
import { useEffect, useId, useState } from "react";
import { useWords } from "../../../../i18n";
import { Choose } from "../../../../ui/Choose";
import { durationOf, type Length, lengthsOf, type Unit, UNITS } from "../duration";
import { type FieldProps, FieldFrame, useLabel } from "./FieldFrame";

interface Props extends FieldProps {
  value: string | null;
  change(value: string | null): void;
}

const first: Length = { count: "", unit: "Y" };

export function Duration({ field, at, value, change }: Props) {
  const { t } = useWords();
  const id = useId();
  const label = useLabel()(field);
  const told = lengthsOf(value);
  // The unit is remembered while no number stands beside it: a duration alone could not hold it.
  const [lengths, setLengths] = useState<readonly Length[]>(told?.length ? told : [first]);
  useEffect(() => {
    if (value !== durationOf(lengths)) setLengths(told?.length ? told : [{ ...first, unit: lengths[0]?.unit ?? "Y" }]);
    // Only what comes from elsewhere: undo, or another's edit.
  }, [value]);
  const set = (place: number, length: Length) => {
    const next = lengths.map((one, other) => (other === place ? length : one));
    setLengths(next);
    change(durationOf(next));
  };
  return (
    <FieldFrame field={field} at={at}>
      {(described) => (
        <div role="group" aria-label={label} aria-describedby={described}>
          <p className="field-label" aria-hidden="true">
            {label}
          </p>
          {lengths.map((length, place) => (
            <div className="duration-row" key={place}>
              <span>
                <label className="visually-hidden" htmlFor={`${id}${place}`}>
                  {t("write-how-many")}
                </label>
                <input className="input" id={`${id}${place}`} inputMode="numeric" value={length.count} onChange={({ target }) => set(place, { ...length, count: target.value.replace(/\D/g, "") })} />
              </span>
              <Choose
                label={t("write-unit")}
                choices={UNITS.map((unit) => ({ id: unit, label: t(`write-unit-${unit}`) }))}
                chosen={length.unit}
                onChoose={(unit) => set(place, { ...length, unit: unit as Unit })}
              />
            </div>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
