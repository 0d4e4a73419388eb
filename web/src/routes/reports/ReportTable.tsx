// The rows of a report: real headers that sort, cells by their kind, and from each register the way to it.
import { Link } from "@tanstack/react-router";
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
  sort: string | undefined;
  down: boolean;
  onSort(key: string, down: boolean): void;
}

export function ReportTable({ title, columns, rows, sort, down, onSort }: Props) {
  const { t, ...rest } = useWords();
  const words = { t, ...rest };
  const by = columns.find(({ key }) => key === sort);
  const shown = by ? sorted(rows, by.key, by.kind, down, words) : rows;
  return (
    <div className="table-box report-box" role="group" aria-label={t("report-rows-of", { report: title })} tabIndex={0}>
      <table className="plain-table report-table">
        <thead>
          <tr>
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
          {shown.map((row, at) => (
            <tr key={at}>
              {columns.map(({ key, kind }, place) => {
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
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
