// Which question is asked, and of what?
import { Link } from "@tanstack/react-router";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useFinder } from "../../records/find";
import { Choose } from "../../ui/Choose";
import { Find } from "../../ui/Find";
import type { SearchKind } from "../../gql/graphql";
import { useViewer } from "../../viewer";
import { type ExploreSearch, QUESTIONS, WAYS } from "./asked";

const PLACES: readonly SearchKind[] = ["REGISTER", "SERVICE", "PROCESSOR", "RECIPIENT", "OUTSIDE_SOURCE", "DATA_SUBJECT_CATEGORY"];
const CAUSES: readonly SearchKind[] = ["PROCESSOR", "SERVICE", "PROCESSING_AGREEMENT", "ACT", "PROVISION"];

interface Props {
  search: ExploreSearch;
  nameOf(id: string | undefined): string | undefined;
  change(change: Partial<ExploreSearch>): void;
}

export function Questions({ search }: { search: ExploreSearch }) {
  const { t } = useWords();
  const { ask = "third", controller, day, from } = search;
  return (
    <nav className="tabs" aria-label={t("explore-questions")}>
      <ul>
        {QUESTIONS.map((question) => (
          <li key={question}>
            <Link
              to={routes.explore}
              // Where one stood stays, where the next question can begin from it.
              search={{ ask: question === "third" ? undefined : question, controller, day, ...(["around", "paths", "impact"].includes(question) && { from }) }}
              // The router would hold the first for current too, whose address has least in it.
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={question === ask ? "page" : undefined}
            >
              {t(`ask-${question}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Asking({ search, nameOf, change }: Props) {
  const { t } = useWords();
  const say = useSay();
  const { controllers } = useViewer();
  const { ask = "third" } = search;
  const places = useFinder(PLACES, { countries: true });
  const causes = useFinder(CAUSES);
  const anew = { open: undefined, shut: undefined, at: undefined };
  return (
    <div className="find-row asking">
      {["third", "depend", "all"].includes(ask) && controllers.length > 1 && (
        <Choose
          label={t("controller")}
          none={t("all-controllers")}
          choices={controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
          chosen={search.controller}
          onChoose={(controller) => change({ controller, ...anew })}
        />
      )}
      {(ask === "around" || ask === "paths") && (
        <Find label={t("explore-from")} chosen={nameOf(search.from)} find={places} onChoose={({ id }) => change({ from: id, ...anew })} />
      )}
      {ask === "paths" && <Find label={t("explore-to")} chosen={nameOf(search.to)} find={places} onChoose={({ id }) => change({ to: id, ...anew })} />}
      {ask === "impact" && <Find label={t("explore-cause")} chosen={nameOf(search.from)} find={causes} onChoose={({ id }) => change({ from: id, ...anew })} />}
      {ask === "around" && (
        <Choose
          label={t("explore-way")}
          choices={WAYS.map((way) => ({ id: way, label: t(`way-${way}`) }))}
          chosen={search.way ?? "ONWARD"}
          onChoose={(way) => change({ way: WAYS.find((one) => one === way && one !== "ONWARD"), ...anew })}
        />
      )}
    </div>
  );
}
