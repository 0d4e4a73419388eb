// Has somebody else changed the register that is open here? It says so and waits to be asked: nothing moves under a reader's eyes. A
// right that was taken away closes what was open, and says that too.
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStanding } from "../api/useStanding";
import { graphql } from "../gql";
import type { LogAct, RegisterFollowedSubscription } from "../gql/graphql";
import { useWords } from "../i18n";
import { FIELDS } from "../records/fields";
import { routes } from "../paths";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Page } from "../ui/Page";
import { useViewer } from "../viewer";
import { tell } from "./news";
import { useFollow } from "./useFollow";

const RegisterFollowedDocument = graphql(`
  subscription RegisterFollowed($controller: ID!, $register: ID!) {
    registerChanged(controller: $controller, register: $register) {
      verb
      aboutId
      register {
        id
        version
        history(first: 1) {
          nodes {
            index
            by {
              id
              name
            }
            fields {
              field
            }
          }
        }
      }
    }
  }
`);

type Change = RegisterFollowedSubscription["registerChanged"];
type Told = NonNullable<Change["register"]>;

/** What changes what is told of the notice, and nothing of the record one reads. */
const OF_NOTICE: readonly LogAct[] = ["APPROVE", "PUBLISH", "WITHDRAW"];

/** How long a window takes to show what was saved in it, in ms, on a slow line too. */
const SOON = 2_000;

interface Props {
  register: string;
  controller: string;
  /** The version that is shown. */
  version: number;
  /** Shows the newest. */
  show(): void;
  children: ReactNode;
}

export function RegisterNews({ register, controller, version, show, children }: Props) {
  const { t } = useWords();
  const self = useViewer().account?.id;
  const [newest, setNewest] = useState<Told>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const [gone, setGone] = useState(false);
  const { session } = useStanding();
  useFollow(
    RegisterFollowedDocument,
    { controller, register },
    ({ registerChanged: change }) => {
      tell({ of: "register", register });
      if (!change.register) return setGone(true);
      // A comment or a submission leaves the record as it was; those who show them ask anew.
      if (change.aboutId !== register) {
        if (OF_NOTICE.includes(change.verb) && change.register.version === version) show();
        return;
      }
      const { register: told } = change;
      // What was saved in this window is shown by itself in a moment; only another window of one's own is worth a word.
      const own = told.history.nodes[0]?.by?.id === self;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setNewest(told), own ? SOON : 0);
    },
    () => setGone(true),
  );
  // Whose session has ended keeps the screen with all that is typed on it.
  if (gone && session === "holds") return <Gone />;
  const entry = newest?.history.nodes[0];
  const own = entry?.by?.id !== undefined && entry.by.id === self;
  const fields = (entry?.fields ?? []).map(({ field }) => (FIELDS.has(field) ? t(`field-${field}`) : field));
  const name = entry?.by?.name ?? t("live-somebody");
  return (
    <>
      <div role="status" aria-live="polite">
        {newest && newest.version > version && (
          <div className="live-news">
            <Icon name="info" />
            <p>{own ? t("live-self") : fields.length > 0 ? t("live-changed-fields", { name, fields: fields.join(", ") }) : t("live-changed", { name })}</p>
            <Button className="small" onPress={show}>
              {t("live-show")}
            </Button>
          </div>
        )}
      </div>
      {children}
    </>
  );
}

function Gone() {
  const { t } = useWords();
  return (
    <Page title={t("live-gone-title")} lead={t("live-gone-lead")}>
      <p className="acts">
        <Link className="button main" to={routes.home}>
          {t("nav-home")}
        </Link>
        <Link className="button quiet" to={routes.registers}>
          {t("nav-registers")}
        </Link>
      </p>
    </Page>
  );
}
