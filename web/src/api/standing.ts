// Does the session still hold, and does the server answer? What the last answers told, for the whole page.
export interface Standing {
  readonly session: "holds" | "expired";
  readonly connection: "up" | "lost";
}

let standing: Standing = { session: "holds", connection: "up" };
const listeners = new Set<() => void>();

export function stand(now: Partial<Standing>): void {
  const next = { ...standing, ...now };
  if (next.session === standing.session && next.connection === standing.connection) return;
  standing = next;
  for (const tell of listeners) tell();
}

export const standingNow = (): Standing => standing;

/** Hears of every change, until the answer is called. */
export function onStanding(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
