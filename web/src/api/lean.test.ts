import { type DocumentNode, parse, print } from "graphql";
import { expect, it } from "vitest";
import type { TypedDocumentNode } from "urql";
import { lean } from "./lean";

const query = parse(`
  query List($first: Int!, $counted: Boolean!, $all: Boolean!) {
    list(first: $first) {
      totalCount @include(if: $counted)
      nodes { id ...Row }
    }
  }
  fragment Row on Thing { name parts(first: $first) @include(if: $all) { text } colour @include(if: $all) }
`) as TypedDocumentNode<unknown, { first: number; counted: boolean; all: boolean }>;
const text = (document: unknown) => print(document as DocumentNode).replaceAll(/\s+/g, " ").trim();

it("leaves out what is not asked, with the variables that nothing uses then", () => {
  expect(text(lean(query, { first: 5, counted: false, all: false }))).toBe(
    "query List($first: Int!) { list(first: $first) { nodes { id ...Row } } } fragment Row on Thing { name }",
  );
});

it("keeps what is asked, and its condition with it", () => {
  const asked = text(lean(query, { first: 5, counted: false, all: true }));
  expect(asked).toContain("query List($first: Int!, $all: Boolean!)");
  expect(asked).toContain("parts(first: $first) @include(if: $all)");
  expect(asked).not.toContain("totalCount");
});

it("is the question itself where all is asked, and the same one each time where not", () => {
  expect(lean(query, { first: 5, counted: true, all: true })).toBe(query);
  const variables = { first: 5, counted: true, all: false };
  expect(lean(query, variables)).toBe(lean(query, { ...variables, first: 9 }));
});
