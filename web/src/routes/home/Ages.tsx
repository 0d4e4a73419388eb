// For how long have the findings stood? What is old was seen and left.
import type { FindingAge } from "../../gql/graphql";
import { useWords } from "../../i18n";

const AGES: readonly FindingAge[] = ["DAYS", "WEEKS", "MONTHS", "YEARS", "UNKNOWN"];

export function Ages({ of }: { of: readonly { readonly age: FindingAge; readonly count: number }[] }) {
  const { t, word, number } = useWords();
  const told = AGES.flatMap((age) => of.filter((one) => one.age === age && one.count > 0));
  if (told.length === 0) return null;
  return (
    <>
      <h3 className="ages-head">{t("ages-title")}</h3>
      <ul className="ages">
        {told.map(({ age, count }) => (
          <li key={age}>
            <b>{number(count)}</b> {word("FindingAge", age)}
          </li>
        ))}
      </ul>
    </>
  );
}
