// A box to tick in the row of a list. With Shift it asks for all from the one ticked before to this one.
import { useEffect, useRef } from "react";

interface Props {
  label: string;
  chosen: boolean;
  /** Some of what it stands for, and not all. */
  partly?: boolean;
  tabbable: boolean;
  onChange(far: boolean): void;
}

export function Box({ label, chosen, partly = false, tabbable, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = partly;
  }, [partly]);
  return (
    <label className="row-box">
      <input
        ref={input}
        type="checkbox"
        aria-label={label}
        checked={chosen}
        tabIndex={tabbable ? 0 : -1}
        // A box changes by a press, whatever made it: a pointer, or Space.
        onChange={({ nativeEvent }) => onChange("shiftKey" in nativeEvent && nativeEvent.shiftKey === true)}
      />
    </label>
  );
}
