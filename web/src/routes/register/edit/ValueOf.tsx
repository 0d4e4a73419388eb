// What a field holds, as one reads it: to choose between two, or to see what has changed.
import { useWords } from "../../../i18n";
import { LANGUAGES, said } from "../../../i18n/said";
import { usePlace } from "./context";
import { useLabel } from "./fields/FieldFrame";
import { type Piece, saysNothing } from "./merge";
import { useNames } from "./pick/names";
import { type Field, isEmpty, type Item, type Texts, type Value } from "./shape";

/** The name of a piece: where it is, and in which language. */
export function usePieceName(): (piece: Piece) => string {
  const { t } = useWords();
  const label = useLabel();
  return ({ trail, field, language }) =>
    [
      ...trail.map(({ list, item, number }) => (list.ticks ? t(`${list.ticks.of}-${item}`) : t(`list-${list.label}`, { number }))),
      field && (language ? t(`piece-${language}`, { field: label(field) }) : label(field)),
    ]
      .filter(Boolean)
      .join(" › ");
}

export function ValueOf({ piece, value }: { piece: Piece; value: Value | undefined }) {
  const { t } = useWords();
  const tell = useTell();
  if (piece.field === undefined) {
    const [item] = (value ?? []) as readonly Item[];
    const list = piece.trail.at(-1)?.list;
    if (!item || !list) return <span className="clash-value unsaid-text">{t("clash-removed")}</span>;
    return <span className="clash-value">{told(list.fields, item, tell, list.ticks && t(`${list.ticks.of}-${item.id}`)) || t("not-stated")}</span>;
  }
  if (saysNothing(piece, value)) return <span className="clash-value unsaid-text">{t("not-stated")}</span>;
  const text = piece.language ? (value as string) : tell(piece.field, value as Value);
  return (
    <span className="clash-value" {...(piece.language && { lang: piece.language })}>
      {text}
    </span>
  );
}

type Tell = (field: Field, value: Value) => string;

const told = (fields: readonly Field[], item: Item, tell: Tell, name?: string | undefined): string =>
  [name, ...fields.flatMap((field) => (isEmpty(field, item.values[field.name]) ? [] : [tell(field, item.values[field.name] ?? null)]))].filter(Boolean).join("\n");

/** A value in words. */
function useTell(): Tell {
  const { t, day, duration, language } = useWords();
  const names = useNames();
  const { local } = usePlace();
  const tell: Tell = (field, value) => {
    switch (field.kind) {
      case "texts":
        return said(value as Texts, language)?.text ?? LANGUAGES.map((one) => (value as Texts)[one]).join("");
      case "answer":
        return t(`Answer-${value as string}`);
      case "choice":
        return t(`${field.of}-${value as string}`);
      case "choices":
        return (value as readonly string[]).map((one) => t(`${field.of}-${one}`)).join(", ");
      case "date":
        return day(value as string);
      case "duration":
        return duration(value as string);
      case "ref":
        return names.of(value as string).name;
      case "refs":
        return (value as readonly string[]).map((id) => names.of(id).name).join("; ");
      case "keys":
        return (value as readonly string[]).map((key) => local[field.of].find(({ id }) => id === key)?.name ?? key).join("; ");
      case "list":
        return (value as readonly Item[]).map((item) => told(field.fields, item, tell, field.ticks && t(`${field.ticks.of}-${item.id}`)).replaceAll("\n", " · ")).join("\n");
      default:
        return String(value);
    }
  };
  return tell;
}
