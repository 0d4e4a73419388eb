// A tree of categories as a list to choose from: each below the one it belongs to; words narrow it to what they name. Pure.
import type { CalledNode } from "./called";

export interface Branch extends CalledNode {
  readonly parent: string | undefined;
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

export function branches(rows: readonly Branch[], words: string, language: string): readonly CalledNode[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const trailOf = (row: Branch): readonly Branch[] => {
    const trail: Branch[] = [];
    // What was imported may go round in a circle.
    for (let at: Branch | undefined = row; at && !trail.includes(at); at = at.parent === undefined ? undefined : known.get(at.parent)) trail.unshift(at);
    return trail;
  };
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const collate = new Intl.Collator(language).compare;
  const paths = new Map(rows.map((row) => [row, trailOf(row)]));
  const sorted = [...rows].sort((one, other) => {
    const [a, b] = [paths.get(one) ?? [], paths.get(other) ?? []];
    for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
      const order = collate(a[at]?.name ?? "", b[at]?.name ?? "");
      if (order !== 0) return order;
    }
    return a.length - b.length;
  });
  if (wanted.length === 0) return sorted.map((row) => ({ ...row, depth: (paths.get(row)?.length ?? 1) - 1 }));
  const scored = sorted.flatMap((row) => {
    const name = plain(row.name);
    if (!wanted.every((word) => name.includes(word))) return [];
    const above = (paths.get(row) ?? []).slice(0, -1).map((one) => one.name).join(" › ");
    return [{ row: { ...row, ...(above && { sub: above }) }, starts: name.startsWith(wanted[0] ?? "") }];
  });
  return [...scored.filter(({ starts }) => starts), ...scored.filter(({ starts }) => !starts)].map(({ row }) => row);
}
