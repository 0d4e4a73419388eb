import { expect, it } from "vitest";
import { wayOutOf } from "./wayOut";

const register = "register:pori/1";
const found = (aboutId: string, pointer: string) => wayOutOf({ aboutId, pointer, part: "TRANSFERS" }, register);

it("leads to the field, in the part where it is written", () => {
  expect(found(register, "/purposes/0/bases/0/provisions")).toEqual({ edit: "PURPOSES", at: "/purposes/0/bases/0/provisions" });
  expect(found(register, "/noTransfers")).toEqual({ edit: "TRANSFERS", at: "/noTransfers" });
});

it("leads to the flow that is meant, and to confirming", () => {
  expect(found("flow:pori/1-x", "/mechanism")).toEqual({ edit: "TRANSFERS", at: "/mechanism", flow: "flow:pori/1-x" });
  expect(found(register, "/confirmations")).toEqual({ walk: true });
});

it("says who mends what is not of the register", () => {
  expect(found("post:pori/a", "/email")).toEqual({ noun: "post:pori/a", at: "/email", who: "organisation" });
  expect(found("person:pori/1", "/leftOn")).toEqual({ who: "organisation" });
  expect(found("service:x", "/provider")).toEqual({ who: "dpo" });
  expect(found(register, "/notices")).toEqual({ who: "publish" });
});
