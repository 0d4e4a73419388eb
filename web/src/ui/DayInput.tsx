// A day in parts, in the order of the reader's language; it is told when it is whole.
import { CalendarDate, CalendarDateTime, parseDate, parseDateTime } from "@internationalized/date";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from "react-aria-components/DateField";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { useWords } from "../i18n";
import type { DayProps } from "./DayField";
import { Icon } from "./Icon";
import { later } from "./later";

const DayCalendar = later(() => import("./DayCalendar").then((made) => made.DayCalendar), 6);

type Held = CalendarDate | CalendarDateTime | null;

/** Below this a year is still being typed. */
const YEAR = 1000;

export function DayInput({ label, beside, value, onChange, time = false, hint, problem, describedBy, required = false, min, max, framed = false }: DayProps) {
  const { t } = useWords();
  const read = (text: string | undefined): Held => {
    try {
      return text ? (time ? parseDateTime(text) : parseDate(text.slice(0, 10))) : null;
    } catch {
      return null;
    }
  };
  const [{ seen, told, held }, setState] = useState(() => ({ seen: value, told: value, held: read(value) }));
  // What was told comes back, perhaps a moment later; what comes otherwise was set from elsewhere, by a link or a step taken back.
  if (value !== seen) setState({ seen: value, told: value, held: value === told ? held : read(value) });
  const take = (next: Held) => {
    if (next && next.year < YEAR) return setState({ seen, told, held: next });
    const text = next?.toString().slice(0, time ? "2026-11-05T14:30".length : "2026-11-05".length) ?? "";
    setState({ seen, told: text, held: next });
    onChange(text);
  };
  const pick = (day: CalendarDate) => take(held instanceof CalendarDateTime ? held.set({ year: day.year, month: day.month, day: day.day }) : time ? new CalendarDateTime(day.year, day.month, day.day) : day);
  const bounds = { minValue: read(min), maxValue: read(max) };
  return (
    <DateField
      className={framed ? "day-field" : "field day-field"}
      value={held}
      onChange={(next) => take(next as Held)}
      granularity={time ? "minute" : "day"}
      isRequired={required}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      {...bounds}
      {...(describedBy && { "aria-describedby": describedBy })}
    >
      <span className="day-label">
        <Label className="field-label">{label}</Label> {beside}
      </span>
      <div className="day-row">
        <DateInput className="day-parts">{(segment) => <DateSegment className="day-part" segment={segment} />}</DateInput>
        <DialogTrigger>
          <Button className="button bare small" aria-label={t("day-choose", { field: label })}>
            <Icon name="calendar" />
          </Button>
          <Popover className="popover" placement="bottom start">
            <Dialog aria-label={t("day-choose", { field: label })}>
              {({ close }) => (
                <DayCalendar
                  chosen={held && new CalendarDate(held.year, held.month, held.day)}
                  {...bounds}
                  choose={(day) => {
                    pick(day);
                    close();
                  }}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        {held && !required && (
          <Button className="button bare small" aria-label={t("day-empty", { field: label })} onPress={() => take(null)}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      {hint && (
        <Text slot="description" className="cell-sub">
          {hint}
        </Text>
      )}
      <FieldError className="problem">{problem}</FieldError>
    </DateField>
  );
}
