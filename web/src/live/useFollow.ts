// Follows something for as long as a screen shows it.
import { useEffect, useRef, useState } from "react";
import type { AnyVariables, TypedDocumentNode } from "urql";
import { useStanding } from "../api/useStanding";
import { tell } from "./news";
import { follow } from "./socket";

/** How long until something that failed is followed again, in ms. */
const AGAIN = 10_000;

/**
 * Hears what is told of it; follows nothing without variables. `refused` is called when the right to follow it has ended, or was never
 * there.
 */
export function useFollow<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | undefined,
  hear: (data: Data) => void,
  refused?: () => void,
): void {
  const doing = useRef({ hear, refused });
  doing.current = { hear, refused };
  const key = variables && JSON.stringify(variables);
  const [attempt, setAttempt] = useState(0);
  const { session } = useStanding();
  useEffect(() => {
    // Who has signed in again, in another window or here, follows again.
    if (key === undefined || session === "expired") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const letGo = follow(
      document,
      JSON.parse(key) as Variables,
      (data) => doing.current.hear(data),
      (why) => {
        if (why === "refused") {
          tell({ of: "rights" });
          doing.current.refused?.();
          return;
        }
        if (why === "signed-out") return;
        if (why === "lagged") tell({ of: "missed" });
        timer = setTimeout(() => setAttempt((count) => count + 1), why === "lagged" ? 0 : AGAIN);
      },
    );
    return () => {
      clearTimeout(timer);
      letGo();
    };
  }, [document, key, attempt, session]);
}
