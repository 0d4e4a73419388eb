// Where is now, in what is being written, the place that a pointer into what was saved meant? Items are moved and taken away. Pure.
import type { Field, Item, Values } from "./shape";

export function carried(pointer: string, fields: readonly Field[], base: Values, mine: Values): string | undefined {
  const [, name, place, ...rest] = pointer.split("/");
  const field = fields.find((one) => one.name === name);
  if (!field) return undefined;
  if (field.kind !== "list" || place === undefined) return pointer;
  const was = (base[field.name] as readonly Item[])[Number(place)];
  const list = mine[field.name] as readonly Item[];
  const now = list.findIndex((item) => item.id === was?.id);
  const is = list[now];
  if (!was || !is) return undefined;
  if (rest.length === 0) return `/${name}/${now}`;
  const deeper = carried(`/${rest.join("/")}`, field.fields, was.values, is.values);
  return deeper && `/${name}/${now}${deeper}`;
}
