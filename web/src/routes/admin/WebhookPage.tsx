// One webhook: where it is told and of what, its secret, and all that was or could not be told.
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminWebhookQuery, DeliveryState } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { NotFound } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { Fact, Facts } from "../../ui/Facts";
import { Sure } from "../../ui/Sure";
import { Told } from "../../ui/Told";
import { Unready } from "../../ui/Unready";
import { STATES } from "./asked";
import { Deliveries } from "./Deliveries";
import { Desk } from "./Desk";
import { EditWebhook, EditWebhookDocument, WebhookSecret } from "./WebhookForm";
import { WebhookBadge } from "./Webhooks";

const WebhookDocument = graphql(`
  query AdminWebhook($id: ID!, $state: DeliveryState) {
    node(id: $id) {
      __typename
      id
      ... on Webhook {
        version
        label
        url
        events
        disabled
        madeAt
        rotatedAt
        previousUntil
        failures
        restsUntil
        account {
          id
          name
        }
        madeBy {
          id
          name
        }
        viewerCan {
          edit
          rotateSecret
        }
        deliveries(state: $state, first: 100) {
          ...DeliveryRow
        }
      }
    }
  }
`);

const RotateDocument = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      webhook {
        id
        version
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

type Webhook = Extract<NonNullable<AdminWebhookQuery["node"]>, { __typename: "Webhook" }>;

export function WebhookPage() {
  const { t } = useWords();
  const { key } = useParams({ from: routes.adminWebhook });
  const { state } = useSearch({ from: routes.adminWebhook });
  const asked = useAsk(WebhookDocument, { id: `webhook:${key}`, state: state ?? null });
  if (asked.trouble?.code === "NOT_FOUND") return <NotFound />;
  if (asked.trouble || !asked.data) return <Unready title={t("kind-webhook")} of={asked} />;
  const { node } = asked.data;
  return node?.__typename === "Webhook" ? <Shown of={node} state={state} again={asked.again} /> : <NotFound />;
}

function Shown({ of, state, again }: { of: Webhook; state: DeliveryState | undefined; again(): void }) {
  const { t, word, moment } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate({ from: routes.adminWebhook });
  const [open, setOpen] = useState<"edit" | "rotate">();
  const [secret, setSecret] = useState<string>();
  const rotate = useAct(RotateDocument);
  const turn = useAct(EditWebhookDocument);
  const close = () => {
    setOpen(undefined);
    setSecret(undefined);
    again();
  };
  const sure = async () => {
    const done = await rotate.act({ input: { id: of.id, version: of.version } });
    if (done?.secret) setSecret(done.secret);
  };
  const turnOver = async () => {
    if (!(await turn.act({ input: { id: of.id, version: of.version, disabled: !of.disabled, idempotencyKey: onceKey() } }))) return;
    announce(of.disabled ? t("webhook-opened") : t("webhook-closed"));
    again();
  };
  return (
    <Desk
      name="webhooks"
      title={of.label}
      lead={of.url}
      aside={
        of.viewerCan.edit && (
          <p className="acts">
            <Button onPress={() => setOpen("edit")}>{t("edit")}</Button>
            {of.viewerCan.rotateSecret && <Button onPress={() => setOpen("rotate")}>{t("webhook-rotate")}</Button>}
            <Button isPending={turn.underWay} onPress={() => void turnOver()}>
              {of.disabled ? t("webhook-open") : t("webhook-close")}
            </Button>
          </p>
        )
      }
    >
      <Told of={turn} />
      {open === "edit" && <EditWebhook of={of} close={() => setOpen(undefined)} done={close} />}
      {open === "rotate" && secret === undefined && (
        <Sure title={t("webhook-rotate")} act={rotate} submit={t("webhook-rotate")} onSure={() => void sure()} onClose={() => setOpen(undefined)}>
          <p>{t("webhook-rotate-follows")}</p>
        </Sure>
      )}
      {secret !== undefined && <WebhookSecret secret={secret} close={close} />}
      <div className="cards">
        <Card title={t("webhook-what")} aside={<WebhookBadge of={of} />}>
          <Facts>
            <Fact name={t("token-account")}>
              {of.account && (
                <Link to={routes.adminAccount} params={{ key: keyOf(of.account.id) }}>
                  {of.account.name}
                </Link>
              )}
            </Fact>
            <Fact name={t("webhook-events")}>
              <ul className="plain-list">
                {of.events.map((event) => (
                  <li key={event}>{word("WebhookEvent", event)}</li>
                ))}
              </ul>
            </Fact>
            <Fact name={t("webhook-made")}>
              {of.madeBy?.name ?? t("by-program")}
              {of.madeAt && <span className="cell-sub">{moment(of.madeAt)}</span>}
            </Fact>
            {of.rotatedAt && (
              <Fact name={t("webhook-rotated")}>
                {moment(of.rotatedAt)}
                {of.previousUntil && <span className="cell-sub">{t("webhook-previous", { when: moment(of.previousUntil) })}</span>}
              </Fact>
            )}
          </Facts>
        </Card>
        <Card title={t("deliveries-title")} lead={t("deliveries-lead")}>
          <div className="choices">
            <Choose
              label={t("delivery-state")}
              none={t("delivery-any")}
              choices={STATES.map((one) => ({ id: one, label: word("DeliveryState", one) }))}
              chosen={state}
              onChoose={(one) => void navigate({ search: { state: STATES.find((known) => known === one) }, replace: true, resetScroll: false })}
            />
          </div>
          <Deliveries of={of.deliveries} none={t("deliveries-none")} again={again} />
        </Card>
      </div>
    </Desk>
  );
}
