import { expect, it } from "vitest";
import { screenAt } from "./screens";

it.each([
  ["/app", "home"],
  ["/app/", "home"],
  ["/app/registers", "registers"],
  ["/app/registers/new", "newRegister"],
  ["/app/registers/pori/4", "register"],
  ["/app/log/as-of", "logThen"],
  ["/app/log/12", "logEntry"],
  ["/app/nowhere", undefined],
] as const)("what is at %s is on its way before the router is there", (address, screen) => {
  expect(screenAt(address)).toBe(screen);
});
