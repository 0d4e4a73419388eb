// Two people have written the same piece. Both values stand side by side, and one chooses; nothing of either is lost unseen.
import { useEffect, useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { nameOf, type Piece } from "./merge";
import type { Clashing } from "./useSave";
import { usePieceName, ValueOf } from "./ValueOf";

interface Props {
  of: Clashing;
  underWay: boolean;
  settle(takeTheirs: (clash: Piece) => boolean): void;
  back(): void;
}

type Side = "mine" | "theirs";

export function ClashView({ of: { clashes, by, at }, underWay, settle, back }: Props) {
  const { t, moment } = useWords();
  const pieceName = usePieceName();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands where the form was, and may be out of sight.
  useEffect(() => heading.current?.focus(), []);
  const all = clashes.every((clash) => chosen[nameOf(clash)]);
  return (
    <section className="clashes" aria-label={t("clash-title")}>
      <h3 tabIndex={-1} ref={heading}>
        {t("clash-title")}
      </h3>
      <p role="alert">{at ? t("clash-lead-by", { name: by ?? t("somebody"), when: moment(at) }) : t("clash-lead")}</p>
      {clashes.map((clash) => {
        const name = nameOf(clash);
        return (
          <RadioGroup className="clash" key={name} value={chosen[name] ?? null} onChange={(side) => setChosen({ ...chosen, [name]: side as Side })}>
            <Label>{pieceName(clash)}</Label>
            {(["mine", "theirs"] as const).map((side) => (
              <Radio key={side} value={side} className="check round side-of">
                <span className="facet-tick">{chosen[name] === side && <Icon name="check" />}</span>
                <span>
                  <b>{t(`clash-${side}`)}</b>
                  <ValueOf piece={clash} value={clash[side]} />
                </span>
              </Radio>
            ))}
          </RadioGroup>
        );
      })}
      <p className="acts">
        <Button look="main" isDisabled={!all} isPending={underWay} onPress={() => settle((clash) => chosen[nameOf(clash)] === "theirs")}>
          {t("clash-save")}
        </Button>
        <Button onPress={back}>{t("clash-back")}</Button>
      </p>
    </section>
  );
}
