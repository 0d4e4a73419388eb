// Whole days of people who work with the client, in the three languages, by what things are called and by keyboard.
import { readdirSync, readFileSync } from "node:fs";
import { report } from "./public-pages.mjs";
import { signedIn } from "./signed-in.mjs";
import { asCookies, browsing, named, settled, visit } from "./web-client/browsing.mjs";
import { walks } from "./web-client/walks.mjs";

export async function suite({ origin, check }) {
  await check("the walks go by keyboard alone", () => report(byHandOrMouse()));
  await browsing(origin, async ({ browser }) => {
    for (const { name, person, language, walk } of walks.filter(named)) {
      await check(name, () =>
        visit({ browser, origin, options: { viewport: { width: 1280, height: 900 } }, language }, async (page, shown) => {
          // Everyone who walks has a session of their own: a walk may end it.
          const cookie = person && (await signedIn(origin, person));
          if (cookie) await page.context().addCookies(asCookies(cookie, origin));
          await walk(page, { origin, settled });
          report(shown());
        }),
      );
    }
  });
}

/** Where a walk uses a mouse, or lets a script give the focus: then nobody knows whether keys lead there. */
function byHandOrMouse() {
  const folder = new URL("web-client/", import.meta.url);
  const easier = /\.(click|dblclick|hover|tap|dragTo|focus|fill|check|uncheck|setChecked|selectOption|pressSequentially)\(|mouse\.(move|down|up|click|wheel)|(?<!keyboard)\.press\(/;
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
    return lines.flatMap((line, at) => (easier.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : []));
  });
}
