// How is the server asked? Over GraphQL, in the reader's language; what the answers say of session and connection is kept. The first
// question is asked before React is there, so this stands on urql's core alone.
import { cacheExchange, Client, fetchExchange, mapExchange } from "@urql/core";
import type { Language } from "../i18n";
import { outside } from "../paths";
import { stand } from "./standing";
import { isConnection, troubleOf } from "./trouble";

export function createClient(language: Language): Client {
  return new Client({
    url: outside.graphql,
    // A question is never an address: it would stand in logs, and be kept by caches.
    preferGetMethod: false,
    fetchOptions: { headers: { accept: "application/graphql-response+json, application/json", language } },
    exchanges: [
      mapExchange({
        onResult(result) {
          if (!result.error) stand({ connection: "up" });
          else if (isConnection(result.error)) stand({ connection: "lost" });
          else stand({ connection: "up", ...(troubleOf(result.error).code === "UNAUTHENTICATED" && { session: "expired" }) });
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}
