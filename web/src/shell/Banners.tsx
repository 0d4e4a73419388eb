// What holds for the whole page: the session has ended, or the server does not answer.
import { useEffect } from "react";
import { useClient } from "urql";
import { stand } from "../api/standing";
import { useStanding } from "../api/useStanding";
import { graphql } from "../gql";
import { useWords } from "../i18n";
import { Icon } from "../ui/Icon";
import { SignInLink } from "../ui/SignInLink";

const StillThereDocument = graphql(`
  query StillThere {
    viewer {
      signedIn
    }
  }
`);

/** How often a server that was lost is asked for. */
const ASK_AGAIN = 3_000;

export function Banners() {
  const { t } = useWords();
  const { session, connection } = useStanding();
  const client = useClient();

  useEffect(() => {
    const gone = () => stand({ connection: "lost" });
    window.addEventListener("offline", gone);
    return () => window.removeEventListener("offline", gone);
  }, []);
  useEffect(() => {
    if (connection === "up") return;
    // The answer itself tells that the server is back: api/client.ts hears it.
    const timer = setInterval(() => {
      void client.query(StillThereDocument, {}, { requestPolicy: "network-only" }).toPromise();
    }, ASK_AGAIN);
    return () => clearInterval(timer);
  }, [client, connection]);

  return (
    <div className="banners" role="status" aria-live="polite">
      {connection === "lost" && (
        <div className="banner warn">
          <Icon name="warning" />
          <p>{t("connection-lost")}</p>
        </div>
      )}
      {session === "expired" && (
        <div className="banner bad">
          <Icon name="clock" />
          <p>{t("session-expired")}</p>
          <SignInLink />
        </div>
      )}
    </div>
  );
}
