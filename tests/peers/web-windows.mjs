// Everything that opens over a screen, opened by keys.
import { report } from "./public-pages.mjs";
import { browsing, looked, named, settled, visit, widths } from "./web-client/browsing.mjs";
import { dialogs, open, prepare, unnamed } from "./web-client/dialogs.mjs";

export async function suite({ origin, check }) {
  await check("everything that opens over a screen is looked at", () => report(unnamed()));
  let made;
  await check("what the windows are about can be prepared", async () => {
    made = await prepare(origin);
  });
  await browsing(origin, async ({ browser, cookieOf }) => {
    for (const dialog of made ? dialogs.filter(named) : []) {
      const cookie = await cookieOf(dialog.person);
      for (const width of widths) {
        await check(`the window ${dialog.name} at ${width} px is accessible and fits, in the light and in the dark`, () =>
          visit({ browser, origin, cookie, options: { viewport: { width, height: 900 } } }, async (page, shown) => {
            await page.goto(origin + (typeof dialog.path === "string" ? dialog.path : dialog.path(made)));
            await settled(page);
            await open(page, dialog);
            report([...(await looked(page, `window-${dialog.name}-${width}`, { over: dialog.over, whole: false })), ...shown()]);
          }),
        );
      }
    }
  });
}
