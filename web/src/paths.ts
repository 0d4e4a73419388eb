// Where everything is. Nowhere else is an address put together.

/** Places outside the client, on the same server. */
export const outside = {
  graphql: "/graphql",
  signOut: "/sign-out",
  signIn: (language: string, returnTo: string) => `/sign-in?${new URLSearchParams({ lang: language, return_to: returnTo })}`,
  publicFront: (language: string) => `/${language}`,
  notice: (language: string, controller: string, slug: string, version?: number) =>
    `/${language}/${controller}/${slug}${version === undefined ? "" : `/v/${version}`}`,
  report: (name: string, form: "html" | "csv" | "xlsx" | "json", controller: string | undefined, language: string) =>
    `/reports/${name}.${form}?${new URLSearchParams({ ...(controller && { controller }), language })}`,
  graphiql: "/graphql",
} as const;

/** Places in the client, as the router knows them. */
export const routes = {
  home: "/",
  registers: "/registers",
  register: "/registers/$controller/$key",
  findings: "/findings",
  reports: "/reports",
  log: "/log",
} as const;

export const base = "/app";

/** The key inside a global id: `pori` of `controller:pori`. */
export const keyOf = (id: string): string => id.slice(id.indexOf(":") + 1);
