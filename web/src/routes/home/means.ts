// The mean completeness of each part, department by department.
import type { FindingPart } from "../../gql/graphql";
import type { LanguageText } from "../../i18n/said";

interface Register {
  readonly department?: { readonly id: string; readonly name: LanguageText } | null;
  readonly completeness: readonly { readonly part: FindingPart; readonly percent: number }[];
}

export interface Means {
  readonly department: string | undefined;
  readonly name: LanguageText | undefined;
  readonly registers: number;
  readonly means: ReadonlyMap<FindingPart, number>;
}

export function meansOf(registers: readonly Register[]): Means[] {
  const groups = new Map<string | undefined, Register[]>();
  for (const register of registers) {
    const id = register.department?.id;
    groups.set(id, [...(groups.get(id) ?? []), register]);
  }
  return [...groups].map(([department, members]) => {
    const sums = new Map<FindingPart, { sum: number; count: number }>();
    for (const { part, percent } of members.flatMap(({ completeness }) => completeness)) {
      const { sum, count } = sums.get(part) ?? { sum: 0, count: 0 };
      sums.set(part, { sum: sum + percent, count: count + 1 });
    }
    return {
      department,
      name: members[0]?.department?.name,
      registers: members.length,
      // Rounded down: what is not whole must not read as whole.
      means: new Map([...sums].map(([part, { sum, count }]) => [part, Math.floor(sum / count)])),
    };
  });
}
