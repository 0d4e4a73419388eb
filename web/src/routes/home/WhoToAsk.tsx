// Whom do I ask? The data protection officer of my own city, by name and by mailbox. Art. 37-39.
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useWords } from "../../i18n";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";

const WhoToAskDocument = graphql(`
  query WhoToAsk($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Controller {
        name
        dpo {
          id
          title
          email
          phone
          holder {
            id
            name
          }
        }
      }
    }
  }
`);

export function WhoToAsk({ controller }: { controller: string }) {
  const { t } = useWords();
  const asked = useAsk(WhoToAskDocument, { id: controller });
  return (
    <Card title={t("who-to-ask-title")} lead={t("who-to-ask-lead")}>
      <Asked of={asked} lines={3}>
        {({ node }) => {
          const dpo = node?.__typename === "Controller" ? node.dpo : undefined;
          if (!dpo) return <p>{t("who-to-ask-none")}</p>;
          return (
            <address className="post">
              <b>
                <Text of={dpo.title} />
              </b>
              {dpo.holder && <span>{dpo.holder.name}</span>}
              {dpo.email && <a href={`mailto:${dpo.email}`}>{dpo.email}</a>}
              {dpo.phone && <a href={`tel:${dpo.phone.replaceAll(/[^+\d]/g, "")}`}>{dpo.phone}</a>}
            </address>
          );
        }}
      </Asked>
    </Card>
  );
}
