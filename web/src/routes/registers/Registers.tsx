// Which registers are there? Search as one types, facets, and a list that scrolls through a nation.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { SearchBox } from "../../ui/SearchBox";
import { Empty, Failure, Loading } from "../../ui/states";
import { NotAllowed } from "../../shell/NotFound";
import { useViewer } from "../../viewer";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { narrowedBy, type RegisterSearch } from "./asked";
import { Facets } from "./Facets";
import { RegisterList } from "./RegisterList";
import { isByWords, useRows } from "./useRows";

export function Registers() {
  const viewer = useViewer();
  return viewer.can("ReadRegister") ? <List /> : <NotAllowed />;
}

function List() {
  const { t, number } = useWords();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.registers });
  const search = useSearch({ from: routes.registers });
  const [open, setOpen] = useState(false);

  const ask = (change: Partial<RegisterSearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });

  const rows = useRows(search);
  const { total, loading } = rows;
  const narrowed = narrowedBy(search);
  const said = total === undefined ? "" : t("registers-count", { count: total });
  const clear = () => void navigate({ search: { sort: search.sort, down: search.down }, replace: false });
  return (
    <Page title={t("registers-title")} lead={t("registers-lead")}>
      <div className="find-row">
        <SearchBox label={t("registers-search")} hint={t("registers-search-hint")} value={search.q ?? ""} onSearch={(q) => ask({ q: q || undefined }, true)} />
        <Button className="filters-open" aria-expanded={open} onPress={() => setOpen(!open)}>
          <Icon name="filter" /> {t("filters")} {narrowed > 0 && <span className="count-of">{number(narrowed)}</span>}
        </Button>
      </div>
      <div className="with-side">
        <div className={`side ${open ? "open" : ""}`}>
          <Facets search={search} ask={ask} controllers={viewer.controllers} clear={narrowed || search.q ? clear : undefined} />
        </div>
        <section className="results" aria-label={t("registers-title")} aria-busy={loading}>
          <p className="count-line" role="status">
            {loading ? " " : said}
          </p>
          {rows.trouble && <Failure trouble={rows.trouble} again={rows.again} />}
          {loading && rows.rows.length === 0 && !rows.trouble && <Loading lines={10} />}
          {!loading && !rows.trouble && rows.rows.length === 0 && (
            <Empty title={narrowed || search.q ? t("registers-none-found") : t("registers-none")}>
              <p>{narrowed || search.q ? t("registers-none-found-help") : t("registers-none-help")}</p>
              {(narrowed > 0 || search.q) && <Button onPress={clear}>{t("filters-clear")}</Button>}
            </Empty>
          )}
          {rows.rows.length > 0 && (
            <RegisterList rows={rows} sort={isByWords(search) ? undefined : (search.sort ?? "NUMBER")} down={search.down ?? false} onSort={(sort, down) => ask({ sort: sort === "NUMBER" && !search.q ? undefined : sort, down: down || undefined })} />
          )}
        </section>
      </div>
    </Page>
  );
}
