import { expect, it } from "vitest";
import { companiesOf } from "./companies";
import type { Reached } from "./SubProcessors";

const company = (id: string, hops: number): Reached => ({ hops, place: { __typename: "Processor", id: `processor:${id}`, plain: id, country: null } });
const service = (id: string, by: string): Reached => ({ hops: 1, place: { __typename: "Service", id: `service:${id}`, text: { fi: id }, provider: { id: `processor:${by}` } } });

it("each company is told once, by its nearest chain, with its services, and none is its own sub-processor", () => {
  const told = companiesOf([company("far", 3), company("near", 2), company("far", 1), company("own", 1), service("cloud", "far"), service("cloud", "far")], "processor:own");
  expect(told.map(({ name, hops, services }) => [name, hops, services.length])).toEqual([
    ["far", 1, 1],
    ["near", 2, 0],
  ]);
});
