// What of a list is chosen, and how keys and pointers choose: one by one, from here to there, all that is loaded. Pure.

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where choosing from here to there began. */
  readonly anchor: string | undefined;
  /** How far it reached last: what lies beyond a nearer end is given back. */
  readonly reach: string | undefined;
}

export const NOTHING: Selection = { ids: new Set(), anchor: undefined, reach: undefined };

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id, reach: id };
}

/** All from where choosing began to this one, in the order of the list; begins at `from` where nothing has begun, or has scrolled out of the list. */
export function reached({ ids, anchor, reach }: Selection, list: readonly string[], from: string, to: string): Selection {
  const begun = anchor !== undefined && ids.has(anchor) && list.includes(anchor);
  const start = begun ? anchor : from;
  const next = new Set(ids);
  if (begun && reach !== undefined) for (const id of between(list, start, reach)) next.delete(id);
  for (const id of between(list, start, to)) next.add(id);
  return { ids: next, anchor: start, reach: to };
}

export function withAll({ ids, anchor, reach }: Selection, more: readonly string[]): Selection {
  return { ids: new Set([...ids, ...more]), anchor, reach };
}

export function without({ ids }: Selection, gone: readonly string[]): Selection {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return { ...NOTHING, ids: next };
}

/** In the order of the list; what is not loaded any more comes last, in the order it was chosen. */
export function inOrder({ ids }: Selection, list: readonly string[]): string[] {
  const listed = list.filter((id) => ids.has(id));
  const shown = new Set(listed);
  return [...listed, ...[...ids].filter((id) => !shown.has(id))];
}

function between(list: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [list.indexOf(one), list.indexOf(other)];
  return from < 0 || to < 0 ? [] : list.slice(Math.min(from, to), Math.max(from, to) + 1);
}
