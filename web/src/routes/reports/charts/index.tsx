// Which picture says more than the table, and of which report?
import { useWords } from "../../../i18n";
import { codeOf, saidIn } from "../cells";
import type { ReportName, Row } from "../list";
import { Bars, sumBy } from "./Bars";
import { Bases } from "./Bases";
import { Retention } from "./Retention";
import { type Share, Shares } from "./Shares";
import { Transfers } from "./Transfers";

/** The totals that divide a whole, in the order they are drawn in. */
const PARTS: Partial<Record<ReportName, readonly (readonly [key: string, tone: Share["tone"]])[]>> = {
  agreements: [["missing", 4], ["expired", 5], ["expiring", 2], ["undated", 6], ["inForce", 3]],
  assessments: [["missing", 4], ["overdue", 5], ["due", 2], ["open", 6], ["done", 3]],
  publication: [["inForce", 3], ["outdated", 2], ["withdrawn", 5], ["neverPublished", 6]],
  "document-publicity": [["public", 3], ["partlySecret", 2], ["secret", 1], ["notStated", 6]],
  findings: [["errors", 4], ["warnings", 2], ["advice", 1], ["waived", 6]],
};

/** Totals that stand beside each other, and of which one asks which is the largest. */
const CATEGORIES = ["racialOrEthnicOrigin", "politicalOpinions", "religiousOrPhilosophicalBeliefs", "tradeUnionMembership", "geneticData", "biometricData", "health", "sexLifeOrOrientation"];

/** Reports of which the picture is drawn from the rows, and wants them all. */
export const FROM_ROWS: ReadonlySet<ReportName> = new Set(["bases-by-department", "retention", "third-country-exposure", "findings-by-rule", "concentration"]);

interface Props {
  name: ReportName;
  rows: readonly Row[];
  totals: Readonly<Record<string, unknown>>;
}

export function Chart({ name, rows, totals }: Props) {
  const { t } = useWords();
  const label = (key: string) => t(`total-${name}-${key}`);
  const parts = PARTS[name];
  if (parts) return <Shares title={t(`chart-${name}`)} of={parts.map(([key, tone]) => ({ label: label(key), count: Number(totals[key] ?? 0), tone }))} />;
  if (rows.length === 0) return null;
  switch (name) {
    case "bases-by-department":
      return <Bases rows={rows} />;
    case "retention":
      return <Retention rows={rows} />;
    case "third-country-exposure":
      return <Transfers rows={rows} />;
    case "sensitive-data":
      return (
        <Bars
          title={t("chart-sensitive-data")}
          bars={CATEGORIES.map((key) => ({ key, label: label(key), count: Number(totals[key] ?? 0) })).sort((one, other) => other.count - one.count)}
        />
      );
    case "findings-by-rule":
      return (
        <Bars
          title={t("chart-findings-by-rule")}
          bars={sumBy(rows, (row) => ({ key: String(row["rule"]), label: String(row["title"]), sub: saidIn(row["severity"])?.text }), (row) => Number(row["findings"]))}
        />
      );
    case "concentration":
      return (
        <Bars
          title={t("chart-concentration")}
          bars={sumBy(rows, (row) => ({ key: String(row["node"]), label: saidIn(row["name"])?.text ?? codeOf(row["name"]) ?? "", sub: saidIn(row["kind"])?.text }), (row) => Number(row["registers"]))}
        />
      );
    default:
      return null;
  }
}
