// Whom does it use in turn? Each company behind it or behind a service it provides, once, by the nearest chain. Art. 28(2) and (4).
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import type { SubProcessorsQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Card } from "../../ui/Card";
import { Empty, Failure, Loading } from "../../ui/states";
import { CountryName, useStandings } from "./standing";
import { companiesOf } from "./companies";

const SubProcessorsDocument = graphql(`
  query SubProcessors($from: ID!) {
    reach(from: $from, kinds: [SUB_PROCESSING]) {
      reached(first: 100) {
        nodes {
          hops
          place {
            __typename
            id
            ... on Processor {
              plain: name
              country {
                id
                name
                inEea
              }
            }
            ... on Service {
              text: name
              provider {
                id
              }
            }
          }
        }
      }
    }
  }
`);

export type Reached = SubProcessorsQuery["reach"]["reached"]["nodes"][number];

interface Props {
  id: string;
  /** The company it is of: it is not its own sub-processor. */
  own: string | undefined;
  /** Its services: what lies behind them is behind it. */
  services: readonly string[];
}

export function SubProcessors({ id, own, services }: Props) {
  const { t } = useWords();
  const say = useSay();
  const client = useClient();
  const standing = useStandings();
  const [reached, setReached] = useState<readonly Reached[]>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [attempt, setAttempt] = useState(0);
  const from = [id, ...services].join();

  useEffect(() => {
    let late = false;
    setTrouble(undefined);
    void Promise.all(from.split(",").map((one) => client.query(SubProcessorsDocument, { from: one }).toPromise())).then((answers) => {
      if (late) return;
      const error = answers.find((answer) => answer.error)?.error;
      if (error) setTrouble(troubleOf(error));
      else setReached(answers.flatMap(({ data }) => data?.reach.reached.nodes ?? []));
    });
    return () => {
      late = true;
    };
  }, [client, from, attempt]);

  const companies = reached && companiesOf(reached, own);
  return (
    <Card title={companies ? `${t("party-sub-processors")} (${companies.length})` : t("party-sub-processors")} lead={t("party-sub-lead")}>
      {trouble && <Failure trouble={trouble} again={() => setAttempt((count) => count + 1)} />}
      {!companies && !trouble && <Loading />}
      {companies?.length === 0 && <Empty title={t("party-sub-none")} />}
      {companies && companies.length > 0 && (
        <ul className="rows">
          {companies.map((company) => (
            <li key={company.id} className="due">
              <span>
                <Link to={routes.processor} params={{ key: keyOf(company.id) }}>
                  {company.name}
                </Link>
                <span className="cell-sub">{company.services.map(say).join(", ")}</span>
              </span>
              <span className="cell-sub">
                <CountryName of={company.country} standing={standing} /> · {t("steps-count", { count: company.hops })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
