// Does the client have every word in every language? Fails on a message that is missing, unknown, unused, empty, or that has
// other gaps in one language than in another. Part of `npm run check`.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, Visitor } from "@fluent/syntax";
import { parse as parseGraphql } from "graphql";
import { askedIn } from "./asked.mjs";

const root = import.meta.dirname;
const languages = ["fi", "sv", "en"];
const problems = [];

/** The messages of a language, each with its gaps. */
async function messagesOf(language) {
  const messages = new Map();
  const folder = join(root, "src/i18n", language);
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".ftl")).sort()) {
    for (const entry of parse(await readFile(join(folder, name), "utf8"), {}).body) {
      const where = `${language}/${name}`;
      if (entry.type === "Junk") problems.push(`${where}: cannot be read: ${entry.content.trim().split("\n")[0]}`);
      if (entry.type !== "Message") continue;
      if (messages.has(entry.id.name)) problems.push(`${where}: ${entry.id.name} is there twice`);
      if (!entry.value) problems.push(`${where}: ${entry.id.name} says nothing`);
      messages.set(entry.id.name, gapsOf(entry));
    }
  }
  return messages;
}

function gapsOf(message) {
  const gaps = new Set();
  class Gaps extends Visitor {
    visitVariableReference(reference) {
      gaps.add(reference.id.name);
    }
  }
  new Gaps().visit(message);
  return [...gaps].sort().join(", ");
}

/** Everything the source asks for. */
async function asked() {
  const all = { names: new Set(), enums: new Set(), beginnings: new Set() };
  for (const file of await readdir(join(root, "src"), { recursive: true })) {
    if (!/\.tsx?$/.test(file) || file.startsWith("gql") || /\.test\./.test(file)) continue;
    const here = askedIn(await readFile(join(root, "src", file), "utf8"));
    for (const kind of Object.keys(all)) for (const one of here[kind]) all[kind].add(one);
  }
  return all;
}

/** Words for values of another enumeration than their own name says. */
const namedAfter = {
  LegalBasisShort: "LegalBasis",
  Part: "FindingPart",
  PartShort: "FindingPart",
  law: "FindingPart",
};

const schema = parseGraphql(await readFile(join(root, "schema.graphql"), "utf8"));
const valuesOf = (name) => schema.definitions.find((one) => one.kind === "EnumTypeDefinition" && one.name.value === name)?.values.map((value) => value.name.value);

const { names, enums, beginnings } = await asked();
for (const name of enums) {
  const values = valuesOf(namedAfter[name] ?? name);
  if (!values) problems.push(`word("${name}", …): the schema has no such enumeration`);
  for (const value of values ?? []) names.add(`${name}-${value}`);
}

const all = new Map();
for (const language of languages) all.set(language, await messagesOf(language));
const known = new Set([...all.values()].flatMap((messages) => [...messages.keys()]));
for (const [language, messages] of all) {
  for (const name of known) if (!messages.has(name)) problems.push(`${language}: ${name} is missing`);
  for (const name of names) if (!known.has(name)) problems.push(`${language}: ${name} is asked for and missing`);
  for (const [name, gaps] of messages) {
    const other = all.get("en").get(name);
    if (other !== undefined && other !== gaps) problems.push(`${language}: ${name} has the gaps {${gaps}}, in English {${other}}`);
  }
}
for (const name of known) {
  if (!names.has(name) && ![...beginnings].some((beginning) => name.startsWith(beginning))) problems.push(`${name} is never asked for`);
}

for (const problem of problems) console.error(problem);
console.log(`${known.size} messages in ${languages.join(", ")}: ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
