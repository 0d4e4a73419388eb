// Which post is to answer for the chosen registers, or to be asked about them? A post, not a person: Art. 30(1)(a), 13(1)(a).
import { useEffect, useMemo, useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { onceKey } from "../../../api/once";
import { useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Choose } from "../../../ui/Choose";
import { Icon } from "../../../ui/Icon";
import { type Place, PlaceContext } from "../../register/edit/context";
import { KnowsNames } from "../../register/edit/pick/names";
import { Picker } from "../../register/edit/pick/Picker";
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

const FIELDS = ["responsiblePost", "contactPosts"] as const;
type Field = (typeof FIELDS)[number];

export function AssignPost({ registers, names, begin, close }: Props) {
  const { t } = useWords();
  const cities = useMemo(() => [...new Map(registers.flatMap(({ controller, of }) => (controller ? [[controller, of] as const] : [])))], [registers]);
  const [controller, setController] = useState(() => mostFrequent(registers));
  const [field, setField] = useState<Field>("responsiblePost");
  const [post, setPost] = useState<string>();
  const plan = useMemo(() => (controller && post ? planOf(registers, { field, post, controller }, onceKey) : undefined), [registers, field, post, controller]);
  const place = useMemo<Place>(
    () => ({
      controller: controller ?? "",
      register: undefined,
      languages: cities.find(([id]) => id === controller)?.[1].languages ?? [],
      local: { purposes: [], dataGroups: [] },
      problems: [],
      findings: [],
    }),
    [controller, cities],
  );
  const submit = useRef<HTMLButtonElement>(null);
  // What one searched in is gone; one goes on to what would change.
  useEffect(() => {
    if (post) submit.current?.focus();
  }, [post]);
  if (!controller) return <p>{t("bulk-nothing-left")}</p>;
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        // A new post is made in a form of its own, above this one.
        if (event.target !== event.currentTarget) return;
        if (plan && plan.steps.length > 0) begin(plan.steps);
      }}
    >
      {cities.length > 1 && (
        <Choose
          label={t("controller")}
          choices={cities.map(([id, { name }]) => ({ id, label: name, count: registers.filter((one) => one.controller === id).length }))}
          chosen={controller}
          onChoose={(id) => {
            setController(id);
            setPost(undefined);
          }}
        />
      )}
      <RadioGroup className="choices-of" value={field} onChange={(value) => setField(value as Field)}>
        <Label>{t("bulk-post-role")}</Label>
        {FIELDS.map((one) => (
          <Radio key={one} value={one} className="check round">
            <span className="facet-tick">{one === field && <Icon name="check" />}</span>
            <span>
              {t(`bulk-role-${one}`)}
              <span className="cell-sub">{t(`bulk-role-hint-${one}`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <PlaceContext value={place}>
        <KnowsNames ids={[]} key={controller}>
          <div role="group" aria-label={t("bulk-post")}>
            {post && (
              <p className="field-label" aria-hidden="true">
                {t("bulk-post")}
              </p>
            )}
            <Picker label={t("bulk-post")} kinds={POST} chosen={post ? [post] : []} single change={([id]) => setPost(id)} />
          </div>
        </KnowsNames>
      </PlaceContext>
      {plan && <PlanView plan={plan} field={field} names={names} />}
      <div className="acts">
        <Button ref={submit} look="main" type="submit" isDisabled={!plan || plan.steps.length === 0}>
          {plan ? t("bulk-post-act", { count: plan.steps.length }) : t("bulk-post-act-none")}
        </Button>
        <Button onPress={close}>{t("write-cancel")}</Button>
      </div>
    </form>
  );
}

const POST = ["post"] as const;

/** The controller that most of the chosen ones belong to. */
function mostFrequent(registers: readonly Known[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { controller } of registers) if (controller) counts.set(controller, (counts.get(controller) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
