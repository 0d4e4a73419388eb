// Departments as a tree is read: each below the one it belongs to, with the registers of all that stands below it.

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly registers: number;
}

export function treeOf(departments: readonly Department[], language: string): (Department & { depth: number })[] {
  const known = new Set(departments.map(({ id }) => id));
  const below = new Map<string | undefined, Department[]>();
  for (const department of departments) {
    // A parent that is not in the list, or that one may not see, leaves its children at the top.
    const parent = department.parent && known.has(department.parent) ? department.parent : undefined;
    below.set(parent, [...(below.get(parent) ?? []), department]);
  }
  const seen = new Set<string>();
  const walk = (parent: string | undefined, depth: number): (Department & { depth: number })[] =>
    [...(below.get(parent) ?? [])]
      .sort((one, other) => one.name.localeCompare(other.name, language))
      .flatMap((department) => {
        // What was imported may go round in a circle.
        if (seen.has(department.id)) return [];
        seen.add(department.id);
        const under = walk(department.id, depth + 1);
        const direct = under.filter((one) => one.depth === depth + 1);
        return [{ ...department, depth, registers: direct.reduce((sum, one) => sum + one.registers, department.registers) }, ...under];
      });
  const tree = walk(undefined, 0);
  const circle = departments.filter(({ id }) => !seen.has(id)).map((department) => ({ ...department, depth: 0 }));
  return [...tree, ...circle];
}
