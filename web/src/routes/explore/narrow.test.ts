import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "./facts";
import { type Chain, chainOf, graphOf, type ToldChain } from "./graph";
import { laneOf } from "./lanes";
import { grouped, inSight, MOST, moved, type Moving, narrowed, withWhatIsBehind } from "./narrow";

const fact = (id: string, more: Partial<Fact> = {}): [string, Fact] => [id, { id, name: { fi: id }, bases: [], special: false, hosting: [], support: [], ...more }];
const facts: Facts = new Map([
  fact("register:pori/1", { bases: ["CONSENT"], controller: { id: "controller:pori", name: { fi: "Pori" } } }),
  fact("register:espoo/1", { bases: ["PUBLIC_TASK"], controller: { id: "controller:espoo", name: { fi: "Espoo" } } }),
  fact("service:a", { hosting: ["country:fi"], support: ["country:us"], established: "country:fi" }),
  fact("service:b", { hostedInEea: "YES", established: "country:ie" }),
  fact("country:us", { standing: "THIRD" }),
  fact("country:fi", { standing: "EEA" }),
]);
const step = (from: string, to: string, kind: "PROCESSING" | "SUB_PROCESSING" = "PROCESSING", mechanism?: "STANDARD_CLAUSES_COMMISSION"): ToldChain["steps"][number] => ({
  isProvider: false,
  from: { id: from },
  to: { id: to },
  flow: { id: `flow:${from}-${to}`, kind, mechanism },
});
const usa: NonNullable<ToldChain["end"]> = { tie: "SUPPORT", inEea: false, country: { id: "country:us" } };
const chains: Chain[] = [
  chainOf("1", { steps: [step("register:pori/1", "service:a")], end: usa }),
  chainOf("2", { steps: [step("register:espoo/1", "service:b"), step("service:b", "service:a", "SUB_PROCESSING", "STANDARD_CLAUSES_COMMISSION")], end: usa }),
];
const left = (search: Parameters<typeof narrowed>[1], moving?: Moving) => narrowed(chains, search, facts, moving).map(({ id }) => id);

describe("chains", () => {
  it("end in the country they are tied to", () => expect(chains[0]?.places).toEqual(["register:pori/1", "service:a", "country:us"]));
  it("name the company that stands between", () => {
    const { places, links } = chainOf("3", { steps: [step("register:pori/1", "service:a")], end: { ...usa, tie: "PARENT", company: { id: "processor:p" } } });
    expect(places).toEqual(["register:pori/1", "service:a", "processor:p", "country:us"]);
    expect(links.at(-2)?.kind).toBe("PARENT");
  });
});

describe("narrowing", () => {
  it("to sub-processors leaves chains on which one stands", () => expect(left({ sub: true })).toEqual(["2"]));
  it("to a basis asks the register", () => expect(left({ basis: "CONSENT" })).toEqual(["1"]));
  it("to no ground finds the chains that name none", () => expect(left({ mechanism: "NONE" })).toEqual(["1"]));
  it("to a ground finds the chain that rests on it", () => expect(left({ mechanism: "STANDARD_CLAUSES_COMMISSION" })).toEqual(["2"]));
  it("to a controller leaves its own", () => expect(left({ controller: "espoo" })).toEqual(["2"]));
  it("to a country leaves what comes there", () => {
    expect(left({ country: "us" })).toEqual(["1", "2"]);
    expect(left({ country: "jp" })).toEqual([]);
  });
  it("to a category leaves chains from registers that hold it, and those with a flow that says it moves it", () => {
    expect(left({}, { flows: new Set(["flow:register:pori/1-service:a"]), registers: new Set() })).toEqual(["1"]);
    expect(left({}, { flows: new Set(), registers: new Set(["register:espoo/1"]) })).toEqual(["2"]);
  });
  it("of all flows leaves those of such registers and what lies behind them", () => {
    const links = chains.flatMap((chain) => chain.links);
    expect(moved(links, { flows: new Set(), registers: new Set(["register:espoo/1"]) }).map(({ from }) => from)).toEqual(["register:espoo/1", "service:b", "service:a"]);
  });
});

describe("lanes", () => {
  it("are where data lie, not where the company is", () => expect(laneOf("service:a", facts)?.key).toBe("country:fi"));
  it("do not guess a country where only the EEA is told", () => expect(laneOf("service:b", facts)).toEqual({ key: "EEA", standing: "EEA", country: undefined }));
  it("are none for what is at home", () => expect(laneOf("register:pori/1", facts)).toBeUndefined());
});

describe("what is shut", () => {
  const graph = graphOf(chains.flatMap(({ links }) => links));
  it("hides what is come to by it alone", () => {
    const { places } = inSight(graph, ["register:pori/1"], new Set(["service:a"]));
    expect([...places].sort()).toEqual(["register:pori/1", "service:a"]);
  });
  it("leaves what is come to by another way", () => {
    expect(inSight(graph, ["register:pori/1", "register:espoo/1"], new Set(["service:b"])).places).toContain("service:a");
  });
});

describe("groups", () => {
  const many = graphOf(
    Array.from({ length: MOST + 1 }, (_, at) => ({ id: String(at), from: `register:c/${at}`, to: "service:a", kind: "PROCESSING" as const })),
  );
  const known: Facts = new Map(many.places.map((id) => fact(id, { controller: { id: "controller:c", name: { fi: "C" } }, department: { id: `department:c/${id.length}`, name: { fi: "D" } } })));
  it("stand for many, and links are told together", () => {
    const { nodes, links } = grouped(many, known, new Set(), false);
    expect(nodes.filter(({ count }) => count).reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(MOST + 1);
    expect(links.reduce((sum, link) => sum + link.links.length, 0)).toBe(MOST + 1);
    expect(links.length).toBeLessThan(5);
  });
  it("open, one by one or all", () => {
    expect(grouped(many, known, new Set(["group:REGISTER:department:c/12"]), false).nodes.length).toBeGreaterThan(10);
    expect(grouped(many, known, new Set(), true).nodes).toHaveLength(MOST + 2);
  });
});

it("of shared flows those are told that lie behind one's own", () => {
  const link = (from: string, to: string) => ({ id: `${from}${to}`, from, to, kind: "PROCESSING" as const });
  expect(withWhatIsBehind([link("r", "a")], [link("a", "b"), link("b", "c"), link("x", "y")]).map(({ id }) => id)).toEqual(["ra", "ab", "bc"]);
});
