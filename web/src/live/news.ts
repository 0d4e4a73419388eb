// What has just happened, for whoever shows it. The socket tells it; cards and lists ask anew.
import { useEffect, useRef } from "react";
import { standingNow } from "../api/standing";

export type Topic = "register" | "notice" | "finding" | "task" | "rights";

/** Something of a topic happened; or a while was missed, and anything may have happened. */
export type News = { readonly of: Topic; readonly register?: string | undefined } | { readonly of: "missed" };

const listeners = new Set<(news: News) => void>();

export function tell(news: News): void {
  for (const hear of [...listeners]) hear(news);
}

export function hear(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How long is waited for more of the same before it is asked anew, in ms: an import tells a hundred things at once. */
const QUIET = 700;

/** Does something after news of these topics, once for all that comes together. */
export function useNews(topics: readonly Topic[], act: () => void): void {
  const doing = useRef(act);
  doing.current = act;
  const key = topics.join(" ");
  useEffect(() => {
    if (!key) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = hear(({ of }) => {
      if (of !== "missed" && !key.split(" ").includes(of)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        // To whoever is signed out everything would be empty: what is on the screen stays until they are back.
        if (standingNow().session === "holds") doing.current();
      }, QUIET);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [key]);
}
