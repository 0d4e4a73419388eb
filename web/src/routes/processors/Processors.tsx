// Who processes personal data on behalf of the controllers, and behind how many registers? Art. 4(8) and 28.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { ProcessorsQuery } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useFinder } from "../../records/find";
import { useNames } from "../../records/names";
import { NotAllowed } from "../../shell/NotFound";
import { Badge } from "../../ui/Badge";
import { Find } from "../../ui/Find";
import { type Column, GridList } from "../../ui/GridList";
import { useViewer } from "../../viewer";
import { ANSWERS } from "../registers/asked";
import type { ProcessorSearch } from "./asked";
import { NewNoun } from "./edit/NewNoun";
import { BehindCount } from "./BehindCount";
import { Facet, ListFrame } from "./Frame";
import { CountryName, useStandings } from "./standing";
import { useBehind } from "./useBehind";

const ProcessorsDocument = graphql(`
  query Processors($filter: ProcessorFilter!, $orderBy: Order!, $after: String) {
    processors(first: 100, filter: $filter, orderBy: $orderBy, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        businessId
        proposed
        archivedOn
        usesSubProcessors
        country {
          id
          name
          inEea
        }
        parent {
          id
          name
          country {
            id
            name
            inEea
          }
        }
      }
    }
  }
`);

type Row = ProcessorsQuery["processors"]["nodes"][number];

export function Processors() {
  return useViewer().can("ReadSharedNode") ? <List /> : <NotAllowed />;
}

const NO_KINDS: readonly never[] = [];

function List() {
  const { t, word } = useWords();
  const navigate = useNavigate({ from: routes.processors });
  const search = useSearch({ from: routes.processors });
  const { q, country, above, sub, archived, sort = "NAME", down = false } = search;
  const standing = useStandings();
  const behind = useBehind();
  const findCountry = useFinder(NO_KINDS, { countries: true });
  const names = useNames(useMemo(() => (country ? [`country:${country}`] : []), [country]));
  const ask = (change: Partial<ProcessorSearch>, replace = false) => void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });

  const variables = useMemo(
    () => ({
      filter: {
        ...(q && { text: q.trim() }),
        ...(country && (above ? { countryAbove: `country:${country}` } : { country: `country:${country}` })),
        ...(sub && { usesSubProcessors: sub }),
        ...(archived && { archived }),
      },
      orderBy: { field: sort, direction: down ? ("DESC" as const) : ("ASC" as const) },
    }),
    [q, country, above, sub, archived, sort, down],
  );
  const rows = usePages(ProcessorsDocument, variables, ({ processors: { nodes, totalCount, pageInfo } }) => ({
    rows: nodes as readonly Row[],
    total: totalCount ?? undefined,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const columns: Column<Row>[] = [
    {
      key: "name",
      label: t("column-name"),
      sort: "NAME",
      cell: ({ id, name, businessId }, tabbable) => (
        <>
          <Link to={routes.processor} params={{ key: keyOf(id) }} tabIndex={tabbable ? 0 : -1}>
            {name}
          </Link>
          {businessId && <span className="cell-sub">{businessId}</span>}
        </>
      ),
    },
    { key: "country", label: t("party-country"), cell: ({ country: at }) => <CountryName of={at} standing={standing} /> },
    {
      key: "parent",
      label: t("party-parent"),
      cell: ({ parent }) =>
        parent ? (
          <>
            {parent.name}
            <span className="cell-sub">
              <CountryName of={parent.country} standing={standing} />
            </span>
          </>
        ) : (
          "–"
        ),
    },
    {
      key: "behind",
      label: t("party-registers"),
      cell: ({ id }) => <BehindCount of={behind(id)} />,
    },
    {
      key: "state",
      label: t("party-subs"),
      cell: ({ usesSubProcessors, proposed, archivedOn }) => (
        <>
          <span>{word("Answer", usesSubProcessors)}</span> {proposed && <Badge tone="warn">{t("proposed")}</Badge>}
          {archivedOn && <Badge>{t("archived")}</Badge>}
        </>
      ),
    },
  ];
  return (
    <ListFrame
      section="processors"
      words={q}
      onSearch={(words) => ask({ q: words }, true)}
      rows={rows}
      narrowed={[country, above, sub, archived].filter(Boolean).length}
      clear={() => void navigate({ search: { sort: search.sort, down: search.down } })}
      aside={<NewNoun section="processors" open={search.new ?? false} onOpen={(open) => ask({ new: open || undefined })} />}
      facets={
        <>
          <Find label={t("party-country")} chosen={country ? names.get(`country:${country}`) : undefined} find={findCountry} onChoose={({ id }) => ask({ country: keyOf(id) })} />
          {country && <Facet label={t("party-above")} values={["yes"]} chosen={above && "yes"} say={() => t("party-above-yes")} onChoose={(value) => ask({ above: value ? true : undefined })} />}
          <Facet label={t("party-subs")} values={ANSWERS} chosen={sub} say={(value) => word("Answer", value)} onChoose={(value) => ask({ sub: value })} />
          <Facet label={t("facet-archived")} values={["yes"]} chosen={archived && "yes"} say={() => t("with-archived")} onChoose={(value) => ask({ archived: value ? true : undefined })} />
        </>
      }
    >
      <GridList label={t("section-processors")} look="parties" rows={rows} columns={columns} sort={sort} down={down} onSort={(field, turned) => ask({ sort: field === "NAME" ? undefined : field, down: turned || undefined })} />
    </ListFrame>
  );
}
