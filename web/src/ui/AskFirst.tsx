// A button for what is asked about before it is done, with what follows from it; a refusal is told where one has pressed.
import { useState } from "react";
import type { Trouble } from "../api/trouble";
import { useWords } from "../i18n";
import { Button } from "./Button";
import { later } from "./later";
import { Failure } from "./states";

const Sheet = later(() => import("./Sheet").then((made) => made.Sheet), 0);

export type Done = { readonly trouble: Trouble } | { readonly refusals: readonly string[] } | "done";

interface Props {
  label: string;
  title: string;
  lead: string;
  small?: boolean;
  act(): Promise<Done>;
}

export function AskFirst({ label, title, lead, small, act }: Props) {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  const [underWay, setUnderWay] = useState(false);
  const [told, setTold] = useState<Exclude<Done, "done">>();
  const press = async () => {
    setTold(undefined);
    setUnderWay(true);
    const answer = await act();
    setUnderWay(false);
    if (answer === "done") setAsks(false);
    else setTold(answer);
  };
  return (
    <>
      <Button {...(small && { className: "small" })} onPress={() => setAsks(true)}>
        {label}
      </Button>
      {asks && (
        <Sheet title={title} close={() => setAsks(false)} grave>
          <p>{lead}</p>
          {told && "trouble" in told && <Failure trouble={told.trouble} again={() => void press()} />}
          {told && "refusals" in told && (
            <div className="refusals" role="alert">
              {told.refusals.map((message) => (
                <p key={message}>{message}</p>
              ))}
            </div>
          )}
          <p className="acts">
            <Button look="main" isPending={underWay} onPress={() => void press()}>
              {label}
            </Button>
            <Button onPress={() => setAsks(false)}>{t("write-cancel")}</Button>
          </p>
        </Sheet>
      )}
    </>
  );
}
