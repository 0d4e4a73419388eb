// The shared lists that registers choose from: read as a tree, and one of them looked at closely.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { usePages } from "../../api/pages";
import { useSay, useWords } from "../../i18n";
import type { LanguageText } from "../../i18n/said";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SearchBox } from "../../ui/SearchBox";
import { Empty, Failure, Loading } from "../../ui/states";
import { Together } from "../../ui/Together";
import { useViewer } from "../../viewer";
import { treeOf } from "../registers/departments";
import { LISTS } from "./asked";
import { Category } from "./Category";
import { CategoryForm } from "./CategoryForm";
import { CategoryTree } from "./CategoryTree";
import { Desk } from "./Desk";
import { DataDocument, SubjectsDocument } from "./vocabulary";

interface Named {
  readonly id: string;
  readonly name: LanguageText;
  readonly proposed: boolean;
  readonly parent?: { readonly id: string } | null;
}

/** As many as a screen takes in. */
const MOST = 1_000;

export function Vocabularies() {
  const { t, language } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.adminVocabularies });
  const navigate = useNavigate({ from: routes.adminVocabularies });
  const list = search.list ?? "data";
  const [making, setMaking] = useState(false);
  const pages = usePages(list === "data" ? DataDocument : SubjectsDocument, useMemo(() => ({}), []), ({ list: found }) => ({
    rows: found.nodes as readonly Named[],
    total: found.totalCount ?? undefined,
    next: found.pageInfo.hasNextPage ? (found.pageInfo.endCursor ?? undefined) : undefined,
  }));
  // A tree wants the whole list; the lists of the law are a few hundred.
  useEffect(() => {
    if (pages.more && pages.rows.length < MOST) pages.load();
  }, [pages.more, pages.rows.length, pages.load]);
  const tree = useMemo(
    () => treeOf(pages.rows.map(({ id, name, parent }) => ({ id, name: say(name), parent: parent?.id, registers: 0 })), language),
    [pages.rows, language],
  );
  const words = (search.q ?? "").toLowerCase();
  const isProposed = useMemo(() => {
    const known = new Map(pages.rows.map((one) => [one.id, one]));
    return (id: string) => known.get(id)?.proposed ?? false;
  }, [pages.rows]);
  const shown = useMemo(() => {
    const left = tree.filter(({ name, id }) => (!words || name.toLowerCase().includes(words)) && (!search.proposed || isProposed(id)));
    // What is found by its name stands by itself.
    return words ? left.map((one) => ({ ...one, depth: 0 })) : left;
  }, [tree, words, search.proposed, isProposed]);
  const proposed = pages.rows.filter((one) => one.proposed).length;
  const ask = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  // By name in their tree: each page that comes would put its own between those one reads.
  const whole = !pages.loading && (!pages.more || pages.rows.length >= MOST || pages.trouble !== undefined);
  return (
    <Desk
      name="vocabularies"
      aside={
        viewer.can("EditVocabulary") && (
          <p className="acts">
            <Button look="main" onPress={() => setMaking(true)}>
              {t("category-new")}
            </Button>
          </p>
        )
      }
    >
      {making && (
        <CategoryForm
          list={list}
          of={undefined}
          others={tree}
          close={() => setMaking(false)}
          done={(id) => {
            setMaking(false);
            pages.again();
            ask({ id });
          }}
        />
      )}
      <div className="views" role="group" aria-label={t("vocabulary-list")}>
        {LISTS.map((one) => (
          <button key={one} type="button" className="view" aria-pressed={one === list} onClick={() => ask({ list: one, id: undefined, q: undefined })}>
            {t(`vocabulary-${one}`)}
          </button>
        ))}
        {proposed > 0 && (
          <button type="button" className="view" aria-pressed={search.proposed === true} onClick={() => ask({ proposed: search.proposed ? undefined : true })}>
            {t("vocabulary-proposed", { count: proposed })}
          </button>
        )}
      </div>
      <Together wanted instead={<Loading lines={12} />}>
        <div className="two-sides">
          <Card title={t(`vocabulary-${list}`)}>
            <SearchBox label={t("vocabulary-search")} value={search.q ?? ""} onSearch={(q) => ask({ q: q || undefined })} />
            {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
            {!whole && !pages.trouble && <Loading lines={8} />}
            {whole && !pages.trouble && shown.length === 0 && <Empty title={t("none-found")} />}
            <p className="count-line" role="status">
              {whole && t("categories-count", { count: shown.length })}
            </p>
            {whole && shown.length > 0 && (
              <CategoryTree label={t(`vocabulary-${list}`)} of={shown} chosen={search.id} isProposed={isProposed} choose={(id) => ask({ id })} />
            )}
          </Card>
          {search.id ? (
            <Category id={search.id} list={list} others={tree} changed={pages.again} key={search.id} />
          ) : (
            <Card title={t("category-none-chosen")}>
              <p>{t("category-none-chosen-help")}</p>
            </Card>
          )}
        </div>
      </Together>
    </Desk>
  );
}
