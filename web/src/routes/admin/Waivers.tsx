// Which findings does a controller live with for now, why, and until when?
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { WaiversQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { useAnnounce } from "../../ui/announce";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { Sure } from "../../ui/Sure";

const WaiversDocument = graphql(`
  query Waivers($controller: ID!) {
    waivers(first: 100, filter: { controller: $controller, holds: true }) {
      totalCount
      nodes {
        id
        version
        rule
        reason
        expiresOn
        waivedAt
        waivedBy {
          id
          name
        }
        register {
          id
          name
        }
        viewerCan {
          end
        }
      }
    }
    rules {
      code
      title
    }
  }
`);

const EndDocument = graphql(`
  mutation EndWaiverHere($input: EndWaiverInput!) {
    endWaiver(input: $input) {
      waiver {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Waiver = WaiversQuery["waivers"]["nodes"][number];

export function Waivers({ controller }: { controller: string }) {
  const { t, day, moment } = useWords();
  const announce = useAnnounce();
  const asked = useAsk(WaiversDocument, { controller });
  const [ending, setEnding] = useState<Waiver>();
  const end = useAct(EndDocument);
  const sure = async ({ id, version }: Waiver) => {
    if (!(await end.act({ input: { id, version, idempotencyKey: onceKey() } }))) return;
    setEnding(undefined);
    announce(t("waiver-ended"));
    asked.again();
  };
  return (
    <Card title={t("waivers-title")} lead={t("waivers-lead")}>
      {ending && (
        <Sure title={t("waiver-end")} act={end} submit={t("waiver-end")} onSure={() => void sure(ending)} onClose={() => setEnding(undefined)}>
          <p>{t("waiver-end-follows")}</p>
        </Sure>
      )}
      <Asked of={asked} lines={2}>
        {({ waivers, rules }) =>
          waivers.nodes.length === 0 ? (
            <Empty title={t("waivers-none")} />
          ) : (
            <ul className="rows">
              {waivers.nodes.map((waiver) => (
                <li key={waiver.id} className="due">
                  <span className="task-text">
                    {waiver.register && (
                      <Link to={routes.register} params={placeOf(waiver.register.id)}>
                        <Text of={waiver.register.name} />
                      </Link>
                    )}
                    <span className="cell-sub">
                      <Text of={rules.find(({ code }) => code === waiver.rule)?.title} none={waiver.rule} />
                    </span>
                    <span className="cell-sub">
                      {waiver.reason} ({waiver.waivedBy?.name ?? t("by-program")}
                      {waiver.waivedAt && `, ${moment(waiver.waivedAt)}`})
                    </span>
                  </span>
                  <span className="row-end">
                    {waiver.expiresOn && <Badge>{t("until", { day: day(waiver.expiresOn) })}</Badge>}
                    {waiver.viewerCan.end && (
                      <Button className="small" onPress={() => setEnding(waiver)}>
                        {t("waiver-end")}
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Card>
  );
}
