// Where does each screen come from, and with which words? Each is loaded when it is first gone to. It stands apart from the router so
// that the screen of the address one begins at is on its way before the router is there.
import { withWords } from "./i18n/sources";
import { base, routes } from "./paths";

export const screens = {
  home: () => withWords(import("./routes/home/Home"), "home"),
  registers: () => withWords(import("./routes/registers/Registers"), "registers", "views"),
  newRegister: () => withWords(import("./routes/newRegister/NewRegister"), "write"),
  register: () => withWords(import("./routes/register/RegisterPage"), "register", "fields"),
  findings: () => import("./routes/findings/Findings"),
  reports: () => withWords(import("./routes/reports/Reports"), "reports"),
  report: () => withWords(import("./routes/reports/ReportPage"), "reports", "fields"),
  savedReport: () => withWords(import("./routes/reports/SavedReport"), "reports"),
  log: () => withWords(import("./routes/log/Log"), "log", "fields"),
  explore: () => withWords(import("./routes/explore/Explore"), "explore", "views"),
  processors: () => withWords(import("./routes/processors/Processors"), "processors"),
  processor: () => withWords(import("./routes/processors/ProcessorPage"), "processors"),
  services: () => withWords(import("./routes/processors/Services"), "processors"),
  service: () => withWords(import("./routes/processors/ServicePage"), "processors"),
  agreements: () => withWords(import("./routes/processors/Agreements"), "processors"),
  agreement: () => withWords(import("./routes/processors/AgreementPage"), "processors"),
  countries: () => withWords(import("./routes/processors/Countries"), "processors"),
  logEntry: () => withWords(import("./routes/log/Entry"), "log", "fields"),
  logThen: () => withWords(import("./routes/log/Then"), "log", "fields"),
  admin: () => withWords(import("./routes/admin/Admin"), "admin"),
  adminAccounts: () => withWords(import("./routes/admin/Accounts"), "admin"),
  adminAccount: () => withWords(import("./routes/admin/AccountPage"), "admin"),
  adminRoles: () => withWords(import("./routes/admin/Roles"), "admin"),
  adminTokens: () => withWords(import("./routes/admin/Tokens"), "admin"),
  adminWebhooks: () => withWords(import("./routes/admin/Webhooks"), "admin"),
  adminWebhook: () => withWords(import("./routes/admin/WebhookPage"), "admin"),
  adminOrganisation: () => withWords(import("./routes/admin/Organisation"), "admin"),
  adminVocabularies: () => withWords(import("./routes/admin/Vocabularies"), "admin"),
  adminRules: () => withWords(import("./routes/admin/Rules"), "admin"),
  breaches: () => withWords(import("./routes/breaches/Breaches"), "breaches"),
  breach: () => withWords(import("./routes/breaches/BreachPage"), "breaches"),
  adminLayouts: () => withWords(import("./routes/admin/Layouts"), "admin", "register"),
  adminProviders: () => withWords(import("./routes/admin/Providers"), "admin"),
} satisfies Record<keyof typeof routes, () => Promise<unknown>>;

type Name = keyof typeof screens;

/** The screen at an address; the router knows better, and this only looks ahead. */
export function screenAt(address: string): Name | undefined {
  const path = address.slice(base.length).replace(/\/$/, "") || "/";
  const names = Object.keys(screens) as Name[];
  const fits = (name: Name) => new RegExp(`^${routes[name].replaceAll(/\$\w+/g, "[^/]+")}$`).test(path);
  return names.find((name) => routes[name] === path) ?? names.find(fits);
}
