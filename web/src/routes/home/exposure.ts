// From how many registers does each country get data, and how many of those name no ground? Pure.
interface Row {
  readonly register: string;
  readonly country: { readonly code: string; readonly name: string } | null;
  readonly mechanism?: unknown;
}

export interface Exposed {
  readonly code: string;
  readonly name: string;
  readonly registers: number;
  /** Registers of which at least one way there rests on no ground. */
  readonly unfounded: number;
}

export function exposureOf(rows: readonly Row[]): Exposed[] {
  const countries = new Map<string, { name: string; registers: Set<string>; unfounded: Set<string> }>();
  for (const { register, country, mechanism } of rows) {
    if (!country) continue;
    const of = countries.get(country.code) ?? { name: country.name, registers: new Set(), unfounded: new Set() };
    of.registers.add(register);
    if (!mechanism) of.unfounded.add(register);
    countries.set(country.code, of);
  }
  return [...countries]
    .map(([code, { name, registers, unfounded }]) => ({ code, name, registers: registers.size, unfounded: unfounded.size }))
    .sort((one, other) => other.registers - one.registers || one.name.localeCompare(other.name));
}
