// How often are the chosen registers to be looked at? From the interval follows the day of the next review, Art. 5(2).
import { useMemo, useState } from "react";
import { onceKey } from "../../../api/once";
import { useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Choose } from "../../../ui/Choose";
import { Line } from "../../../ui/Inputs";
import { durationOf, type Unit, UNITS } from "../../register/edit/duration";
import { reviewOn } from "../review";
import { PlanView } from "./PlanView";
import { planOf } from "./plan";
import type { Known } from "./server";
import type { Step } from "./step";

interface Props {
  registers: readonly Known[];
  names: ReadonlyMap<string, string>;
  begin(steps: readonly Step[]): void;
  close(): void;
}

export function SetInterval({ registers, names, begin, close }: Props) {
  const { t, day } = useWords();
  const [count, setCount] = useState("1");
  const [unit, setUnit] = useState<Unit>("Y");
  const interval = durationOf([{ count, unit }]);
  const plan = useMemo(() => (interval ? planOf(registers, { field: "reviewInterval", interval }, onceKey) : undefined), [registers, interval]);
  const reviews = useMemo(() => {
    const chosen = new Set(plan?.steps.map(({ id }) => id));
    return registers.filter(({ id }) => chosen.has(id)).flatMap(({ upkeep }) => reviewOn({ ...upkeep, reviewInterval: interval }) ?? []).sort();
  }, [plan, registers, interval]);
  const today = new Date().toISOString().slice(0, 10);
  const late = reviews.filter((on) => on <= today).length;
  const first = reviews.find((on) => on > today);
  const unknown = (plan?.steps.length ?? 0) - reviews.length;
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan && plan.steps.length > 0) begin(plan.steps);
      }}
    >
      <div className="bulk-interval">
        <Line label={t("bulk-interval-count")} value={count} onChange={(typed) => setCount(typed.replaceAll(/\D/g, "").slice(0, 3))} />
        <Choose label={t("write-unit")} choices={UNITS.map((one) => ({ id: one, label: t(`write-unit-${one}`) }))} chosen={unit} onChoose={(one) => setUnit(one as Unit)} />
      </div>
      <p className="hint">{t("bulk-interval-hint")}</p>
      {plan && <PlanView plan={plan} field="reviewInterval" names={names} />}
      {plan && plan.steps.length > 0 && (
        <p className="bulk-follows">
          {[
            ...(late > 0 ? [t("bulk-interval-late", { count: late })] : []),
            ...(first ? [t("bulk-interval-first", { day: day(first) })] : []),
            ...(unknown > 0 ? [t("bulk-interval-unknown", { count: unknown })] : []),
          ].join(" ")}
        </p>
      )}
      <div className="acts">
        <Button look="main" type="submit" isDisabled={!plan || plan.steps.length === 0}>
          {t("bulk-interval-act", { count: plan?.steps.length ?? 0 })}
        </Button>
        <Button onPress={close}>{t("write-cancel")}</Button>
      </div>
    </form>
  );
}
