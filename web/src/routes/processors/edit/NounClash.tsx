// Two people have written the same field. Both values stand side by side, and one chooses; nothing of either is lost unseen.
import { useEffect, useMemo, useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { LANGUAGES, ownName, useWords } from "../../../i18n";
import { useNames } from "../../../records/names";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { type Draft, type Field, isEmpty, type Texts } from "./draft";

interface Props {
  fields: readonly Field[];
  mine: Draft;
  theirs: Draft;
  by: string | undefined;
  at: string | undefined;
  settle(takeTheirs: (name: string) => boolean): void;
  back(): void;
}

export function NounClash({ fields, mine, theirs, by, at, settle, back }: Props) {
  const { t, moment } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, "mine" | "theirs">>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands where the form was, and may be out of sight.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="clashes" aria-label={t("clash-title")}>
      <h3 tabIndex={-1} ref={heading}>
        {t("clash-title")}
      </h3>
      <p role="alert">{at ? t("clash-lead-by", { name: by ?? t("somebody"), when: moment(at) }) : t("clash-lead")}</p>
      {fields.map((field) => (
        <RadioGroup key={field.name} className="clash" value={chosen[field.name] ?? null} onChange={(side) => setChosen({ ...chosen, [field.name]: side as "mine" | "theirs" })}>
          <Label>{t(`part-${field.name}`)}</Label>
          {(["mine", "theirs"] as const).map((side) => (
            <Radio key={side} value={side} className="check round side-of">
              <span className="facet-tick">{chosen[field.name] === side && <Icon name="check" />}</span>
              <span>
                <b>{t(`clash-${side}`)}</b>
                <Said field={field} draft={side === "mine" ? mine : theirs} />
              </span>
            </Radio>
          ))}
        </RadioGroup>
      ))}
      <p className="acts">
        <Button look="main" isDisabled={!fields.every(({ name }) => chosen[name])} onPress={() => settle((name) => chosen[name] === "theirs")}>
          {t("clash-save")}
        </Button>
        <Button onPress={back}>{t("clash-back")}</Button>
      </p>
    </section>
  );
}

function Said({ field, draft }: { field: Field; draft: Draft }) {
  const { t, word, day } = useWords();
  const value = draft[field.name];
  const ids = useMemo(() => (field.kind === "many" ? (value as readonly string[]) : field.kind === "one" && value ? [String(value)] : []), [field, value]);
  const names = useNames(ids);
  if (isEmpty(value)) return <span className="clash-value unsaid-text">{t("not-stated")}</span>;
  const said = () => {
    switch (field.kind) {
      case "texts":
        return LANGUAGES.flatMap((language) => ((value as Texts)[language] ? [`${ownName(language)}: ${(value as Texts)[language]}`] : [])).join("\n");
      case "word":
        return field.words === "Answer" ? word("Answer", String(value)) : t(`authorisation-${String(value)}`);
      case "date":
        return day(String(value));
      case "one":
      case "many":
        return ids.map((id) => names.get(id) ?? id).join(", ");
      default:
        return String(value);
    }
  };
  return <span className="clash-value">{said()}</span>;
}
