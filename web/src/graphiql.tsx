import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher";
import "./graphiql.css";
import startingQuery from "./starting-query.graphql?raw";
import transfersQuery from "./transfers-query.graphql?raw";

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
