// The form of something that is there: read anew when one begins, so that one begins on the newest.
import { useEffect, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../../api/trouble";
import { Failure, Loading } from "../../../ui/states";
import type { Noun, Read } from "./noun";
import { NounEditor } from "./NounEditor";

export function Editing({ noun, id, done }: { noun: Noun; id: string; done(): void }) {
  const client = useClient();
  const [start, setStart] = useState<Read>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let late = false;
    setTrouble(undefined);
    void noun.read(client, id).then((read) => {
      if (late) return;
      if ("code" in read) setTrouble(read);
      else setStart(read);
    });
    return () => {
      late = true;
    };
  }, [client, noun, id, attempt]);
  if (trouble) return <Failure trouble={trouble} again={() => setAttempt((count) => count + 1)} />;
  return start ? <NounEditor noun={noun} id={id} start={start} keptAs={id} here done={done} /> : <Loading lines={8} />;
}
