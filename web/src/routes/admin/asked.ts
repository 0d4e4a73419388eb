// What stands in the addresses of the screens of administration and breaches.
import type { AccountKind, DeliveryState } from "../../gql/graphql";
import { LANGUAGES, type Language } from "../../i18n";
import { flag, oneOf, text } from "../../search";

/** Who has something to administer at all: the others find the same in reports and registers. */
export const ADMINISTERS = ["ManageAccount", "EditOrganisation", "EditVocabulary", "SetRule"] as const;

type Given = Record<string, unknown>;
type Maybe<Search> = { [name in keyof Search]?: Search[name] | undefined };

const KINDS: readonly AccountKind[] = ["PERSON", "SERVICE"];
export const accountsSearch = (given: Given): Maybe<{ q: string; kind: AccountKind; closed: true }> => ({
  q: text(given["q"]),
  kind: oneOf(KINDS, given["kind"]),
  closed: flag(given["closed"]),
});

export const STATES: readonly DeliveryState[] = ["WAITING", "DELIVERED", "DEAD", "DROPPED"];
export const webhookSearch = (given: Given): Maybe<{ state: DeliveryState }> => ({ state: oneOf(STATES, given["state"]) });

export const VIEWS = ["departments", "posts", "people", "controller"] as const;
export const organisationSearch = (given: Given): Maybe<{ controller: string; view: (typeof VIEWS)[number] }> => ({
  controller: text(given["controller"]),
  view: oneOf(VIEWS, given["view"]),
});

export const LISTS = ["data", "subjects"] as const;
export type List = (typeof LISTS)[number];
export const vocabularySearch = (given: Given): Maybe<{ list: List; q: string; id: string; proposed: true }> => ({
  list: oneOf(LISTS, given["list"]),
  q: text(given["q"]),
  id: text(given["id"]),
  proposed: flag(given["proposed"]),
});

export const rulesSearch = (given: Given): Maybe<{ controller: string; q: string }> => ({ controller: text(given["controller"]), q: text(given["q"]) });

export interface LayoutSearch {
  key?: string | undefined;
  /** The global id of the register that stands as an example. */
  register?: string | undefined;
  language?: Language | undefined;
}
export const layoutSearch = (given: Given): LayoutSearch => ({ key: text(given["key"]), register: text(given["register"]), language: oneOf(LANGUAGES, given["language"]) });

export const breachesSearch = (given: Given): Maybe<{ controller: string; closed: true }> => ({ controller: text(given["controller"]), closed: flag(given["closed"]) });
