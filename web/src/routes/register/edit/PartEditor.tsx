// Writing one part of a register: its fields, the flows at it, and what a rule has found beside the field it means.
import { useMemo } from "react";
import { useClient, useMutation } from "urql";
import { troubleOf } from "../../../api/trouble";
import type { EditableRegisterFragment, FindingPart, RegisterPatchInput } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { later } from "../../../ui/later";
import { Failure, Loading } from "../../../ui/states";
import { useViewer } from "../../../viewer";
import { SaveRegisterDocument } from "./editable";
import type { AboutFlow } from "./flows/PartFlows";
import { Frame } from "./Frame";
import { fieldsOf } from "./registerShape";
import { read } from "./shape";
import { useDraft } from "./useDraft";
import { askNewest, useNewest } from "./useNewest";
import { usePlaceOf } from "./usePlaceOf";
import { type Answered, type Newest, useSave } from "./useSave";

const AssessmentEditor = later(() => import("./assessments/AssessmentEditor").then((made) => made.AssessmentEditor));
const PartAssessments = later(() => import("./assessments/PartAssessments").then((made) => made.PartAssessments));
const FlowEditor = later(() => import("./flows/FlowEditor").then((made) => made.FlowEditor), 6);
const PartFlows = later(() => import("./flows/PartFlows").then((made) => made.PartFlows), 2);

interface Props {
  part: FindingPart;
  register: string;
  /** Of the register, its parts and the flows at it. */
  findings: readonly AboutFlow[];
  /** The field one came for. */
  at: string | undefined;
  /** The flow that is written, of those at the register; `+DISCLOSURE` is a new one. */
  flow: string | undefined;
  openFlow(flow: string | undefined, at?: string): void;
  done(): void;
}

export function PartEditor(props: Props) {
  const { told, again } = useNewest(props.register);
  if (!told) return <Loading lines={6} />;
  if ("trouble" in told) return <Failure trouble={told.trouble} again={again} />;
  return <Editor {...props} now={told.register} />;
}

function Editor({ part, now, findings, at, flow, openFlow, done }: Props & { now: EditableRegisterFragment }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const client = useClient();
  const person = useViewer().account?.id ?? "";
  const fields = fieldsOf(part);
  const about = flow ?? now.id;
  const place = usePlaceOf(
    now,
    useMemo(() => findings.filter((finding) => finding.about === about), [findings, about]),
  );
  const draft = useDraft({ person, register: now.id, what: part }, now.version, read(fields, now));
  const [, saveRegister] = useMutation(SaveRegisterDocument);

  const saving = useSave({
    fields,
    draft,
    send: async (version, change, key): Promise<Answered> => {
      // The shapes name the fields of the input; what they make of a value is what it takes.
      const { data, error } = await saveRegister({ id: now.id, version, change: change as RegisterPatchInput, key });
      if (error) return { trouble: troubleOf(error) };
      const { register, userErrors } = data?.editRegister ?? { userErrors: [] };
      if (register) return { id: register.id };
      // Of all that was written meanwhile, what concerns these fields.
      const conflict = userErrors.flatMap(({ conflicts }) => conflicts).find(({ field }) => fields.some(({ name }) => field.split("/").includes(name)));
      return { problems: userErrors, other: conflict && { by: conflict.by?.name, at: conflict.at } };
    },
    newest: async (): Promise<Newest> => {
      const answer = await askNewest(client, now.id);
      return "trouble" in answer ? answer : { version: answer.register.version, values: read(fields, answer.register) };
    },
    saved: (_, together) => {
      draft.forget();
      announce(together ? t("saved-together") : t("saved"));
      done();
    },
  });

  // Back from a flow one is where it is listed; what is written of the part itself has stayed.
  if (part === "ASSESSMENTS") {
    if (flow === undefined) return <PartAssessments register={now.id} place={place} open={openFlow} done={done} />;
    return <AssessmentEditor key={flow} assessment={flow} at={at} register={now.id} place={place} done={() => openFlow(undefined)} />;
  }
  if (flow !== undefined) return <FlowEditor key={flow} flow={flow} at={at} register={now.id} place={place} done={() => openFlow(undefined)} />;
  const flows = <PartFlows part={part} register={now} findings={findings} openFlow={openFlow} />;
  // Of transfers the question comes first, and the flows show what the answer should be.
  const order = part === "TRANSFERS" ? { below: flows } : { children: flows };
  return <Frame fields={fields} draft={draft} saving={saving} place={place} at={at ?? ""} done={done} {...order} />;
}
