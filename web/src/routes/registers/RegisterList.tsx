// The list itself, in the columns that were chosen. Where they have no room beside each other, a row is a card.
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { OrderField } from "../../gql/graphql";
import { unmask } from "../../gql";
import { useSay, useWords } from "../../i18n";
import type { Rows } from "../../api/pages";
import { type Choosing, type Column, GridList } from "../../ui/GridList";
import type { Selection } from "../../ui/selection";
import { NameCell, ValueCell } from "./Cells";
import { type ColumnName, ordered, roomFor, SORTS, widthsOf } from "./columns";
import { RegisterRow } from "./row";
import type { Row } from "./useRows";

interface Props {
  rows: Rows<Row>;
  columns: readonly ColumnName[];
  /** What it is sorted by; by how well it fits the words, when by nothing. */
  sort: OrderField | undefined;
  down: boolean;
  onSort(field: OrderField, down: boolean): void;
  selection: Selection;
  choose(selection: Selection): void;
}

const ROW = 68;
/** Of a card: its name and what stands below, and then a line for each value. */
const CARD = { name: 66, value: 26 };

export function RegisterList({ rows, columns, sort, down, onSort, selection, choose }: Props) {
  const { t } = useWords();
  const say = useSay();
  const { box, width } = useWidth();
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const told = useMemo<readonly Column<Row>[]>(
    () =>
      ordered(columns).map((column) => ({
        key: column === "name" ? "name" : `value cell-${column}`,
        label: t(`column-${column}`),
        ...(SORTS[column] && { sort: SORTS[column] }),
        cell: (row, tabbable): ReactNode => (column === "name" ? <NameCell row={row} tabbable={tabbable} columns={columns} /> : <ValueCell row={row} column={column} today={today} />),
      })),
    [columns, t, today],
  );
  const choosing = useMemo<Choosing<Row>>(() => ({ selection, label: (row) => t("choose-row", { name: say(unmask(RegisterRow, row).name) }), change: choose }), [selection, choose, t]);
  const isTable = width >= roomFor(columns);
  return (
    <div ref={box}>
      <GridList
        label={t("registers-title")}
        look={isTable ? "registers" : "registers as-cards"}
        rows={rows}
        columns={told}
        sort={sort}
        down={down}
        onSort={onSort}
        {...(isTable && { widths: widthsOf(columns) })}
        usual={isTable ? ROW : CARD.name + CARD.value * columns.length}
        choosing={choosing}
      />
    </div>
  );
}

/** How wide the place is, in rem, as it changes. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  // Before it is measured it is at most as wide as the window.
  const [width, setWidth] = useState(() => inRem(window.innerWidth));
  useLayoutEffect(() => {
    const place = box.current;
    if (!place) return;
    const measure = () => setWidth(inRem(place.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

const inRem = (pixels: number): number => pixels / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
