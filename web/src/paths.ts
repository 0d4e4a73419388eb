// Where everything is. Nowhere else is an address put together.

/** Places outside the client, on the same server. */
export const outside = {
  graphql: "/graphql",
  live: "/graphql/live",
  signOut: "/sign-out",
  signIn: (language: string, returnTo: string) => `/sign-in?${new URLSearchParams({ lang: language, return_to: returnTo })}`,
  publicFront: (language: string) => `/${language}`,
  notice: (language: string, controller: string, slug: string, version?: number) =>
    `/${language}/${controller}/${slug}${version === undefined ? "" : `/v/${version}`}`,
  /** A report as a file, with what it is narrowed to by the names that downloads have. */
  report: (name: string, form: "html" | "csv" | "xlsx" | "json" | "pdf", asked: Record<string, string>) => `/reports/${name}.${form}?${new URLSearchParams(asked)}`,
  auditPack: (controller: string, day: string | undefined, language: string) => `/audit-pack/${controller}.zip?${new URLSearchParams({ ...(day && { at: day }), language })}`,
  graphiql: "/graphql",
} as const;

/** Places in the client, as the router knows them. */
export const routes = {
  home: "/",
  registers: "/registers",
  newRegister: "/registers/new",
  register: "/registers/$controller/$key",
  findings: "/findings",
  reports: "/reports",
  report: "/reports/$report",
  savedReport: "/saved-reports/$key",
  log: "/log",
  explore: "/explore",
  processors: "/processors",
  processor: "/processors/$key",
  services: "/services",
  service: "/services/$key",
  agreements: "/agreements",
  agreement: "/agreements/$controller/$key",
  countries: "/countries",
  logEntry: "/log/$index",
  logThen: "/log/as-of",
  admin: "/admin",
  adminAccounts: "/admin/accounts",
  adminAccount: "/admin/accounts/$key",
  adminRoles: "/admin/roles",
  adminTokens: "/admin/tokens",
  adminWebhooks: "/admin/webhooks",
  adminWebhook: "/admin/webhooks/$key",
  adminOrganisation: "/admin/organisation",
  adminVocabularies: "/admin/vocabularies",
  adminRules: "/admin/rules",
  adminLayouts: "/admin/layouts",
  adminProviders: "/admin/providers",
  breaches: "/breaches",
  breach: "/breaches/$controller/$key",
} as const;

export const base = "/app";

/** The key inside a global id: `pori` of `controller:pori`. */
export const keyOf = (id: string): string => id.slice(id.indexOf(":") + 1);
