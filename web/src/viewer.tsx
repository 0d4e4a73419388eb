// Who is here, and what may they do? Asked once, and again whenever the window comes to the front.
import { createContext, type ReactNode, use, useEffect, useRef } from "react";
import { useQuery } from "urql";
import { stand } from "./api/standing";
import { type Trouble, troubleOf } from "./api/trouble";
import { graphql } from "./gql";
import type { Role, ViewerQuery } from "./gql/graphql";
import { useSpeaking, wasChosen } from "./i18n";
import type { Language } from "./i18n/said";

const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      signedIn
      name
      actions
      roles {
        role
        extent
        controller {
          id
          name
        }
      }
      account {
        id
        language
        grants(first: 50) {
          nodes {
            id
            role
            department {
              id
              name
              controller {
                id
              }
            }
          }
        }
      }
    }
    controllers(first: 100, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
  }
`);

export interface Viewer {
  readonly signedIn: boolean;
  readonly name: string;
  readonly roles: ViewerQuery["viewer"]["roles"];
  readonly account: ViewerQuery["viewer"]["account"];
  /** The controllers in reach, by name. */
  readonly controllers: ViewerQuery["controllers"]["nodes"];
  /** Whether an action of the policy table is possible anywhere at all. */
  can(action: string): boolean;
  is(role: Role): boolean;
}

const ViewerContext = createContext<Viewer | undefined>(undefined);

interface Shown {
  children: ReactNode;
  waiting: ReactNode;
  failed(trouble: Trouble, again: () => void): ReactNode;
}

export function KnowsViewer({ children, waiting, failed }: Shown) {
  const { words, speak } = useSpeaking();
  const [{ data, error }, ask] = useQuery({ query: ViewerDocument, variables: {} });
  const was = useRef(false);

  useEffect(() => {
    const look = () => document.visibilityState === "visible" && ask({ requestPolicy: "network-only" });
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [ask]);

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

  if (!data) return error ? failed(troubleOf(error), () => ask({ requestPolicy: "network-only" })) : waiting;
  const { viewer, controllers } = data;
  const value: Viewer = {
    ...viewer,
    controllers: controllers.nodes,
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
