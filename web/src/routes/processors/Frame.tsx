// What the lists of processors, services, agreements and countries have in common: the ways between them, search, facets and states.
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Rows } from "../../api/pages";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { ClearFilters, NARROWS } from "../../ui/ClearFilters";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { SearchBox } from "../../ui/SearchBox";
import { Empty, Failure, Loading } from "../../ui/states";

export const SECTIONS = ["processors", "services", "agreements", "countries"] as const;
export type Section = (typeof SECTIONS)[number];

export function Sections({ current }: { current: Section }) {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t("nav-processors")}>
      <ul>
        {SECTIONS.map((section) => (
          <li key={section}>
            <Link to={routes[section]} activeOptions={{ exact: true, explicitUndefined: true }} aria-current={section === current ? "page" : undefined}>
              {t(`section-${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A list that is shown when something else has come too, which would move its rows. */
export const NONE_YET = { rows: [], loading: true } as const;

interface Props {
  section: Section;
  words: string | undefined;
  onSearch(words: string | undefined): void;
  rows: Rows<unknown>;
  narrowed: number;
  clear(): void;
  facets: ReactNode;
  aside?: ReactNode;
  /** Stands above the list: what is being written. */
  above?: ReactNode;
  children: ReactNode;
}

export function ListFrame({ section, words, onSearch, rows, narrowed, clear, facets, aside, above, children }: Props) {
  const { t, number } = useWords();
  const [open, setOpen] = useState(false);
  const narrow = narrowed > 0 || words;
  return (
    <Page title={t(`section-${section}`)} lead={t(`section-${section}-lead`)} aside={aside}>
      <Sections current={section} />
      {above}
      <div className="find-row" role="search" {...NARROWS}>
        <SearchBox label={t(`section-${section}-search`)} value={words ?? ""} onSearch={(q) => onSearch(q || undefined)} />
        <Button className="filters-open" aria-expanded={open} onPress={() => setOpen(!open)}>
          <Icon name="filter" /> {t("filters")} {narrowed > 0 && <span className="count-of">{number(narrowed)}</span>}
        </Button>
      </div>
      <div className="with-side">
        <div className={`side ${open ? "open" : ""}`}>
          <div className="facets" role="group" aria-label={t("filters")} {...NARROWS}>
            {facets}
            {narrow && <ClearFilters clear={clear} />}
          </div>
        </div>
        <section className="results" aria-label={t(`section-${section}`)} aria-busy={rows.loading}>
          <p className="count-line" role="status">
            {rows.loading || rows.total === undefined ? " " : t(`section-${section}-count`, { count: rows.total })}
          </p>
          {rows.trouble && rows.rows.length === 0 && <Failure trouble={rows.trouble} again={rows.again} />}
          {rows.loading && rows.rows.length === 0 && !rows.trouble && <Loading lines={10} />}
          {!rows.loading && !rows.trouble && rows.rows.length === 0 && (
            <Empty title={narrow ? t("list-none-found") : t("list-none")}>{narrow && <ClearFilters clear={clear} />}</Empty>
          )}
          {rows.rows.length > 0 && children}
        </section>
      </div>
    </Page>
  );
}

interface FacetProps<Value extends string> {
  label: string;
  values: readonly Value[];
  chosen: Value | undefined;
  say(value: Value): string;
  onChoose(value: Value | undefined): void;
}

export function Facet<Value extends string>({ label, values, chosen, say, onChoose }: FacetProps<Value>) {
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {values.map((value) => (
        <button key={value} type="button" className="facet-value" aria-pressed={chosen === value} onClick={() => onChoose(chosen === value ? undefined : value)}>
          <span className="facet-tick">{chosen === value && <Icon name="check" />}</span>
          <span>{say(value)}</span>
        </button>
      ))}
    </fieldset>
  );
}
