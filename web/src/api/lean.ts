// A question without what it does not ask. The server prices a question by all that stands in it, also by what a directive leaves out: so
// what is left out by `@include` with a variable that is false does not stand in it at all.
import type { DefinitionNode, DirectiveNode, DocumentNode, SelectionSetNode } from "graphql";
import { type AnyVariables, createRequest, type TypedDocumentNode } from "urql";

const made = new Map<unknown, Map<string, DocumentNode>>();

export function lean<Data, Variables extends AnyVariables>(query: TypedDocumentNode<Data, Variables>, variables: Variables): TypedDocumentNode<Data, Variables> {
  const off = new Set(Object.entries(variables ?? {}).flatMap(([name, value]) => (value === false ? [name] : [])));
  if (off.size === 0) return query;
  const ofQuery = made.get(query) ?? new Map<string, DocumentNode>();
  made.set(query, ofQuery);
  const key = [...off].sort().join(" ");
  const known = ofQuery.get(key) ?? leaner(createRequest(query, variables).query as DocumentNode, off);
  ofQuery.set(key, known);
  return known as TypedDocumentNode<Data, Variables>;
}

function leaner(document: DocumentNode, off: ReadonlySet<string>): DocumentNode {
  const definitions = document.definitions.map((definition): DefinitionNode => ("selectionSet" in definition && definition.selectionSet ? { ...definition, selectionSet: kept(definition.selectionSet, off) } : definition));
  const used = new Set<string>();
  for (const definition of definitions) if (definition.kind === "OperationDefinition" || definition.kind === "FragmentDefinition") gather(definition.selectionSet, used);
  return {
    kind: document.kind,
    // A variable that nothing uses any more would be refused.
    definitions: definitions.map((definition) =>
      definition.kind === "OperationDefinition" ? { ...definition, variableDefinitions: (definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)) } : definition,
    ),
  };
}

function kept(set: SelectionSetNode, off: ReadonlySet<string>): SelectionSetNode {
  const selections = set.selections.flatMap((selection) => {
    if (selection.directives?.some((directive) => off.has(conditionOf(directive) ?? ""))) return [];
    return "selectionSet" in selection && selection.selectionSet ? [{ ...selection, selectionSet: kept(selection.selectionSet, off) }] : [selection];
  });
  return { ...set, selections };
}

/** The variable that an `@include` asks. */
function conditionOf({ name, arguments: given }: DirectiveNode): string | undefined {
  const value = name.value === "include" ? given?.[0]?.value : undefined;
  return value?.kind === "Variable" ? value.name.value : undefined;
}

/** The names of all variables in a part of a document. */
function gather(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) return node.forEach((one) => gather(one, into));
  if (typeof node !== "object" || node === null) return;
  if ("kind" in node && node.kind === "Variable") into.add((node as unknown as { name: { value: string } }).name.value);
  else for (const [name, value] of Object.entries(node)) if (name !== "loc") gather(value, into);
}
