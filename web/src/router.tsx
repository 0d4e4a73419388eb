// Which screens are there, and what may stand in their addresses? Each is loaded when it is first gone to.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { base, routes } from "./paths";
import { flag, oneOf, parseSearch, stringifySearch, text } from "./search";
import { Broken } from "./shell/Broken";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";
import { registerSearch } from "./routes/registers/asked";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: routes.home,
  validateSearch: (given: Record<string, unknown>): { controller?: string | undefined } => ({ controller: text(given["controller"]) }),
  component: lazyRouteComponent(() => import("./routes/home/Home"), "Home"),
});

const registers = createRoute({
  getParentRoute: () => root,
  path: routes.registers,
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import("./routes/registers/Registers"), "Registers"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: routes.register,
  validateSearch: (given: Record<string, unknown>): { history?: true | undefined; edit?: "PURPOSES" | undefined } => ({
    history: flag(given["history"]),
    edit: oneOf(["PURPOSES"], given["edit"]),
  }),
  component: lazyRouteComponent(() => import("./routes/register/RegisterPage"), "RegisterPage"),
});

const severities = ["ERROR", "WARNING", "ADVICE"] as const;
interface FindingsSearch {
  controller?: string | undefined;
  department?: string | undefined;
  severity?: (typeof severities)[number] | undefined;
  code?: string | undefined;
}

const findings = createRoute({
  getParentRoute: () => root,
  path: routes.findings,
  validateSearch: (given: Record<string, unknown>): FindingsSearch => ({
    controller: text(given["controller"]),
    department: text(given["department"]),
    severity: oneOf(severities, given["severity"]),
    code: text(given["code"]),
  }),
  component: lazyRouteComponent(() => import("./routes/findings/Findings"), "Findings"),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: routes.reports,
  validateSearch: (given: Record<string, unknown>): { controller?: string | undefined } => ({ controller: text(given["controller"]) }),
  component: lazyRouteComponent(() => import("./routes/reports/Reports"), "Reports"),
});

const log = createRoute({
  getParentRoute: () => root,
  path: routes.log,
  component: lazyRouteComponent(() => import("./routes/log/Log"), "Log"),
});

const tree = root.addChildren([home, registers, register, findings, reports, log]);

export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    basepath: base,
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
