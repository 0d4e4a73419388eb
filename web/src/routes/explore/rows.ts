// The same as the picture, in words: a row for each chain, and for each flow that stands on none. Pure.
import type { Chain, Graph, Link } from "./graph";
import { kindOf } from "./graph";
import type { Telling } from "./telling";
import type { Words } from "../../i18n";

export interface Row {
  readonly key: string;
  readonly from: string;
  readonly fromId: string;
  /** What lies between, in order. */
  readonly through: readonly { readonly id: string; readonly name: string }[];
  readonly to: string;
  readonly toId: string;
  /** By what kinds of flow; the last of a chain into a country is how it is tied to it. */
  readonly how: string;
  readonly standing: string;
  readonly basis: string;
  readonly mechanism: string;
  readonly agreements: readonly { readonly id: string; readonly name: string; readonly inForce: boolean | undefined }[];
  readonly steps: number;
}

export type Column = "from" | "through" | "to" | "how" | "standing" | "basis" | "mechanism" | "agreements" | "steps";
export const COLUMNS: readonly Column[] = ["from", "through", "to", "how", "standing", "basis", "mechanism", "agreements", "steps"];

type Say = Pick<Words, "t" | "word">;

export function rowsOf(chains: readonly Chain[], graph: Graph, telling: Telling, { word }: Say): Row[] {
  const onChains = new Set(chains.flatMap(({ links }) => links.map(({ id }) => id)));
  const row = (key: string, places: readonly string[], links: readonly Link[]): Row => {
    const [first = "", last = ""] = [places[0], places.at(-1)];
    const each = (of: (link: Link) => string | undefined) => [...new Set(links.flatMap((link) => of(link) ?? []))].join("; ");
    return {
      key,
      from: telling.name(first),
      fromId: first,
      through: places.slice(1, -1).map((id) => ({ id, name: telling.name(id) })),
      to: places.length > 1 ? telling.name(last) : "",
      toId: last,
      how: each((link) => telling.link(link)),
      standing: telling.where(last) ?? (kindOf(last) === "COUNTRY" ? telling.countryStanding(last) : ""),
      basis: each(({ flow }) => (flow?.basis ? word("LegalBasisShort", flow.basis) : undefined)),
      mechanism: each(({ flow }) => (flow?.mechanism ? word("TransferMechanism", flow.mechanism) : undefined)),
      agreements: links.flatMap(({ flow, inForce }) => (flow?.agreement ? [{ id: flow.agreement.id, name: telling.say(flow.agreement.title), inForce }] : [])),
      steps: links.length,
    };
  };
  return [
    ...chains.map(({ id, places, links }, at) => row(`${id} ${at}`, places, links)),
    ...graph.links.filter(({ id }) => !onChains.has(id)).map((link) => row(link.id, [link.from, link.to], [link])),
  ];
}

/** What a cell says, for sorting and for files. */
export function cellOf(row: Row, column: Column): string | number {
  switch (column) {
    case "through":
      return row.through.map(({ name }) => name).join(" → ");
    case "agreements":
      return row.agreements.map(({ name }) => name).join("; ");
    default:
      return row[column];
  }
}

export function sorted(rows: readonly Row[], by: Column, down: boolean, language: string): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const turn = down ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [cellOf(one, by), cellOf(other, by)];
    return turn * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
  });
}
