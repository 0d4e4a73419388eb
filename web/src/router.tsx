// Which screens are there, and what may stand in their addresses?
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { base, routes } from "./paths";
import { screens } from "./screens";
import { flag, oneOf, parseSearch, stringifySearch, text } from "./search";
import { Broken } from "./shell/Broken";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";
import { registerPageSearch } from "./routes/register/asked";
import { workSearch } from "./routes/register/work/asked";
import { accountsSearch, breachesSearch, layoutSearch, organisationSearch, rulesSearch, vocabularySearch, webhookSearch } from "./routes/admin/asked";
import { day, logSearch } from "./routes/log/asked";
import { reportSearch } from "./routes/reports/asked";
import { registerSearch } from "./routes/registers/asked";
import { exploreSearch } from "./routes/explore/asked";
import { agreementSearch, countrySearch, pageSearch, processorSearch, serviceSearch } from "./routes/processors/asked";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: routes.home,
  validateSearch: (given: Record<string, unknown>): { controller?: string | undefined; tour?: true | undefined } => ({
    controller: text(given["controller"]),
    tour: flag(given["tour"]),
  }),
  component: lazyRouteComponent(screens.home, "Home"),
});

const registers = createRoute({
  getParentRoute: () => root,
  path: routes.registers,
  validateSearch: registerSearch,
  component: lazyRouteComponent(screens.registers, "Registers"),
});

const newRegister = createRoute({
  getParentRoute: () => root,
  path: routes.newRegister,
  validateSearch: (given: Record<string, unknown>): { controller?: string | undefined; department?: string | undefined; copy?: string | undefined } => ({
    controller: text(given["controller"]),
    department: text(given["department"]),
    copy: text(given["copy"]),
  }),
  component: lazyRouteComponent(screens.newRegister, "NewRegister"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: routes.register,
  validateSearch: (given: Record<string, unknown>) => ({ ...registerPageSearch(given), ...workSearch(given) }),
  component: lazyRouteComponent(screens.register, "RegisterPage"),
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
  component: lazyRouteComponent(screens.findings, "Findings"),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: routes.reports,
  validateSearch: (given: Record<string, unknown>): { controller?: string | undefined } => ({ controller: text(given["controller"]) }),
  component: lazyRouteComponent(screens.reports, "Reports"),
});

const report = createRoute({
  getParentRoute: () => root,
  path: routes.report,
  validateSearch: reportSearch,
  component: lazyRouteComponent(screens.report, "ReportPage"),
});

const savedReport = createRoute({
  getParentRoute: () => root,
  path: routes.savedReport,
  component: lazyRouteComponent(screens.savedReport, "SavedReport"),
});

const log = createRoute({
  getParentRoute: () => root,
  path: routes.log,
  validateSearch: logSearch,
  component: lazyRouteComponent(screens.log, "Log"),
});

const explore = createRoute({
  getParentRoute: () => root,
  path: routes.explore,
  validateSearch: exploreSearch,
  component: lazyRouteComponent(screens.explore, "Explore"),
});

const processors = createRoute({
  getParentRoute: () => root,
  path: routes.processors,
  validateSearch: processorSearch,
  component: lazyRouteComponent(screens.processors, "Processors"),
});

const processor = createRoute({
  getParentRoute: () => root,
  path: routes.processor,
  validateSearch: pageSearch,
  component: lazyRouteComponent(screens.processor, "ProcessorPage"),
});

const services = createRoute({
  getParentRoute: () => root,
  path: routes.services,
  validateSearch: serviceSearch,
  component: lazyRouteComponent(screens.services, "Services"),
});

const service = createRoute({
  getParentRoute: () => root,
  path: routes.service,
  validateSearch: pageSearch,
  component: lazyRouteComponent(screens.service, "ServicePage"),
});

const agreements = createRoute({
  getParentRoute: () => root,
  path: routes.agreements,
  validateSearch: agreementSearch,
  component: lazyRouteComponent(screens.agreements, "Agreements"),
});

const agreement = createRoute({
  getParentRoute: () => root,
  path: routes.agreement,
  validateSearch: pageSearch,
  component: lazyRouteComponent(screens.agreement, "AgreementPage"),
});

const countries = createRoute({
  getParentRoute: () => root,
  path: routes.countries,
  validateSearch: countrySearch,
  component: lazyRouteComponent(screens.countries, "Countries"),
});

const shared = [processors, processor, services, service, agreements, agreement, countries] as const;

const logEntry = createRoute({
  getParentRoute: () => root,
  path: routes.logEntry,
  component: lazyRouteComponent(screens.logEntry, "Entry"),
});

const logThen = createRoute({
  getParentRoute: () => root,
  path: routes.logThen,
  validateSearch: (given: Record<string, unknown>): { register?: string | undefined; on?: string | undefined } => ({ register: text(given["register"]), on: day(given["on"]) }),
  component: lazyRouteComponent(screens.logThen, "Then"),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: routes.admin,
  component: lazyRouteComponent(screens.admin, "Admin"),
});

const adminAccounts = createRoute({
  getParentRoute: () => root,
  path: routes.adminAccounts,
  validateSearch: accountsSearch,
  component: lazyRouteComponent(screens.adminAccounts, "Accounts"),
});

const adminAccount = createRoute({
  getParentRoute: () => root,
  path: routes.adminAccount,
  component: lazyRouteComponent(screens.adminAccount, "AccountPage"),
});

const adminRoles = createRoute({
  getParentRoute: () => root,
  path: routes.adminRoles,
  component: lazyRouteComponent(screens.adminRoles, "Roles"),
});

const adminTokens = createRoute({
  getParentRoute: () => root,
  path: routes.adminTokens,
  component: lazyRouteComponent(screens.adminTokens, "Tokens"),
});

const adminWebhooks = createRoute({
  getParentRoute: () => root,
  path: routes.adminWebhooks,
  component: lazyRouteComponent(screens.adminWebhooks, "Webhooks"),
});

const adminWebhook = createRoute({
  getParentRoute: () => root,
  path: routes.adminWebhook,
  validateSearch: webhookSearch,
  component: lazyRouteComponent(screens.adminWebhook, "WebhookPage"),
});

const adminOrganisation = createRoute({
  getParentRoute: () => root,
  path: routes.adminOrganisation,
  validateSearch: organisationSearch,
  component: lazyRouteComponent(screens.adminOrganisation, "Organisation"),
});

const adminVocabularies = createRoute({
  getParentRoute: () => root,
  path: routes.adminVocabularies,
  validateSearch: vocabularySearch,
  component: lazyRouteComponent(screens.adminVocabularies, "Vocabularies"),
});

const adminRules = createRoute({
  getParentRoute: () => root,
  path: routes.adminRules,
  validateSearch: rulesSearch,
  component: lazyRouteComponent(screens.adminRules, "Rules"),
});

const breaches = createRoute({
  getParentRoute: () => root,
  path: routes.breaches,
  validateSearch: breachesSearch,
  component: lazyRouteComponent(screens.breaches, "Breaches"),
});

const breach = createRoute({
  getParentRoute: () => root,
  path: routes.breach,
  component: lazyRouteComponent(screens.breach, "BreachPage"),
});

const adminLayouts = createRoute({
  getParentRoute: () => root,
  path: routes.adminLayouts,
  validateSearch: layoutSearch,
  component: lazyRouteComponent(screens.adminLayouts, "Layouts"),
});

const adminProviders = createRoute({
  getParentRoute: () => root,
  path: routes.adminProviders,
  component: lazyRouteComponent(screens.adminProviders, "Providers"),
});

const administration = [admin, adminAccounts, adminAccount, adminRoles, adminTokens, adminWebhooks, adminWebhook, adminOrganisation, adminVocabularies, adminRules, adminLayouts, adminProviders] as const;
const tree = root.addChildren([home, registers, newRegister, register, findings, reports, report, savedReport, log, logThen, logEntry, explore, ...shared, ...administration, breaches, breach]);

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
