// Which information systems and services hold personal data, where are they, and from where are they supported?
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { ServicesQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useFinder } from "../../records/find";
import { useNames } from "../../records/names";
import { NotAllowed } from "../../shell/NotFound";
import { Badge } from "../../ui/Badge";
import { Find } from "../../ui/Find";
import { type Column, GridList } from "../../ui/GridList";
import { useViewer } from "../../viewer";
import { ANSWERS } from "../registers/asked";
import type { ServiceSearch } from "./asked";
import { NewNoun } from "./edit/NewNoun";
import { BehindCount } from "./BehindCount";
import { Facet, ListFrame } from "./Frame";
import { CountryNames, useStandings } from "./standing";
import { useBehind } from "./useBehind";

const ServicesDocument = graphql(`
  query Services($filter: ServiceFilter!, $orderBy: Order!, $after: String) {
    services(first: 100, filter: $filter, orderBy: $orderBy, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        proposed
        archivedOn
        hostedInEea
        provider {
          id
          name
        }
        hostingCountries {
          id
          name
          inEea
        }
        supportCountries {
          id
          name
          inEea
        }
      }
    }
  }
`);

type Row = ServicesQuery["services"]["nodes"][number];

export function Services() {
  return useViewer().can("ReadSharedNode") ? <List /> : <NotAllowed />;
}

const NO_KINDS: readonly never[] = [];

function List() {
  const { t, word } = useWords();
  const navigate = useNavigate({ from: routes.services });
  const search = useSearch({ from: routes.services });
  const { q, hosting, support, eea, told, provider, archived, sort = "NAME", down = false } = search;
  const standing = useStandings();
  const behind = useBehind();
  const findCountry = useFinder(NO_KINDS, { countries: true });
  const names = useNames(useMemo(() => [hosting, support].flatMap((key) => (key ? [`country:${key}`] : [])), [hosting, support]));
  const ask = (change: Partial<ServiceSearch>, replace = false) => void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });

  const variables = useMemo(
    () => ({
      filter: {
        ...(q && { text: q.trim() }),
        ...(hosting && { hostingCountry: `country:${hosting}` }),
        ...(support && { supportCountry: `country:${support}` }),
        ...(provider && { provider: `processor:${provider}` }),
        ...(eea && { hostedInEea: eea }),
        ...(told && { subProcessorsTold: told }),
        ...(archived && { archived }),
      },
      orderBy: { field: sort, direction: down ? ("DESC" as const) : ("ASC" as const) },
    }),
    [q, hosting, support, provider, eea, told, archived, sort, down],
  );
  const rows = usePages(ServicesDocument, variables, ({ services: { nodes, totalCount, pageInfo } }) => ({
    rows: nodes as readonly Row[],
    total: totalCount ?? undefined,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const columns: Column<Row>[] = [
    {
      key: "name",
      label: t("column-name"),
      sort: "NAME",
      cell: ({ id, name, provider: by, proposed, archivedOn }, tabbable) => (
        <>
          <Link to={routes.service} params={{ key: keyOf(id) }} tabIndex={tabbable ? 0 : -1}>
            <Text of={name} />
          </Link>{" "}
          {proposed && <Badge tone="warn">{t("proposed")}</Badge>}
          {archivedOn && <Badge>{t("archived")}</Badge>}
          {by && <span className="cell-sub">{by.name}</span>}
        </>
      ),
    },
    { key: "hosting", label: t("where-hosted"), cell: ({ hostingCountries }) => <CountryNames of={hostingCountries} standing={standing} /> },
    { key: "support", label: t("where-supported"), cell: ({ supportCountries }) => <CountryNames of={supportCountries} standing={standing} /> },
    {
      key: "behind",
      label: t("party-registers"),
      cell: ({ id }) => <BehindCount of={behind(id)} />,
    },
    { key: "state", label: t("service-in-eea"), cell: ({ hostedInEea }) => word("Answer", hostedInEea) },
  ];
  return (
    <ListFrame
      section="services"
      words={q}
      onSearch={(words) => ask({ q: words }, true)}
      rows={rows}
      narrowed={[hosting, support, provider, eea, told, archived].filter(Boolean).length}
      clear={() => void navigate({ search: { sort: search.sort, down: search.down } })}
      aside={<NewNoun section="services" open={search.new ?? false} onOpen={(open) => ask({ new: open || undefined })} />}
      facets={
        <>
          <Find label={t("where-hosted")} chosen={hosting && names.get(`country:${hosting}`)} find={findCountry} onChoose={({ id }) => ask({ hosting: keyOf(id) })} />
          <Find label={t("where-supported")} chosen={support && names.get(`country:${support}`)} find={findCountry} onChoose={({ id }) => ask({ support: keyOf(id) })} />
          <Facet label={t("service-in-eea")} values={ANSWERS} chosen={eea} say={(value) => word("Answer", value)} onChoose={(value) => ask({ eea: value })} />
          <Facet label={t("service-told")} values={ANSWERS} chosen={told} say={(value) => word("Answer", value)} onChoose={(value) => ask({ told: value })} />
          <Facet label={t("facet-archived")} values={["yes"]} chosen={archived && "yes"} say={() => t("with-archived")} onChoose={(value) => ask({ archived: value ? true : undefined })} />
        </>
      }
    >
      <GridList label={t("section-services")} look="parties" rows={rows} columns={columns} sort={sort} down={down} onSort={(field, turned) => ask({ sort: field === "NAME" ? undefined : field, down: turned || undefined })} />
    </ListFrame>
  );
}
