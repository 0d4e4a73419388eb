// How many registers, in the cell of a list.
import { useWords } from "../../i18n";
import type { Behind } from "./useBehind";

export function BehindCount({ of }: { of: Behind | undefined }) {
  const { t, number } = useWords();
  if (!of) return <>…</>;
  if (of.atMost) return <>{t("party-at-most", { count: number(of.registers) })}</>;
  return (
    <>
      <b>{number(of.registers)}</b>
      {of.direct > 0 && <span className="cell-sub">{t("party-direct", { count: of.direct })}</span>}
    </>
  );
}
