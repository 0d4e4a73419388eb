// What does a screen reader say of a place in the picture? Its name and kind, where it stands, whence its data come and where they go.
import type { Words } from "../../i18n";
import type { Layout, Placed } from "./layout";
import type { Telling } from "./telling";

/** So many neighbours are named; of the rest it is said how many they are. */
const NAMED = 5;

export function saidIn({ nodes, links }: Layout, telling: Telling, t: Words["t"]): (node: Placed) => string {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const onward = new Map<string, Set<string>>();
  const back = new Map<string, Set<string>>();
  const put = (into: Map<string, Set<string>>, id: string, other: string) => into.set(id, (into.get(id) ?? new Set()).add(other));
  for (const { from, to } of links) {
    put(onward, from, to);
    put(back, to, from);
  }
  const told = (ids: ReadonlySet<string>) => {
    const names = [...ids].slice(0, NAMED).flatMap((id) => (known.has(id) ? [telling.drawn(known.get(id)!)] : []));
    return ids.size > names.length ? t("said-and-more", { names: names.join(", "), count: ids.size - names.length }) : names.join(", ");
  };
  return (node) => {
    const [to, from] = [onward.get(node.id), back.get(node.id)];
    return [
      `${telling.drawn(node)}, ${node.count === undefined ? telling.kind(node.kind) : t(`count-${node.kind.toLowerCase()}`, { count: node.count })}`,
      telling.where(node.id),
      from && t("said-from", { names: told(from) }),
      to && t("said-to", { names: told(to) }),
    ]
      .filter(Boolean)
      .join(". ");
  };
}
