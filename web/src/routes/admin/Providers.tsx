// Who vouches for people when they sign in, and what do their groups give here? Read from the configuration, and changed there.
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminProvidersQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useNames } from "../../records/names";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Desk } from "./Desk";

const ProvidersDocument = graphql(`
  query AdminProviders {
    identityProviders {
      name
      title
      issuer
      groupsClaim
      acceptsAccessTokens
      help
      groups {
        group
        role
        everywhere
        reach
      }
    }
  }
`);

type Provider = AdminProvidersQuery["identityProviders"][number];

export function Providers() {
  const { t } = useWords();
  const viewer = useViewer();
  // Told to those over everything only: what a group gives may lie anywhere.
  const over = viewer.roles.some(({ role, extent }) => role === "ADMIN" && extent === "INSTALLATION");
  const asked = useAsk(ProvidersDocument, {}, { pause: !over });
  return (
    <Desk name="providers">
      {over ? (
        <Asked of={asked} lines={8}>
          {({ identityProviders }) =>
            identityProviders.length > 0 ? (
              <div className="cards">
                {identityProviders.map((provider) => (
                  <Shown key={provider.name} of={provider} />
                ))}
              </div>
            ) : (
              <Empty title={t("providers-none")}>
                <p>{t("providers-none-help")}</p>
              </Empty>
            )
          }
        </Asked>
      ) : (
        <Empty title={t("providers-not-here")}>
          <p>{t("providers-not-here-help")}</p>
        </Empty>
      )}
    </Desk>
  );
}

function Shown({ of }: { of: Provider }) {
  const { t, word } = useWords();
  const say = useSay();
  const names = useNames(of.groups.flatMap(({ reach }) => reach).slice(0, 100));
  return (
    <Card wide title={say(of.title) || of.name}>
      <Facts>
        <Fact name={t("provider-name")}>
          <code>{of.name}</code>
        </Fact>
        <Fact name={t("provider-issuer")}>
          <code>{of.issuer}</code>
        </Fact>
        <Fact name={t("provider-claim")}>
          <code>{of.groupsClaim}</code>
        </Fact>
        <Fact name={t("provider-programs")}>{of.acceptsAccessTokens ? t("provider-programs-yes") : t("provider-programs-no")}</Fact>
        <Fact name={t("provider-help")}>{say(of.help) || <span className="unsaid-text">{t("not-stated")}</span>}</Fact>
      </Facts>
      <h3>{t("provider-groups")}</h3>
      {of.groups.length === 0 ? (
        <p>{t("provider-groups-none")}</p>
      ) : (
        <div className="table-box" role="group" aria-label={t("provider-groups")} tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("provider-group")}</th>
                <th scope="col">{t("grant-role")}</th>
                <th scope="col">{t("provider-reach")}</th>
              </tr>
            </thead>
            <tbody>
              {of.groups.map(({ group, role, everywhere, reach }) => (
                <tr key={`${group} ${role} ${reach.join()}`}>
                  <th scope="row">
                    <code>{group}</code>
                  </th>
                  <td>{word("Role", role)}</td>
                  <td>{everywhere ? t("extent-INSTALLATION") : reach.map((id) => names.get(id) ?? id).join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
