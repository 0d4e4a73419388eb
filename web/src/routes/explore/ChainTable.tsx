// What the picture shows, as a table: sorted as one likes, each name a way on. Only the rows in sight are in the page, and only the names of
// one row in the order of Tab: arrow keys go from row to row, as in the other lists of many.
import { Link } from "@tanstack/react-router";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { type Column, COLUMNS, type Row, sorted } from "./rows";

/** Up to here all rows are in the page: then it prints, and is found by the browser's own search. */
const ALL = 200;
const USUAL = 58;
/** Rows that a page key goes over. */
const PAGE = 10;

export function ChainTable({ rows, ofChains }: { rows: readonly Row[]; ofChains: boolean }) {
  const { t, language } = useWords();
  const [by, setBy] = useState<Column>("from");
  const [down, setDown] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const ordered = useMemo(() => sorted(rows, by, down, language), [rows, by, down, language]);
  const [current, setCurrent] = useState(0);
  const moveTo = useRef<{ row: number; link: number }>(undefined);
  const columns = COLUMNS.filter((column) => ofChains || (column !== "through" && column !== "steps"));

  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = useWindowVirtualizer({ count: ordered.length, estimateSize: () => USUAL, overscan: 20, scrollMargin: top, enabled: ordered.length > ALL });
  const items = virtual.getVirtualItems();
  const at = Math.min(current, ordered.length - 1);
  const shown = ordered.length <= ALL ? ordered.map((row, index) => ({ row, index })) : items.flatMap(({ index }) => (ordered[index] ? [{ row: ordered[index], index }] : []));
  useEffect(() => {
    // The row may only just have come into the page.
    const { row, link } = moveTo.current ?? {};
    const links = row === undefined ? [] : [...(body.current?.querySelectorAll<HTMLElement>(`[data-index="${row}"] a`) ?? [])];
    const place = links[Math.min(link ?? 0, links.length - 1)];
    if (!place) return;
    moveTo.current = undefined;
    place.focus();
  });
  const go = (event: KeyboardEvent) => {
    const most = ordered.length - 1;
    const target: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: most };
    const asked = target[event.key];
    if (asked === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(most, Math.max(0, asked));
    const links = event.target instanceof Element ? [...(event.target.closest("tr")?.querySelectorAll("a") ?? [])] : [];
    moveTo.current = { row: next, link: links.findIndex((one) => one === event.target) };
    setCurrent(next);
    if (ordered.length > ALL) virtual.scrollToIndex(next, { align: "auto" });
  };
  const before = ordered.length <= ALL ? 0 : (items[0]?.start ?? top) - top;
  const after = ordered.length <= ALL ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <>
      <p id="chain-keys" className="hint">
        {t("chain-keys")}
      </p>
      <div className="table-box" role="group" aria-label={t("explore-table")} aria-describedby="chain-keys" tabIndex={0} ref={body}>
        <table className="plain-table chain-table" aria-rowcount={ordered.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column} scope="col" aria-sort={by === column ? (down ? "descending" : "ascending") : "none"}>
                  <button
                    type="button"
                    className="sort"
                    onClick={() => {
                      setDown(by === column && !down);
                      setBy(column);
                    }}
                  >
                    {t(`chain-${column}`)}
                    <span className={by === column ? "sort-on" : "sort-off"}>
                      <Icon name={by === column && down ? "up" : "down"} />
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={go}>
            {before > 0 && <tr style={{ blockSize: before }} aria-hidden="true" />}
            {shown.map(({ row, index }) => (
              <tr key={row.key} aria-rowindex={index + 2} data-index={index} onFocus={() => setCurrent(index)} ref={ordered.length > ALL ? virtual.measureElement : undefined}>
                {columns.map((column) => (
                  <Cell key={column} row={row} column={column} tabbable={index === at} />
                ))}
              </tr>
            ))}
            {after > 0 && <tr style={{ blockSize: after }} aria-hidden="true" />}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cell({ row, column, tabbable }: { row: Row; column: Column; tabbable: boolean }) {
  const { t } = useWords();
  switch (column) {
    case "from":
      return (
        <th scope="row">
          <PlaceLink id={row.fromId} name={row.from} tabbable={tabbable} />
        </th>
      );
    case "to":
      return <td>{row.to && <PlaceLink id={row.toId} name={row.to} tabbable={tabbable} />}</td>;
    case "through":
      return (
        <td>
          <ol className="chain">
            {row.through.map(({ id, name }) => (
              <li key={id}>
                <PlaceLink id={id} name={name} tabbable={tabbable} />
              </li>
            ))}
          </ol>
        </td>
      );
    case "agreements":
      return (
        <td>
          {row.agreements.length === 0 && "–"}
          {row.agreements.map(({ id, name, inForce }) => (
            <span key={id} className="agreement-of">
              <Link to={routes.agreement} params={placeOf(id)} tabIndex={tabbable ? 0 : -1}>
                {name}
              </Link>{" "}
              {inForce === false && <Badge tone="bad">{t("agreement-not-in-force")}</Badge>}
            </span>
          ))}
        </td>
      );
    default:
      return <td>{row[column] || "–"}</td>;
  }
}

/** A name that leads to the picture around it. */
export function PlaceLink({ id, name, tabbable = true }: { id: string; name: string; tabbable?: boolean }) {
  return id.endsWith(":") || id.endsWith("?") ? (
    <>{name}</>
  ) : (
    <Link to={routes.explore} tabIndex={tabbable ? 0 : -1} search={(before: object) => ({ ...("day" in before ? { day: before.day as string } : {}), ask: "around" as const, from: id, way: id.startsWith("country:") ? ("BACK" as const) : ("BOTH" as const) })}>
      {name}
    </Link>
  );
}
