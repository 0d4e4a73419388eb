// Which registers have their data here, directly or through others, and which findings do they have about whom they give data to?
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePages } from "../../api/pages";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { BehindPlaceQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SeverityMark } from "../../ui/SeverityMark";
import { Empty, Failure, Loading } from "../../ui/states";

const BehindDocument = graphql(`
  query BehindPlace($from: ID!, $after: String) {
    reach(from: $from, direction: BACK, until: REGISTER) {
      facets {
        specialRegisters
      }
      reached(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          hops
          place {
            __typename
            id
            ... on Register {
              name
              specialCategories
              controller {
                id
                name
              }
            }
          }
          chain {
            steps {
              isProvider
              to {
                __typename
                id
                ... on Service {
                  text: name
                }
                ... on Processor {
                  plain: name
                }
              }
            }
          }
        }
      }
    }
  }
`);

type Row = BehindPlaceQuery["reach"]["reached"]["nodes"][number];

export function RegistersBehind({ id }: { id: string }) {
  const { t, number } = useWords();
  const variables = useMemo(() => ({ from: id }), [id]);
  const pages = usePages(BehindDocument, variables, ({ reach: { reached } }) => ({
    rows: reached.nodes as readonly Row[],
    total: reached.totalCount,
    next: reached.pageInfo.hasNextPage ? (reached.pageInfo.endCursor ?? undefined) : undefined,
  }));
  return (
    <Card title={pages.total === undefined ? t("behind-registers") : `${t("behind-registers")} (${number(pages.total)})`} lead={t("behind-lead")}>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && !pages.trouble && <Loading />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && <Empty title={t("behind-none")} />}
      <ul className="rows">
        {pages.rows.map(({ place, hops, chain }, at) =>
          place?.__typename === "Register" ? (
            <li key={place.id} className="due">
              <span>
                <Link to={routes.register} params={placeOf(place.id)}>
                  <Text of={place.name} />
                </Link>{" "}
                {place.specialCategories === "YES" && <Badge tone="warn">{t("details-special")}</Badge>}
                <span className="cell-sub">{place.controller && <Text of={place.controller.name} />}</span>
                {hops > 1 && (
                  <span className="cell-sub">
                    {t("behind-through")}{" "}
                    {chain.steps.slice(0, -1).map(({ to }, step) => (
                      <span key={step}>
                        {step > 0 && " → "}
                        {to?.__typename === "Service" ? <Text of={to.text} /> : to?.__typename === "Processor" ? to.plain : "…"}
                      </span>
                    ))}
                  </span>
                )}
              </span>
              <span className="cell-sub">{hops === 1 ? t("behind-direct") : t("steps-count", { count: hops })}</span>
            </li>
          ) : (
            <li key={at}>{t("out-of-reach")}</li>
          ),
        )}
      </ul>
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-more", { shown: number(pages.rows.length), count: number(pages.total ?? 0) })}</Button>
        </p>
      )}
    </Card>
  );
}

const FindingsDocument = graphql(`
  query FindingsBehind($filter: RegisterFilter!) {
    registers(first: 20, filter: $filter) {
      totalCount
      nodes {
        id
        name
        recipients: findings(part: RECIPIENTS) {
          mark
          severity
          message
        }
        transfers: findings(part: TRANSFERS) {
          mark
          severity
          message
        }
      }
    }
  }
`);

const SHOWN = 6;

/** Findings of the registers that give their data here themselves, about recipients, processors and transfers. */
export function FindingsBehind({ filter }: { filter: { processor: string } | { service: string } }) {
  const { t } = useWords();
  const asked = useAsk(FindingsDocument, { filter });
  const findings = (asked.data?.registers.nodes ?? []).flatMap(({ id, name, recipients, transfers }) => [...recipients, ...transfers].map((finding) => ({ ...finding, id, name })));
  if (asked.trouble) return <Failure trouble={asked.trouble} again={asked.again} />;
  if (findings.length === 0) return null;
  return (
    <Card title={`${t("behind-findings")} (${findings.length})`}>
      <ul className="findings">
        {findings.slice(0, SHOWN).map(({ mark, severity, message, id, name }) => (
          <li key={mark + id} className={`severity-${severity}`}>
            <SeverityMark severity={severity} />
            <div>
              <p>{message}</p>
              <p className="cell-sub">
                <Link to={routes.register} params={placeOf(id)} hash="recipients">
                  <Text of={name} />
                </Link>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: findings.length })}</p>}
    </Card>
  );
}
