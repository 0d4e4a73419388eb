// Breaches of personal data as cases: which are open, how long is left, and what was documented. Art. 33(5).
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { BreachesQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed } from "../../shell/NotFound";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { Page } from "../../ui/Page";
import { Empty, Failure, Loading } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Clock } from "./Clock";
import { OpenBreach } from "./OpenBreach";

const BreachesDocument = graphql(`
  query Breaches($filter: BreachCaseFilter!, $after: String) {
    breaches(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        knownAt
        closedAt
        risk
        deadline
        late
        mustTellAuthority
        mustTellPeople
        controller {
          id
          name
        }
      }
    }
  }
`);

type Case = BreachesQuery["breaches"]["nodes"][number];

export function Breaches() {
  return useViewer().can("ReadBreach") ? <List /> : <NotAllowed />;
}

function List() {
  const { t } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.breaches });
  const navigate = useNavigate({ from: routes.breaches });
  const [opening, setOpening] = useState(false);
  const variables = useMemo(
    () => ({ filter: { ...(search.controller && { controller: `controller:${search.controller}` }), ...(search.closed ? { open: false } : { open: true }) } }),
    [search],
  );
  const pages = usePages(BreachesDocument, variables, ({ breaches }) => ({
    rows: breaches.nodes as readonly Case[],
    total: breaches.totalCount ?? undefined,
    next: breaches.pageInfo.hasNextPage ? (breaches.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const ask = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Page
      title={t("breaches-title")}
      lead={t("breaches-lead")}
      aside={
        viewer.can("HandleBreach") && (
          <p className="acts">
            <Button look="main" onPress={() => setOpening(true)}>
              {t("breach-open")}
            </Button>
          </p>
        )
      }
    >
      {opening && <OpenBreach close={() => setOpening(false)} done={(id) => void navigate({ to: routes.breach, params: placeOf(id) })} />}
      <div className="find-row">
        {viewer.controllers.length > 1 && (
          <Choose
            label={t("controller")}
            none={t("all-controllers")}
            choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={search.controller}
            onChoose={(controller) => ask({ controller })}
          />
        )}
        <div className="views" role="group" aria-label={t("breach-state")}>
          <button type="button" className="view" aria-pressed={!search.closed} onClick={() => ask({ closed: undefined })}>
            {t("breaches-open")}
          </button>
          <button type="button" className="view" aria-pressed={search.closed === true} onClick={() => ask({ closed: true })}>
            {t("breaches-closed")}
          </button>
        </div>
      </div>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={4} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && (
        <Empty title={search.closed ? t("breaches-none-closed") : t("breaches-none")}>
          <p>{t("breaches-none-help")}</p>
        </Empty>
      )}
      <ul className="breach-list">
        {pages.rows.map((one) => (
          <Line key={one.id} of={one} />
        ))}
      </ul>
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("report-more")}</Button>
        </p>
      )}
    </Page>
  );
}

function Line({ of }: { of: Case }) {
  const { t, moment } = useWords();
  return (
    <li className="card breach-line">
      <div>
        <h2>
          <Link to={routes.breach} params={placeOf(of.id)}>
            {of.title}
          </Link>
        </h2>
        <p className="cell-sub">
          {of.controller && <Text of={of.controller.name} />}
          {of.knownAt && ` · ${t("breach-known", { when: moment(of.knownAt) })}`}
        </p>
        <BreachBadges of={of} />
      </div>
      {of.deadline && !of.closedAt && <Clock deadline={of.deadline} runs={of.mustTellAuthority} />}
    </li>
  );
}

export function BreachBadges({ of }: { of: Pick<Case, "risk" | "mustTellAuthority" | "mustTellPeople" | "closedAt" | "late"> }) {
  const { t, word, moment } = useWords();
  return (
    <div className="tags">
      {of.closedAt && <Badge tone="good">{t("breach-closed", { when: moment(of.closedAt) })}</Badge>}
      <Badge tone={of.risk === "HIGH" ? "bad" : of.risk === "RISK" ? "warn" : "plain"}>{of.risk ? word("BreachRisk", of.risk) : t("breach-not-assessed")}</Badge>
      {of.mustTellAuthority && <Badge tone={of.late ? "bad" : "warn"}>{t("breach-tell-authority")}</Badge>}
      {of.mustTellPeople && <Badge tone="warn">{t("breach-tell-people")}</Badge>}
      {!of.mustTellAuthority && of.late && <Badge tone="warn">{t("breach-told-late")}</Badge>}
    </div>
  );
}
