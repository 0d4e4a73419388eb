// What falls due in which month of the coming year? Pure.
export type Kind = "review" | "agreement" | "waiver" | "assessment";

export interface Due {
  readonly kind: Kind;
  readonly day: string;
  readonly text: string;
  readonly language?: string | undefined;
  /** The register it leads to. */
  readonly register?: string | undefined;
}

export interface Month {
  /** `late`, a month as `2026-11`, or `after` for all beyond the year. */
  readonly name: string;
  readonly dues: readonly Due[];
}

const MONTHS = 12;

export function monthsOf(dues: readonly Due[], today: string): Month[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const names = Array.from({ length: MONTHS }, (_, ahead) => {
    const at = month - 1 + ahead;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
  const nameOf = ({ day }: Due) => (day < today ? "late" : (names.find((name) => day.startsWith(name)) ?? "after"));
  const sorted = [...dues].sort((one, other) => one.day.localeCompare(other.day));
  return ["late", ...names, "after"].map((name) => ({ name, dues: sorted.filter((due) => nameOf(due) === name) }));
}
