// How many registers reach a third country, and which: each country a way to narrow the picture to it.
import { useLayoutEffect } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { AREA } from "../../ui/areas";
import { Icon } from "../../ui/Icon";
import { Loading } from "../../ui/states";
import type { ExploreSearch } from "./asked";

const SummaryDocument = graphql(`
  query ThirdCountrySummary($controller: ID, $ties: [CountryTie!]!, $day: Date) {
    thirdCountryReach(controller: $controller, ties: $ties, asOf: $day) {
      registersAsked
      countries {
        count
        country {
          id
          name
        }
      }
      registers(first: 1) {
        totalCount
      }
    }
  }
`);

interface Props {
  /** It has been said, or will not be. */
  told(): void;
  search: ExploreSearch;
  change(change: Partial<ExploreSearch>): void;
}

export function Summary({ told, search, change }: Props) {
  const { t, number } = useWords();
  const say = useSay();
  const asked = useAsk(SummaryDocument, {
    ties: search.above ? ["HOSTING", "SUPPORT", "ESTABLISHMENT", "PROVIDER", "PARENT"] : [],
    ...(search.controller && { controller: `controller:${search.controller}` }),
    ...(search.day && { day: search.day }),
  });
  const ready = asked.data !== undefined || asked.trouble !== undefined;
  // Before the next frame, which would show neither this nor what comes after it.
  useLayoutEffect(() => {
    if (ready) told();
  }, [ready, told]);
  if (!ready) return <Loading lines={3} />;
  if (!asked.data) return null;
  const { registersAsked, countries, registers } = asked.data.thirdCountryReach;
  const most = [...countries].sort((one, other) => other.count - one.count);
  return (
    <div className="summary" role="group" aria-label={t("third-nearest")} {...AREA}>
      <p className="summary-said">{t("third-summary", { count: number(registers.totalCount), asked: number(registersAsked) })}</p>
      <ul className="chips" aria-label={t("third-nearest")}>
        {most.map(({ country, count }) => {
          const key = country && keyOf(country.id);
          const pressed = key !== null && key !== undefined && search.country === key;
          return (
            <li key={key ?? ""}>
              <button type="button" className="chip" aria-pressed={pressed} disabled={!key} onClick={() => change({ country: pressed ? undefined : (key ?? undefined) })}>
                {pressed && <Icon name="check" />}
                {country ? say(country.name) : t("some-third-country")} <span className="count-of">{number(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
