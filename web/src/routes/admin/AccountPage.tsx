// One account: who it is, what it may do and until when, and the keys that speak for it.
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminAccountQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { NotFound } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Empty } from "../../ui/states";
import { Sure } from "../../ui/Sure";
import { Unready } from "../../ui/Unready";
import { useViewer } from "../../viewer";
import { AccountBadge } from "./Accounts";
import { EditAccount } from "./AccountForm";
import { Desk } from "./Desk";
import { Grants } from "./Grants";
import { NewToken, TokenRows } from "./TokenRows";

const AccountDocument = graphql(`
  query AdminAccount($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Account {
        version
        name
        kind
        email
        language
        issuer
        subject
        disabled
        archivedOn
        weeklyDigest
        controller {
          id
          name
        }
        person {
          id
          name
          leftOn
        }
        viewerCan {
          edit
          archive
          grantRole
          createToken
        }
        ...AccountGrants
        tokens(first: 20) {
          nodes {
            id
            ...TokenRow
          }
        }
        history(first: 10) {
          nodes {
            index
            at
            actName
            by {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const SetDisabledDocument = graphql(`
  mutation SetAccountDisabled($input: EditAccountInput!) {
    editAccount(input: $input) {
      account {
        id
        version
        disabled
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Account = Extract<NonNullable<AdminAccountQuery["node"]>, { __typename: "Account" }>;

export function AccountPage() {
  const { t } = useWords();
  const { key } = useParams({ from: routes.adminAccount });
  const asked = useAsk(AccountDocument, { id: `account:${key}` });
  if (asked.trouble?.code === "NOT_FOUND") return <NotFound />;
  if (asked.trouble || !asked.data) return <Unready title={t("kind-account")} of={asked} />;
  const { node } = asked.data;
  return node?.__typename === "Account" ? <Shown of={node} again={asked.again} /> : <NotFound />;
}

function Shown({ of, again }: { of: Account; again(): void }) {
  const { t, word, moment, number, day } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const [open, setOpen] = useState<"edit" | "close" | "token">();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    again();
  };
  return (
    <Desk
      name="accounts"
      title={of.name}
      lead={word("AccountKind", of.kind)}
      aside={
        <p className="acts">
          {of.viewerCan.edit && (
            <>
              <Button onPress={() => setOpen("edit")}>{t("edit")}</Button>
              <Button onPress={() => setOpen("close")}>{of.disabled ? t("account-reopen") : t("account-close")}</Button>
            </>
          )}
          {viewer.can("ReadLog") && (
            <Link className="button quiet" to={routes.log} search={{ by: keyOf(of.id) }}>
              {t("account-done")}
            </Link>
          )}
        </p>
      }
    >
      {open === "edit" && <EditAccount of={of} close={close} done={done} />}
      {open === "close" && <Close of={of} close={close} done={done} />}
      {open === "token" && <NewToken account={of.id} close={done} />}
      <div className="cards">
        <Grants of={of} may={of.viewerCan.grantRole} again={again} />
        <div className="columns">
          <Card title={t("account-who")} aside={<AccountBadge of={of} />}>
            <Facts>
              <Fact name={t("account-email")}>{of.email ?? <span className="unsaid-text">{t("not-stated")}</span>}</Fact>
              <Fact name={t("account-language")}>{t(`tongue-${of.language.toLowerCase()}`)}</Fact>
              <Fact name={t("account-works-for")}>{of.controller ? say(of.controller.name) : t("extent-INSTALLATION")}</Fact>
              <Fact name={t("account-person")}>
                {of.person ? of.person.name : <span className="unsaid-text">{t("not-stated")}</span>}
                {of.person?.leftOn && <span className="cell-sub">{t("person-left", { day: day(of.person.leftOn) })}</span>}
              </Fact>
              <Fact name={t("account-identity")}>
                {of.issuer ? (
                  <>
                    <code>{of.subject}</code>
                    <span className="cell-sub">{of.issuer}</span>
                  </>
                ) : (
                  <span className="unsaid-text">{t("account-no-identity")}</span>
                )}
              </Fact>
            </Facts>
          </Card>
          <div className="column">
            <Card title={t("tokens-title")} aside={of.viewerCan.createToken && of.kind === "SERVICE" && <Button onPress={() => setOpen("token")}>{t("token-new")}</Button>}>
              {of.tokens.nodes.length === 0 ? <p className="unsaid-text">{t("tokens-none")}</p> : <TokenRows of={of.tokens.nodes} again={again} />}
            </Card>
            <Card title={t("history-title")}>
              {of.history.nodes.length === 0 ? (
                <Empty title={t("history-none")} />
              ) : (
                <ol className="rows">
                  {of.history.nodes.map((entry) => (
                    <li key={entry.index} className="due">
                      <span className="task-text">
                        <Link to={routes.logEntry} params={{ index: String(entry.index) }} aria-label={t("entry-title", { index: number(entry.index) })}>
                          {entry.actName}
                        </Link>
                        <span className="cell-sub">{entry.by?.name ?? t("by-program")}</span>
                      </span>
                      <time className="when" dateTime={entry.at}>
                        {moment(entry.at)}
                      </time>
                    </li>
                  ))}
                </ol>
              )}
            </Card>
          </div>
        </div>
      </div>
    </Desk>
  );
}

function Close({ of, close, done }: { of: Account; close(): void; done(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(SetDisabledDocument);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, change: { disabled: !of.disabled }, idempotencyKey: onceKey() } }))) return;
    announce(of.disabled ? t("account-reopened") : t("account-closed"));
    done();
  };
  const submit = of.disabled ? t("account-reopen") : t("account-close");
  return (
    <Sure title={`${submit}: ${of.name}`} act={act} submit={submit} onSure={() => void sure()} onClose={close}>
      <p>{of.disabled ? t("account-reopen-follows") : t("account-close-follows")}</p>
    </Sure>
  );
}

