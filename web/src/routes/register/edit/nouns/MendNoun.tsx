// A sheet in which what a register points to is mended, by those who keep it.
import { useCallback, useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import { type Trouble, troubleOf } from "../../../../api/trouble";
import type { EditableNounQuery } from "../../../../gql/graphql";
import { useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { Sheet } from "../../../../ui/Sheet";
import { Failure, Loading } from "../../../../ui/states";
import { useViewer } from "../../../../viewer";
import type { Noticed } from "../context";
import { Frame } from "../Frame";
import { read, type Values } from "../shape";
import { useDraft } from "../useDraft";
import { type Answered, type Newest, useSave } from "../useSave";
import { EditableNounDocument, SaveControllerDocument, SavePostDocument, shapes } from "./noun";

interface Props {
  noun: string;
  at: string;
  register: string;
  controller: string;
  findings: readonly Noticed[];
  close(): void;
}

type Noun = Extract<NonNullable<EditableNounQuery["node"]>, { __typename: "Post" | "Controller" }>;
type Told = { readonly trouble: Trouble } | { readonly noun: Noun };

const kindOf = (id: string) => id.slice(0, id.indexOf(":"));

export function MendNoun(props: Props) {
  const { noun, close } = props;
  const { t } = useWords();
  const client = useClient();
  const [told, setTold] = useState<Told>();
  const ask = useCallback(async (): Promise<Told> => {
    const { data, error } = await client.query(EditableNounDocument, { id: noun }, { requestPolicy: "network-only" }).toPromise();
    if (error) return { trouble: troubleOf(error) };
    const node = data?.node;
    if (node?.__typename === "Post" || node?.__typename === "Controller") return { noun: node };
    return { trouble: { code: "NOT_FOUND", say: "trouble-not-found", wayOut: "none", sentence: undefined } };
  }, [client, noun]);
  const begin = useCallback(() => {
    setTold(undefined);
    void ask().then(setTold);
  }, [ask]);
  useEffect(begin, [begin]);
  return (
    <Sheet title={t(`write-noun-${kindOf(noun)}`)} close={close}>
      {!told ? <Loading lines={5} /> : "trouble" in told ? <Failure trouble={told.trouble} again={begin} /> : <Editor {...props} now={told.noun} ask={ask} />}
    </Sheet>
  );
}

function Editor({ at, register, controller, findings, close, now, ask }: Props & { now: Noun; ask(): Promise<Told> }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const client = useClient();
  const person = useViewer().account?.id ?? "";
  const fields = shapes[kindOf(now.id)] ?? [];
  const valuesOf = (noun: Noun): Values => read(fields, noun);
  const draft = useDraft({ person, register, what: now.id }, now.version, valuesOf(now));
  const place = useMemo(() => ({ controller, register, languages: [], local: { purposes: [], dataGroups: [] }, findings }), [controller, register, findings]);
  const saving = useSave({
    fields,
    draft,
    send: async (version, change, key): Promise<Answered> => {
      const document = now.__typename === "Post" ? SavePostDocument : (SaveControllerDocument as unknown as typeof SavePostDocument);
      const { data, error } = await client.mutation(document, { id: now.id, version, change, key }).toPromise();
      if (error) return { trouble: troubleOf(error) };
      return data?.saved.noun ? { id: data.saved.noun.id } : { problems: data?.saved.userErrors ?? [] };
    },
    newest: async (): Promise<Newest> => {
      const answer = await ask();
      return "trouble" in answer ? answer : { version: answer.noun.version, values: valuesOf(answer.noun) };
    },
    saved: (_, together) => {
      draft.forget();
      announce(together ? t("saved-together") : t("saved"));
      close();
    },
  });
  if (!now.mayEdit.edit) return <p className="note">{t("mend-who-organisation")}</p>;
  return <Frame fields={fields} draft={draft} saving={saving} place={place} at={at} done={close} />;
}
