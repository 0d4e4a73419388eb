import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { expect, it } from "vitest";
import startingQuery from "./starting-query.graphql?raw";
import transfersQuery from "./transfers-query.graphql?raw";

// These are the first thing a newcomer runs, so a renamed field must not break them unseen.
it.each([
  ["starting", startingQuery],
  ["transfers", transfersQuery],
])("the %s query fits the schema", (_, query) => {
  const schema = buildSchema(readFileSync(new URL("../schema.graphql", import.meta.url), "utf8"));

  expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
});
