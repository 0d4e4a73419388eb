// Something that is not there yet is made, or proposed, without leaving what one writes.
import { type FormEvent, useRef, useState } from "react";
import { useClient } from "urql";
import { onceKey } from "../../../../api/once";
import type { Trouble } from "../../../../api/trouble";
import { useWords } from "../../../../i18n";
import { said } from "../../../../i18n/said";
import { useAnnounce } from "../../../../ui/announce";
import { Button } from "../../../../ui/Button";
import { Sheet } from "../../../../ui/Sheet";
import { Failure } from "../../../../ui/states";
import { useViewer } from "../../../../viewer";
import { PlaceContext, usePlace } from "../context";
import { Form } from "../Form";
import { type Pickable, type Texts, unchosen, type Values, write } from "../shape";
import type { Problem } from "../useSave";
import type { CalledNode } from "./called";
import { begun, type Making, makings } from "./madeShape";
import { isMakable, make } from "./make";
import { KnowsNames } from "./names";

interface Props {
  kind: Pickable;
  typed: string;
  close(): void;
  made(node: CalledNode): void;
}

export function MakeDialog(props: Props) {
  const making = makings[props.kind];
  return making ? <Making {...props} making={making} /> : null;
}

function Making({ kind, typed, making, close, made }: Props & { making: Making }) {
  const { t, language } = useWords();
  const client = useClient();
  const viewer = useViewer();
  const announce = useAnnounce();
  const place = usePlace();
  const [values, setValues] = useState<Values>(() => begun(making, typed, language));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [underWay, setUnderWay] = useState(false);
  const key = useRef(onceKey());
  const { fields, actions, named } = making;
  // Who may not keep the shared list may still propose; somebody looks at it then.
  const proposes = actions.includes("ProposeSharedNode") && !viewer.can(actions[0] ?? "");

  const save = async () => {
    setTrouble(undefined);
    const missing = unchosen(fields, values);
    if (missing.length > 0) return setProblems(missing.map((field) => ({ code: "REQUIRED", field, message: t("write-choose") })));
    if (!isMakable(kind)) return;
    setProblems([]);
    setUnderWay(true);
    const answer = await make(client, kind, write(fields, values), place, key.current);
    setUnderWay(false);
    if ("trouble" in answer) return setTrouble(answer.trouble);
    if ("problems" in answer) {
      // What is sent next is another thing.
      key.current = onceKey();
      return setProblems(answer.problems);
    }
    const name = values[named];
    announce(proposes ? t("pick-proposed-now") : t("saved"));
    made({ id: answer.id, name: typeof name === "string" ? name : (said(name as Texts, language)?.text ?? ""), proposed: proposes });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The sheet lies outside the form it was opened from, but what happens in it is told there too.
    event.stopPropagation();
    void save();
  };
  return (
    <Sheet title={t(`pick-make-${kind}`)} close={close}>
      <PlaceContext value={{ ...place, problems, findings: [] }}>
        <KnowsNames ids={[]}>
          <form className="editor" onSubmit={submit} noValidate>
            {proposes && <p className="note">{t("pick-proposal")}</p>}
            {problems.length > 0 && (
              <p className="refusals" role="alert">
                {t("problems-title", { count: problems.length })} {problems.map(({ message }) => message).join(" ")}
              </p>
            )}
            {trouble && <Failure trouble={trouble} again={() => void save()} />}
            <Form fields={fields} values={values} change={setValues} at="" />
            <p className="acts">
              <Button look="main" type="submit" isPending={underWay}>
                {proposes ? t("pick-propose") : t("save")}
              </Button>
              <Button onPress={close}>{t("write-cancel")}</Button>
            </p>
          </form>
        </KnowsNames>
      </PlaceContext>
    </Sheet>
  );
}
