// What stands below the first look. When the client begins, it is asked for a moment after the first look: on a slow line the answers one
// looks at come sooner, and a slow machine has less to do at once. Later all comes together, so that going back finds its place.
import { type ReactNode, startTransition, useEffect, useState } from "react";
import { Loading } from "./states";

const MOMENT = 200;

let begun = false;

export function Afterwards({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(begun);
  useEffect(() => {
    const show = () => {
      begun = true;
      startTransition(() => setShown(true));
    };
    const soon = setTimeout(show, MOMENT);
    return () => clearTimeout(soon);
  }, []);
  return shown ? children : <Loading lines={8} />;
}
