// Two people have written the same piece. Both values stand side by side, and one chooses; nothing of either is lost unseen.
import { useEffect, useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { type Clash, merge, type Piece, pieceOf, type Purpose } from "./draft";
import type { Theirs } from "./PurposesEditor";

interface Props {
  base: readonly Purpose[];
  mine: readonly Purpose[];
  theirs: Theirs;
  settle(takeTheirs: (clash: Clash) => boolean): void;
  back(): void;
}

const nameOf = ({ purpose, piece }: Clash) => `${purpose} ${piece}`;

export function ClashView({ base, mine, theirs, settle, back }: Props) {
  const { t, moment } = useWords();
  const { clashes } = merge(base, mine, theirs.purposes);
  const [chosen, setChosen] = useState<Readonly<Record<string, "mine" | "theirs">>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands where the form was, and may be out of sight.
  useEffect(() => heading.current?.focus(), []);
  const all = clashes.every((clash) => chosen[nameOf(clash)]);
  return (
    <section className="clashes" aria-label={t("clash-title")}>
      <h3 tabIndex={-1} ref={heading}>
        {t("clash-title")}
      </h3>
      <p role="alert">{theirs.at ? t("clash-lead-by", { name: theirs.by ?? t("somebody"), when: moment(theirs.at) }) : t("clash-lead")}</p>
      {clashes.map((clash) => (
        <RadioGroup
          className="clash"
          key={nameOf(clash)}
          value={chosen[nameOf(clash)] ?? null}
          onChange={(side) => setChosen({ ...chosen, [nameOf(clash)]: side as "mine" | "theirs" })}
        >
          <Label>{t("clash-of", { number: mine.findIndex(({ key }) => key === clash.purpose) + 1, piece: t(`piece-${clash.piece.replace(".", "-")}`) })}</Label>
          {(["mine", "theirs"] as const).map((side) => (
            <Radio key={side} value={side} className="check round side-of">
              <span className="facet-tick">{chosen[nameOf(clash)] === side && <Icon name="check" />}</span>
              <span>
                <b>{t(`clash-${side}`)}</b>
                <Value of={(side === "mine" ? mine : theirs.purposes).find(({ key }) => key === clash.purpose)} piece={clash.piece} />
              </span>
            </Radio>
          ))}
        </RadioGroup>
      ))}
      <p className="acts">
        <Button look="main" isDisabled={!all} onPress={() => settle((clash) => chosen[nameOf(clash)] === "theirs")}>
          {t("clash-save")}
        </Button>
        <Button onPress={back}>{t("clash-back")}</Button>
      </p>
    </section>
  );
}

function Value({ of, piece }: { of: Purpose | undefined; piece: Piece | "whole" }) {
  const { t, word, language } = useWords();
  if (!of) return <span className="clash-value unsaid-text">{t("clash-removed")}</span>;
  const told = () => {
    switch (piece) {
      case "whole":
        return of.text[language] || of.text.fi;
      case "mustBeGiven":
        return word("Answer", of.mustBeGiven);
      case "bases":
        return of.bases.map(({ name, provisions }) => [word("LegalBasis", name), ...provisions].join(": ")).join("; ");
      case "conditions":
        return of.conditions.map(({ name }) => word("SpecialCondition", name)).join("; ");
      default:
        return String(pieceOf(of, piece));
    }
  };
  return <span className="clash-value">{told() || <span className="unsaid-text">{t("not-stated")}</span>}</span>;
}
