// The organisation of a controller: its departments as a tree, its posts, its people, and what those who leave leave behind.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useController } from "../../controller";
import { useSay, useWords } from "../../i18n";
import { keep } from "../../kept";
import { keyOf, routes } from "../../paths";
import { Choose } from "../../ui/Choose";
import { Loading } from "../../ui/states";
import { Together } from "../../ui/Together";
import { useViewer } from "../../viewer";
import { VIEWS } from "./asked";
import { ControllerCard } from "./ControllerCard";
import { Departments } from "./Departments";
import { Desk } from "./Desk";
import { People } from "./People";
import { Posts } from "./Posts";
import { Reassign } from "./Reassign";

export function Organisation() {
  const { t } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.adminOrganisation });
  const navigate = useNavigate({ from: routes.adminOrganisation });
  const controller = useController(search.controller);
  const view = search.view ?? "departments";
  return (
    <Desk
      name="organisation"
      aside={
        viewer.controllers.length > 1 && (
          <Choose
            label={t("controller")}
            choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={controller && keyOf(controller)}
            onChoose={(key) => {
              keep("controller", key ?? null);
              void navigate({ search: (before) => ({ ...before, controller: key }), replace: true });
            }}
          />
        )
      }
    >
      <Together wanted instead={<Loading lines={12} />}>
        {controller && viewer.can("EditOrganisation") && <Reassign controller={controller} key={controller} />}
        <div className="views" role="group" aria-label={t("organisation-view")}>
          {VIEWS.map((one) => (
            <button key={one} type="button" className="view" aria-pressed={one === view} onClick={() => void navigate({ search: (before) => ({ ...before, view: one }), replace: true })}>
              {t(`organisation-${one}`)}
            </button>
          ))}
        </div>
        {controller && view === "departments" && <Departments controller={controller} key={controller} />}
        {controller && view === "posts" && <Posts controller={controller} key={controller} />}
        {controller && view === "people" && <People controller={controller} key={controller} />}
        {controller && view === "controller" && <ControllerCard id={controller} key={controller} />}
      </Together>
    </Desk>
  );
}
