// Which registers are there? Search as one types, facets, and a list that scrolls through a nation, in the columns one wants.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Button } from "../../ui/Button";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Icon } from "../../ui/Icon";
import { withWords } from "../../i18n/sources";
import { later } from "../../ui/later";
import { Page } from "../../ui/Page";
import { SearchBox } from "../../ui/SearchBox";
import { Empty, Failure, Loading } from "../../ui/states";
import { NotAllowed } from "../../shell/NotFound";
import { useViewer } from "../../viewer";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { parseSearch } from "../../search";
import { SavedViews } from "../../views/SavedViews";
import { narrowedBy, registerSearch, type RegisterSearch } from "./asked";
import { ColumnChoice } from "./ColumnChoice";
import { columnsFrom, needsOf, roomFor } from "./columns";
import { Facets } from "./Facets";
import { offeredViews } from "./offered";
import { RegisterList } from "./RegisterList";
import { useChoosing } from "./useChoosing";
import { isByWords, useRows } from "./useRows";
import { WholeFiles } from "./WholeFiles";

const ActionBar = later(() => withWords(import("./ActionBar"), "bulk").then((made) => made.ActionBar), 0);

export function Registers() {
  const viewer = useViewer();
  return viewer.can("ReadRegister") ? <List /> : <NotAllowed />;
}

/** More than this, in rem, has no room beside the facets on a usual screen: they go behind their button, and the page takes all there is. */
const BESIDE = 58;

function List() {
  const { t, number } = useWords();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.registers });
  const search = useSearch({ from: routes.registers });
  const [open, setOpen] = useState(false);
  const columns = useMemo(() => columnsFrom(search.columns), [search.columns]);
  const needs = useMemo(() => needsOf(columns), [columns]);
  const roomy = roomFor(columns) > BESIDE ? "roomy" : "";

  const ask = (change: Partial<RegisterSearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });

  const rows = useRows(search, needs);
  const chosen = useChoosing(search);
  const ids = useMemo(() => rows.rows.map(({ id }) => id), [rows.rows]);
  const { total, loading } = rows;
  const count = chosen.selection.ids.size;
  const narrowed = narrowedBy(search);
  const said = total === undefined ? "" : t("registers-count", { count: total });
  const clear = () => void navigate({ search: { sort: search.sort, down: search.down, columns: search.columns }, replace: false });
  return (
    <Page
      title={t("registers-title")}
      lead={t("registers-lead")}
      aside={
        viewer.can("EditRegister") && (
          <div className="acts">
            <Link className="button quiet" to={routes.newRegister} search={{ controller: search.controller, department: search.department }}>
              <Icon name="add" /> {t("new-title")}
            </Link>
          </div>
        )
      }
    >
      <div className={`find-row ${roomy}`} role="search" {...NARROWS}>
        <SearchBox label={t("registers-search")} hint={t("registers-search-hint")} value={search.q ?? ""} onSearch={(q) => ask({ q: q || undefined }, true)} />
        <Button className="filters-open" aria-expanded={open} onPress={() => setOpen(!open)}>
          <Icon name="filter" /> {t("filters")} {narrowed > 0 && <span className="count-of">{number(narrowed)}</span>}
        </Button>
      </div>
      <div className={`with-side ${roomy}`}>
        <div className={`side ${open ? "open" : ""}`}>
          <Facets search={search} ask={ask} controllers={viewer.controllers} clear={narrowed || search.q ? clear : undefined} />
        </div>
        <section className="results" aria-label={t("registers-title")} aria-busy={loading}>
          <div className="list-tools">
            <p className="count-line" role="status">
              {loading ? " " : said}
            </p>
            <WholeFiles search={search} />
            <SavedViews
              screen="registers"
              none={t("views-none-registers")}
              offered={offeredViews(search.controller, (view) => t(`view-${view}`))}
              open={(view) => void navigate({ search: registerSearch(parseSearch(view)), resetScroll: false })}
            />
            <ColumnChoice columns={columns} change={(asked) => ask({ columns: asked }, true)} />
          </div>
          {rows.trouble && <Failure trouble={rows.trouble} again={rows.again} />}
          {loading && rows.rows.length === 0 && !rows.trouble && <Loading lines={10} />}
          {!loading && !rows.trouble && rows.rows.length === 0 && (
            <Empty title={narrowed || search.q ? t("registers-none-found") : t("registers-none")}>
              <p>{narrowed || search.q ? t("registers-none-found-help") : viewer.can("EditRegister") ? t("registers-none-begin") : t("registers-none-help")}</p>
              {(narrowed > 0 || search.q) && <ClearFilters clear={clear} />}
            </Empty>
          )}
          {rows.rows.length > 0 && (
            <RegisterList
              rows={rows}
              columns={columns}
              sort={isByWords(search) ? undefined : (search.sort ?? "NUMBER")}
              down={search.down ?? false}
              onSort={(sort, down) => ask({ sort: sort === "NUMBER" && !search.q ? undefined : sort, down: down || undefined })}
              selection={chosen.selection}
              choose={chosen.choose}
            />
          )}
          {/* It is there before anything is chosen, so that it is heard. */}
          <p className="visually-hidden" role="status">
            {count > 0 && t("chosen-count", { count })}
          </p>
          {count > 0 && <ActionBar chosen={chosen} ids={ids} total={total} columns={columns} changed={rows.renew} />}
        </section>
      </div>
    </Page>
  );
}
