// Keys of programs: made once and shown once, and taken back at any time.
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { Scope, TokenRowFragment } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { lineOf, NounSheet, type Values } from "../../ui/NounSheet";
import { Secret } from "../../ui/Secret";
import { Sheet } from "../../ui/Sheet";
import { Sure } from "../../ui/Sure";

const TokenRow = graphql(`
  fragment TokenRow on ApiToken {
    id
    version
    label
    scopes
    madeAt
    expiresAt
    revokedAt
    lastUsedAt
    holdsNow
    account {
      id
      name
    }
    madeBy {
      id
      name
    }
    viewerCan {
      revoke
    }
  }
`);

const CreateDocument = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      token {
        id
      }
      secret
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input) {
      token {
        id
        version
        revokedAt
        holdsNow
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const SCOPES: readonly Scope[] = ["READ_PUBLISHED", "READ_INVENTORY", "EDIT_INVENTORY", "PUBLISH", "READ_LOG", "MANAGE"];

export function TokenRows({ of, again }: { of: readonly FragmentType<typeof TokenRow>[]; again(): void }) {
  const { t, word, moment } = useWords();
  const announce = useAnnounce();
  const [revoking, setRevoking] = useState<TokenRowFragment>();
  const act = useAct(RevokeDocument);
  const sure = async (token: TokenRowFragment) => {
    if (!(await act.act({ input: { id: token.id, version: token.version, idempotencyKey: onceKey() } }))) return;
    setRevoking(undefined);
    announce(t("token-was-revoked"));
    again();
  };
  const tokens = of.map((one) => unmask(TokenRow, one));
  return (
    <>
      {revoking && (
        <Sure title={t("token-revoke-title", { name: revoking.label })} act={act} submit={t("token-revoke")} onSure={() => void sure(revoking)} onClose={() => setRevoking(undefined)}>
          <p>{t("token-revoke-follows")}</p>
        </Sure>
      )}
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id} className="due">
            <span className="task-text">
              <b>{token.label}</b>
              <span className="cell-sub">
                {token.account?.name} · {token.lastUsedAt ? t("token-used", { when: moment(token.lastUsedAt) }) : t("token-unused")}
              </span>
              <span className="cell-sub">{token.scopes.map((scope) => word("Scope", scope)).join(", ")}</span>
              {token.madeAt && <span className="cell-sub">{t("token-made", { who: token.madeBy?.name ?? t("by-program"), when: moment(token.madeAt) })}</span>}
            </span>
            <span className="row-end">
              <Badge tone={token.holdsNow ? "good" : "plain"}>
                {token.holdsNow ? (token.expiresAt ? t("until", { day: moment(token.expiresAt) }) : t("token-holds")) : token.revokedAt ? t("token-revoked") : t("token-ended")}
              </Badge>
              {token.holdsNow && token.viewerCan.revoke && (
                <Button className="small" aria-label={t("token-revoke-of", { name: token.label })} onPress={() => setRevoking(token)}>
                  {t("token-revoke")}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface NewProps {
  /** For whom; chosen from those when it is not known. */
  account?: string;
  accounts?: readonly { readonly id: string; readonly name: string }[];
  close(): void;
}

export function NewToken({ account, accounts = [], close }: NewProps) {
  const { t, word } = useWords();
  const create = useAct(CreateDocument);
  const [secret, setSecret] = useState<string>();
  const inHalfAYear = new Date(Date.now() + 182 * 86_400_000).toISOString().slice(0, 10);
  const submit = async (values: Values) => {
    const made = await create.act({
      input: {
        account: account ?? lineOf(values["account"]),
        label: lineOf(values["label"]),
        scopes: SCOPES.filter((scope) => (values["scopes"] as readonly string[]).includes(scope)),
        expiresAt: new Date(`${lineOf(values["expires"])}T23:59:59`).toISOString(),
      },
    });
    if (made?.secret) setSecret(made.secret);
  };
  if (secret !== undefined) {
    return (
      <Sheet title={t("token-made-title")} lead={t("token-made-lead")} close={close}>
        <Secret label={t("token-secret")} secret={secret} />
        <div className="acts">
          <Button look="main" onPress={close}>
            {t("secret-taken")}
          </Button>
        </div>
      </Sheet>
    );
  }
  return (
    <NounSheet
      title={t("token-new")}
      lead={t("token-new-lead")}
      fields={[
        ...(account ? [] : [{ name: "account", kind: "choice" as const, label: t("token-account"), of: accounts.map(({ id, name }) => ({ id, label: name })) }]),
        { name: "label", kind: "line", label: t("token-label"), hint: t("token-label-hint"), required: true },
        { name: "scopes", kind: "ticks", label: t("token-scopes"), of: SCOPES.map((scope) => ({ id: scope, label: word("Scope", scope) })) },
        { name: "expires", kind: "day", label: t("token-expires"), required: true },
      ]}
      first={{ account: accounts[0]?.id ?? "", label: "", scopes: ["READ_PUBLISHED"], expires: inHalfAYear }}
      act={create}
      submit={t("token-make")}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
