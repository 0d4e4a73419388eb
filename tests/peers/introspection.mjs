// What graphql-js makes of the schema: the committed SDL, and the schema the running server tells of.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  getIntrospectionQuery,
  validateSchema,
} from "graphql";
import { signedIn } from "./signed-in.mjs";

export async function suite({ origin, root, check }) {
  let committed;
  let served;

  await check("web/schema.graphql is a valid schema", async () => {
    const schema = buildSchema(await readFile(join(root, "web/schema.graphql"), "utf8"));
    const errors = validateSchema(schema);
    if (errors.length) throw new Error(errors.join("\n"));
    committed = schema;
  });

  // Tools send this query as it is; a limit on depth or size that is too low shows here first.
  await check("the standard introspection query is answered without errors", async () => {
    served = buildClientSchema(await ask(origin, getIntrospectionQuery()));
  });

  await check("the server serves the schema that is committed", () => {
    if (!committed || !served) throw new Error("nothing to compare, see above");
    // The reference implementation adds its own edition's built-in directives and scalars to a schema read from a file.
    const builtIn = /from (deprecated|skip|include|specifiedBy|oneOf)\.$|^Standard scalar /;
    const compare = (from, to) =>
      [...findBreakingChanges(from, to), ...findDangerousChanges(from, to)].filter(({ description }) => !builtIn.test(description));
    const changes = [...compare(committed, served), ...compare(served, committed)];
    if (changes.length) throw new Error(changes.map((change) => change.description).join("\n"));
  });

  for (const file of ["starting-query", "transfers-query"]) {
    await check(`${file}.graphql is answered with data and no errors`, async () => {
      const officer = await signedIn(origin, "1");
      const data = await ask(origin, await readFile(join(root, `web/src/${file}.graphql`), "utf8"), officer);
      const empty = Object.keys(data).filter((field) => data[field] === null);
      if (empty.length) throw new Error(`nothing found for ${empty.join(", ")}`);
    });
  }
}

async function ask(origin, query, cookie = "") {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", cookie },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${text.slice(0, 500)}`);
  const { data, errors } = JSON.parse(text);
  if (errors?.length) throw new Error(errors.map((error) => error.message).join("\n"));
  return data;
}
