// A list of very many: only the rows in sight are in the page, arrow keys go from row to row, and the next page comes before one is there.
// Where rows can be chosen: Space chooses, Shift reaches on, Ctrl+A takes all that is loaded, Escape lets go.
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Rows } from "../api/pages";
import type { OrderField } from "../gql/graphql";
import { useWords } from "../i18n";
import { Box } from "./Box";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { NOTHING, reached, type Selection, toggled, without, withAll } from "./selection";
import { Failure } from "./states";

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** What the server sorts by, where it can. */
  readonly sort?: OrderField;
  /** The first column holds the row's link, which is to be in the tab order where `tabbable`. */
  cell(row: Row, tabbable: boolean): ReactNode;
}

interface Props<Row> {
  label: string;
  /** The look of its columns: a class of its own. */
  look: string;
  rows: Rows<Row>;
  columns: readonly Column<Row>[];
  /** What it is sorted by; by nothing that has a column, when by nothing. */
  sort: OrderField | undefined;
  down: boolean;
  onSort(field: OrderField, down: boolean): void;
  /** How wide its columns are, as `grid-template-columns` has it; else its look tells. */
  widths?: string;
  /** Height of a row before it has been measured. */
  usual?: number;
  choosing?: Choosing<Row>;
}

export interface Choosing<Row> {
  readonly selection: Selection;
  /** What the box of a row is called. */
  label(row: Row): string;
  change(selection: Selection): void;
}

/** Rows that are asked for before one is there. */
const AHEAD = 30;
/** Rows that come by themselves, and again so many whenever they are asked for: else what stands below the list were never reached. */
const BY_THEMSELVES = 1_000;
const USUAL = 62;
/** Room that is left below the row one comes to, where what one does with the chosen ones stands. */
const BAR = 130;

export function GridList<Row extends { readonly id: string }>({ label, look, rows, columns, sort, down, onSort, widths, usual = USUAL, choosing }: Props<Row>) {
  const { t, number } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const [bound, setBound] = useState(BY_THEMSELVES);
  const keys = useId();
  const moveTo = useRef<{ row: number; stop: string }>(undefined);
  const ids = useMemo(() => rows.rows.map(({ id }) => id), [rows.rows]);
  const chosen = choosing?.selection.ids;

  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.rows.length,
    estimateSize: () => usual,
    overscan: 12,
    // The rows in sight are rendered with the list, not once more when the window has been measured.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: top,
    scrollPaddingStart: 60,
    scrollPaddingEnd: chosen?.size ? BAR : 0,
    getItemKey: (index) => rows.rows[index]?.id ?? index,
  });
  // Other columns make other heights: what was measured of rows out of sight holds no more.
  useEffect(() => virtual.measure(), [virtual, widths, look]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.rows.length - AHEAD && rows.rows.length < bound) rows.load();
  }, [last, rows.rows.length, rows.load, bound]);
  useEffect(() => {
    // The row may only just have come into the page.
    if (moveTo.current === undefined) return;
    const { row, stop } = moveTo.current;
    const place = list.current?.querySelector<HTMLElement>(`[data-row="${row}"] ${stop}`);
    if (!place) return;
    moveTo.current = undefined;
    place.focus({ preventScroll: true });
  });

  const go = (event: KeyboardEvent) => {
    const onBox = event.target instanceof HTMLInputElement;
    if (choosing && choose(event, onBox, choosing)) return event.preventDefault();
    const most = rows.rows.length - 1;
    const page = Math.max(1, Math.floor(window.innerHeight / usual) - 2);
    const target: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: most };
    const asked = target[event.key];
    if (asked === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(most, Math.max(0, asked));
    // From box to box, or from link to link.
    moveTo.current = { row: next, stop: onBox ? "input" : "a" };
    setCurrent(next);
    virtual.scrollToIndex(next, { align: "auto" });
    const [from, to] = [ids[current], ids[next]];
    if (choosing && event.shiftKey && from !== undefined && to !== undefined) choosing.change(reached(choosing.selection, ids, from, to));
  };

  /** Whether the key chose something. */
  const choose = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent, onBox: boolean, { selection, change }: Choosing<Row>): boolean => {
    const here = ids[current];
    if (key === " " && !onBox && here !== undefined) {
      change(shiftKey ? reached(selection, ids, here, here) : toggled(selection, here));
      return true;
    }
    if (key === "a" && (ctrlKey || metaKey) && !altKey) {
      change(withAll(selection, ids));
      return true;
    }
    if (key === "Escape" && selection.ids.size > 0) {
      change(NOTHING);
      return true;
    }
    return false;
  };
  const loadedChosen = chosen ? ids.filter((id) => chosen.has(id)).length : 0;
  const isAll = ids.length > 0 && loadedChosen === ids.length;
  return (
    <>
      <div
        className={`grid-table ${look} ${rows.loading ? "fading" : ""}`}
        role="grid"
        aria-label={label}
        aria-rowcount={(rows.total ?? rows.rows.length) + 1}
        {...(choosing && { "aria-multiselectable": true, "aria-describedby": keys })}
      >
        {choosing && (
          <p id={keys} hidden>
            {t("choose-keys")}
          </p>
        )}
        <div role="rowgroup" className="grid-head">
          <div role="row" aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: widths }}>
            {choosing && (
              <span role="columnheader" className="cell-check">
                <Box
                  label={t("choose-loaded")}
                  chosen={isAll}
                  partly={loadedChosen > 0 && !isAll}
                  tabbable
                  onChange={() => choosing.change(isAll ? without(choosing.selection, ids) : withAll(choosing.selection, ids))}
                />
              </span>
            )}
            {columns.map(({ key, label: name, sort: field }) =>
              field ? (
                <span key={key} role="columnheader" aria-sort={sort === field ? (down ? "descending" : "ascending") : "none"}>
                  <button type="button" className="sort" onClick={() => onSort(field, sort === field && !down)}>
                    {name}
                    <span className={sort === field ? "sort-on" : "sort-off"}>
                      <Icon name={sort === field && down ? "up" : "down"} />
                    </span>
                  </button>
                </span>
              ) : (
                <span key={key} role="columnheader">
                  {name}
                </span>
              ),
            )}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" ref={list} onKeyDown={go} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.rows[item.index];
            const tabbable = item.index === Math.min(current, rows.rows.length - 1);
            return row ? (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={chosen?.has(row.id)}
                className="grid-row"
                data-index={item.index}
                data-row={item.index}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)`, gridTemplateColumns: widths }}
                onFocus={() => setCurrent(item.index)}
              >
                <Cells row={row} columns={columns} tabbable={tabbable} choosing={choosing} ids={ids} />
              </div>
            ) : null;
          })}
        </div>
        {rows.trouble ? <Failure trouble={rows.trouble} again={rows.again} /> : rows.more && rows.rows.length < bound && <p className="more">{t("loading")}</p>}
      </div>
      {!rows.trouble && rows.more && rows.rows.length >= bound && (
        <p className="more">
          <Button onPress={() => setBound(rows.rows.length + BY_THEMSELVES)}>{t("show-more", { shown: number(rows.rows.length), count: number(rows.total ?? rows.rows.length) })}</Button>
        </p>
      )}
    </>
  );
}

interface CellsProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  tabbable: boolean;
  choosing: Choosing<Row> | undefined;
  ids: readonly string[];
}

function CellsOf<Row extends { readonly id: string }>({ row, columns, tabbable, choosing, ids }: CellsProps<Row>) {
  return (
    <>
      {choosing && (
        <span role="gridcell" className="cell-check">
          <Box
            label={choosing.label(row)}
            chosen={choosing.selection.ids.has(row.id)}
            tabbable={tabbable}
            onChange={(far) => choosing.change(far ? reached(choosing.selection, ids, row.id, row.id) : toggled(choosing.selection, row.id))}
          />
        </span>
      )}
      {columns.map(({ key, label, cell }) => (
        // Where there is no room for columns, each value says what it is.
        <span key={key} role="gridcell" className={`cell-${key}`} data-label={label}>
          {cell(row, tabbable)}
        </span>
      ))}
    </>
  );
}

/** Drawn again only when something of it is otherwise: while one scrolls, only the rows that come into sight are. */
const Cells = memo(CellsOf) as typeof CellsOf;
