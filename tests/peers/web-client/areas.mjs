// By what narrows a list one stays after it was taken back.
import { standsOn } from "./hands.mjs";
import { press } from "./keys.mjs";

/** What narrowed the lists is taken back by a button that goes with it. */
export async function clearing(page, { origin, settled }) {
  const narrowed = [
    { path: "/app/registers?basis=CONSENT", to: (box) => box.getByRole("button", { name: /Rekisterinpitäjä$/ }) },
    { path: "/app/processors?country=us", to: (box) => box.getByRole("combobox").first() },
    { path: "/app/log?act=SIGN_IN", to: (box) => box.getByRole("combobox").first() },
    { path: "/app/explore?country=us", to: (box) => box.getByRole("button", { name: /Maa/ }) },
  ];
  for (const { path, to } of narrowed) {
    await page.goto(origin + path);
    await settled(page);
    const clear = page.getByRole("group", { name: "Rajaukset" }).getByRole("button", { name: "Poista rajaukset" });
    await press(clear);
    await clear.waitFor({ state: "detached" });
    await settled(page);
    await standsOn(to(page.getByRole("group", { name: "Rajaukset" })));
  }
  // Where nothing was left, one goes on from what one looked for.
  await page.goto(`${origin}/app/registers?q=xyzzyplugh`);
  await settled(page);
  await press(page.getByRole("region", { name: "Rekisterit" }).getByRole("button", { name: "Poista rajaukset" }));
  await settled(page);
  await standsOn(page.getByRole("searchbox"));
}
