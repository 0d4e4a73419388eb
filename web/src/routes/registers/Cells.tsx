// A row of the list of registers, cell by cell: drawn where a drawing says it sooner, else in words.
import { Link } from "@tanstack/react-router";
import { type FragmentType, unmask } from "../../gql";
import { Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { Meter } from "../../ui/Meter";
import { SeverityMark } from "../../ui/SeverityMark";
import type { ColumnName } from "./columns";
import { RegisterRow } from "./row";
import { errorsOf, findingsOf, NONE, processorsOf, type Register, reviewOf, valueOf, wholeOf } from "./values";

type Row = FragmentType<typeof RegisterRow>;

interface NameProps {
  row: Row;
  tabbable: boolean;
  /** What has a column of its own is not told below the name too. */
  columns: readonly ColumnName[];
}

export function NameCell({ row, tabbable, columns }: NameProps) {
  const register = unmask(RegisterRow, row);
  const { controller, department } = register;
  const below = [...(columns.includes("controller") ? [] : [controller]), ...(columns.includes("department") ? [] : [department])].filter((place) => place != null);
  return (
    <>
      <Link to={routes.register} params={placeOf(register.id)} tabIndex={tabbable ? 0 : -1}>
        <Text of={register.name} />
      </Link>
      {below.length > 0 && (
        <span className="cell-sub">
          {below.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && " · "}
              <Text of={name} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

/** The most names of processors in a cell; the others are counted. */
const NAMES = 2;

export function ValueCell({ row, column, today }: { row: Row; column: ColumnName; today: string }) {
  const words = useWords();
  const say = useSay();
  const { t } = words;
  const register = unmask(RegisterRow, row);
  switch (column) {
    case "completeness":
      return <Completeness of={register} />;
    case "findings":
      return <Findings of={register} />;
    case "state":
      return <State of={register} />;
    case "responsible":
      return register.responsiblePost ? <Text of={register.responsiblePost.title} /> : <>{NONE}</>;
    case "review": {
      const on = reviewOf(register);
      if (!on) return <>{NONE}</>;
      if (on > today) return <>{words.day(on)}</>;
      return (
        <Badge tone="warn">
          <span className="visually-hidden">{t("list-late")} </span>
          {words.day(on)}
        </Badge>
      );
    }
    case "processors": {
      const names = processorsOf(register, say);
      if (names.length === 0) return <>{NONE}</>;
      return (
        <>
          {names.slice(0, NAMES).join("; ")}
          {names.length > NAMES && <span className="cell-sub">{t("list-more", { count: names.length - NAMES })}</span>}
        </>
      );
    }
    case "special":
    case "criminal":
    case "children":
    case "identity": {
      const said = valueOf(column, register, { words, say });
      return said === words.word("Answer", "YES") ? <strong>{said}</strong> : <>{said}</>;
    }
    default:
      return <>{valueOf(column, register, { words, say })}</>;
  }
}

function Completeness({ of }: { of: Register }) {
  const { t } = useWords();
  const [whole, errors] = [wholeOf(of), errorsOf(of)];
  return (
    <>
      {whole !== undefined && <Meter percent={whole} label={t("column-completeness")} />}
      {errors > 0 && (
        <span className="cell-errors">
          <Icon name="error" /> {t("errors-count", { count: errors })}
        </span>
      )}
    </>
  );
}

function Findings({ of }: { of: Register }) {
  const { number } = useWords();
  const found = findingsOf(of);
  if (found.length === 0) return <>{NONE}</>;
  return (
    <span className="cell-weights">
      {found.map(({ severity, count }) => (
        <span key={severity}>
          <SeverityMark severity={severity} />
          {number(count)}
        </span>
      ))}
    </span>
  );
}

function State({ of: { archivedOn, noticeInForce, lifeCycle } }: { of: Register }) {
  const { t, word, day } = useWords();
  return (
    <>
      {archivedOn ? (
        <Badge>{t("archived")}</Badge>
      ) : noticeInForce ? (
        <>
          <Badge tone="good">{t("published")}</Badge>
          <span className="cell-sub">{day(noticeInForce.publishedAt)}</span>
        </>
      ) : (
        <Badge>{t("unpublished")}</Badge>
      )}
      {lifeCycle !== "ACTIVE" && <Badge tone="warn">{word("LifeCycle", lifeCycle)}</Badge>}
    </>
  );
}
