// Who has an account, and what does it give them right now?
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { usePages } from "../../api/pages";
import { graphql } from "../../gql";
import type { AccountKind, AdminAccountsQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { SearchBox } from "../../ui/SearchBox";
import { Empty, Failure, Loading } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Desk } from "./Desk";
import { NewAccount } from "./AccountForm";
import { reachWords } from "./reach";

const AccountsDocument = graphql(`
  query AdminAccounts($filter: AccountFilter!, $after: String) {
    accounts(first: 50, after: $after, filter: $filter, orderBy: { field: NAME }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        kind
        email
        disabled
        archivedOn
        grants(first: 5, filter: { revoked: false }) {
          totalCount
          nodes {
            id
            role
            holdsNow
            startsAt
            endsAt
            controller {
              id
              name
            }
            department {
              id
              name
            }
            registers {
              id
            }
          }
        }
      }
    }
  }
`);

type Account = AdminAccountsQuery["accounts"]["nodes"][number];
const KINDS: readonly AccountKind[] = ["PERSON", "SERVICE"];

export function Accounts() {
  const { t, word } = useWords();
  const viewer = useViewer();
  const search = useSearch({ from: routes.adminAccounts });
  const navigate = useNavigate({ from: routes.adminAccounts });
  const [making, setMaking] = useState(false);
  const variables = useMemo(
    () => ({ filter: { ...(search.q && { text: search.q }), ...(search.kind && { kind: search.kind }), ...(search.closed && { archived: true }) } }),
    [search],
  );
  const pages = usePages(AccountsDocument, variables, ({ accounts }) => ({
    rows: accounts.nodes as readonly Account[],
    total: accounts.totalCount ?? undefined,
    next: accounts.pageInfo.hasNextPage ? (accounts.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const ask = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Desk
      name="accounts"
      aside={
        viewer.can("ManageAccount") && (
          <p className="acts">
            <Button look="main" onPress={() => setMaking(true)}>
              {t("account-new")}
            </Button>
          </p>
        )
      }
    >
      {making && <NewAccount close={() => setMaking(false)} done={(key) => void navigate({ to: routes.adminAccount, params: { key } })} />}
      <div className="find-row">
        <SearchBox label={t("account-search")} hint={t("account-search-hint")} value={search.q ?? ""} onSearch={(q) => ask({ q: q || undefined })} />
        <Choose
          label={t("account-kind")}
          none={t("account-kind-all")}
          choices={KINDS.map((kind) => ({ id: kind, label: word("AccountKind", kind) }))}
          chosen={search.kind}
          onChoose={(kind) => ask({ kind: KINDS.find((one) => one === kind) })}
        />
      </div>
      <p className="count-line" role="status">
        {pages.total === undefined || pages.loading ? " " : t("accounts-count", { count: pages.total })}
      </p>
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={8} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && <Empty title={t("accounts-none")} />}
      {pages.rows.length > 0 && <Table accounts={pages.rows} />}
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("report-more")}</Button>
        </p>
      )}
    </Desk>
  );
}

function Table({ accounts }: { accounts: readonly Account[] }) {
  const { t, word } = useWords();
  const words = useWords();
  const say = useSay();
  return (
    <div className="table-box" role="group" aria-label={t("desk-accounts")} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("account-name")}</th>
            <th scope="col">{t("account-roles")}</th>
            <th scope="col">{t("account-state")}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                <Link to={routes.adminAccount} params={{ key: keyOf(account.id) }}>
                  {account.name}
                </Link>
                <span className="cell-sub">
                  {word("AccountKind", account.kind)}
                  {account.email && ` · ${account.email}`}
                </span>
              </th>
              <td>
                {account.grants.nodes.map((grant) => (
                  <span className="grant" key={grant.id}>
                    {reachWords(grant, words, say)}
                    {!grant.holdsNow && <span className="tongue"> ({t("grant-not-now")})</span>}
                  </span>
                ))}
                {(account.grants.totalCount ?? 0) > account.grants.nodes.length && <span className="cell-sub">{t("and-more", { count: (account.grants.totalCount ?? 0) - account.grants.nodes.length })}</span>}
                {account.grants.nodes.length === 0 && <span className="unsaid-text">{t("account-no-roles")}</span>}
              </td>
              <td>
                <AccountBadge of={account} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function AccountBadge({ of }: { of: { readonly disabled: boolean; readonly archivedOn?: string | null } }) {
  const { t, day } = useWords();
  if (of.archivedOn) return <Badge>{t("archived-on", { day: day(of.archivedOn) })}</Badge>;
  return of.disabled ? <Badge tone="warn">{t("account-disabled")}</Badge> : <Badge tone="good">{t("account-open")}</Badge>;
}
