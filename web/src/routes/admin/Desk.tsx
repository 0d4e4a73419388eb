// The screens of administration, side by side: each is offered to those who may do something on it.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { NotAllowed } from "../../shell/NotFound";
import { Page } from "../../ui/Page";
import { useViewer } from "../../viewer";

/** Which screens there are, and which of the actions of the policy table opens each. */
export const DESKS = [
  { name: "accounts", to: routes.adminAccounts, for: ["ReadAccount"] },
  { name: "roles", to: routes.adminRoles, for: ["ReadAccount"] },
  { name: "tokens", to: routes.adminTokens, for: ["ManageToken"] },
  { name: "webhooks", to: routes.adminWebhooks, for: ["ManageWebhook"] },
  { name: "organisation", to: routes.adminOrganisation, for: ["EditOrganisation", "ReadController"] },
  { name: "vocabularies", to: routes.adminVocabularies, for: ["ReadSharedNode"] },
  { name: "rules", to: routes.adminRules, for: ["ReadRegister"] },
  { name: "layouts", to: routes.adminLayouts, for: ["ReadController"] },
  { name: "providers", to: routes.adminProviders, for: ["ManageAccount"] },
] as const;
export type DeskName = (typeof DESKS)[number]["name"];

interface Props {
  name: DeskName;
  title?: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

export function Desk({ name, title, lead, aside, children }: Props) {
  const { t } = useWords();
  const viewer = useViewer();
  const open = DESKS.filter((desk) => desk.for.some((action) => viewer.can(action)));
  if (!open.some((desk) => desk.name === name)) return <NotAllowed />;
  return (
    <Page title={title ?? t(`desk-${name}`)} kicker={<Link to={routes.admin}>{t("nav-admin")}</Link>} lead={lead ?? t(`desk-${name}-lead`)} aside={aside}>
      <nav className="desk-nav" aria-label={t("nav-admin")}>
        <ul>
          {open.map((desk) => (
            <li key={desk.name}>
              <Link to={desk.to} activeOptions={{ includeSearch: false }} activeProps={{ "aria-current": "page" }}>
                {t(`desk-${desk.name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
