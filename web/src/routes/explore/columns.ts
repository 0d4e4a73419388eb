// How far to the right does each place stand? By the longest way to it, so that data move to the right; where they move in a circle,
// one link goes back. Pure.
import type { Picture } from "./narrow";

interface Columns {
  readonly column: ReadonlyMap<string, number>;
  /** How many columns, from the left, hold what is at home. */
  readonly atHome: number;
  readonly count: number;
}

export function columnsOf({ nodes, links }: Picture, isAtHome: (id: string) => boolean): Columns {
  const known = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const onward = new Map<string, string[]>();
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to) || isAtHome(from) || isAtHome(to)) continue;
    onward.set(from, [...(onward.get(from) ?? []), to]);
  }
  const away = nodes.filter(({ id }) => !isAtHome(id)).map(({ id }) => id);
  const longest = longestWays(away, onward);
  const last = Math.max(-1, ...away.filter((id) => known.get(id) !== "COUNTRY").map((id) => longest.get(id) ?? 0));

  const rank = new Map<string, number>();
  for (const { id, kind } of nodes) {
    if (isAtHome(id)) rank.set(id, kind === "REGISTER" ? 1 : 0);
    else rank.set(id, 2 + (kind === "COUNTRY" ? last + 1 : (longest.get(id) ?? 0)));
  }
  const used = [...new Set(rank.values())].sort((one, other) => one - other);
  const place = new Map(used.map((value, at) => [value, at]));
  return {
    column: new Map([...rank].map(([id, value]) => [id, place.get(value) ?? 0])),
    atHome: used.filter((value) => value < 2).length,
    count: used.length,
  };
}

/** The longest way to each, over what is left when the links that close a circle are passed over. */
function longestWays(ids: readonly string[], onward: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const state = new Map<string, "open" | "done">();
  const finished: string[] = [];
  const forward = new Map<string, string[]>();
  for (const root of ids) {
    if (state.has(root)) continue;
    // By hand rather than by recursion: a chain may be longer than the stack of the browser.
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, "open");
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const to = onward.get(top.id)?.[top.next];
      top.next += 1;
      if (to === undefined) {
        state.set(top.id, "done");
        finished.push(top.id);
        stack.pop();
      } else if (state.get(to) !== "open") {
        forward.set(top.id, [...(forward.get(top.id) ?? []), to]);
        if (!state.has(to)) {
          state.set(to, "open");
          stack.push({ id: to, next: 0 });
        }
      }
    }
  }
  const longest = new Map(ids.map((id) => [id, 0]));
  for (const id of finished.reverse()) {
    for (const to of forward.get(id) ?? []) longest.set(to, Math.max(longest.get(to) ?? 0, (longest.get(id) ?? 0) + 1));
  }
  return longest;
}
