// How far does a grant reach? In words: role, and over what.
import type { Role } from "../../gql/graphql";
import type { LanguageText, Words } from "../../i18n";

interface Grant {
  readonly role?: Role | null;
  readonly controller?: { readonly name: LanguageText } | null;
  readonly department?: { readonly name: LanguageText } | null;
  readonly registers: readonly unknown[];
}

export function reachWords(grant: Grant, { t, word }: Words, say: (text: LanguageText) => string): string {
  return `${grant.role ? word("Role", grant.role) : "–"}: ${placeWords(grant, t, say)}`;
}

function placeWords({ controller, department, registers }: Grant, t: Words["t"], say: (text: LanguageText) => string): string {
  if (!controller) return t("extent-INSTALLATION");
  const parts = [say(controller.name), department && say(department.name), registers.length > 0 && t("registers-count", { count: registers.length })];
  return parts.filter(Boolean).join(", ");
}
