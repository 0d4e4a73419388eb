// Where is the record thin? Completeness by department and part, as a table that shows it in colour too.
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { graphql } from "../../gql";
import type { CompletenessByDepartmentQuery } from "../../gql/graphql";
import { PARTS } from "../../records/parts";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Card } from "../../ui/Card";
import { Help } from "../../ui/Help";
import { gradeOf } from "../../ui/Meter";
import { Empty, Failure, Loading } from "../../ui/states";
import { usePages } from "../../api/pages";
import { meansOf } from "./means";

// The API has completeness of each register and no mean of a department, so the mean is taken here.
const CompletenessDocument = graphql(`
  query CompletenessByDepartment($controller: ID!, $after: String) {
    registers(first: 100, after: $after, filter: { controller: $controller }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        department {
          id
          name
        }
        completeness {
          part
          percent
        }
      }
    }
  }
`);

type Row = CompletenessByDepartmentQuery["registers"]["nodes"][number];

export function Completeness({ controller }: { controller: string }) {
  const { t, word, language } = useWords();
  const say = useSay();
  const variables = useMemo(() => ({ controller }), [controller]);
  const pages = usePages(CompletenessDocument, variables, ({ registers }) => ({
    rows: registers.nodes as readonly Row[],
    total: registers.totalCount ?? undefined,
    next: registers.pageInfo.hasNextPage ? (registers.pageInfo.endCursor ?? undefined) : undefined,
  }));
  useEffect(() => pages.load(), [pages.load]);
  const rows = useMemo(
    () => meansOf(pages.rows).sort((one, other) => (one.name ? say(one.name) : "~").localeCompare(other.name ? say(other.name) : "~", language)),
    [pages.rows, language],
  );

  return (
    <Card wide title={t("completeness-title")} lead={t("completeness-lead")} aside={<Help term="completeness" />}>
      {pages.trouble ? (
        <Failure trouble={pages.trouble} again={pages.again} />
      ) : pages.loading || pages.more ? (
        <Loading lines={19} />
      ) : rows.length === 0 ? (
        <Empty title={t("registers-none")} />
      ) : (
        <div className="scroll-box" role="group" aria-label={t("completeness-title")} tabIndex={0}>
          <table className="heat">
            <thead>
              <tr>
                <th scope="col">{t("department")}</th>
                {PARTS.map((part) => (
                  <th scope="col" key={part}>
                    <span>{word("PartShort", part)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ department, name, registers, means }) => (
                <tr key={department ?? ""}>
                  <th scope="row">
                    <Link to={routes.registers} search={{ controller: keyOf(controller), department: department && keyOf(department) }}>
                      <Text of={name} none={t("no-department")} />
                    </Link>{" "}
                    <span className="cell-sub">{t("registers-count", { count: registers })}</span>
                  </th>
                  {PARTS.map((part) => {
                    const percent = means.get(part);
                    return percent === undefined ? <td key={part}>–</td> : <td key={part} className={`heat-${gradeOf(percent)}`}>{percent}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
