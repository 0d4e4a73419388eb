// Every screen as on a desk at 400 %.
import { report } from "./public-pages.mjs";
import { browsing, come, named, visit } from "./web-client/browsing.mjs";
import { screens } from "./web-client/screens.mjs";
import { lookZoomed, zoomed } from "./web-client/zoomed.mjs";

export async function suite({ origin, check }) {
  await browsing(origin, async ({ browser, cookieOf }) => {
    for (const screen of screens.filter(named)) {
      const cookie = await cookieOf(screen.person);
      await check(`${screen.name} can be used at 400 %`, () =>
        visit({ browser, origin, cookie, options: { viewport: zoomed } }, async (page) => {
          await come(page, origin, screen);
          report(await lookZoomed(page));
        }),
      );
    }
  });
}
