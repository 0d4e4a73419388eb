// In which country does a place of the graph stand, and how do data fare there? Art. 44 and 45. Pure.
import type { Fact, Facts, Standing } from "./facts";
import { kindOf, type Link, SOME_THIRD_COUNTRY, tieLink } from "./graph";

export interface Lane {
  readonly key: string;
  readonly standing: Standing;
  /** The country; none where only this much is told, or nothing. */
  readonly country: string | undefined;
}

const order: readonly Standing[] = ["EEA", "ADEQUATE", "THIRD", "UNTOLD"];
const HOME = "country:fi";

/** Data that are at home have no lane: people, their records, and where these were had from. */
export const isAtHome = (id: string): boolean => ["SUBJECTS", "SOURCE", "REGISTER"].includes(kindOf(id));

export function laneOf(id: string, facts: Facts): Lane | undefined {
  if (isAtHome(id)) return undefined;
  if (id === SOME_THIRD_COUNTRY) return { key: "THIRD", standing: "THIRD", country: undefined };
  const fact = facts.get(id);
  const country = kindOf(id) === "COUNTRY" ? id : countryOf(fact);
  if (country) return { key: country, standing: facts.get(country)?.standing ?? "UNTOLD", country };
  if (fact?.hostedInEea === "YES") return { key: "EEA", standing: "EEA", country: undefined };
  if (fact?.hostedInEea === "NO") return { key: "THIRD", standing: "THIRD", country: undefined };
  return { key: "UNTOLD", standing: "UNTOLD", country: undefined };
}

/** Where its data lie; of what has no data of its own, or does not tell, where it is established. */
function countryOf(fact: Fact | undefined): string | undefined {
  if (!fact) return undefined;
  // A service that says only "in the EEA" does not say that it is where its provider is.
  return fact.hosting[0] ?? (fact.hostedInEea === "YES" || fact.hostedInEea === "NO" ? undefined : fact.established);
}

/** From the nearest to the law to the farthest: the EEA with one's own country first, adequate countries, third ones, the untold. */
export function inOrder(lanes: readonly Lane[], nameOf: (lane: Lane) => string): Lane[] {
  return [...lanes].sort(
    (one, other) =>
      order.indexOf(one.standing) - order.indexOf(other.standing) ||
      Number(other.country === HOME) - Number(one.country === HOME) ||
      Number(one.country === undefined) - Number(other.country === undefined) ||
      nameOf(one).localeCompare(nameOf(other)),
  );
}

/** Ties of places to countries other than the one they stand in: there their lane would not tell. */
export function tiesOf(places: readonly string[], facts: Facts, above: boolean): Link[] {
  return places.flatMap((id) => {
    const fact = facts.get(id);
    const own = laneOf(id, facts)?.country;
    if (!fact || isAtHome(id)) return [];
    const ties = [
      ...fact.hosting.map((country) => tieLink(id, country, "HOSTING")),
      ...fact.support.map((country) => tieLink(id, country, "SUPPORT")),
      ...(above && fact.parent?.country ? [tieLink(id, fact.parent.country, "PARENT")] : []),
    ];
    return ties.filter(({ to }) => to !== own);
  });
}

/** Whether a link leaves the EEA, or what counts as such. */
export function crosses(link: Link, facts: Facts): boolean {
  const standing = (id: string) => laneOf(id, facts)?.standing ?? "EEA";
  return standing(link.to) === "THIRD" && standing(link.from) !== "THIRD";
}
