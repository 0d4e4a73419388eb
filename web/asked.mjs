// Which messages does a piece of source ask for: by name, by enumeration (`word("Role", …)`), or by the beginning of a name?
export function askedIn(text) {
  const names = new Set();
  const enums = new Set();
  const beginnings = new Set();
  for (const [, name] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) names.add(name);
  for (const [, name] of text.matchAll(/say: "([^"]+)"/g)) names.add(name);
  for (const [, one, other] of text.matchAll(/\bt\([^()"`]*\? "([^"]+)" : "([^"]+)"/g)) for (const name of [one, other]) names.add(name);
  for (const [, name] of text.matchAll(/\["(group-[^"]+)", /g)) names.add(name);
  for (const [, name] of text.matchAll(/\bword\("([^"]+)"/g)) enums.add(name);
  for (const [, name] of text.matchAll(/facet\("\w+", "(\w+)"/g)) enums.add(name);
  // The shapes of forms name the enumerations one chooses from.
  for (const [, name] of text.matchAll(/\bof: "([A-Z]\w+)"/g)) enums.add(name);
  for (const [, name] of text.matchAll(/\bt\(`([^`$]+)\$\{/g)) beginnings.add(name);
  return { names, enums, beginnings };
}
