// The rows of a report: real headers that sort, cells by their kind, and from each register the way to it. Of very many only those in
// sight are in the page; on paper all are.
import { Link } from "@tanstack/react-router";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useWords, type Words } from "../../i18n";
import { routes } from "../../paths";
import { FIELDS } from "../../records/fields";
import { placeOf } from "../../records/place";
import { Icon } from "../../ui/Icon";
import { saidIn, sorted, textOf } from "./cells";
import type { Column, Row } from "./list";

interface Props {
  title: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** How many there are, loaded or not. */
  total: number;
  sort: string | undefined;
  down: boolean;
  onSort(key: string, down: boolean): void;
}

/** Up to here all rows are in the page, where the browser's own search finds them. */
const ALL = 200;
const USUAL = 90;

export function ReportTable({ title, columns, rows, total, sort, down, onSort }: Props) {
  const words = useWords();
  const { t } = words;
  const by = columns.find(({ key }) => key === sort);
  const shown = useMemo(() => (by ? sorted(rows, by.key, by.kind, down, words) : rows), [rows, by?.key, by?.kind, down, words]);
  const box = useRef<HTMLDivElement>(null);
  const onPaper = useOnPaper();
  const many = rows.length > ALL && !onPaper;
  const order = `${columns.map(({ key }) => key).join()} ${sort ?? ""} ${down}`;
  const widths = useWidths(box, many, columns);
  // What has the focus stays in the page, wherever one scrolls.
  const [held, setHeld] = useState<number>();
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => USUAL,
    overscan: 8,
    enabled: widths !== undefined,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(held !== undefined && held < shown.length ? [held] : [])])].sort((one, other) => one - other),
  });
  // Rows in another order, or of other columns, are not as high as what was measured in their places.
  useLayoutEffect(() => virtual.measure(), [virtual, order]);
  const items = widths ? virtual.getVirtualItems() : (many ? shown.slice(0, ALL) : shown).map((_, index) => ({ index, start: 0, end: 0 }));
  const end = widths ? virtual.getTotalSize() : 0;
  return (
    <div className="table-box report-box" role="group" aria-label={t("report-rows-of", { report: title })} tabIndex={0} ref={box}>
      <table className="plain-table report-table" aria-rowcount={total + 1} style={widths && { tableLayout: "fixed", inlineSize: widths.reduce((sum, width) => sum + width, 0) }}>
        {widths && (
          <colgroup>
            {widths.map((width, at) => (
              <col key={columns[at]?.key} style={{ inlineSize: width }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, heading, kind }) => (
              <th key={key} scope="col" className={kind === "NUMBER" ? "number" : ""} aria-sort={key === sort ? (down ? "descending" : "ascending") : "none"}>
                <button type="button" className="sort" onClick={() => onSort(key, key === sort && !down)}>
                  {heading}
                  <span className={key === sort ? "" : "sort-off"}>
                    <Icon name={key === sort && down ? "down" : "up"} />
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ index, start }, at) => {
            const row = shown[index];
            return (
              row && (
                <Fragment key={index}>
                  <Out of={start - (items[at - 1]?.end ?? 0)} />
                  <tr aria-rowindex={index + 2} data-index={index} ref={widths && virtual.measureElement} onFocus={() => setHeld(index)} onBlur={() => setHeld(undefined)}>
                    <Cells row={row} columns={columns} words={words} />
                  </tr>
                </Fragment>
              )
            );
          })}
          <Out of={end - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

const Cells = memo(function Cells({ row, columns, words }: { row: Row; columns: readonly Column[]; words: Words }) {
  return columns.map(({ key, kind }, place) => {
    const cell = <Cell value={row[key]} column={key} kind={kind} row={row} words={words} />;
    return place === 0 ? (
      <th key={key} scope="row">
        {cell}
      </th>
    ) : (
      <td key={key} className={kind === "NUMBER" ? "number" : ""}>
        {cell}
      </td>
    );
  });
});

/** The place of rows that are out of sight. */
const Out = ({ of: height }: { of: number }) => height > 0 && <tr style={{ blockSize: height }} aria-hidden="true" />;

/** Paper shows what is in the page: all rows, before they are printed. */
function useOnPaper(): boolean {
  const [onPaper, setOnPaper] = useState(false);
  useLayoutEffect(() => {
    const [before, after] = [() => flushSync(() => setOnPaper(true)), () => setOnPaper(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return onPaper;
}

/** How wide the columns are by the first rows: with others in sight they would be others, and all would move. */
function useWidths(box: RefObject<HTMLDivElement | null>, wanted: boolean, columns: readonly Column[]): readonly number[] | undefined {
  const [told, setTold] = useState<{ of: string; widths: readonly number[] }>();
  const of = columns.map(({ key }) => key).join();
  useLayoutEffect(() => {
    if (!wanted || told?.of === of) return;
    const heads = [...(box.current?.querySelectorAll("thead th") ?? [])];
    setTold({ of, widths: heads.map((head) => head.getBoundingClientRect().width) });
  }, [box, wanted, of, told]);
  return wanted && told?.of === of ? told.widths : undefined;
}

/** How many of several are shown before one opens the rest. */
const FEW = 3;

function Cell({ value, column, kind, row, words }: { value: unknown; column: string; kind: Column["kind"]; row: Row; words: Words }) {
  if (Array.isArray(value)) return <Several values={column === "fields" ? fieldNames(value, words) : value} chain={column === "chain"} words={words} />;
  const text = textOf(value, kind, words);
  if (!text) return <span className="nothing">–</span>;
  if (column === "name" && typeof row["register"] === "string") {
    return (
      <Link to={routes.register} params={placeOf(`register:${row["register"]}`)}>
        <Spoken value={value} text={text} />
      </Link>
    );
  }
  if (column === "index") {
    return (
      <Link to={routes.logEntry} params={{ index: String(row["index"]) }}>
        {text}
      </Link>
    );
  }
  if (column === "email") return <a href={`mailto:${text}`}>{text}</a>;
  if (kind === "BOOLEAN") return <span className={`answer answer-${String(value)}`}>{text}</span>;
  return <Spoken value={value} text={text} />;
}

/** The fields that changed, by the names the screens have for them; what is newer than this client by its name in the exchange format. */
function fieldNames(values: readonly unknown[], { t }: Words): unknown[] {
  return values.map((value) => {
    const field = saidIn(value)?.text ?? "";
    return FIELDS.has(field) ? { text: t(`field-${field}`) } : value;
  });
}

/** A text that is not in the reader's language says so to what reads it aloud. */
function Spoken({ value, text }: { value: unknown; text: string }) {
  const language = saidIn(value)?.language?.toLowerCase();
  return language ? <span lang={language}>{text}</span> : <>{text}</>;
}

function Several({ values, chain, words }: { values: readonly unknown[]; chain: boolean; words: Words }) {
  if (values.length === 0) return <span className="nothing">–</span>;
  const items = values.map((one, at) => (
    <li key={at}>
      <Spoken value={one} text={saidIn(one)?.text ?? ""} />
    </li>
  ));
  if (chain) return <ol className="chain">{items}</ol>;
  if (values.length === 1) return <ul>{items}</ul>;
  return (
    <>
      <ul className="several">{items.slice(0, FEW)}</ul>
      {values.length > FEW && (
        <details className="several-rest">
          <summary>{words.t("and-more", { count: values.length - FEW })}</summary>
          <ul className="several">{items.slice(FEW)}</ul>
        </details>
      )}
    </>
  );
}
