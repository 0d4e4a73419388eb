// What a picture is made of: places, links between them, and the chains they were found on. Pure.
import type { CountryTie, FlowKind, LegalBasis, TransferMechanism } from "../../gql/graphql";
import type { LanguageText } from "../../i18n/said";

export type Kind = "SUBJECTS" | "SOURCE" | "REGISTER" | "SERVICE" | "PROCESSOR" | "RECIPIENT" | "COUNTRY" | "HIDDEN";

const kinds: Record<string, Kind> = {
  subjects: "SUBJECTS",
  source: "SOURCE",
  register: "REGISTER",
  service: "SERVICE",
  processor: "PROCESSOR",
  recipient: "RECIPIENT",
  country: "COUNTRY",
};

/** A place's kind is the word before the colon of its id. */
export function kindOf(id: string): Kind {
  return kinds[id.slice(0, id.indexOf(":"))] ?? "HIDDEN";
}

/** What stands where something is out of the reader's reach. */
export const OUT_OF_REACH = "hidden:";
/** The country that is told to be outside the EEA, and not which it is. */
export const SOME_THIRD_COUNTRY = "country:?";

export interface Agreement {
  readonly id: string;
  readonly title: LanguageText;
  readonly validUntil?: string | null | undefined;
}

export interface Flow {
  readonly id: string;
  readonly basis?: LegalBasis | null | undefined;
  readonly mechanism?: TransferMechanism | null | undefined;
  readonly agreement?: Agreement | null | undefined;
}

export type LinkKind = FlowKind | "PROVIDER" | CountryTie;

export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly flow?: Flow | undefined;
  /** Whether the agreement it rests on holds on the day; unknown where none is named. */
  readonly inForce?: boolean | undefined;
}

export interface Chain {
  readonly id: string;
  /** The places it goes through, in the direction in which data move. */
  readonly places: readonly string[];
  readonly links: readonly Link[];
  readonly end?: { readonly tie: CountryTie; readonly country: string; readonly inEea: boolean; readonly adequacy: string | undefined } | undefined;
}

/** A chain as the API tells it. */
export interface ToldChain {
  readonly steps: readonly {
    readonly isProvider: boolean;
    readonly agreementInForce?: boolean | null;
    readonly from?: { readonly id: string } | null;
    readonly to?: { readonly id: string } | null;
    readonly flow?: (Flow & { readonly kind: FlowKind }) | null;
  }[];
  readonly end?: {
    readonly tie: CountryTie;
    readonly inEea: boolean;
    readonly country?: { readonly id: string } | null;
    readonly company?: { readonly id: string } | null;
    readonly adequacyDecision?: { readonly reference: string } | null;
  } | null;
}

/** `start` is where it begins, for a chain that has no step but its end. */
export function chainOf(id: string, told: ToldChain, start?: string): Chain {
  const links: Link[] = told.steps.map(({ isProvider, agreementInForce, from, to, flow }) => {
    const [one, other] = [from?.id ?? OUT_OF_REACH, to?.id ?? OUT_OF_REACH];
    return {
      id: flow?.id ?? `${one}>${other}`,
      from: one,
      to: other,
      kind: flow?.kind ?? (isProvider ? "PROVIDER" : "PROCESSING"),
      flow: flow ?? undefined,
      inForce: agreementInForce ?? undefined,
    };
  });
  const [first] = links;
  const places = first ? [first.from, ...links.map(({ to }) => to)] : start ? [start] : [];
  const last = places.at(-1);
  if (!told.end || last === undefined) return { id, places, links };
  const { tie, inEea, adequacyDecision } = told.end;
  const country = told.end.country?.id ?? SOME_THIRD_COUNTRY;
  const company = told.end.company?.id;
  const at = company ?? last;
  if (company && company !== last) {
    places.push(company);
    links.push({ id: `${last}>${company}`, from: last, to: company, kind: tie === "PARENT" ? "PARENT" : "PROVIDER" });
  }
  return {
    id,
    places: [...places, country],
    links: [...links, tieLink(at, country, tie)],
    end: { tie, country, inEea, adequacy: adequacyDecision?.reference },
  };
}

export function tieLink(from: string, country: string, tie: CountryTie): Link {
  return { id: `${from}>${country}>${tie}`, from, to: country, kind: tie };
}

/** A graph: links without repetition, and the places at their ends. */
export interface Graph {
  readonly places: readonly string[];
  readonly links: readonly Link[];
}

export function graphOf(links: Iterable<Link>, alone: Iterable<string> = []): Graph {
  const known = new Map<string, Link>();
  const places = new Set<string>(alone);
  for (const link of links) {
    known.set(link.id, link);
    places.add(link.from);
    places.add(link.to);
  }
  return { places: [...places], links: [...known.values()] };
}
