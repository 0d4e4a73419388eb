import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher";
import "./graphiql.css";
import startingQuery from "./starting-query.graphql?raw";
import transfersQuery from "./transfers-query.graphql?raw";

// A menu that is open makes a style element to hold the page still. The policy of the page lets it only with the answer's nonce,
// and this is where the library that makes it looks for one.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });

const container = document.getElementById("graphiql");
if (!container) throw new Error("graphiql.html has no element #graphiql");

createRoot(container).render(
  <StrictMode>
    <GraphiQL
      fetcher={createFetcher("/graphql")}
      defaultQuery={startingQuery}
      defaultTabs={[{ query: startingQuery }, { query: transfersQuery }]}
      defaultEditorToolsVisibility={false}
    />
  </StrictMode>,
);
