// Views that one has given a name: kept in this browser, as addresses, for each screen that has any.

export type Screen = "explore" | "registers";

export interface View {
  readonly name: string;
  /** What stands after the question mark. */
  readonly search: string;
}

const keyOf = (screen: Screen) => `seloste.views.${screen}`;

export function keptViews(screen: Screen): readonly View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(screen)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((view): view is View => typeof view?.name === "string" && typeof view?.search === "string") : [];
  } catch {
    return [];
  }
}

/** With this one put in, or another of its name replaced. */
export function withView(views: readonly View[], view: View): View[] {
  return [...views.filter(({ name }) => name !== view.name), view].sort((one, other) => one.name.localeCompare(other.name));
}

export function keepViews(screen: Screen, views: readonly View[]): void {
  try {
    localStorage.setItem(keyOf(screen), JSON.stringify(views));
  } catch {
    // No storage: the view is still in the address.
  }
}

/** Whether two addresses show the same, whatever the order of what they ask. */
export function sameView(one: string, other: string): boolean {
  const told = (search: string) => [...new URLSearchParams(search)].map((pair) => pair.join("=")).sort().join("&");
  return told(one) === told(other);
}
