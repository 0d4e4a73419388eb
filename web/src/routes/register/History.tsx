// Who changed what in this register, and when?
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { FIELDS } from "../../records/fields";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";

const HistoryDocument = graphql(`
  query RegisterHistory($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        history(first: 50) {
          hasMore
          nodes {
            index
            at
            act
            actName
            role
            version
            by {
              id
              name
            }
            fields {
              field
            }
          }
        }
      }
    }
  }
`);

export function History({ id }: { id: string }) {
  const { t, moment } = useWords();
  // A field that is newer than this client is told by the name the exchange format has for it.
  const fieldName = (field: string) => (FIELDS.has(field) ? t(`field-${field}`) : field);
  const asked = useAsk(HistoryDocument, { id });
  return (
    <Card wide title={t("history-title")} lead={t("history-lead")}>
      <Asked of={asked}>
        {({ node }) => {
          const entries = node?.__typename === "Register" ? node.history.nodes : [];
          if (entries.length === 0) return <Empty title={t("history-none")} />;
          return (
            <ol className="rows">
              {entries.map(({ index, at, act, actName, by, fields }) => (
                <li key={index} className="due">
                  <span className="task-text">
                    <b>{actName}</b> · {by?.name ?? t("by-program")}
                    {/* All fields are new in a register that is new. */}
                    {act !== "CREATE" && fields.length > 0 && <span className="cell-sub">{t("history-fields", { fields: fields.map(({ field }) => fieldName(field)).join(", ") })}</span>}
                  </span>
                  <time dateTime={at} className="when">
                    {moment(at)}
                  </time>
                </li>
              ))}
            </ol>
          );
        }}
      </Asked>
    </Card>
  );
}
