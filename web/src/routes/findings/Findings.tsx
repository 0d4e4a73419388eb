// What would the law say, one finding after another, and where is it put right?
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { FindingsQuery, Severity } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed } from "../../shell/NotFound";
import { AREA } from "../../ui/areas";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Page } from "../../ui/Page";
import { SeverityMark } from "../../ui/SeverityMark";
import { Empty, Failure, Loading } from "../../ui/states";
import { useViewer } from "../../viewer";
import { wayOutOf } from "../register/wayOut";

const FindingsDocument = graphql(`
  query Findings($filter: FindingFilter!, $after: String) {
    findings(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        mark
        severity
        message
        part
        pointer
        aboutId
        since
        rule {
          code
          title
        }
        waiver {
          id
          holds
        }
        register {
          id
          name
          viewerCan {
            edit
          }
          department {
            id
            name
          }
          controller {
            id
            name
          }
        }
      }
    }
  }
`);

const RulesDocument = graphql(`
  query Rules {
    rules {
      code
      title
    }
  }
`);

const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];
type Finding = FindingsQuery["findings"]["nodes"][number];

export function Findings() {
  return useViewer().can("ReadRegister") ? <List /> : <NotAllowed />;
}

function List() {
  const { t, word, day } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.findings });
  const navigate = useNavigate({ from: routes.findings });
  const rules = useAsk(RulesDocument, {});
  const variables = useMemo(
    () => ({
      filter: {
        waived: false,
        ...(search.controller && { controller: `controller:${search.controller}` }),
        ...(search.department && { department: `department:${search.department}` }),
        ...(search.severity && { severity: search.severity }),
        ...(search.code && { code: search.code }),
      },
    }),
    [search],
  );
  const pages = usePages(FindingsDocument, variables, ({ findings }) => ({
    rows: findings.nodes as readonly Finding[],
    total: findings.totalCount,
    next: findings.pageInfo.hasNextPage ? (findings.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const ask = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false });
  const narrowed = Object.values(search).some((value) => value !== undefined);

  return (
    <Page title={t("findings-title")} lead={t("findings-lead")}>
      <div className="choices" role="group" aria-label={t("filters")} {...NARROWS}>
        {viewer.controllers.length > 1 && (
          <Choose
            label={t("controller")}
            none={t("all-controllers")}
            choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={search.controller}
            onChoose={(controller) => ask({ controller, department: undefined })}
          />
        )}
        <Choose
          label={t("severity")}
          none={t("all-severities")}
          choices={SEVERITIES.map((severity) => ({ id: severity, label: word("Severity", severity) }))}
          chosen={search.severity}
          onChoose={(severity) => ask({ severity: SEVERITIES.find((one) => one === severity) })}
        />
        <Choose
          label={t("rule")}
          none={t("all-rules")}
          choices={(rules.data?.rules ?? []).map(({ code, title }) => ({ id: code, label: say(title) }))}
          chosen={search.code}
          onChoose={(code) => ask({ code })}
        />
      </div>
      <p className="count-line" role="status">
        {pages.total === undefined || pages.loading ? " " : t("findings-count", { count: pages.total })}
      </p>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={8} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && (
        <Empty title={t("findings-none")}>
          {narrowed && <ClearFilters clear={() => void navigate({ search: {} })} />}
        </Empty>
      )}
      <ul aria-label={t("findings-title")} {...AREA} className={`findings long ${pages.loading ? "fading" : ""}`}>
        {pages.rows.map((finding) => (
          <li key={`${finding.register.id} ${finding.mark}`} className={`severity-${finding.severity}`}>
            <SeverityMark severity={finding.severity} />
            <div>
              <p>
                <Link to={routes.register} params={placeOf(finding.register.id)} hash={finding.part.toLowerCase()}>
                  <Text of={finding.register.name} />
                </Link>{" "}
                <Badge>{word("PartShort", finding.part)}</Badge>
              </p>
              <p>{finding.message}</p>
              <p className="cell-sub">
                {finding.register.controller && <Text of={finding.register.controller.name} />}
                {finding.register.department && (
                  <>
                    {" · "}
                    <Text of={finding.register.department.name} />
                  </>
                )}
                {finding.since && ` · ${t("finding-since", { day: day(finding.since) })}`}
              </p>
            </div>
            <Mend of={finding} />
          </li>
        ))}
      </ul>
      {pages.more && !pages.loading && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-more", { shown: pages.rows.length, count: pages.total ?? 0 })}</Button>
        </p>
      )}
    </Page>
  );
}

/** To the very field, for those who may write in it. */
function Mend({ of }: { of: Finding }) {
  const { t } = useWords();
  const way = wayOutOf(of, of.register.id);
  if (!("edit" in way) || !of.register.viewerCan.edit) return null;
  return (
    <Link
      className="button quiet small"
      to={routes.register}
      params={placeOf(of.register.id)}
      search={way}
      hash={of.part.toLowerCase()}
      aria-label={t("mend-of", { finding: of.message })}
    >
      {t("mend")}
    </Link>
  );
}
