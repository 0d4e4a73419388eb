// A part of a screen that is loaded when it is first shown. When it does not come, the line was lost just then: what is on the screen
// stays, and the part can be asked for again.
import { type ComponentType, useEffect, useState } from "react";
import { troubleBy } from "../api/trouble";
import { Failure, Loading } from "./states";

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, lines = 4, as?: string): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    // A component is a function: as a state it has to be handed over by one.
    const [Part, setPart] = useState(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part || failed) return;
      let wanted = true;
      load().then(
        (part) => {
          loaded = part;
          if (wanted) setPart(() => part);
        },
        () => wanted && setFailed(true),
      );
      return () => {
        wanted = false;
      };
    }, [Part, failed]);
    if (Part) return <Part {...props} />;
    return failed ? <Failure trouble={troubleBy("CONNECTION")} again={() => setFailed(false)} /> : <Loading lines={lines} as={as} />;
  };
}
