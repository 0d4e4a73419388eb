// What is on its way first? The words, the screen of the address, and who is here: all at once, beside the code that shows them. Asked for
// one after the other, each would cost one more way to the server and back, which is what a slow line has least of. What this imports is
// loaded before anything else, so it imports little.
import "../../src/notices/templates/colours.css";
import "./styles/layers.css";
import "./styles/app.css";
import { createClient } from "./api/client";
import { firstLanguage } from "./i18n/first";
import { loadWords } from "./i18n/sources";
import { screenAt, screens } from "./screens";
import { chosenTheme, showTheme } from "./theme";
import { ViewerDocument } from "./viewerQuestion";

showTheme(chosenTheme());
const language = firstLanguage();
const client = createClient(language);
const screen = screenAt(location.pathname);
// What does not come is asked for again by what shows it, and told there.
if (screen) screens[screen]().catch(() => undefined);
void client.query(ViewerDocument, {}).toPromise();

// What a browser knows of dates it reads when it is first asked, which takes a slow machine as long as all the code here: while the line
// is waited for, and not when the code has come.
setTimeout(() => Intl.DateTimeFormat.supportedLocalesOf(language));

// Not awaited here: what is imported stands on this piece, and would wait for it in turn.
Promise.all([import("./main"), loadWords(language)])
  .then(([{ show }, words]) => show(words, client))
  .catch(() => document.getElementById("not-loaded")?.removeAttribute("hidden"));
