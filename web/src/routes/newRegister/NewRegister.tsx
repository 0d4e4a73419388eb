// A new register: its name and its place, and whether it begins as a copy of another. The rest is written part by part.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { useAsk } from "../../api/useAsk";
import { useController } from "../../controller";
import { graphql } from "../../gql";
import { useSay, useWords } from "../../i18n";
import type { Language } from "../../i18n/said";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Asked } from "../../ui/Asked";
import { AREA } from "../../ui/areas";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Failure, Loading } from "../../ui/states";
import { Together } from "../../ui/Together";
import { useViewer } from "../../viewer";
import { PlaceContext } from "../register/edit/context";
import { Form } from "../register/edit/Form";
import { KnowsNames } from "../register/edit/pick/names";
import { empty, idsIn, scoped, write } from "../register/edit/shape";
import { useDraft } from "../register/edit/useDraft";
import { treeOf } from "../registers/departments";
import { useCreate } from "./useCreate";

const fields = scoped("new", [
  { kind: "texts", name: "name", required: true },
  { kind: "ref", name: "copyOf", of: ["register"], hint: true },
]);

const WhereDocument = graphql(`
  query WhereRegistersStand($controller: ID!, $key: String!) {
    controller(key: $key) {
      id
      languages
    }
    departments(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        parent {
          id
        }
      }
    }
  }
`);

export function NewRegister() {
  return useViewer().can("EditRegister") ? <Making /> : <NotAllowed />;
}

function Making() {
  const { t, language } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const announce = useAnnounce();
  const navigate = useNavigate({ from: routes.newRegister });
  const search = useSearch({ from: routes.newRegister });
  const controller = useController(search.controller) ?? "";
  const where = useAsk(WhereDocument, { controller, key: keyOf(controller) }, { pause: !controller });
  const { data } = where;
  const reach = useReach(controller);
  const draft = useDraft({ person: viewer.account?.id ?? "", register: "new", what: `new ${search.copy ?? ""}` }, 0, empty(fields), { ...empty(fields), copyOf: search.copy ?? null });
  const [withFlows, setWithFlows] = useState(true);
  const { create, progress, underWay, problems, trouble } = useCreate();
  const refused = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) refused.current?.focus();
  }, [problems]);

  const departments = useMemo(() => {
    const tree = treeOf((data?.departments.nodes ?? []).map(({ id, name, parent }) => ({ id, name: say(name), parent: parent?.id, registers: 0 })), language);
    // Who writes for a department makes registers in it and below it.
    return reach ? tree.filter(({ id }) => within(id, reach, data?.departments.nodes ?? [])) : tree;
  }, [data, language, reach]);
  const department = search.department ? `department:${search.department}` : reach?.[0];
  const copyOf = draft.mine["copyOf"] as string | null;
  const ask = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });

  const save = async () => {
    const { name } = write(fields, draft.mine);
    const made = await create({ name, controller, department, copyOf: copyOf ?? undefined, withFlows });
    if (!made) return;
    draft.forget();
    announce(made.left > 0 ? t("new-made-but", { count: made.left }) : t("new-made"));
    void navigate({ to: routes.register, params: placeOf(made.id), search: copyOf ? {} : { edit: "IDENTITY", at: "/description" } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const place = {
    controller,
    register: undefined,
    languages: (data?.controller?.languages ?? []).map((one) => one.toLowerCase() as Language),
    local: { purposes: [], dataGroups: [] },
    problems,
    findings: [],
  };
  return (
    <Page title={t("new-title")} lead={t("new-lead")}>
      <Together wanted instead={<Loading lines={16} />}>
        <form className="card editor new-register" onSubmit={submit} noValidate>
          {problems.length > 0 && (
            <div className="refusals" role="alert" tabIndex={-1} ref={refused}>
              <p>{t("problems-title", { count: problems.length })}</p>
              <ul className="plain-list">
                {problems.map(({ field, message }) => (
                  <li key={field + message}>{message}</li>
                ))}
              </ul>
            </div>
          )}
          {trouble && <Failure trouble={trouble} again={() => void save()} />}
          {viewer.controllers.length > 1 && (
            <div className="field field-choice">
              <Choose
                label={t("controller")}
                choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
                chosen={keyOf(controller)}
                onChoose={(chosen) => ask({ controller: chosen, department: undefined })}
              />
            </div>
          )}
          <div className="field field-choice">
            <Asked of={where} lines={1}>
              {() => (
                <Choose
                  label={t("new-department")}
                  {...(!reach && { none: t("not-stated") })}
                  choices={departments.map(({ id, name, depth }) => ({ id: keyOf(id), label: name, depth }))}
                  chosen={department && keyOf(department)}
                  onChoose={(chosen) => ask({ department: chosen })}
                />
              )}
            </Asked>
          </div>
          <PlaceContext value={place}>
            <KnowsNames ids={idsIn(fields, draft.mine)}>
              <Form fields={fields} values={draft.mine} change={draft.change} at="" />
            </KnowsNames>
          </PlaceContext>
          {copyOf && (
            <Checkbox className="check" isSelected={withFlows} onChange={setWithFlows}>
              <span className="facet-tick">{withFlows && <Icon name="check" />}</span>
              {t("new-with-flows")}
            </Checkbox>
          )}
          <div className="editor-end" role="group" aria-label={t("editor-end")} {...AREA}>
            <Button look="main" type="submit" isPending={underWay}>
              {t("new-make")}
            </Button>
            <span className="cell-sub" role="status">
              {progress ? t("new-progress", { done: progress.done, of: progress.of }) : draft.changed ? t("draft-kept") : ""}
            </span>
          </div>
        </form>
      </Together>
    </Page>
  );
}

/** The departments one may make registers in, with what stands below them; none where all of the controller is one's own. */
function useReach(controller: string): readonly string[] | undefined {
  const { roles, account } = useViewer();
  const wide = roles.some(({ role, extent, controller: of }) => (role === "CONTACT" || role === "DPO") && (extent === "INSTALLATION" || (extent === "CONTROLLER" && of?.id === controller)));
  if (wide) return undefined;
  return (account?.grants.nodes ?? []).flatMap(({ role, department }) => (role === "CONTACT" || role === "DPO") && department?.controller?.id === controller ? [department.id] : []);
}

function within(id: string, reach: readonly string[], all: readonly { readonly id: string; readonly parent?: { readonly id: string } | null }[]): boolean {
  const seen = new Set<string>();
  // What was imported may go round in a circle.
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = all.find((one) => one.id === at)?.parent?.id) {
    if (reach.includes(at)) return true;
    seen.add(at);
  }
  return false;
}
