// Who is here, and what may they do? Asked once, and again whenever the window comes to the front or rights are told to have changed.
import { createContext, type ReactNode, use, useEffect, useRef } from "react";
import { useQuery } from "urql";
import { stand } from "./api/standing";
import { usePages } from "./api/pages";
import { type Trouble, troubleOf } from "./api/trouble";
import { graphql } from "./gql";
import type { Role, ViewerQuery } from "./gql/graphql";
import { useSpeaking } from "./i18n";
import { wasChosen } from "./i18n/first";
import type { Language } from "./i18n/said";
import { useNews } from "./live/news";
import { ViewerDocument } from "./viewerQuestion";

const ControllersDocument = graphql(`
  query Controllers($after: String) {
    controllers(first: 100, after: $after, orderBy: { field: NAME }) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        validUntil
      }
    }
  }
`);

type Controller = ViewerQuery["controllers"]["nodes"][number];

export interface Viewer {
  readonly signedIn: boolean;
  readonly name: string;
  readonly roles: ViewerQuery["viewer"]["roles"];
  readonly account: ViewerQuery["viewer"]["account"];
  /** The controllers in reach, by name; those that are no more stand last. */
  readonly controllers: readonly Controller[];
  /** The controller with the most registers. */
  readonly largest: string | undefined;
  /** Whether an action of the policy table is possible anywhere at all. */
  can(action: string): boolean;
  is(role: Role): boolean;
}

const EVERYTHING = {};
const NONE: readonly Controller[] = [];
const ON_RIGHTS = ["rights"] as const;
const ViewerContext = createContext<Viewer | undefined>(undefined);

interface Shown {
  children: ReactNode;
  waiting: ReactNode;
  failed(trouble: Trouble, again: () => void): ReactNode;
}

export function KnowsViewer({ children, waiting, failed }: Shown) {
  const { words, speak } = useSpeaking();
  const [{ data, error }, ask] = useQuery({ query: ViewerDocument, variables: {} });
  const again = () => ask({ requestPolicy: "network-only" });
  const was = useRef(false);
  const last = useRef<ViewerQuery>(undefined);
  if (data?.viewer.signedIn) last.current = data;

  useEffect(() => {
    const look = () => document.visibilityState === "visible" && ask({ requestPolicy: "network-only" });
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [ask]);

  useNews(ON_RIGHTS, again);

  const signedIn = data?.viewer.signedIn;
  const own = data?.viewer.account?.language;
  useEffect(() => {
    // The cookie can be gone without any answer that refuses: then everyone is the public.
    if (was.current && signedIn === false) stand({ session: "expired" });
    if (signedIn) {
      was.current = true;
      stand({ session: "holds" });
    }
  }, [signedIn]);
  useEffect(() => {
    if (own && !wasChosen()) speak(own.toLowerCase() as Language, false);
    // Only when the account is first known: a choice made since is the reader's.
  }, [own]);

  // Whose session has ended, or who has lost the connection, keeps the screen with all that is typed on it; the banner tells.
  const known = last.current ?? data;
  // What came with the viewer is enough to begin with; a nation's other cities come while one reads.
  const begun = known?.controllers.nodes ?? NONE;
  const reach = usePages(
    ControllersDocument,
    EVERYTHING,
    ({ controllers }) => ({ rows: controllers.nodes, total: undefined, next: controllers.pageInfo.hasNextPage ? (controllers.pageInfo.endCursor ?? undefined) : undefined }),
    { pause: !known?.controllers.pageInfo.hasNextPage },
  );
  useEffect(() => reach.load(), [reach.load]);
  const reached = reach.rows.length > begun.length ? reach.rows : begun;

  if (reach.trouble) return failed(reach.trouble, reach.again);
  if (!known) return error ? failed(troubleOf(error), again) : waiting;
  const { viewer, registerCounts } = known;
  const [largest] = [...registerCounts].sort((one, other) => other.registers - one.registers);
  const today = new Date().toISOString().slice(0, 10);
  const isOver = ({ validUntil }: Controller) => Boolean(validUntil && validUntil < today);
  const value: Viewer = {
    ...viewer,
    controllers: [...reached].sort((one, other) => Number(isOver(one)) - Number(isOver(other))),
    largest: largest?.controller?.id,
    can: (action) => viewer.actions.includes(action),
    is: (role) => viewer.roles.some((held) => held.role === role),
  };
  return (
    <ViewerContext value={value} key={words.language}>
      {children}
    </ViewerContext>
  );
}

export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error("nobody is known outside <KnowsViewer>");
  return viewer;
}
