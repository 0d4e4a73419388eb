// Which countries are in the EEA, which are held adequate and by what decision, and which registers reach them? Art. 44 and 45.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { usePages } from "../../api/pages";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdequacyListQuery, CountryListQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { NotAllowed } from "../../shell/NotFound";
import { Badge } from "../../ui/Badge";
import { useViewer } from "../../viewer";
import { type CountrySearch, STANDINGS } from "./asked";
import { Facet, ListFrame, NONE_YET } from "./Frame";
import type { Standing } from "./standing";

const CountriesDocument = graphql(`
  query CountryList($filter: CountryFilter!, $after: String) {
    countries(first: 100, filter: $filter, orderBy: { field: NAME }, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        name
        inEea
        eeaFrom
        eeaUntil
      }
    }
  }
`);

const DecisionsDocument = graphql(`
  query AdequacyList {
    adequacyDecisions(first: 100) {
      nodes {
        id
        reference
        scope
        scopeNote
        inForceFrom
        inForceUntil
        eli
        inForce
        country {
          id
        }
      }
    }
    thirdCountryReach {
      countries {
        count
        country {
          id
        }
      }
    }
  }
`);

type Row = CountryListQuery["countries"]["nodes"][number];
type Decision = AdequacyListQuery["adequacyDecisions"]["nodes"][number];

export function Countries() {
  return useViewer().can("ReadLaw") ? <List /> : <NotAllowed />;
}

function List() {
  const { t } = useWords();
  const navigate = useNavigate({ from: routes.countries });
  const { q, standing } = useSearch({ from: routes.countries });
  const ask = (change: Partial<CountrySearch>, replace = false) => void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  const variables = useMemo(
    () => ({
      filter: {
        ...(q && { text: q.trim() }),
        ...(standing === "EEA" && { inEea: true }),
        ...(standing === "ADEQUATE" && { adequate: true }),
        ...(standing === "THIRD" && { inEea: false, adequate: false }),
      },
    }),
    [q, standing],
  );
  const rows = usePages(CountriesDocument, variables, ({ countries: { nodes, totalCount, pageInfo } }) => ({
    rows: nodes as readonly Row[],
    total: totalCount ?? undefined,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  useEffect(() => rows.load(), [rows.load]);
  const asked = useAsk(DecisionsDocument, {});
  const decisions = (id: string) => (asked.data?.adequacyDecisions.nodes ?? []).filter(({ country }) => country?.id === id);
  const reached = new Map(asked.data?.thirdCountryReach.countries.map(({ country, count }) => [country?.id, count]));
  const order = (row: Row) => -(reached.get(row.id) ?? 0);
  return (
    <ListFrame
      section="countries"
      words={q}
      onSearch={(words) => ask({ q: words }, true)}
      rows={asked.loading && !asked.data ? { ...rows, ...NONE_YET } : rows}
      narrowed={standing ? 1 : 0}
      clear={() => void navigate({ search: {} })}
      facets={<Facet label={t("where-standing")} values={STANDINGS} chosen={standing} say={(value) => t(`standing-${value}`)} onChoose={(value) => ask({ standing: value })} />}
    >
      <div className="table-box" role="group" aria-label={t("section-countries")} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("column-name")}</th>
              <th scope="col">{t("where-standing")}</th>
              <th scope="col">{t("country-decision")}</th>
              <th scope="col">{t("country-reach")}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows.rows]
              .sort((one, other) => order(one) - order(other))
              .map((row) => (
                <CountryRow key={row.id} row={row} decisions={decisions(row.id)} count={reached.get(row.id)} />
              ))}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}

function CountryRow({ row: { id, code, name, inEea, eeaFrom, eeaUntil }, decisions, count }: { row: Row; decisions: readonly Decision[]; count: number | undefined }) {
  const { t, day } = useWords();
  const standing: Standing = inEea ? "EEA" : decisions.some(({ inForce }) => inForce) ? "ADEQUATE" : "THIRD";
  return (
    <tr>
      <th scope="row">
        <Text of={name} /> <span className="cell-number">{code}</span>
      </th>
      <td>
        <Badge tone={standing === "THIRD" ? "warn" : "plain"}>{t(`standing-${standing}`)}</Badge>
        {(eeaFrom || eeaUntil) && (
          <span className="cell-sub">
            {eeaFrom && t("since-day", { day: day(eeaFrom) })} {eeaUntil && t("until", { day: day(eeaUntil) })}
          </span>
        )}
      </td>
      <td>
        {decisions.length === 0 && "–"}
        {decisions.map(({ id: decision, reference, scope, scopeNote, inForceFrom, inForceUntil, inForce, eli }) => (
          <div key={decision} className="decision">
            {eli?.startsWith("http") ? <a href={eli}>{reference}</a> : <b>{reference}</b>} {!inForce && <Badge tone="bad">{t("agreement-not-in-force")}</Badge>}
            <span className="cell-sub">
              {t(`scope-${scope}`)} · {t("since-day", { day: day(inForceFrom) })}
              {inForceUntil && ` · ${t("until", { day: day(inForceUntil) })}`}
            </span>
            <Text of={scopeNote} none={null} />
            <span className="cell-sub">
              <Link to={routes.explore} search={{ ask: "impact", from: decision }}>
                {t("decision-impact")}
              </Link>
            </span>
          </div>
        ))}
      </td>
      <td>
        {inEea ? (
          <Link to={routes.explore} search={{ ask: "around", from: id, way: "BACK" }}>
            {t("country-picture")}
          </Link>
        ) : (
          <Link to={routes.explore} search={{ ask: "third", country: keyOf(id) }}>
            {count ? t("country-nearest", { count }) : t("country-picture")}
          </Link>
        )}
      </td>
    </tr>
  );
}
