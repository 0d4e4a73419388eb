// What is there for me to do today? Each role's own answer; who has two roles reads both.
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useController } from "../../controller";
import { useSay, useWords } from "../../i18n";
import { keep } from "../../kept";
import { keyOf, routes } from "../../paths";
import { Afterwards } from "../../ui/Afterwards";
import { Choose } from "../../ui/Choose";
import { Page } from "../../ui/Page";
import { useViewer } from "../../viewer";
import { Accounts } from "./Accounts";
import { Agreements } from "./Agreements";
import { Calendar } from "./Calendar";
import { Changes } from "./Changes";
import { Completeness } from "./Completeness";
import { FindingsByRule } from "./FindingsByRule";
import { MyRegisters } from "./MyRegisters";
import { Publication } from "./Publication";
import { Reviews } from "./Reviews";
import { Tasks } from "./Tasks";
import { ThirdCountries } from "./ThirdCountries";
import { Tour } from "./Tour";
import { WaysIn } from "./WaysIn";
import { WhoToAsk } from "./WhoToAsk";

export function Home() {
  const { t } = useWords();
  const viewer = useViewer();
  const say = useSay();
  const navigate = useNavigate({ from: routes.home });
  const asked = useSearch({ from: routes.home }).controller;

  const oversees = viewer.is("DPO") || viewer.is("AUDITOR");
  const reach = viewer.controllers;
  const controller = useController(asked);

  const choose = (key: string | undefined) => {
    keep("controller", key ?? null);
    void navigate({ search: (before) => ({ ...before, controller: key }), replace: true, resetScroll: false });
  };
  const first = viewer.name.split(" ")[0] ?? viewer.name;
  return (
    <Page
      title={t("nav-home")}
      heading={t("home-hello", { name: first })}
      lead={<Roles />}
      aside={
        oversees &&
        reach.length > 1 && (
          <Choose
            label={t("controller")}
            choices={reach.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={controller && keyOf(controller)}
            onChoose={choose}
          />
        )
      }
    >
      <Tour />
      <div className="cards">
        {viewer.is("CONTACT") && <MyRegisters />}
        {oversees && controller && viewer.can("RunReport") ? (
          <Oversight controller={controller} first={viewer.is("DPO") ? <Tasks /> : <WaysIn />} />
        ) : viewer.is("CONTACT") && controller ? (
          <div className="columns">
            <Tasks />
            <WhoToAsk controller={controller} />
          </div>
        ) : (
          <Tasks />
        )}
        {viewer.is("ADMIN") && <Accounts />}
      </div>
    </Page>
  );
}

function Roles(): ReactNode {
  const { t, word } = useWords();
  const viewer = useViewer();
  const say = useSay();
  const grants = viewer.account?.grants.nodes ?? [];
  return viewer.roles
    .map(({ role, extent, controller }) => {
      const department = grants.find((grant) => grant.role === role && grant.department?.controller?.id === controller?.id)?.department;
      const where = [department && say(department.name), controller && say(controller.name)].filter(Boolean).join(", ");
      return where ? `${word("Role", role)}: ${where}` : `${word("Role", role)}: ${t(`extent-${extent}`)}`;
    })
    .join(" · ");
}

/** What a data protection officer or an auditor looks at, of one controller. */
function Oversight({ controller, first }: { controller: string; first: ReactNode }) {
  return (
    <>
      <div className="columns">
        <div className="column">
          {first}
          <Reviews controller={controller} />
        </div>
        <div className="column">
          <Publication controller={controller} />
          <FindingsByRule controller={controller} />
        </div>
      </div>
      <Afterwards>
        <Completeness controller={controller} />
        <Calendar controller={controller} />
        <div className="columns">
          <div className="column">
            <ThirdCountries controller={controller} />
            <Agreements controller={controller} />
          </div>
          <Changes controller={controller} />
        </div>
      </Afterwards>
    </>
  );
}
