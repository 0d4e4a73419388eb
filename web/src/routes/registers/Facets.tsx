// By what can the list be narrowed, and how many would each leave?
import { useMemo } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql, unmask } from "../../gql";
import { useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { type Choice, Choose } from "../../ui/Choose";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Icon } from "../../ui/Icon";
import type { Viewer } from "../../viewer";
import { ANSWERED, ANSWERS, AUDIENCES, BASES, DUES, type Facet, LIFE_CYCLES, NOTICES, type RegisterSearch, SEVERITIES } from "./asked";
import { COUNTED, type Counted, countsOf } from "./counts";
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
  const { t, word, number, language } = useWords();
  const say = useSay();
  const controller = search.controller && `controller:${search.controller}`;
  const counts = useAsk(FacetsDocument, { controller }, { freshOn: ["register"] });
  const departments = useAsk(DepartmentsDocument, { controller: controller ?? "", key: search.controller ?? "" }, { pause: !controller });

  const plain = unmask(CountFields, counts.data?.plain ?? []);
  const byBasis = unmask(CountFields, counts.data?.byBasis ?? []);
  // The counts know nothing of words, notices, findings and the like: where those narrow, they are not told.
  const uncounted = ["q", "department", "notice", "found", "due", "post", "archived"] as const;
  const counted = Boolean(counts.data) && uncounted.every((name) => search[name] === undefined);

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

  const facet = (name: Facet, values: readonly string[], label: string, told: (value: string) => string) => {
    const left = counted && isCounted(name) ? countsOf(name, search, plain, byBasis) : undefined;
    const countOf = (value: string) => left && (left.get(value) ?? 0);
    // Nothing would be left of the others; what is chosen stays, so that it can be taken back.
    const offered = values.filter((value) => countOf(value) !== 0 || search[name] === value);
    if (offered.length === 0) return null;
    return (
      <fieldset className="facet">
        <legend>{label}</legend>
        {offered.map((value) => {
          const count = countOf(value);
          const pressed = search[name] === value;
          return (
            <button key={value} type="button" className="facet-value" aria-pressed={pressed} onClick={() => ask({ [name]: pressed ? undefined : value })}>
              <span className="facet-tick">{pressed && <Icon name="check" />}</span>
              <span>{told(value)}</span>
              {count !== undefined && <span className="count-of">{number(count)}</span>}
            </button>
          );
        })}
      </fieldset>
    );
  };

  return (
    <div className="facets" role="group" aria-label={t("filters")} {...NARROWS}>
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
      {facet("found", SEVERITIES, t("facet-found"), (value) => t(`found-${value}`))}
      {facet("due", DUES, t("facet-due"), (value) => t(`due-${value}`))}
      {facet("post", ANSWERED, t("facet-post"), (value) => t(`post-${value}`))}
      {facet("basis", BASES, t("facet-basis"), (value) => word("LegalBasisShort", value))}
      {facet("life", LIFE_CYCLES, t("facet-life"), (value) => word("LifeCycle", value))}
      {facet("notice", NOTICES, t("facet-notice"), (value) => word("NoticeStanding", value))}
      {facet("special", ANSWERS, t("facet-special"), (value) => word("Answer", value))}
      {facet("children", ANSWERS, t("facet-children"), (value) => word("Answer", value))}
      {facet("audience", AUDIENCES, t("facet-audience"), (value) => word("Audience", value))}
      <fieldset className="facet">
        <legend>{t("facet-archived")}</legend>
        <button type="button" className="facet-value" aria-pressed={search.archived ?? false} onClick={() => ask({ archived: search.archived ? undefined : true })}>
          <span className="facet-tick">{search.archived && <Icon name="check" />}</span>
          <span>{t("with-archived")}</span>
        </button>
      </fieldset>
      {clear && <ClearFilters clear={clear} />}
    </div>
  );
}

const isCounted = (name: Facet): name is Facet & Counted => (COUNTED as readonly string[]).includes(name);
