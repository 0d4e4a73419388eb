// A category as a form. What somebody proposed is accepted by the same form: it is looked at, mended and saved.
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import type { SpecialCategory } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { noTexts, type Texts, textsFrom, textsTo } from "../../ui/Inputs";
import { type Field, NounSheet, orNull, type Values } from "../../ui/NounSheet";
import type { CategoryNode, InTree } from "./Category";
import type { List } from "./asked";
import { CreateData, CreateSubject, EditData, EditSubject } from "./vocabulary";

const SPECIAL: readonly SpecialCategory[] = [
  "RACIAL_OR_ETHNIC_ORIGIN",
  "POLITICAL_OPINIONS",
  "RELIGIOUS_OR_PHILOSOPHICAL_BELIEFS",
  "TRADE_UNION_MEMBERSHIP",
  "GENETIC_DATA",
  "BIOMETRIC_DATA",
  "HEALTH",
  "SEX_LIFE_OR_ORIENTATION",
];

interface Props {
  list: List;
  of: CategoryNode | undefined;
  others: readonly InTree[];
  close(): void;
  done(id: string | undefined): void;
}

export function CategoryForm({ list, of, others, close, done }: Props) {
  const { t, word } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const acts = { createSubject: useAct(CreateSubject), createData: useAct(CreateData), editSubject: useAct(EditSubject), editData: useAct(EditData) };
  const act = list === "data" ? (of ? acts.editData : acts.createData) : of ? acts.editSubject : acts.createSubject;
  const own: Field[] =
    list === "data"
      ? [
          { name: "special", kind: "choice", label: t("group-special"), none: t("no"), of: SPECIAL.map((one) => ({ id: one, label: word("SpecialCategory", one) })) },
          { name: "identityCode", kind: "tick", label: t("category-identity-code") },
          { name: "criminal", kind: "tick", label: t("category-criminal") },
          { name: "freeText", kind: "tick", label: t("category-free-text") },
        ]
      : [{ name: "description", kind: "three", label: t("field-description") }];
  const submit = async (values: Values) => {
    const key = onceKey();
    const common = { name: textsTo(values["name"] as Texts), parent: orNull(values["parent"]), dpv: orNull(values["dpv"]), proposed: false };
    const data = {
      ...common,
      special: SPECIAL.find((one) => one === values["special"]) ?? null,
      identityCode: values["identityCode"] === true,
      criminal: values["criminal"] === true,
      freeText: values["freeText"] === true,
    };
    const subject = () => ({ ...common, description: textsTo(values["description"] as Texts) });
    const edited = of && { id: of.id, version: of.version, idempotencyKey: key };
    let id = of?.id;
    if (list === "data") {
      if (edited) {
        if (!(await acts.editData.act({ input: { ...edited, change: data } }))) return;
      } else {
        const made = await acts.createData.act({ input: { personalDataCategory: { key: "data:", ...data }, idempotencyKey: key } });
        if (!made) return;
        id = made.personalDataCategory?.id;
      }
    } else if (edited) {
      if (!(await acts.editSubject.act({ input: { ...edited, change: subject() } }))) return;
    } else {
      const made = await acts.createSubject.act({ input: { dataSubjectCategory: { key: "subjects:", ...subject() }, idempotencyKey: key } });
      if (!made) return;
      id = made.dataSubjectCategory?.id;
    }
    announce(t("saved"));
    done(id);
  };
  return (
    <NounSheet
      title={of ? t("edit-of", { part: say(of.name) }) : t("category-new")}
      lead={of?.proposed ? t("category-accept-lead") : undefined}
      fields={[
        { name: "name", kind: "three", label: t("noun-name") },
        { name: "parent", kind: "choice", label: t("category-parent"), none: t("category-top"), of: others.map(({ id, name, depth }) => ({ id, label: name, depth })) },
        ...own,
        { name: "dpv", kind: "line", label: t("category-dpv"), hint: t("category-dpv-hint") },
      ]}
      first={{
        name: of ? textsFrom(of.name) : noTexts,
        parent: of?.parent?.id ?? "",
        dpv: of?.dpv ?? "",
        description: of?.__typename === "DataSubjectCategory" ? textsFrom(of.description) : noTexts,
        ...(of?.__typename === "PersonalDataCategory"
          ? { special: of.special ?? "", identityCode: of.identityCode, criminal: of.criminal, freeText: of.freeText }
          : { special: "", identityCode: false, criminal: false, freeText: false }),
      }}
      act={act}
      {...(of?.proposed && { submit: t("category-accept") })}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
