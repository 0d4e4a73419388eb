// Departments as a tree: made, changed, moved under another, archived.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminDepartmentsQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useAnnounce } from "../../ui/announce";
import { Asked } from "../../ui/Asked";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { noTexts, type Texts, textsFrom, textsTo } from "../../ui/Inputs";
import { NounSheet, orNull, type Values } from "../../ui/NounSheet";
import { Empty } from "../../ui/states";
import { Sure } from "../../ui/Sure";
import { useViewer } from "../../viewer";
import { treeOf } from "../registers/departments";
import { ArchiveDepartment, CreateDepartment, EditDepartment } from "./organisation";

const DepartmentsDocument = graphql(`
  query AdminDepartments($controller: ID!) {
    departments(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        version
        name
        code
        parent {
          id
        }
        viewerCan {
          edit
          archive
        }
      }
    }
  }
`);

type Department = AdminDepartmentsQuery["departments"]["nodes"][number];

export function Departments({ controller }: { controller: string }) {
  const { t, language } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const may = viewer.can("EditOrganisation");
  const asked = useAsk(DepartmentsDocument, { controller });
  const [editing, setEditing] = useState<Department | "new">();
  const [archiving, setArchiving] = useState<Department>();
  const nodes = asked.data?.departments.nodes ?? [];
  const tree = treeOf(
    nodes.map(({ id, name, parent }) => ({ id, name: say(name), parent: parent?.id, registers: 0 })),
    language,
  );
  const done = () => {
    setEditing(undefined);
    setArchiving(undefined);
    asked.again();
  };
  return (
    <Card title={t("organisation-departments")} aside={may && <Button onPress={() => setEditing("new")}>{t("department-new")}</Button>}>
      {editing && (
        <DepartmentSheet
          controller={controller}
          of={editing === "new" ? undefined : editing}
          others={tree.filter(({ id }) => editing === "new" || id !== editing.id)}
          close={() => setEditing(undefined)}
          done={done}
        />
      )}
      {archiving && <Archive of={archiving} close={() => setArchiving(undefined)} done={done} />}
      <Asked of={asked} lines={6}>
        {() =>
          tree.length === 0 ? (
            <Empty title={t("departments-none")} />
          ) : (
            <ul className="rows">
              {tree.map(({ id, name, depth }) => {
                const department = nodes.find((one) => one.id === id);
                return (
                  <li key={id} className="due">
                    <span className={`task-text depth-${Math.min(depth, 4)}`}>
                      {name}
                      {department?.code && <span className="cell-sub">{department.code}</span>}
                    </span>
                    <span className="row-end">
                      {viewer.can("ReadRegister") && (
                        <Link to={routes.registers} search={{ controller: keyOf(controller), department: keyOf(id) }} aria-label={t("department-registers-of", { name })}>
                          {t("registers-title")}
                        </Link>
                      )}
                      {department?.viewerCan.edit && (
                        <Button className="small" aria-label={t("edit-of", { part: name })} onPress={() => setEditing(department)}>
                          {t("edit")}
                        </Button>
                      )}
                      {department?.viewerCan.archive && (
                        <Button className="small" aria-label={t("archive-of", { name })} onPress={() => setArchiving(department)}>
                          {t("archive")}
                        </Button>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Asked>
    </Card>
  );
}

interface SheetProps {
  controller: string;
  of: Department | undefined;
  others: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
  close(): void;
  done(): void;
}

function DepartmentSheet({ controller, of, others, close, done }: SheetProps) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const create = useAct(CreateDepartment);
  const edit = useAct(EditDepartment);
  const submit = async (values: Values) => {
    const change = { name: textsTo(values["name"] as Texts), code: orNull(values["code"]), parent: orNull(values["parent"]) };
    const saved = of
      ? await edit.act({ input: { id: of.id, version: of.version, change, idempotencyKey: onceKey() } })
      : await create.act({ input: { department: { key: "department:", controller, ...change }, idempotencyKey: onceKey() } });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={of ? t("edit-of", { part: say(of.name) }) : t("department-new")}
      fields={[
        { name: "name", kind: "three", label: t("noun-name") },
        { name: "code", kind: "line", label: t("department-code"), hint: t("department-code-hint") },
        { name: "parent", kind: "choice", label: t("department-parent"), none: t("department-top"), of: others.map(({ id, name, depth }) => ({ id, label: name, depth })) },
      ]}
      first={{ name: of ? textsFrom(of.name) : noTexts, code: of?.code ?? "", parent: of?.parent?.id ?? "" }}
      act={of ? edit : create}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}

function Archive({ of, close, done }: { of: Department; close(): void; done(): void }) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const act = useAct(ArchiveDepartment);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    announce(t("was-archived"));
    done();
  };
  return (
    <Sure title={t("archive-of", { name: say(of.name) })} act={act} submit={t("archive")} onSure={() => void sure()} onClose={close}>
      <p>{t("department-archive-follows")}</p>
    </Sure>
  );
}
