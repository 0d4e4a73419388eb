// What is a field of an entry called?
import { useWords } from "../../i18n";
import { FIELDS } from "../../records/fields";

/** A field that is newer than this client is told by the name the exchange format has for it. */
export function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return (field) => (FIELDS.has(field) ? t(`field-${field}`) : field);
}
