// Registers by department and lawful basis, as a picture of stacked bars needs them.
import { codeOf, saidIn } from "../cells";
import type { Row } from "../list";

export interface Stack {
  readonly key: string;
  readonly name: string;
  readonly total: number;
  readonly parts: readonly { readonly code: string; readonly count: number }[];
}

export interface Stacks {
  /** The bases in the order of the article, with their names. */
  readonly bases: readonly { readonly code: string; readonly name: string }[];
  readonly stacks: readonly Stack[];
}

export function stacksOf(rows: readonly Row[]): Stacks {
  const bases = new Map<string, { name: string; article: string }>();
  const departments = new Map<string, { name: string; parts: Map<string, number> }>();
  for (const row of rows) {
    const code = codeOf(row["basis"]) ?? "";
    bases.set(code, { name: saidIn(row["basis"])?.text ?? "", article: typeof row["article"] === "string" ? row["article"] : "~" });
    const key = `${String(row["controller"])} ${String(row["departmentKey"] ?? "")}`;
    const department = departments.get(key) ?? { name: saidIn(row["department"])?.text ?? "", parts: new Map<string, number>() };
    department.parts.set(code, (department.parts.get(code) ?? 0) + Number(row["registers"]));
    departments.set(key, department);
  }
  const order = [...bases].sort(([, one], [, other]) => one.article.localeCompare(other.article)).map(([code, { name }]) => ({ code, name }));
  const stacks = [...departments].map(([key, { name, parts }]) => ({
    key,
    name,
    // A register with two bases is counted by each: the length of a bar is a sum of uses, not of registers.
    total: [...parts.values()].reduce((sum, count) => sum + count, 0),
    parts: order.flatMap(({ code }) => (parts.get(code) ? [{ code, count: parts.get(code) ?? 0 }] : [])),
  }));
  return { bases: order, stacks: stacks.sort((one, other) => other.total - one.total) };
}
