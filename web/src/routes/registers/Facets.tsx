// By what can the list be narrowed, and how many would each leave?
import { useMemo } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql, unmask } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { Button } from "../../ui/Button";
import { type Choice, Choose } from "../../ui/Choose";
import { Icon } from "../../ui/Icon";
import type { Viewer } from "../../viewer";
import { ANSWERS, AUDIENCES, BASES, type Facet, LIFE_CYCLES, NOTICES, type RegisterSearch } from "./asked";
import { countsOf } from "./counts";
import { treeOf } from "./departments";

const CountFields = graphql(`
  fragment RegisterCountFields on RegisterCount {
    basis
    lifeCycle
    audience
    specialCategories
    children
    registers
    department {
      id
    }
  }
`);

const FacetsDocument = graphql(`
  query RegisterFacets($controller: ID) {
    plain: registerCounts(by: [LIFE_CYCLE, AUDIENCE, SPECIAL_CATEGORIES, CHILDREN], controller: $controller) {
      ...RegisterCountFields
    }
    byBasis: registerCounts(by: [BASIS, LIFE_CYCLE, AUDIENCE, SPECIAL_CATEGORIES, CHILDREN], controller: $controller) {
      ...RegisterCountFields
    }
  }
`);

const DepartmentsDocument = graphql(`
  query DepartmentsOf($controller: ID!, $key: String!) {
    registerCounts(by: [DEPARTMENT], controller: $controller) {
      ...RegisterCountFields
    }
    controller(key: $key) {
      id
      departments(first: 100, orderBy: { field: NAME }) {
        nodes {
          id
          name
          parent {
            id
          }
        }
      }
    }
  }
`);

interface Props {
  search: RegisterSearch;
  ask(change: Partial<RegisterSearch>): void;
  controllers: Viewer["controllers"];
  clear: (() => void) | undefined;
}

export function Facets({ search, ask, controllers, clear }: Props) {
  const { t, word, language } = useWords();
  const say = useSay();
  const controller = search.controller && `controller:${search.controller}`;
  const counts = useAsk(FacetsDocument, { controller });
  const departments = useAsk(DepartmentsDocument, { controller: controller ?? "", key: search.controller ?? "" }, { pause: !controller });

  const plain = unmask(CountFields, counts.data?.plain ?? []);
  const byBasis = unmask(CountFields, counts.data?.byBasis ?? []);
  // The counts know nothing of words, departments, notices or what is archived: where those narrow, they are not told.
  const counted = Boolean(counts.data) && !search.q && !search.department && !search.notice && !search.archived;

  const tree: Choice[] = useMemo(() => {
    const own = departments.data?.controller?.departments.nodes ?? [];
    const registers = new Map(
      unmask(CountFields, departments.data?.registerCounts ?? []).map((count) => [count.department?.id, count.registers]),
    );
    return treeOf(
      own.map((one) => ({ id: one.id, name: say(one.name), parent: one.parent?.id, registers: registers.get(one.id) ?? 0 })),
      language,
    ).map(({ id, name, depth, registers: count }) => ({ id: keyOf(id), label: name, depth, count }));
  }, [departments.data, language]);

  const facet = (name: Facet, of: string, values: readonly string[], label: string) => {
    const left = counted && name !== "notice" ? countsOf(name, search, plain, byBasis) : undefined;
    return (
      <fieldset className="facet">
        <legend>{label}</legend>
        {values.map((value) => {
          const count = left && (left.get(value) ?? 0);
          const pressed = search[name] === value;
          // Nothing would be left; what is chosen stays, so that it can be taken back.
          if (count === 0 && !pressed) return null;
          return (
            <button key={value} type="button" className="facet-value" aria-pressed={pressed} onClick={() => ask({ [name]: pressed ? undefined : value })}>
              <span className="facet-tick">{pressed && <Icon name="check" />}</span>
              <span>{word(of, value)}</span>
              {count !== undefined && <span className="count-of">{count}</span>}
            </button>
          );
        })}
      </fieldset>
    );
  };

  return (
    <div className="facets" role="group" aria-label={t("filters")}>
      {controllers.length > 1 && (
        <Choose
          label={t("controller")}
          none={t("all-controllers")}
          choices={controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
          chosen={search.controller}
          onChoose={(chosen) => ask({ controller: chosen, department: undefined })}
        />
      )}
      {controller && tree.length > 0 && (
        <Choose label={t("department")} none={t("all-departments")} choices={tree} chosen={search.department} onChoose={(department) => ask({ department })} />
      )}
      {facet("basis", "LegalBasisShort", BASES, t("facet-basis"))}
      {facet("life", "LifeCycle", LIFE_CYCLES, t("facet-life"))}
      {facet("notice", "NoticeStanding", NOTICES, t("facet-notice"))}
      {facet("special", "Answer", ANSWERS, t("facet-special"))}
      {facet("children", "Answer", ANSWERS, t("facet-children"))}
      {facet("audience", "Audience", AUDIENCES, t("facet-audience"))}
      <fieldset className="facet">
        <legend>{t("facet-archived")}</legend>
        <button type="button" className="facet-value" aria-pressed={search.archived ?? false} onClick={() => ask({ archived: search.archived ? undefined : true })}>
          <span className="facet-tick">{search.archived && <Icon name="check" />}</span>
          <span>{t("with-archived")}</span>
        </button>
      </fieldset>
      {clear && <Button onPress={clear}>{t("filters-clear")}</Button>}
    </div>
  );
}
