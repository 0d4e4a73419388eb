import { expect, it } from "vitest";
import { filterOf, narrowedBy, registerSearch } from "./routes/registers/asked";
import { parseSearch, stringifySearch } from "./search";

it("writes an address that a person can read, and reads it back", () => {
  const search = registerSearch(parseSearch("?q=p%C3%A4iv%C3%A4&basis=CONSENT&down=1"));
  expect(stringifySearch({ ...search })).toBe("?q=p%C3%A4iv%C3%A4&basis=CONSENT&down=1");
  expect(stringifySearch({})).toBe("");
});

it("passes over what it does not know in an address", () => {
  const search = registerSearch(parseSearch("?basis=BECAUSE&life=&q=%20&sort=SIZE&evil=1"));
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
});

it("asks the API for what the address says, and for nothing else", () => {
  expect(filterOf(registerSearch({ controller: "pori", department: "pori/ict", notice: "UNPUBLISHED", archived: "1" }))).toEqual({
    controller: "controller:pori",
    department: "department:pori/ict",
    notice: "UNPUBLISHED",
    archived: true,
  });
  expect(filterOf({})).toEqual({});
});

it("counts days from today, so that a link that is kept goes with them", () => {
  const on = new Date("2026-11-30T22:00:00Z");
  expect(filterOf(registerSearch({ due: "late", found: "WARNING", post: "none" }), on)).toEqual({
    reviewDueBy: "2026-11-30",
    findings: "WARNING",
    withoutResponsiblePost: true,
  });
  expect(filterOf(registerSearch({ due: "quarter", post: "some", found: "GRAVE" }), on)).toEqual({ reviewDueBy: "2027-02-28", withoutResponsiblePost: false });
});

it("counts what narrows the list, not the words nor the order", () => {
  expect(narrowedBy({ q: "a", sort: "NAME", down: true })).toBe(0);
  expect(narrowedBy({ basis: "CONSENT", department: "pori/ict" })).toBe(2);
});
