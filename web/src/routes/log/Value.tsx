// A value of the log as people read it: words as words, texts with their language, and the rest as it is written.
import { LANGUAGES, useWords } from "../../i18n";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function Value({ of }: { of: unknown }) {
  const { t } = useWords();
  const value = of as Json | undefined;
  if (value === null || value === undefined || value === "") return <span className="unsaid-text">{t("value-nothing")}</span>;
  if (typeof value === "string" || typeof value === "number") return <span className="said">{String(value)}</span>;
  if (typeof value === "boolean") return <>{value ? t("yes") : t("no")}</>;
  if (Array.isArray(value)) return value.length === 0 ? <span className="unsaid-text">{t("value-nothing")}</span> : <List of={value as readonly Json[]} />;
  const entries = Object.entries(value);
  if ("sealed" in value) return <span className="unsaid-text">{t("value-sealed")}</span>;
  const isText = entries.length > 0 && entries.every(([key]) => LANGUAGES.some((language) => language === key));
  return (
    <dl className="value-fields">
      {entries.map(([key, inner]) => (
        <div key={key}>
          <dt>{isText ? t(`tongue-${key}`) : <code>{key}</code>}</dt>
          <dd {...(isText && { lang: key })}>
            <Value of={inner} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function List({ of }: { of: readonly Json[] }) {
  return (
    <ul className="plain-list">
      {of.map((one, at) => (
        <li key={at}>
          <Value of={one} />
        </li>
      ))}
    </ul>
  );
}
