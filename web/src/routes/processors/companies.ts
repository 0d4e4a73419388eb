// The companies on chains that several walks have told, each once. Pure.
import type { LanguageText } from "../../i18n/said";
import type { Land } from "./standing";
import type { Reached } from "./SubProcessors";

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly country: Land | null | undefined;
  readonly hops: number;
  /** Its services on the chains. */
  readonly services: readonly LanguageText[];
}

export function companiesOf(reached: readonly Reached[], own: string | undefined): Company[] {
  const companies = new Map<string, Company>();
  const services = new Map<string, Map<string, LanguageText>>();
  for (const { place, hops } of reached) {
    if (place?.__typename === "Service" && place.provider) {
      services.set(place.provider.id, (services.get(place.provider.id) ?? new Map()).set(place.id, place.text));
    }
    if (place?.__typename !== "Processor" || place.id === own) continue;
    const known = companies.get(place.id);
    if (!known || hops < known.hops) companies.set(place.id, { id: place.id, name: place.plain, country: place.country, hops, services: [] });
  }
  return [...companies.values()]
    .map((company) => ({ ...company, services: [...(services.get(company.id)?.values() ?? [])] }))
    .sort((one, other) => one.hops - other.hops || one.name.localeCompare(other.name));
}
