// Writing one data flow at a register: what moves, to or from whom, and on what it rests.
import { useCallback, useEffect, useMemo, useState } from "react";
import { useClient, useMutation } from "urql";
import { type Trouble, troubleOf } from "../../../../api/trouble";
import { unmask } from "../../../../gql";
import type { DataFlowInput, DataFlowPatchInput, EditableFlowFragment } from "../../../../gql/graphql";
import { useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { Failure, Loading } from "../../../../ui/states";
import { useViewer } from "../../../../viewer";
import type { Place } from "../context";
import { Frame } from "../Frame";
import { empty, type Field, read, type Values } from "../shape";
import { useDraft } from "../useDraft";
import { type Answered, type Newest, type Problem, useSave } from "../useSave";
import { ArchiveFlow } from "./ArchiveFlow";
import { CreateFlowDocument, EditableFlow, EditableFlowDocument, SaveFlowDocument } from "./flow";
import { BEGINNINGS, type Beginning, fieldsOfFlow } from "./flowShape";

interface Props {
  /** Its id; or `+` and the name of a beginning. */
  flow: string;
  at: string | undefined;
  register: string;
  place: Omit<Place, "problems">;
  done(): void;
}

export function FlowEditor(props: Props) {
  const beginning = BEGINNINGS.find(({ name }) => props.flow === `+${name}`);
  return beginning ? <NewFlow {...props} beginning={beginning} /> : <OldFlow {...props} />;
}

/** The server names a field of the flow in an input of its own when it is new. */
const inFlow = (problems: readonly Problem[]): readonly Problem[] => problems.map((problem) => ({ ...problem, field: problem.field.replace(/^\/dataFlow(?=\/)/, "") }));

function NewFlow({ beginning, flow, at, register, place, done }: Props & { beginning: Beginning }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const person = useViewer().account?.id ?? "";
  const { kind, way, far, name } = beginning;
  const fields = useMemo(() => fieldsOfFlow(kind, way, far), [kind, way, far]);
  const draft = useDraft({ person, register, what: `flow${flow}` }, 0, empty(fields));
  const [, create] = useMutation(CreateFlowDocument);
  const saving = useSave({
    fields,
    draft,
    send: async (_, change, key): Promise<Answered> => {
      const ends = way === "in" ? { to: register } : { from: register };
      // The shape names the fields of the input.
      const dataFlow = { ...change, kind, ...ends } as unknown as DataFlowInput;
      const { data, error } = await create({ dataFlow, key });
      if (error) return { trouble: troubleOf(error) };
      const made = data?.createDataFlow;
      return made?.dataFlow ? { id: made.dataFlow.id } : { problems: inFlow(made?.userErrors ?? []) };
    },
    // What is new has no other version.
    newest: async (): Promise<Newest> => ({ version: 0, values: empty(fields) }),
    saved: () => {
      draft.forget();
      announce(t("saved"));
      done();
    },
  });
  return (
    <section aria-label={t(`write-flow-new-${name}`)}>
      <h3 className="flow-title">{t(`write-flow-new-${name}`)}</h3>
      <Frame fields={fields} draft={draft} saving={saving} place={place} at={at ?? ""} fresh done={done} />
    </section>
  );
}

type Told = { readonly trouble: Trouble } | { readonly flow: EditableFlowFragment };

function OldFlow(props: Props) {
  const { flow } = props;
  const { t } = useWords();
  const client = useClient();
  const [told, setTold] = useState<Told>();
  const ask = useCallback(async (): Promise<Told> => {
    const { data, error } = await client.query(EditableFlowDocument, { id: flow }, { requestPolicy: "network-only" }).toPromise();
    if (error) return { trouble: troubleOf(error) };
    if (data?.node?.__typename !== "DataFlow") return { trouble: { code: "NOT_FOUND", say: "trouble-not-found", wayOut: "none", sentence: undefined } };
    return { flow: unmask(EditableFlow, data.node) };
  }, [client, flow]);
  const begin = useCallback(() => {
    setTold(undefined);
    void ask().then(setTold);
  }, [ask]);
  useEffect(begin, [begin]);
  if (!told) return <Loading lines={6} />;
  if ("trouble" in told) return <Failure trouble={told.trouble} again={begin} />;
  if (!told.flow.viewerCan.edit || told.flow.archivedOn) return <p className="note">{t("write-flow-not-yours")}</p>;
  return <Old {...props} now={told.flow} ask={ask} />;
}

/** A flow further on does not touch the register: its groups and purposes are not this one's. */
const beyond = (fields: readonly Field[]) => fields.filter(({ name }) => name !== "dataGroups" && name !== "purposes");

function Old({ at, register, place, done, now, ask }: Props & { now: EditableFlowFragment; ask(): Promise<Told> }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const person = useViewer().account?.id ?? "";
  const [incoming, outgoing] = [now.to?.id === register, now.from?.id === register];
  const fields = useMemo(() => {
    const all = fieldsOfFlow(now.kind, incoming ? "in" : "out");
    return incoming || outgoing ? all : beyond(all);
  }, [now.kind, incoming, outgoing]);
  const valuesOf = (flow: EditableFlowFragment): Values => read(fields, flow);
  const draft = useDraft({ person, register, what: now.id }, now.version, valuesOf(now));
  const [, saveFlow] = useMutation(SaveFlowDocument);
  const saving = useSave({
    fields,
    draft,
    send: async (version, change, key): Promise<Answered> => {
      const { data, error } = await saveFlow({ id: now.id, version, change: change as DataFlowPatchInput, key });
      if (error) return { trouble: troubleOf(error) };
      const { dataFlow, userErrors } = data?.editDataFlow ?? { userErrors: [] };
      if (dataFlow) return { id: dataFlow.id };
      const [conflict] = userErrors.flatMap(({ conflicts }) => conflicts);
      return { problems: userErrors, other: conflict && { by: conflict.by?.name, at: conflict.at } };
    },
    newest: async (): Promise<Newest> => {
      const answer = await ask();
      return "trouble" in answer ? answer : { version: answer.flow.version, values: valuesOf(answer.flow) };
    },
    saved: (_, together) => {
      draft.forget();
      announce(together ? t("saved-together") : t("saved"));
      done();
    },
  });
  return (
    <section aria-label={t("write-flow-edit")}>
      <div className="flow-title">
        <h3>{t("write-flow-edit")}</h3>
        {now.viewerCan.archive && (
          <ArchiveFlow
            id={now.id}
            version={now.version}
            archived={() => {
              draft.forget();
              done();
            }}
          />
        )}
      </div>
      <Frame fields={fields} draft={draft} saving={saving} place={place} at={at ?? ""} done={done} />
    </section>
  );
}
