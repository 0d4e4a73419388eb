// One purpose as a form: its words in three languages side by side, its bases, and the law each of them rests on.
import { useId } from "react";
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from "react-aria-components";
import type { Answer, LegalBasis } from "../../../gql/graphql";
import { LANGUAGES, ownName, useWords } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { ANSWERS, BASES } from "../../registers/asked";
import type { Purpose, Texts } from "./draft";
import { textsOf } from "./draft";
import { Provisions } from "./Provisions";

interface Props {
  number: number;
  purpose: Purpose;
  problems: readonly string[];
  change(purpose: Purpose): void;
  remove(): void;
}

export function PurposeForm({ number, purpose, problems, change, remove }: Props) {
  const { t, word } = useWords();
  const chosen = purpose.bases.map(({ name }) => name);
  const choose = (names: string[]) =>
    change({
      ...purpose,
      bases: BASES.filter((name) => names.includes(name)).map(
        (name) => purpose.bases.find((base) => base.name === name) ?? { name, interest: textsOf({}), provisions: [] },
      ),
    });
  const withBase = (name: LegalBasis, part: Partial<Purpose["bases"][number]>) =>
    change({ ...purpose, bases: purpose.bases.map((base) => (base.name === name ? { ...base, ...part } : base)) });
  return (
    <fieldset className={`purpose-form ${problems.length > 0 ? "refused" : ""}`}>
      <legend>{t("purpose-number", { number })}</legend>
      {problems.map((message) => (
        <p className="problem" key={message}>
          <Icon name="error" /> {message}
        </p>
      ))}
      <ThreeLanguages label={t("purpose-text")} texts={purpose.text} change={(text) => change({ ...purpose, text })} />
      <CheckboxGroup className="choices-of" value={chosen} onChange={choose}>
        <Label>{t("purpose-bases")}</Label>
        {BASES.map((basis) => (
          <Checkbox key={basis} value={basis} className="check">
            <span className="facet-tick">{chosen.includes(basis) && <Icon name="check" />}</span>
            {word("LegalBasis", basis)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {purpose.bases.map((base) => (
        <div className="ground" key={base.name}>
          <p className="ground-name">{word("LegalBasis", base.name)}</p>
          {base.name === "LEGITIMATE_INTERESTS" && (
            <ThreeLanguages label={t("purpose-interest")} texts={base.interest} change={(interest) => withBase(base.name, { interest })} />
          )}
          <Provisions
            of={t("provisions-of", { basis: word("LegalBasisShort", base.name) })}
            chosen={base.provisions}
            change={(provisions) => withBase(base.name, { provisions })}
          />
        </div>
      ))}
      <RadioGroup className="choices-of across" value={purpose.mustBeGiven} onChange={(answer) => change({ ...purpose, mustBeGiven: answer as Answer })}>
        <Label>{t("purpose-must")}</Label>
        {ANSWERS.map((answer) => (
          <Radio key={answer} value={answer} className="check round">
            <span className="facet-tick">{purpose.mustBeGiven === answer && <Icon name="check" />}</span>
            {word("Answer", answer)}
          </Radio>
        ))}
      </RadioGroup>
      {purpose.mustBeGiven === "YES" && (
        <ThreeLanguages label={t("purpose-consequence")} texts={purpose.consequence} change={(consequence) => change({ ...purpose, consequence })} />
      )}
      <Button className="small" onPress={remove}>
        {t("purpose-remove", { number })}
      </Button>
    </fieldset>
  );
}

function ThreeLanguages({ label, texts, change }: { label: string; texts: Texts; change(texts: Texts): void }) {
  const id = useId();
  return (
    <div className="three" role="group" aria-label={label}>
      <p className="three-label" aria-hidden="true">
        {label}
      </p>
      <div className="three-fields">
        {LANGUAGES.map((language) => (
          <div className="three-field" key={language}>
            <label htmlFor={`${id}${language}`} lang={language}>
              {ownName(language)}
            </label>
            <textarea
              id={`${id}${language}`}
              lang={language}
              rows={3}
              value={texts[language]}
              onChange={({ target: { value } }) => change({ ...texts, [language]: value })}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
