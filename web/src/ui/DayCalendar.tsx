// A month to choose a day from.
import type { CalendarDate, DateValue } from "@internationalized/date";
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarHeading } from "react-aria-components/Calendar";
import { Icon } from "./Icon";

interface Props {
  chosen: CalendarDate | null;
  minValue: DateValue | null;
  maxValue: DateValue | null;
  choose(day: CalendarDate): void;
}

export function DayCalendar({ chosen, minValue, maxValue, choose }: Props) {
  return (
    <Calendar className="calendar" value={chosen} minValue={minValue} maxValue={maxValue} onChange={choose} autoFocus>
      <header className="calendar-head">
        <Button slot="previous" className="button bare small">
          <Icon name="left" />
        </Button>
        <CalendarHeading className="calendar-month" level={2} />
        <Button slot="next" className="button bare small">
          <Icon name="right" />
        </Button>
      </header>
      <CalendarGrid className="calendar-days">{(day) => <CalendarCell className="calendar-day" date={day} />}</CalendarGrid>
    </Calendar>
  );
}
