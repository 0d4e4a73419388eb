// What an entry is about, as a way to it where the client has one; and the role in which it was written.
import { Link } from "@tanstack/react-router";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";

export function Subject({ of }: { of: string | null | undefined }) {
  const { t } = useWords();
  if (!of) return <span className="unsaid-text">{t("subject-none")}</span>;
  const name = <code>{of}</code>;
  const kind = of.slice(0, of.indexOf(":"));
  if (kind === "register") {
    return (
      <Link to={routes.register} params={placeOf(of)}>
        {name}
      </Link>
    );
  }
  if (kind === "account") {
    return (
      <Link to={routes.adminAccount} params={{ key: keyOf(of) }}>
        {name}
      </Link>
    );
  }
  return name;
}

const ROLES: readonly string[] = ["CONTACT", "DPO", "AUDITOR", "ADMIN"];

/** An entry names the role as a word; the program itself has none of these. */
export function Role({ of }: { of: string }) {
  const { word } = useWords();
  return ROLES.includes(of) ? <span className="cell-sub">{word("Role", of)}</span> : null;
}
