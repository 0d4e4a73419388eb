import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { wholeOf } from "../../i18n/whole";
import { actionsOf, MATRIX } from "./matrix";

const snapshot = "../../../../src/access/snapshots/seloste__access__policy__tests__the_matrix_is_the_one_a_lawyer_has_read.snap";

it("says of every action and role what the server's table says", () => {
  const text = readFileSync(join(import.meta.dirname, snapshot), "utf8");
  const lines = text.split("\n").filter((line) => /^[A-Z]\w+ /.test(line));
  const told = lines.map((line) => {
    // Action, scope of tokens, the public, and the four roles.
    const [action, , , ...far] = line.trim().split(/\s{2,}/);
    return [action, ...far.map((reach) => (reach === "within reach" ? "reach" : reach))];
  });
  expect(told.length).toBeGreaterThan(30);
  expect(MATRIX).toEqual(told);
});

it("has words for each action", () => {
  const words = wholeOf("en");
  for (const [action] of MATRIX) expect(words.t(`action-${action}`)).not.toBe(`action-${action}`);
});

it("keeps publishing and accounts in different hands", () => {
  const may = (role: "DPO" | "ADMIN") => actionsOf(role).map(([action]) => action);
  expect(may("DPO")).not.toContain("ManageAccount");
  expect(may("ADMIN")).not.toContain("PublishNotice");
});
