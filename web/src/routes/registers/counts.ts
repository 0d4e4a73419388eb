// How many registers would each facet leave? From counts in every combination, so that facets narrow each other.
import type { RegisterCountFieldsFragment } from "../../gql/graphql";
import type { RegisterSearch } from "./asked";

type Count = RegisterCountFieldsFragment;
/** What registers are counted by. */
export const COUNTED = ["basis", "life", "audience", "special", "children", "department"] as const;
export type Counted = (typeof COUNTED)[number];

const valueOf: Record<Counted, (count: Count) => string | null | undefined> = {
  basis: (count) => count.basis,
  life: (count) => count.lifeCycle,
  audience: (count) => count.audience,
  special: (count) => count.specialCategories,
  children: (count) => count.children,
  department: (count) => count.department?.id,
};

/**
 * For each value of a facet, the registers it would leave beside everything else that is chosen.
 *
 * A register with several bases is counted under each, so what is counted by basis may only be summed within one basis:
 * `plain` is counted without bases and `byBasis` with them.
 */
export function countsOf(facet: Counted, search: RegisterSearch, plain: readonly Count[], byBasis: readonly Count[]): Map<string, number> {
  const chosen: Partial<Record<Counted, string | undefined>> = {
    basis: search.basis,
    life: search.life,
    audience: search.audience,
    special: search.special,
    children: search.children,
  };
  const others = (Object.keys(chosen) as Counted[]).filter((name) => name !== facet && chosen[name] !== undefined);
  const counts = new Map<string, number>();
  for (const count of facet === "basis" || chosen.basis ? byBasis : plain) {
    if (!others.every((name) => valueOf[name](count) === chosen[name])) continue;
    const value = valueOf[facet](count);
    if (value) counts.set(value, (counts.get(value) ?? 0) + count.registers);
  }
  return counts;
}
