// How does the client begin to show? With its words; `first.ts` has asked for them, and for who is here.
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, startTransition, useRef } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { createRoot } from "react-dom/client";
import { type Client, Provider } from "urql";
import { createClient } from "./api/client";
import { Speaks, useWords, type Words } from "./i18n";
import { createAppRouter } from "./router";
import { AnnounceProvider } from "./ui/announce";

const router = createAppRouter();

function App({ first }: { first: Client }) {
  const { language, locale } = useWords();
  // Answers hold sentences: another language is another client, with nothing kept of the first.
  const spoken = useRef({ language, client: first });
  if (spoken.current.language !== language) spoken.current = { language, client: createClient(language) };
  return (
    <Provider value={spoken.current.client}>
      {/* Days are typed, and controls spoken of, in the reader's language; by itself React Aria would take the browser's. */}
      <I18nProvider locale={locale}>
        <AnnounceProvider>
          <RouterProvider router={router} />
        </AnnounceProvider>
      </I18nProvider>
    </Provider>
  );
}

export async function show(words: Words, client: Client): Promise<void> {
  const container = document.getElementById("app");
  if (!container) throw new Error("index.html has no element #app");
  // The router's own news are rendered at once and as a whole. With the screen there before, the first rendering is one, and in slices.
  await router.load();
  const root = createRoot(container);
  startTransition(() =>
    root.render(
      <StrictMode>
        <Speaks first={words}>
          <App first={client} />
        </Speaks>
      </StrictMode>,
    ),
  );
}
