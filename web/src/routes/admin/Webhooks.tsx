// Which programs are told what happens, and what lies dead because nobody took it?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Deliveries } from "./Deliveries";
import { ForPrograms } from "./ForPrograms";
import { NewWebhook } from "./WebhookForm";

const WebhooksDocument = graphql(`
  query AdminWebhooks {
    webhooks(first: 100) {
      nodes {
        id
        label
        url
        disabled
        failures
        restsUntil
        account {
          id
          name
        }
      }
    }
    accounts(first: 100, filter: { kind: SERVICE, disabled: false }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        viewerCan {
          createWebhook
        }
      }
    }
    viewer {
      deliveries(state: DEAD, first: 50) {
        ...DeliveryRow
      }
    }
  }
`);

export function Webhooks() {
  const { t } = useWords();
  const may = useViewer().can("ManageWebhook");
  const asked = useAsk(WebhooksDocument, {}, { pause: !may });
  const accounts = asked.data?.accounts.nodes.filter(({ viewerCan }) => viewerCan.createWebhook);
  return (
    <ForPrograms
      name="webhooks"
      another={t("webhook-new")}
      accounts={accounts?.length}
      form={(close) => <NewWebhook accounts={accounts ?? []} close={close} />}
      again={asked.again}
    >
      <Asked of={asked} lines={6}>
        {({ webhooks, viewer }) => (
          <>
            <Card title={t("desk-webhooks")}>
              {webhooks.nodes.length === 0 ? (
                <Empty title={t("webhooks-none")}>
                  <p>{t("webhooks-none-help")}</p>
                </Empty>
              ) : (
                <ul className="rows">
                  {webhooks.nodes.map((webhook) => (
                    <li key={webhook.id} className="due">
                      <span className="task-text">
                        <Link to={routes.adminWebhook} params={{ key: keyOf(webhook.id) }}>
                          {webhook.label}
                        </Link>
                        <span className="cell-sub">{webhook.url}</span>
                        <span className="cell-sub">{webhook.account?.name}</span>
                      </span>
                      <WebhookBadge of={webhook} />
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            <Card title={t("deliveries-dead")} lead={t("deliveries-dead-lead")}>
              <Deliveries of={viewer.deliveries} none={t("deliveries-none-dead")} again={asked.again} />
            </Card>
          </>
        )}
      </Asked>
    </ForPrograms>
  );
}

export function WebhookBadge({ of }: { of: { readonly disabled: boolean; readonly failures: number; readonly restsUntil?: string | null } }) {
  const { t, moment } = useWords();
  if (of.disabled) return <Badge>{t("account-disabled")}</Badge>;
  if (of.failures === 0) return <Badge tone="good">{t("account-open")}</Badge>;
  return (
    <span>
      <Badge tone="warn">{t("webhook-fails", { count: of.failures })}</Badge>
      {of.restsUntil && <span className="cell-sub">{t("webhook-rests", { when: moment(of.restsUntil) })}</span>}
    </span>
  );
}
