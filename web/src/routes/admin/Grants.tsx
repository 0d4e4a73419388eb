// What was granted to an account: roles, how far and how long; and beside a new one, what it will let them do.
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { AccountGrantsFragment } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { Sure } from "../../ui/Sure";
import { GrantForm } from "./GrantForm";
import { reachWords } from "./reach";

const AccountGrants = graphql(`
  fragment AccountGrants on Account {
    id
    name
    controller {
      id
    }
    grants(first: 50, orderBy: { field: NUMBER, direction: DESC }) {
      nodes {
        id
        version
        role
        startsAt
        endsAt
        givenAt
        revokedAt
        holdsNow
        group
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
          name
        }
        givenBy {
          id
          name
        }
        revokedBy {
          id
          name
        }
        viewerCan {
          revoke
        }
      }
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeGrant($input: RevokeGrantInput!) {
    revokeGrant(input: $input) {
      grant {
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

type Grant = AccountGrantsFragment["grants"]["nodes"][number];

export function Grants({ of, may, again }: { of: FragmentType<typeof AccountGrants>; may: boolean; again(): void }) {
  const { t } = useWords();
  const account = unmask(AccountGrants, of);
  const [giving, setGiving] = useState(false);
  const [revoking, setRevoking] = useState<Grant>();
  const { nodes } = account.grants;
  const standing = nodes.filter(({ revokedAt }) => !revokedAt);
  const revoked = nodes.filter(({ revokedAt }) => revokedAt);
  const done = () => {
    setGiving(false);
    setRevoking(undefined);
    again();
  };
  return (
    <Card
      wide
      title={t("grants-title")}
      lead={t("grants-lead")}
      aside={
        may && (
          <Button look="main" onPress={() => setGiving(true)}>
            {t("grant-give")}
          </Button>
        )
      }
    >
      {giving && <GrantForm account={account} close={() => setGiving(false)} done={done} />}
      {revoking && <Revoke of={revoking} name={account.name} close={() => setRevoking(undefined)} done={done} />}
      {standing.length === 0 && <Empty title={t("account-no-roles")} />}
      {standing.length > 0 && <GrantRows of={standing} onRevoke={setRevoking} />}
      {revoked.length > 0 && (
        <details className="several-rest">
          <summary>{t("grants-revoked", { count: revoked.length })}</summary>
          <GrantRows of={revoked} />
        </details>
      )}
    </Card>
  );
}

function GrantRows({ of, onRevoke }: { of: readonly Grant[]; onRevoke?(grant: Grant): void }) {
  const { t, moment } = useWords();
  const words = useWords();
  const say = useSay();
  return (
    <ul className="rows">
      {of.map((grant) => (
        <li key={grant.id} className="due">
          <span className="task-text">
            <b>{reachWords(grant, words, say)}</b>
            {grant.registers.length > 0 && <span className="cell-sub">{grant.registers.map(({ name }) => say(name)).join(", ")}</span>}
            <span className="cell-sub">
              {t("grant-given")}: {grant.group ? t("grant-by-group", { group: grant.group }) : (grant.givenBy?.name ?? t("by-program"))}
              {grant.givenAt && `, ${moment(grant.givenAt)}`}
            </span>
            {grant.revokedAt && <span className="cell-sub">{t("grant-revoked-by", { who: grant.revokedBy?.name ?? t("by-program"), when: moment(grant.revokedAt) })}</span>}
          </span>
          <span className="row-end">
            <span>
              <When of={grant} />
            </span>
            {onRevoke && grant.viewerCan.revoke && (
              <Button className="small" aria-label={t("grant-revoke-of", { grant: reachWords(grant, words, say) })} onPress={() => onRevoke(grant)}>
                {t("grant-revoke")}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function When({ of }: { of: Grant }) {
  const { t, moment } = useWords();
  const comes = of.startsAt && of.startsAt > new Date().toISOString();
  return (
    <>
      {of.holdsNow ? <Badge tone="good">{t("grant-holds")}</Badge> : <Badge>{of.revokedAt ? t("grant-revoked") : comes ? t("grant-comes") : t("grant-over")}</Badge>}
      {of.startsAt && <span className="cell-sub">{t("grant-from", { when: moment(of.startsAt) })}</span>}
      {of.endsAt && <span className="cell-sub">{t("grant-until", { when: moment(of.endsAt) })}</span>}
    </>
  );
}

function Revoke({ of, name, close, done }: { of: Grant; name: string; close(): void; done(): void }) {
  const { t } = useWords();
  const words = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const act = useAct(RevokeDocument);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    announce(t("grant-was-revoked"));
    done();
  };
  return (
    <Sure title={t("grant-revoke-title", { name })} act={act} submit={t("grant-revoke")} onSure={() => void sure()} onClose={close}>
      <p>
        <b>{reachWords(of, words, say)}</b>
      </p>
      <p>{t("grant-revoke-follows")}</p>
      {of.group && <p className="note">{t("grant-revoke-group", { group: of.group })}</p>}
    </Sure>
  );
}
