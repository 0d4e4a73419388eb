import { expect, it } from "vitest";
import { wholeOf } from "../../../i18n/whole";
import { carried } from "./carried";
import { durationOf, lengthsOf } from "./duration";
import { BEGINNINGS, fieldsOfFlow } from "./flows/flowShape";
import { begun, makings } from "./pick/madeShape";
import { branches } from "./pick/tree";
import { fieldsOf, partOf, WRITABLE } from "./registerShape";
import { type Field, idsIn, type Item, newItem, patchOf, read, scoped, unchosen, write } from "./shape";

const words = wholeOf("en");
const isTold = (id: string) => words.t(id) !== id;

/** Every field of every form, however deep. */
const deep = (fields: readonly Field[]): readonly Field[] => fields.flatMap((field) => [field, ...(field.kind === "list" ? deep(field.fields) : [])]);
const all = [
  ...WRITABLE.flatMap((part) => deep(fieldsOf(part))),
  ...BEGINNINGS.flatMap(({ kind, way, far }) => deep(fieldsOfFlow(kind, way, far))),
  ...Object.values(makings).flatMap(({ fields }) => deep(fields)),
];

it("has words for every field of every form, for its help, its choices and its things", () => {
  const wanted = all.flatMap((field) => [
    `write-${field.label}`,
    ...(field.hint ? [`hint-${field.label}`] : []),
    ...(field.kind === "choice" || field.kind === "choices" ? field.values.map((value) => `${field.of}-${value}`) : []),
    ...(field.kind === "ref" || field.kind === "refs" ? [`pick-hint-${field.of[0]}`] : []),
    ...(field.kind === "list" && !field.ticks ? [`list-${field.label}`, `list-add-${field.label}`] : []),
    ...(field.kind === "list" && field.ticks ? field.ticks.values.map((value) => `${field.ticks?.of}-${value}`) : []),
  ]);
  const more = [
    ...Object.entries(makings).flatMap(([kind, { who }]) => [`pick-new-${kind}`, `pick-make-${kind}`, `pick-who-${who}`]),
    ...BEGINNINGS.map(({ name }) => `write-flow-new-${name}`),
  ];
  expect(wanted.length).toBeGreaterThan(150);
  expect([...wanted, ...more].filter((id) => !isTold(id))).toEqual([]);
});

const group = fieldsOf("DATA_GROUPS");
const told = {
  dataGroups: [
    { key: "g1", name: { fi: "Asiakkaat" }, special: "YES", specialCategories: ["HEALTH"], subjects: [{ id: "subjects:a" }], items: [{ text: {}, category: { id: "data:name" } }] },
  ],
};

it("sends what it has read, and nothing where nothing was changed", () => {
  const values = read(group, told);
  expect(write(group, values)).toMatchObject({
    dataGroups: [{ key: "g1", name: { fi: "Asiakkaat" }, specialCategories: ["HEALTH"], subjects: ["subjects:a"], items: [{ text: {}, category: "data:name" }] }],
  });
  expect(patchOf(group, values, values)).toEqual({});
  expect(idsIn(group, values)).toEqual(["subjects:a", "data:name"]);
});

it("sends no special categories of a group that is said to hold none, and keeps them for who says yes again", () => {
  const values = read(group, told);
  const [item] = values["dataGroups"] as readonly Item[];
  const no = { dataGroups: [{ ...item, values: { ...item?.values, special: "NO" } }] as readonly Item[] };
  expect(write(group, no)).toMatchObject({ dataGroups: [{ special: "NO", specialCategories: [] }] });
  expect(no.dataGroups[0]?.values["specialCategories"]).toEqual(["HEALTH"]);
});

it("gives a new one a key that no other has", () => {
  const [field] = group as readonly [Extract<Field, { kind: "list" }>];
  const items = [newItem(field, [], "g"), { id: "g3", values: {} }];
  expect(newItem(field, items, "g").id).toBe("g4");
});

it("finds what must be chosen before it can be sent", () => {
  const security = fieldsOf("SECURITY");
  const [field] = security as readonly [Extract<Field, { kind: "list" }>];
  expect(unchosen(security, { security: [newItem(field, [], "m")] })).toEqual(["/security/0/kind", "/security/0/form"]);
});

it("knows the part a pointer is written in", () => {
  expect(partOf("/purposes/0/bases/1")).toBe("PURPOSES");
  expect(partOf("/noTransfers")).toBe("TRANSFERS");
  expect(partOf("/confirmations")).toBeUndefined();
});

it("carries a pointer to where its place is now", () => {
  const list = scoped("x", [{ kind: "list", name: "list", fields: scoped("y", [{ kind: "text", name: "text" }]) }]);
  const item = (id: string): Item => ({ id, values: { text: id } });
  const [base, mine] = [{ list: [item("a"), item("b")] }, { list: [item("b"), item("c")] }];
  expect(carried("/list/1/text", list, base, mine)).toBe("/list/0/text");
  expect(carried("/list/0/text", list, base, mine)).toBeUndefined();
  expect(carried("/list", list, base, mine)).toBe("/list");
  expect(carried("/elsewhere", list, base, mine)).toBeUndefined();
});

it("reads and writes lengths of time as people say them", () => {
  expect(lengthsOf("P2Y6M")).toEqual([
    { count: "2", unit: "Y" },
    { count: "6", unit: "M" },
  ]);
  expect(durationOf([{ count: "10", unit: "Y" }])).toBe("P10Y");
  expect(durationOf([{ count: "", unit: "Y" }])).toBeNull();
  expect(lengthsOf("PT5H")).toBeUndefined();
});

it("lists a tree below its own, and finds by words a branch with those it stands below", () => {
  const row = (id: string, name: string, parent?: string) => ({ id, name, parent });
  const rows = [row("b", "Terveys"), row("c", "Allergiat", "b"), row("a", "Äidinkieli", "d"), row("d", "Koulutus")];
  expect(branches(rows, "", "fi").map(({ id, depth }) => `${id}${depth}`)).toEqual(["d0", "a1", "b0", "c1"]);
  expect(branches(rows, "aller", "fi")).toMatchObject([{ id: "c", sub: "Terveys" }]);
  // What goes round in a circle is still there once.
  expect(branches([row("x", "X", "y"), row("y", "Y", "x")], "", "fi")).toHaveLength(2);
});

it("begins what is made with the words that were typed", () => {
  const { post, processor } = makings;
  if (!post || !processor) throw new Error("posts and processors can be made");
  expect(begun(post, "Rehtori", "fi")["title"]).toEqual({ fi: "Rehtori", sv: "", en: "" });
  expect(begun(processor, "Malli Oy", "sv")["name"]).toBe("Malli Oy");
});
