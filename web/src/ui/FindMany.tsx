// Several of very many, found by their words one after the other; what is chosen stands below and can be taken out again.
import { Button as Plain } from "react-aria-components/Button";
import { useWords } from "../i18n";
import { useNames } from "../records/names";
import { Find, type Found } from "./Find";
import { Icon } from "./Icon";

interface Props {
  label: string;
  hint?: string;
  find(words: string): Promise<readonly Found[]>;
  /** Global ids. */
  value: readonly string[];
  change(value: readonly string[]): void;
}

export function FindMany({ label, hint, find, value, change }: Props) {
  const { t } = useWords();
  const names = useNames(value);
  return (
    <div className="provisions">
      <Find label={label} {...(hint && { hint })} find={find} onChoose={(found) => value.includes(found.id) || change([...value, found.id])} />
      {value.length > 0 && (
        <ul className="chosen" aria-label={label}>
          {value.map((id) => (
            <li key={id}>
              <span>{names.get(id) ?? id}</span>
              <Plain className="button bare small" aria-label={t("pick-remove", { name: names.get(id) ?? id })} onPress={() => change(value.filter((one) => one !== id))}>
                <Icon name="close" />
              </Plain>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
