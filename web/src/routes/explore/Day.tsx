// On which day? Flows, agreements, membership of the EEA and adequacy decisions hold on some days and not on others.
import { useEffect, useState } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { Button } from "../../ui/Button";
import { DayField } from "../../ui/DayField";
import { today } from "./asked";

const MarksDocument = graphql(`
  query DecisionDays {
    adequacyDecisions(first: 100) {
      nodes {
        id
        inForceFrom
        inForceUntil
        country {
          id
          name
        }
      }
    }
  }
`);

/** Years before and after today that the slider spans; any other day can be typed. */
const YEARS = { before: 6, after: 4 } as const;

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const dayOf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;

interface Props {
  /** The day that is asked of; none for today. */
  day: string | undefined;
  change(day: string | undefined): void;
}

export function Day({ day, change }: Props) {
  const { t, day: said } = useWords();
  const say = useSay();
  const now = today();
  const marks = useAsk(MarksDocument, {});
  const [from, to] = [monthOf(now) - YEARS.before * 12, monthOf(now) + YEARS.after * 12];
  // While the thumb is moved the picture waits.
  const [moving, setMoving] = useState<number>();
  const month = moving ?? Math.min(to, Math.max(from, monthOf(day ?? now)));
  const shown = moving === undefined ? (day ?? now) : asDay(moving, now);
  useEffect(() => setMoving(undefined), [day]);

  const decisions = (marks.data?.adequacyDecisions.nodes ?? []).flatMap(({ id, country, inForceFrom, inForceUntil }) =>
    [
      { key: `${id}+`, at: inForceFrom, said: t("day-begins", { country: say(country?.name), day: said(inForceFrom) }) },
      ...(inForceUntil ? [{ key: `${id}-`, at: inForceUntil, said: t("day-ends", { country: say(country?.name), day: said(inForceUntil) }) }] : []),
    ].filter(({ at }) => monthOf(at) >= from && monthOf(at) <= to),
  );
  return (
    <div className="day">
      <Slider
        className="day-slider"
        minValue={from}
        maxValue={to}
        value={month}
        onChange={(value) => setMoving(value)}
        onChangeEnd={(value) => change(value === monthOf(now) ? undefined : dayOf(value))}
      >
        <Label>{t("explore-day")}</Label>
        <output className="day-said">{shown === now ? t("day-today", { day: said(shown) }) : said(shown)}</output>
        <SliderTrack className="day-track">
          <svg className="day-marks" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {decisions.map(({ key, at, said: title }) => (
              <rect key={key} x={((monthOf(at) - from) / (to - from)) * 100 - 0.15} y="0" width="0.3" height="10">
                <title>{title}</title>
              </rect>
            ))}
          </svg>
          <SliderThumb className="day-thumb" />
        </SliderTrack>
      </Slider>
      <DayField label={t("explore-day-exact")} value={day ?? now} required onChange={(exact) => exact && change(exact === now ? undefined : exact)} />
      {day && <Button onPress={() => change(undefined)}>{t("day-back")}</Button>}
    </div>
  );
}

const asDay = (month: number, now: string) => (month === monthOf(now) ? now : dayOf(month));
