// What is known of each place: its name, whose it is, and where it stands in the world. Asked a hundred at a time, once for a day.
import { useEffect, useRef, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import type { DecisionsOnQuery, LegalBasis, PlaceFactsQuery } from "../../gql/graphql";
import type { LanguageText } from "../../i18n/said";
import { kindOf, SOME_THIRD_COUNTRY } from "./graph";

const FactsDocument = graphql(`
  query PlaceFacts($ids: [ID!]!, $day: Date!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Register {
        text: name
        number
        legalBases
        specialCategories
        controller {
          id
          name
        }
        department {
          id
          name
        }
      }
      ... on Service {
        text: name
        hostedInEea
        provider {
          id
          name
          country {
            id
          }
        }
        hostingCountries {
          id
        }
        supportCountries {
          id
        }
      }
      ... on Processor {
        plain: name
        country {
          id
        }
        parent {
          id
          name
          country {
            id
          }
        }
      }
      ... on Recipient {
        text: name
        country {
          id
        }
      }
      ... on OutsideSource {
        text: name
        country {
          id
        }
      }
      ... on DataSubjectCategory {
        text: name
      }
      ... on Country {
        text: name
        inEea(on: $day)
      }
    }
  }
`);

// Once for a day: asked of each country they would cost more than all the rest.
const DecisionsDocument = graphql(`
  query DecisionsOn($day: Date!) {
    adequacyDecisions(first: 100, filter: { inForceOn: $day }) {
      nodes {
        id
        reference
        scope
        country {
          id
        }
      }
    }
  }
`);

type Decision = DecisionsOnQuery["adequacyDecisions"]["nodes"][number];
type Told = NonNullable<PlaceFactsQuery["nodes"][number]>;

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly country: string | undefined;
}

export interface Fact {
  readonly id: string;
  readonly name: LanguageText;
  readonly controller?: { readonly id: string; readonly name: LanguageText } | undefined;
  readonly department?: { readonly id: string; readonly name: LanguageText } | undefined;
  readonly bases: readonly LegalBasis[];
  readonly special: boolean;
  readonly provider?: Company | undefined;
  readonly parent?: Company | undefined;
  /** Where it is established; of a service, where its provider is. */
  readonly established?: string | undefined;
  readonly hosting: readonly string[];
  readonly support: readonly string[];
  readonly hostedInEea?: "YES" | "NO" | "NOT_STATED" | undefined;
  /** Of a country: how it stands on the day. */
  readonly standing?: Standing | undefined;
  readonly adequacy?: { readonly id: string; readonly reference: string; readonly part: boolean } | undefined;
}

/** How data fare in a country, Art. 44 and 45; untold where no country is named. */
export type Standing = "EEA" | "ADEQUATE" | "THIRD" | "UNTOLD";

export type Facts = ReadonlyMap<string, Fact>;

function companyOf(told: { id: string; name: string; country?: { id: string } | null } | null | undefined): Company | undefined {
  return told ? { id: told.id, name: told.name, country: told.country?.id } : undefined;
}

const nothing = { bases: [], special: false, hosting: [], support: [] } as const;

export function factOf(told: Told, decisions: readonly Decision[]): Fact | undefined {
  const { id } = told;
  switch (told.__typename) {
    case "Register":
      return {
        ...nothing,
        id,
        name: told.text,
        controller: told.controller ?? undefined,
        department: told.department ?? undefined,
        bases: told.legalBases,
        special: told.specialCategories === "YES",
      };
    case "Service": {
      const provider = companyOf(told.provider);
      const ids = (countries: readonly { id: string }[]) => countries.map((country) => country.id);
      return {
        ...nothing,
        id,
        name: told.text,
        provider,
        established: provider?.country,
        hosting: ids(told.hostingCountries),
        support: ids(told.supportCountries),
        hostedInEea: told.hostedInEea,
      };
    }
    case "Processor":
      return { ...nothing, id, name: { fi: told.plain, sv: told.plain, en: told.plain }, established: told.country?.id, parent: companyOf(told.parent) };
    case "Recipient":
    case "OutsideSource":
      return { ...nothing, id, name: told.text, established: told.country?.id };
    case "DataSubjectCategory":
      return { ...nothing, id, name: told.text };
    case "Country": {
      const decision = decisions.find(({ country }) => country?.id === id);
      const adequacy = decision && { id: decision.id, reference: decision.reference, part: decision.scope !== "WHOLE_COUNTRY" };
      return { ...nothing, id, name: told.text, standing: told.inEea ? "EEA" : adequacy ? "ADEQUATE" : "THIRD", adequacy };
    }
    default:
      return undefined;
  }
}

/** The countries a fact speaks of: they are places too. */
function spokenOf(fact: Fact | undefined): string[] {
  return fact ? [...fact.hosting, ...fact.support, fact.established, fact.parent?.country].filter((id) => id !== undefined) : [];
}

const AT_ONCE = 100;
/** Requests under way together: more would only wait for each other in the server. */
const TOGETHER = 4;
const NOBODY: readonly string[] = [];

export interface Known {
  readonly facts: Facts;
  /** Whether what is known is of other places, or of another day. */
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  again(): void;
}

const isAsked = (id: string) => kindOf(id) !== "HIDDEN" && id !== SOME_THIRD_COUNTRY;

export function useFacts(places: readonly string[], day: string): Known {
  const client = useClient();
  const memory = useRef({ day, facts: new Map<string, Fact>() });
  const [shown, setShown] = useState<{ of: readonly string[]; day: string; facts: Facts }>({ of: NOBODY, day, facts: new Map() });
  const [trouble, setTrouble] = useState<Trouble>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (memory.current.day !== day) memory.current = { day, facts: new Map() };
    const { facts } = memory.current;
    const tried = new Set<string>();
    let over = false;
    const ask = async (ids: readonly string[]): Promise<void> => {
      const [{ data, error }, decided] = await Promise.all([
        client.query(FactsDocument, { ids: [...ids], day }).toPromise(),
        client.query(DecisionsDocument, { day }).toPromise(),
      ]);
      if (error ?? decided.error) throw error ?? decided.error;
      for (const told of data?.nodes ?? []) {
        const fact = told && factOf(told, decided.data?.adequacyDecisions.nodes ?? []);
        if (fact) facts.set(fact.id, fact);
      }
    };
    const missing = () => {
      const wanted = new Set([...places, ...places.flatMap((id) => spokenOf(facts.get(id)))]);
      return [...wanted].filter((id) => isAsked(id) && !facts.has(id) && !tried.has(id));
    };
    const load = async () => {
      for (let rest = missing(); rest.length > 0; rest = missing()) {
        for (const id of rest) tried.add(id);
        const parts = Array.from({ length: Math.ceil(rest.length / AT_ONCE) }, (_, at) => rest.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
        for (let at = 0; at < parts.length && !over; at += TOGETHER) await Promise.all(parts.slice(at, at + TOGETHER).map(ask));
      }
    };
    setTrouble(undefined);
    load().then(
      () => over || setShown({ of: places, day, facts: new Map(facts) }),
      (error: CombinedError) => over || setTrouble(troubleOf(error)),
    );
    return () => {
      over = true;
    };
  }, [client, places, day, attempt]);

  return {
    facts: shown.facts,
    loading: !trouble && (shown.of !== places || shown.day !== day),
    trouble,
    again: () => setAttempt((count) => count + 1),
  };
}
