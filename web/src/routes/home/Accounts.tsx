// Who has which rights, and which keys are out there?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";

const AccountsDocument = graphql(`
  query Accounts {
    accounts(first: 50, orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        name
        kind
        disabled
        archivedOn
        grants(first: 10) {
          nodes {
            id
            role
            holdsNow
            controller {
              id
              name
            }
            department {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const TokensDocument = graphql(`
  query Tokens {
    tokens(first: 50) {
      totalCount
      nodes {
        id
        label
        holdsNow
        expiresAt
        lastUsedAt
        account {
          id
          name
        }
      }
    }
  }
`);

export function Accounts() {
  const { t, word } = useWords();
  const say = useSay();
  const asked = useAsk(AccountsDocument, {});
  return (
    <>
      <Card wide title={t("accounts-title")} lead={t("accounts-lead")}>
        <Asked of={asked} lines={15}>
          {({ accounts }) => (
            <>
              <div className="scroll-box" role="group" aria-label={t("accounts-title")} tabIndex={0}>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t("account-name")}</th>
                      <th scope="col">{t("account-roles")}</th>
                      <th scope="col">{t("account-state")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {accounts.nodes.map((account) => (
                      <tr key={account.id}>
                        <th scope="row">
                          <Link to={routes.adminAccount} params={{ key: keyOf(account.id) }}>
                            {account.name}
                          </Link>
                          <span className="cell-sub">{word("AccountKind", account.kind)}</span>
                        </th>
                        <td>
                          {account.grants.nodes
                            .filter(({ holdsNow }) => holdsNow)
                            .map(({ id, role, controller, department }) => (
                              <span className="grant" key={id}>
                                {role && word("Role", role)}
                                {": "}
                                {department ? <Text of={department.name} /> : controller ? say(controller.name) : t("extent-INSTALLATION")}
                              </span>
                            ))}
                          {!account.grants.nodes.some(({ holdsNow }) => holdsNow) && <span className="unsaid-text">{t("account-no-roles")}</span>}
                        </td>
                        <td>{account.disabled ? <Badge tone="warn">{t("account-disabled")}</Badge> : <Badge tone="good">{t("account-open")}</Badge>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {(accounts.totalCount ?? 0) > accounts.nodes.length && (
                <p className="hint">{t("first-of", { shown: accounts.nodes.length, count: accounts.totalCount ?? 0 })}</p>
              )}
            </>
          )}
        </Asked>
      </Card>
      <Tokens />
    </>
  );
}

function Tokens() {
  const { t, day, moment } = useWords();
  const asked = useAsk(TokensDocument, {});
  return (
    <Card title={t("tokens-title")} lead={t("tokens-lead")}>
      <Asked of={asked}>
        {({ tokens }) =>
          tokens.nodes.length === 0 ? (
            <Empty title={t("tokens-none")} />
          ) : (
            <ul className="rows">
              {tokens.nodes.map((token) => (
                <li key={token.id} className="due">
                  <span className="task-text">
                    {token.label}
                    <span className="cell-sub">
                      {token.account?.name} · {token.lastUsedAt ? t("token-used", { when: moment(token.lastUsedAt) }) : t("token-unused")}
                    </span>
                  </span>
                  <Badge tone={token.holdsNow ? "good" : "plain"}>{token.holdsNow ? (token.expiresAt ? t("until", { day: day(token.expiresAt) }) : t("token-holds")) : t("token-ended")}</Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Card>
  );
}
