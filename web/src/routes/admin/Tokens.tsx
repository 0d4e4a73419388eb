// Which keys are out there, who made them, and when were they last used?
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { ForPrograms } from "./ForPrograms";
import { NewToken, TokenRows } from "./TokenRows";

const TokensDocument = graphql(`
  query AdminTokens {
    tokens(first: 100, filter: { revoked: false }) {
      totalCount
      nodes {
        id
        ...TokenRow
      }
    }
    revoked: tokens(first: 50, filter: { revoked: true }) {
      totalCount
      nodes {
        id
        ...TokenRow
      }
    }
    accounts(first: 100, filter: { kind: SERVICE, disabled: false }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        viewerCan {
          createToken
        }
      }
    }
  }
`);

export function Tokens() {
  const { t } = useWords();
  const may = useViewer().can("ManageToken");
  const asked = useAsk(TokensDocument, {}, { pause: !may });
  const accounts = asked.data?.accounts.nodes.filter(({ viewerCan }) => viewerCan.createToken);
  return (
    <ForPrograms
      name="tokens"
      another={t("token-new")}
      accounts={accounts?.length}
      form={(close) => <NewToken accounts={accounts ?? []} close={close} />}
      again={asked.again}
    >
      <Asked of={asked} lines={6}>
        {({ tokens, revoked }) => (
          <>
            <Card title={t("tokens-title")}>
              {tokens.nodes.length === 0 ? (
                <Empty title={t("tokens-none")}>
                  <p>{t("tokens-none-help")}</p>
                </Empty>
              ) : (
                <TokenRows of={tokens.nodes} again={asked.again} />
              )}
            </Card>
            {revoked.nodes.length > 0 && (
              <Card title={t("tokens-revoked")}>
                <TokenRows of={revoked.nodes} again={asked.again} />
              </Card>
            )}
          </>
        )}
      </Asked>
    </ForPrograms>
  );
}
