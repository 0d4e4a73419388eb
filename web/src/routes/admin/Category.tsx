// One category: what it is, who uses it, and another put in its place everywhere.
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAsk } from "../../api/useAsk";
import type { AdminCategoryQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { Empty } from "../../ui/states";
import { CategoryForm } from "./CategoryForm";
import { Replace } from "./Replace";
import type { List } from "./asked";
import { CategoryDocument } from "./vocabulary";

export type CategoryNode = Extract<NonNullable<AdminCategoryQuery["node"]>, { __typename: "DataSubjectCategory" | "PersonalDataCategory" }>;
export interface InTree {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

interface Props {
  id: string;
  list: List;
  others: readonly InTree[];
  changed(): void;
}

export function Category({ id, list, others, changed }: Props) {
  const { t } = useWords();
  const say = useSay();
  const asked = useAsk(CategoryDocument, { id });
  const top = useRef<HTMLDivElement>(null);
  const node = asked.data?.node;
  const category = node?.__typename === "DataSubjectCategory" || node?.__typename === "PersonalDataCategory" ? node : undefined;
  // On a narrow screen it stands below a long list: one is brought there.
  useEffect(() => {
    if (matchMedia("(max-width: 64rem)").matches) top.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <div ref={top} className="side-card">
      <Card title={category ? say(category.name) : t("loading")} aside={category?.proposed && <Badge tone="warn">{t("proposed")}</Badge>}>
        <Asked of={asked} lines={6}>
          {() =>
            category ? (
              <Shown
                of={category}
                list={list}
                others={others.filter((one) => one.id !== id)}
                again={() => {
                  asked.again();
                  changed();
                }}
              />
            ) : (
              <Empty title={t("trouble-not-found")} />
            )
          }
        </Asked>
      </Card>
    </div>
  );
}

function Shown({ of, list, others, again }: { of: CategoryNode; list: List; others: readonly InTree[]; again(): void }) {
  const { t, word, day } = useWords();
  const [open, setOpen] = useState<"edit" | "replace">();
  const marks =
    of.__typename === "PersonalDataCategory"
      ? [of.special && word("SpecialCategory", of.special), of.identityCode && t("group-identity-code"), of.criminal && t("group-criminal"), of.freeText && t("group-free-text")].filter(Boolean)
      : [];
  const done = () => {
    setOpen(undefined);
    again();
  };
  return (
    <>
      {open === "edit" && <CategoryForm list={list} of={of} others={others} close={() => setOpen(undefined)} done={done} />}
      {open === "replace" && <Replace list={list} of={of} others={others} close={() => setOpen(undefined)} done={done} />}
      <Facts>
        {(["fi", "sv", "en"] as const).map((language) => (
          <Fact key={language} name={t(`tongue-${language}`)}>
            <span lang={language}>{of.name[language] ?? "–"}</span>
          </Fact>
        ))}
        {of.parent && (
          <Fact name={t("category-parent")}>
            <Link to={routes.adminVocabularies} search={(before) => ({ ...before, id: of.parent?.id })}>
              <Text of={of.parent.name} />
            </Link>
          </Fact>
        )}
        {of.__typename === "DataSubjectCategory" && (
          <Fact name={t("field-description")}>
            <Text of={of.description} />
          </Fact>
        )}
        {marks.length > 0 && <Fact name={t("category-marks")}>{marks.join(", ")}</Fact>}
        {of.dpv && (
          <Fact name="DPV">
            <code>{of.dpv}</code>
          </Fact>
        )}
        {of.archivedOn && (
          <Fact name={t("archived")}>
            {day(of.archivedOn)}
            {of.replacedBy && (
              <span className="cell-sub">
                {t("category-replaced-by")} <Text of={of.replacedBy.name} />
              </span>
            )}
          </Fact>
        )}
      </Facts>
      {of.viewerCan.edit && !of.archivedOn && (
        <p className="acts">
          <Button onPress={() => setOpen("edit")}>{of.proposed ? t("category-accept") : t("edit")}</Button>
          <Button onPress={() => setOpen("replace")}>{t("category-replace")}</Button>
        </p>
      )}
      <section className="used-by" aria-label={t("category-used")}>
        <h3>
          {t("category-used")} <span className="count-of">{of.usedBy.totalCount}</span>
        </h3>
        {of.usedBy.totalCount === 0 && <p className="unsaid-text">{t("category-unused")}</p>}
        <ul className="rows">
          {of.usedBy.nodes.map(({ register, dataGroups, flows }, at) => (
            <li key={register?.id ?? at} className="due">
              <span className="task-text">
                {register ? (
                  <Link to={routes.register} params={placeOf(register.id)}>
                    <Text of={register.name} />
                  </Link>
                ) : (
                  t("category-flow-only")
                )}
              </span>
              <span className="cell-sub">{t("category-uses", { groups: dataGroups.length, flows: flows.length })}</span>
            </li>
          ))}
        </ul>
        {of.usedBy.totalCount > of.usedBy.nodes.length && <p className="hint">{t("first-of", { shown: of.usedBy.nodes.length, count: of.usedBy.totalCount })}</p>}
      </section>
    </>
  );
}
