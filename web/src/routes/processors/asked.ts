// What is asked of the lists of processors, services, agreements and countries: all of it stands in the address.
import type { Answer, OrderField } from "../../gql/graphql";
import { flag, oneOf, text } from "../../search";
import { ANSWERS } from "../registers/asked";

const SORTS: readonly OrderField[] = ["NUMBER", "NAME"];

export interface ListSearch {
  q?: string | undefined;
  archived?: true | undefined;
  sort?: OrderField | undefined;
  down?: true | undefined;
  /** Something new is being written. */
  new?: true | undefined;
}

const listed = (given: Record<string, unknown>): ListSearch => ({
  q: text(given["q"]),
  archived: flag(given["archived"]),
  sort: oneOf(SORTS, given["sort"]),
  down: flag(given["down"]),
  new: flag(given["new"]),
});

export interface ProcessorSearch extends ListSearch {
  country?: string | undefined;
  /** Established there itself, or a company above it. */
  above?: true | undefined;
  sub?: Answer | undefined;
}

export const processorSearch = (given: Record<string, unknown>): ProcessorSearch => ({
  ...listed(given),
  country: text(given["country"]),
  above: flag(given["above"]),
  sub: oneOf(ANSWERS, given["sub"]),
});

export interface ServiceSearch extends ListSearch {
  hosting?: string | undefined;
  support?: string | undefined;
  eea?: Answer | undefined;
  told?: Answer | undefined;
  provider?: string | undefined;
}

export const serviceSearch = (given: Record<string, unknown>): ServiceSearch => ({
  ...listed(given),
  hosting: text(given["hosting"]),
  support: text(given["support"]),
  eea: oneOf(ANSWERS, given["eea"]),
  told: oneOf(ANSWERS, given["told"]),
  provider: text(given["provider"]),
});

export const AUTHORISATIONS = ["GENERAL", "SPECIFIC"] as const;

export interface AgreementSearch extends ListSearch {
  controller?: string | undefined;
  processor?: string | undefined;
  authorisation?: (typeof AUTHORISATIONS)[number] | undefined;
  /** As a table, rather than in time. */
  table?: true | undefined;
}

export const agreementSearch = (given: Record<string, unknown>): AgreementSearch => ({
  ...listed(given),
  controller: text(given["controller"]),
  processor: text(given["processor"]),
  authorisation: oneOf(AUTHORISATIONS, given["authorisation"]),
  table: flag(given["table"]),
});

export const STANDINGS = ["EEA", "ADEQUATE", "THIRD"] as const;

export interface CountrySearch {
  q?: string | undefined;
  standing?: (typeof STANDINGS)[number] | undefined;
}

export const countrySearch = (given: Record<string, unknown>): CountrySearch => ({
  q: text(given["q"]),
  standing: oneOf(STANDINGS, given["standing"]),
});

export interface PageSearch {
  edit?: true | undefined;
}

export const pageSearch = (given: Record<string, unknown>): PageSearch => ({ edit: flag(given["edit"]) });
