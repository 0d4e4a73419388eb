// On what do many registers depend? Services and processors behind them, where one failure would touch most. Art. 32(1)(b).
import { Link } from "@tanstack/react-router";
import { usePages } from "../../api/pages";
import { useMemo } from "react";
import { graphql } from "../../gql";
import type { CommonDependenciesQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { Empty, Failure, Loading } from "../../ui/states";

const DependenciesDocument = graphql(`
  query CommonDependencies($controller: ID, $day: Date, $after: String) {
    commonDependencies(controller: $controller, asOf: $day) {
      registersAsked
      dependencies(first: 40, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          registers
          direct
          nearest
          place {
            __typename
            id
            ... on Service {
              text: name
              provider {
                id
                name
              }
            }
            ... on Processor {
              plain: name
              country {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

type Row = CommonDependenciesQuery["commonDependencies"]["dependencies"]["nodes"][number] & { readonly asked: number };

export function Dependencies({ controller, day }: { controller: string | undefined; day: string | undefined }) {
  const { t, number } = useWords();
  const variables = useMemo(() => ({ ...(controller && { controller: `controller:${controller}` }), ...(day && { day }) }), [controller, day]);
  const pages = usePages(DependenciesDocument, variables, ({ commonDependencies: { registersAsked, dependencies } }) => ({
    rows: dependencies.nodes.map((node): Row => ({ ...node, asked: registersAsked })),
    total: dependencies.totalCount,
    next: dependencies.pageInfo.hasNextPage ? (dependencies.pageInfo.endCursor ?? undefined) : undefined,
  }));
  if (pages.trouble) return <Failure trouble={pages.trouble} again={pages.again} />;
  if (pages.loading) return <Loading lines={10} />;
  if (pages.rows.length === 0) return <Empty title={t("ask-depend-none")} />;
  const asked = pages.rows[0]?.asked ?? 0;
  return (
    <section className="card card-wide" aria-label={t("ask-depend")}>
      <p className="card-lead">{t("depend-summary", { count: number(pages.total ?? 0), asked: number(asked) })}</p>
      <div className="scroll-box" role="group" aria-label={t("ask-depend")} tabIndex={0}>
        <table className="plain-table depend-table">
          <thead>
            <tr>
              <th scope="col">{t("depend-place")}</th>
              <th scope="col">{t("depend-registers")}</th>
              <th scope="col">{t("depend-direct")}</th>
              <th scope="col">{t("depend-nearest")}</th>
              <th scope="col">{t("depend-ways")}</th>
            </tr>
          </thead>
          <tbody>
            {pages.rows.map(({ place, registers, direct, nearest }) => (
              <tr key={place?.id}>
                <th scope="row">
                  <Named of={place} />
                </th>
                <td>
                  <span className="bar-cell">
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                      <rect className="bar-all" width={(registers / asked) * 100} height="8" />
                      <rect className="bar-direct" width={(direct / asked) * 100} height="8" />
                    </svg>
                    {number(registers)}
                  </span>
                </td>
                <td>{number(direct)}</td>
                <td>{t("steps-count", { count: nearest })}</td>
                <td>
                  {place && (
                    <>
                      <Link to={routes.explore} search={{ ask: "around", from: place.id, way: "BACK", day }}>
                        {t("depend-picture")}
                      </Link>{" "}
                      <Link to={routes.explore} search={{ ask: "impact", from: place.id, day }}>
                        {t("way-impact-of")}
                      </Link>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-more", { shown: number(pages.rows.length), count: number(pages.total ?? 0) })}</Button>
        </p>
      )}
    </section>
  );
}

function Named({ of: place }: { of: Row["place"] }) {
  const { t } = useWords();
  switch (place?.__typename) {
    case "Service":
      return (
        <>
          <Text of={place.text} />
          <span className="cell-sub">{[t("kind-service"), place.provider?.name].filter(Boolean).join(" · ")}</span>
        </>
      );
    case "Processor":
      return (
        <>
          {place.plain}
          <span className="cell-sub">
            {t("kind-processor")}
            {place.country && (
              <>
                {" · "}
                <Text of={place.country.name} />
              </>
            )}
          </span>
        </>
      );
    default:
      return <>{t("out-of-reach")}</>;
  }
}
