// Writing one assessment: what was assessed, how far it is, what came of it, and which registers it is about.
import { useCallback, useEffect, useState } from "react";
import { useClient, useMutation } from "urql";
import { type Trouble, troubleOf } from "../../../../api/trouble";
import { unmask } from "../../../../gql";
import type { AssessmentInput, AssessmentPatchInput, EditableAssessmentFragment } from "../../../../gql/graphql";
import { useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { Failure, Loading } from "../../../../ui/states";
import { useViewer } from "../../../../viewer";
import type { Place } from "../context";
import { Frame } from "../Frame";
import { empty, read, type Values } from "../shape";
import { useDraft } from "../useDraft";
import { type Answered, type Newest, useSave } from "../useSave";
import { CreateAssessmentDocument, EditableAssessment, EditableAssessmentDocument, fields, SaveAssessmentDocument } from "./assessment";

interface Props {
  /** Its id; `+` for a new one. */
  assessment: string;
  at: string | undefined;
  register: string;
  place: Omit<Place, "problems">;
  done(): void;
}

const valuesOf = (told: EditableAssessmentFragment): Values => read(fields, told);

type Told = { readonly trouble: Trouble } | { readonly assessment: EditableAssessmentFragment };

export function AssessmentEditor(props: Props) {
  const { assessment } = props;
  const client = useClient();
  const isNew = assessment.startsWith("+");
  const [told, setTold] = useState<Told>();
  const ask = useCallback(async (): Promise<Told> => {
    const { data, error } = await client.query(EditableAssessmentDocument, { id: assessment }, { requestPolicy: "network-only" }).toPromise();
    if (error) return { trouble: troubleOf(error) };
    if (data?.node?.__typename !== "Assessment") return { trouble: { code: "NOT_FOUND", say: "trouble-not-found", wayOut: "none", sentence: undefined } };
    return { assessment: unmask(EditableAssessment, data.node) };
  }, [client, assessment]);
  const begin = useCallback(() => {
    setTold(undefined);
    if (!isNew) void ask().then(setTold);
  }, [ask, isNew]);
  useEffect(begin, [begin]);
  if (isNew) return <Editor {...props} now={undefined} ask={ask} />;
  if (!told) return <Loading lines={6} />;
  return "trouble" in told ? <Failure trouble={told.trouble} again={begin} /> : <Editor {...props} now={told.assessment} ask={ask} />;
}

function Editor({ assessment, at, register, place, done, now, ask }: Props & { now: EditableAssessmentFragment | undefined; ask(): Promise<Told> }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const person = useViewer().account?.id ?? "";
  const base = now ? valuesOf(now) : empty(fields);
  const known = base["registers"] as readonly string[];
  // One that is written from a register is about it.
  const filled = known.includes(register) ? base : { ...base, registers: [...known, register] };
  const draft = useDraft({ person, register, what: `assessment ${assessment}` }, now?.version ?? 0, base, filled);
  const [, create] = useMutation(CreateAssessmentDocument);
  const [, save] = useMutation(SaveAssessmentDocument);
  const saving = useSave({
    fields,
    draft,
    send: async (version, change, key): Promise<Answered> => {
      if (!now) {
        // The shape names the fields of the input.
        const { data, error } = await create({ assessment: { ...change, controller: place.controller } as unknown as AssessmentInput, key });
        if (error) return { trouble: troubleOf(error) };
        const made = data?.createAssessment;
        if (made?.assessment) return { id: made.assessment.id };
        return { problems: (made?.userErrors ?? []).map((problem) => ({ ...problem, field: problem.field.replace(/^\/assessment(?=\/)/, "") })) };
      }
      const { data, error } = await save({ id: now.id, version, change: change as AssessmentPatchInput, key });
      if (error) return { trouble: troubleOf(error) };
      const { assessment: saved, userErrors } = data?.editAssessment ?? { userErrors: [] };
      if (saved) return { id: saved.id };
      const [conflict] = userErrors.flatMap(({ conflicts }) => conflicts);
      return { problems: userErrors, other: conflict && { by: conflict.by?.name, at: conflict.at } };
    },
    newest: async (): Promise<Newest> => {
      const answer = await ask();
      return "trouble" in answer ? answer : { version: answer.assessment.version, values: valuesOf(answer.assessment) };
    },
    saved: (_, together) => {
      draft.forget();
      announce(together ? t("saved-together") : t("saved"));
      done();
    },
  });
  const title = now ? t("write-assessment-edit") : t("write-assessment-new");
  return (
    <section aria-label={title}>
      <h3 className="flow-title">{title}</h3>
      <Frame fields={fields} draft={draft} saving={saving} place={place} at={at ?? ""} fresh={!now} done={done} />
    </section>
  );
}
