// The list itself: only the rows in sight are in the page. Arrow keys go from row to row, and the next page comes before one is there.
import { Link } from "@tanstack/react-router";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { OrderField } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { Badge } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { Meter } from "../../ui/Meter";
import { Failure } from "../../ui/states";
import { placeOf } from "../../records/place";
import type { Rows } from "../../api/pages";

const RegisterRow = graphql(`
  fragment RegisterRow on Register {
    id
    name
    number
    lifeCycle
    archivedOn
    legalBases
    illustrative
    controller {
      id
      name
    }
    department {
      id
      name
    }
    noticeInForce {
      id
      publishedAt
    }
    completeness {
      percent
    }
    errors: findings(severity: ERROR) {
      mark
      waiver {
        id
        holds
      }
    }
  }
`);

type Row = FragmentType<typeof RegisterRow> & { readonly id: string };

interface Props {
  rows: Rows<Row>;
  /** What it is sorted by; by how well it fits the words, when by nothing. */
  sort: OrderField | undefined;
  down: boolean;
  onSort(field: OrderField, down: boolean): void;
}

/** Rows that are asked for before one is there. */
const AHEAD = 30;
/** Height of a row before it has been measured. */
const USUAL = 68;

export function RegisterList({ rows, sort, down, onSort }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const moveTo = useRef<number | undefined>(undefined);

  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);

  const virtual = useWindowVirtualizer({
    count: rows.rows.length,
    estimateSize: () => USUAL,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 60,
    getItemKey: (index) => rows.rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.rows.length - AHEAD) rows.load();
  }, [last, rows.rows.length, rows.load]);
  useEffect(() => {
    // The row may only just have come into the page.
    if (moveTo.current === undefined) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-row="${moveTo.current}"] a`);
    if (!link) return;
    moveTo.current = undefined;
    link.focus({ preventScroll: true });
  });

  const go = (event: KeyboardEvent) => {
    const most = rows.rows.length - 1;
    const step = Math.max(1, Math.floor(window.innerHeight / USUAL) - 2);
    const target: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + step,
      PageUp: current - step,
      Home: 0,
      End: most,
    };
    const asked = target[event.key];
    if (asked === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(most, Math.max(0, asked));
    moveTo.current = next;
    setCurrent(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };

  const heading = (field: OrderField, label: string) => {
    const sorted = sort === field;
    return (
      <span role="columnheader" aria-sort={sorted ? (down ? "descending" : "ascending") : "none"}>
        <button type="button" className="sort" onClick={() => onSort(field, sorted && !down)}>
          {label}
          <span className={sorted ? "sort-on" : "sort-off"}>
            <Icon name={sorted && down ? "up" : "down"} />
          </span>
        </button>
      </span>
    );
  };

  return (
    <div className={`grid-table ${rows.loading ? "fading" : ""}`} role="grid" aria-label={t("registers-title")} aria-rowcount={(rows.total ?? rows.rows.length) + 1}>
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row">
          {heading("NUMBER", t("column-number"))}
          {heading("NAME", t("column-name"))}
          <span role="columnheader">{t("column-bases")}</span>
          <span role="columnheader">{t("column-completeness")}</span>
          <span role="columnheader">{t("column-state")}</span>
        </div>
      </div>
      <div role="rowgroup" className="grid-body" ref={list} onKeyDown={go} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.rows[item.index];
          return row ? (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className="grid-row"
              data-index={item.index}
              data-row={item.index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
              onFocus={() => setCurrent(item.index)}
            >
              <Cells row={row} tabbable={item.index === Math.min(current, rows.rows.length - 1)} />
            </div>
          ) : null;
        })}
      </div>
      {rows.trouble ? <Failure trouble={rows.trouble} again={rows.again} /> : rows.more && <p className="more">{t("loading")}</p>}
    </div>
  );
}

function Cells({ row, tabbable }: { row: Row; tabbable: boolean }) {
  const { t, word, day, number } = useWords();
  const register = unmask(RegisterRow, row);
  const parts = register.completeness;
  const whole = parts.length ? Math.floor(parts.reduce((sum, part) => sum + part.percent, 0) / parts.length) : undefined;
  const errors = register.errors.filter(({ waiver }) => !waiver?.holds).length;
  return (
    <>
      <span role="gridcell" className="cell-number">
        {number(register.number)}
      </span>
      <span role="gridcell" className="cell-name">
        <Link to={routes.register} params={placeOf(register.id)} tabIndex={tabbable ? 0 : -1}>
          <Text of={register.name} />
        </Link>
        <span className="cell-sub">
          {register.controller && <Text of={register.controller.name} />}
          {register.department && (
            <>
              {" · "}
              <Text of={register.department.name} />
            </>
          )}
        </span>
      </span>
      <span role="gridcell" className="cell-bases">
        {register.legalBases.map((basis) => word("LegalBasisShort", basis)).join(", ")}
      </span>
      <span role="gridcell" className="cell-meter">
        {whole !== undefined && <Meter percent={whole} label={t("column-completeness")} />}
        {errors > 0 && (
          <span className="cell-errors">
            <Icon name="error" /> {t("errors-count", { count: errors })}
          </span>
        )}
      </span>
      <span role="gridcell" className="cell-state">
        {register.archivedOn ? (
          <Badge>{t("archived")}</Badge>
        ) : register.noticeInForce ? (
          <>
            <Badge tone="good">{t("published")}</Badge>
            <span className="cell-sub">{day(register.noticeInForce.publishedAt)}</span>
          </>
        ) : (
          <Badge>{t("unpublished")}</Badge>
        )}
        {register.lifeCycle !== "ACTIVE" && <Badge tone="warn">{word("LifeCycle", register.lifeCycle)}</Badge>}
      </span>
    </>
  );
}
