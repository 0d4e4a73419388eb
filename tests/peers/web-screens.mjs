// Every screen of every role, in both themes and two widths: it stands still while it comes, is accessible, and fits.
import { report } from "./public-pages.mjs";
import { browsing, come, looked, named, visit, widths } from "./web-client/browsing.mjs";
import { screens } from "./web-client/screens.mjs";
import { moves, watchMoves } from "./web-client/still.mjs";

export async function suite({ origin, check }) {
  await check("/app answers with a nonce and is not kept", async () => {
    const response = await fetch(`${origin}/app/registers?q=a`);
    const [policy, html] = [response.headers.get("content-security-policy") ?? "", await response.text()];
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
    report([
      response.status !== 200 && `HTTP ${response.status}`,
      response.headers.get("cache-control") !== "no-store" && `cache-control: ${response.headers.get("cache-control")}`,
      (!nonce || !html.includes(`<script nonce="${nonce}"`)) && "the script has not the nonce of the policy",
      /unsafe|style="/.test(policy + html) && "something unsafe is let through",
    ]);
  });
  await browsing(origin, async ({ browser, cookieOf }) => {
    for (const screen of screens.filter(named)) {
      const cookie = await cookieOf(screen.person);
      for (const width of widths) {
        await check(`${screen.name} at ${width} px stands still, is accessible and fits, in the light and in the dark`, () =>
          visit({ browser, origin, cookie, options: { viewport: { width, height: 900 } } }, async (page, shown) => {
            await watchMoves(page);
            let moved = [];
            await come(page, origin, screen, async () => {
              moved = await moves(page);
            });
            report([...(await looked(page, `app-${screen.name}-${width}`, { over: screen.popover })), ...moved, ...shown()]);
          }),
        );
      }
    }
  });
}
