// What was told, is to be told, or could not be told; what was given up can be tried again.
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { DeliveryRowFragment, DeliveryState } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/states";
import { Told } from "../../ui/Told";

const DeliveryRow = graphql(`
  fragment DeliveryRow on Delivery {
    deliveryId
    about
    revision
    state
    tries
    madeAt
    doneAt
    reason
    webhook {
      id
      label
    }
    account {
      id
      name
    }
    viewerCan {
      retry
    }
  }
`);

const RetryDocument = graphql(`
  mutation RetryDelivery($input: RetryDeliveryInput!) {
    retryDelivery(input: $input) {
      delivery {
        deliveryId
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const tones: Record<DeliveryState, Tone> = { WAITING: "plain", DELIVERED: "good", DEAD: "bad", DROPPED: "plain" };

export function Deliveries({ of, none, again }: { of: readonly FragmentType<typeof DeliveryRow>[]; none: string; again(): void }) {
  const { t, word, moment, number } = useWords();
  const announce = useAnnounce();
  const retry = useAct(RetryDocument);
  const [trying, setTrying] = useState<string>();
  const deliveries = of.map((one) => unmask(DeliveryRow, one));
  const tryAgain = async ({ deliveryId }: DeliveryRowFragment) => {
    setTrying(deliveryId);
    const done = await retry.act({ input: { deliveryId } });
    setTrying(undefined);
    if (!done) return;
    announce(t("delivery-retried"));
    again();
  };
  if (deliveries.length === 0) return <Empty title={none} />;
  return (
    <>
      <Told of={retry} />
      <div className="scroll-box" role="group" aria-label={t("deliveries-title")} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("delivery-about")}</th>
              <th scope="col">{t("delivery-made")}</th>
              <th scope="col">{t("delivery-state")}</th>
              <th scope="col" className="number">
                {t("delivery-tries")}
              </th>
              <th scope="col">{t("acts")}</th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.deliveryId}>
                <th scope="row">
                  {delivery.webhook ? word("WebhookEvent", delivery.about) : delivery.about}
                  <span className="cell-sub">{delivery.account ? t("delivery-letter", { name: delivery.account.name }) : delivery.webhook?.label}</span>
                  <span className="cell-sub">
                    <code>{delivery.deliveryId}</code>
                  </span>
                </th>
                <td>
                  <time dateTime={delivery.madeAt}>{moment(delivery.madeAt)}</time>
                  <span className="cell-sub">{t("delivery-revision", { revision: number(delivery.revision) })}</span>
                </td>
                <td>
                  <Badge tone={tones[delivery.state]}>{word("DeliveryState", delivery.state)}</Badge>
                  {delivery.reason && <span className="cell-sub">{delivery.reason}</span>}
                </td>
                <td className="number">{number(delivery.tries)}</td>
                <td>
                  {delivery.viewerCan.retry && delivery.state === "DEAD" && (
                    <Button
                      className="small"
                      isPending={retry.underWay && trying === delivery.deliveryId}
                      aria-label={t("delivery-retry-of", { id: delivery.deliveryId })}
                      onPress={() => void tryAgain(delivery)}
                    >
                      {t("delivery-retry")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
