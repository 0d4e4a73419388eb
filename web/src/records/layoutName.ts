// What is a layout called? The document has the same title in all that the program comes with; these have names of their own.
import { type LanguageText, useSay, useWords } from "../i18n";

/** What a controller that names none tells its notices in. */
export const USUAL = "standard";

const SHIPPED: ReadonlySet<string> = new Set(["standard", "pori", "jyvaskyla", "espoo"]);

export function useLayoutName() {
  const { t } = useWords();
  const say = useSay();
  return ({ key, title }: { key: string; title: LanguageText }) => (SHIPPED.has(key) ? t(`layout-${key}`) : `${say(title)} (${key})`);
}
