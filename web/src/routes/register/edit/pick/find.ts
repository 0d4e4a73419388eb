// What can be picked? Found by words as one types; the lists of people and data, which are short trees, are there as a whole.
import type { Client, TypedDocumentNode } from "urql";
import { type FragmentType, graphql } from "../../../../gql";
import type { SearchKind } from "../../../../gql/graphql";
import type { LanguageText } from "../../../../i18n";
import type { Pickable } from "../shape";
import { type Called, type CalledNode, calledOf } from "./called";
import { type Branch, branches } from "./tree";

const ByWordsDocument = graphql(`
  query PickByWords($query: String!, $kinds: [SearchKind!]!, $controller: ID) {
    search(query: $query, kinds: $kinds, controller: $controller, unfinished: true, first: 12) {
      nodes {
        id
        node {
          __typename
          id
          ...Called
        }
      }
    }
  }
`);

const PostsDocument = graphql(`
  query PickPosts($controller: ID!, $text: String) {
    rows: posts(first: 20, filter: { controller: $controller, text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const PeopleDocument = graphql(`
  query PickPeople($controller: ID!, $text: String) {
    rows: people(first: 20, filter: { controller: $controller, text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const ControllersDocument = graphql(`
  query PickControllers($text: String) {
    rows: controllers(first: 20, filter: { text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const DepartmentsDocument = graphql(`
  query PickDepartments($controller: ID!, $text: String) {
    rows: departments(first: 50, filter: { controller: $controller, text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const CountriesDocument = graphql(`
  query PickCountries($text: String) {
    rows: countries(first: 20, filter: { text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const ActsDocument = graphql(`
  query PickActs($text: String) {
    rows: acts(first: 20, filter: { text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const AgreementsDocument = graphql(`
  query PickAgreements($controller: ID!, $text: String) {
    rows: agreements(first: 20, filter: { controller: $controller, text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const AssessmentsDocument = graphql(`
  query PickAssessments($controller: ID!, $text: String) {
    rows: assessments(first: 20, filter: { controller: $controller, text: $text }, orderBy: { field: NAME }) {
      nodes {
        id
        ...Called
      }
    }
  }
`);

const SubjectsDocument = graphql(`
  query PickSubjects($after: String) {
    list: dataSubjectCategories(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...Called
        parent {
          id
        }
      }
    }
  }
`);

const DataDocument = graphql(`
  query PickData($after: String) {
    list: personalDataCategories(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...Called
        parent {
          id
        }
      }
    }
  }
`);

export interface Look {
  readonly client: Client;
  readonly say: (text: LanguageText | null | undefined) => string;
  readonly language: string;
  readonly controller: string;
}

type Answer<Data> = { data?: Data | undefined; error?: unknown };
type Rows = { readonly nodes: readonly FragmentType<typeof Called>[] };

type Listing = TypedDocumentNode<{ rows: Rows }, { controller: string; text?: string | null }>;

/** What is found by name in its own list, the controller's where it has one. */
const listed: Partial<Record<Pickable, Listing>> = {
  post: PostsDocument,
  person: PeopleDocument,
  controller: ControllersDocument,
  department: DepartmentsDocument,
  country: CountriesDocument,
  act: ActsDocument,
  agreement: AgreementsDocument,
  assessment: AssessmentsDocument,
};

/** Nothing where the server did not answer: what is typed stays, and the next key asks again. */
export async function find(kinds: readonly Pickable[], words: string, look: Look): Promise<readonly CalledNode[] | undefined> {
  const [kind] = kinds;
  const text = words.trim();
  if (kind === "subjects") return tree(SubjectsDocument, text, look);
  if (kind === "data") return tree(DataDocument, text, look);
  const document = kind && listed[kind];
  if (!document) return byWords(kinds, text, look);
  const { data } = await look.client.query(document, { controller: look.controller, ...(text && { text }) }).toPromise();
  return data?.rows.nodes.flatMap((node) => calledOf(node, look.say) ?? []);
}

const searched: Partial<Record<Pickable, SearchKind>> = {
  provision: "PROVISION",
  processor: "PROCESSOR",
  service: "SERVICE",
  recipient: "RECIPIENT",
  source: "OUTSIDE_SOURCE",
  register: "REGISTER",
};

async function byWords(kinds: readonly Pickable[], query: string, { client, controller, say }: Look): Promise<readonly CalledNode[] | undefined> {
  if (!query) return [];
  const own = kinds.length === 1 && kinds[0] === "register";
  const { data } = await client.query(ByWordsDocument, { query, kinds: kinds.flatMap((kind) => searched[kind] ?? []), controller: own ? controller : null }).toPromise();
  return data?.search.nodes.flatMap(({ node }) => calledOf(node, say) ?? []);
}

type Listed = { list: { pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined }; nodes: readonly (FragmentType<typeof Called> & { parent?: { id: string } | null })[] } };

/** All of a tree of categories, in which words find a branch by its own name or by those it stands below. */
async function tree<Data extends Listed>(document: TypedDocumentNode<Data, { after?: string | null }>, text: string, { client, say, language }: Look): Promise<readonly CalledNode[] | undefined> {
  const rows: Branch[] = [];
  let after: string | null = null;
  do {
    const { data }: Answer<Data> = await client.query(document, { after }).toPromise();
    if (!data) return undefined;
    for (const node of data.list.nodes) {
      const called = calledOf(node, say);
      if (called) rows.push({ ...called, parent: node.parent?.id });
    }
    after = data.list.pageInfo.hasNextPage ? (data.list.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return branches(rows, text, language);
}
