// Where the client begins: theme and words first, so that nothing flickers; then the page.
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { createClient } from "./api/client";
import { firstLanguage, loadWords, Speaks, useWords } from "./i18n";
import { createAppRouter } from "./router";
import "../../src/notices/templates/colours.css";
import "./styles/layers.css";
import "./styles/app.css";
import { chosenTheme, showTheme } from "./theme";
import { AnnounceProvider } from "./ui/announce";

const container = document.getElementById("app");
if (!container) throw new Error("index.html has no element #app");

showTheme(chosenTheme());
const router = createAppRouter();
const words = await loadWords(firstLanguage());

function App() {
  const { language } = useWords();
  // Answers hold sentences: another language is another client, with nothing kept of the first.
  const client = useMemo(() => createClient(language), [language]);
  return (
    <Provider value={client}>
      <AnnounceProvider>
        <RouterProvider router={router} />
      </AnnounceProvider>
    </Provider>
  );
}

createRoot(container).render(
  <StrictMode>
    <Speaks first={words}>
      <App />
    </Speaks>
  </StrictMode>,
);
