// By what can an answer be narrowed: country, lawful basis, category of data, and what a transfer rests on.
import { useMemo } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { LegalBasis, TransferMechanism } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { Choose } from "../../ui/Choose";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Icon } from "../../ui/Icon";
import { BASES } from "../registers/asked";
import { type ExploreSearch, MECHANISMS, NARROWING, narrowedBy, NO_MECHANISM } from "./asked";
import type { Facts } from "./facts";

const CategoriesDocument = graphql(`
  query DataCategories {
    personalDataCategories(first: 100, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Props {
  search: ExploreSearch;
  facts: Facts;
  /** Of a country that is chosen and not in the answer. */
  names: ReadonlyMap<string, string>;
  /** Countries that may be chosen, beside the one that is. */
  countries: readonly string[];
  change(change: Partial<ExploreSearch>): void;
}

export function Narrowing({ search, facts, names, countries, change }: Props) {
  const { t, word, language } = useWords();
  const say = useSay();
  const categories = useAsk(CategoriesDocument, {});
  const ids = [...new Set([...countries, ...(search.country ? [`country:${search.country}`] : [])])];
  const lands = useMemo(
    () =>
      ids
        .map((id) => ({ id: keyOf(id), label: facts.get(id) ? say(facts.get(id)?.name) : (names.get(id) ?? keyOf(id)) }))
        .sort((one, other) => one.label.localeCompare(other.label, language)),
    [ids.join(), facts, names, language],
  );
  const toggle = (name: "sub" | "above", label: string) => (
    <button type="button" className="facet-value" aria-pressed={search[name] ?? false} onClick={() => change({ [name]: search[name] ? undefined : true })}>
      <span className="facet-tick">{search[name] && <Icon name="check" />}</span>
      <span>{label}</span>
    </button>
  );
  const ofChains = search.ask !== "all";
  return (
    <div className="narrowing" role="group" aria-label={t("filters")} {...NARROWS}>
      <Choose label={t("explore-country")} none={t("explore-any")} choices={lands} chosen={search.country} onChoose={(country) => change({ country })} />
      <Choose
        label={t("facet-basis")}
        none={t("explore-any")}
        choices={BASES.map((basis) => ({ id: basis, label: word("LegalBasisShort", basis) }))}
        chosen={search.basis}
        onChoose={(basis) => change({ basis: basis as LegalBasis | undefined })}
      />
      <Choose
        label={t("explore-category")}
        none={t("explore-any")}
        choices={(categories.data?.personalDataCategories.nodes ?? []).map(({ id, name }) => ({ id, label: say(name) }))}
        chosen={search.category}
        onChoose={(category) => change({ category })}
      />
      <Choose
        label={t("explore-mechanism")}
        none={t("explore-any")}
        choices={[
          ...(ofChains ? [{ id: NO_MECHANISM, label: t("explore-no-mechanism") }] : []),
          ...MECHANISMS.map((mechanism) => ({ id: mechanism, label: word("TransferMechanism", mechanism) })),
        ]}
        chosen={search.mechanism}
        onChoose={(mechanism) => change({ mechanism: mechanism as TransferMechanism | undefined })}
      />
      {ofChains && (
        <div className="narrowing-ticks">
          {toggle("sub", t("explore-sub"))}
          {toggle("above", t("explore-above"))}
        </div>
      )}
      {narrowedBy(search) > 0 && <ClearFilters clear={() => change(Object.fromEntries(NARROWING.map((name) => [name, undefined])))} />}
    </div>
  );
}
