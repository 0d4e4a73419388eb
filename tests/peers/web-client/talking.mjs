// A contact asks a colleague about a part; the colleague finds it among the tasks, answers and settles it, and the contact sees that at once.
import { signedIn } from "../signed-in.mjs";
import { find, press, write } from "./keys.mjs";

const place = "/app/registers/pori/4";
const name = "Kommentit: Säilytysajat";

export async function talking(page, { origin, settled }) {
  const text = `Onko tämä aika oikein? ${Date.now()}`;
  await page.goto(origin + place);
  await settled(page);
  const part = page.getByRole("region", { name: "Säilytysajat", exact: true });
  await press(part.getByRole("button", { name, exact: true }));
  const form = part.getByRole("form", { name: "Kommentoi: Säilytysajat" });
  await write(form.getByLabel("Kommentoi: Säilytysajat"), text);
  const box = form.getByRole("combobox", { name: "Mainitse joku" });
  await find(box, "Ilkka", page.getByRole("option", { name: /^Ilkka Ikkuna/ }));
  await form.getByRole("list", { name: "Mainittavat" }).getByText("Ilkka Ikkuna", { exact: false }).waitFor();
  // Also the officer, who works for every controller.
  await find(box, "Tuija", page.getByRole("option", { name: /^Tuija Tietosuoja/ }));
  await press(form.getByRole("button", { name: "Kommentoi", exact: true }));
  await page.getByRole("status").filter({ hasText: "Mainitut saavat siitä tehtävän." }).waitFor();
  await part.getByRole("list", { name: "Keskustelu: Säilytysajat" }).getByText(text).waitFor();

  const context = await page.context().browser().newContext({ reducedMotion: "reduce" });
  try {
    await context.addInitScript(() => localStorage.setItem("seloste.language", "fi"));
    // An officer may settle it too; the one who was asked reads it among the tasks.
    await context.addCookies(cookiesOf(await signedIn(origin, "3"), origin));
    const other = await context.newPage();
    await other.goto(`${origin}/app`);
    await settled(other);
    const tasks = other.getByRole("region", { name: "Odottaa sinua" });
    await tasks.getByText("Sinut mainittiin", { exact: false }).first().waitFor();

    await context.clearCookies();
    await context.addCookies(cookiesOf(await signedIn(origin, "1"), origin));
    await other.goto(origin + place);
    await settled(other);
    const thread = other.getByRole("listitem").filter({ hasText: text });
    await press(thread.getByRole("button", { name: "Vastaa" }));
    await write(thread.getByRole("textbox", { name: /^Vastaus: Maija/ }), "On, arkistolain mukaan.");
    await press(thread.getByRole("button", { name: "Kommentoi", exact: true }));
    await thread.getByText("On, arkistolain mukaan.").waitFor();
    await press(thread.getByRole("button", { name: "Merkitse hoidetuksi" }));
    await thread.getByText(/^Hoidettu/).waitFor();
  } finally {
    await context.close();
  }
  // Told to the window that asked, without a reload.
  const thread = part.getByRole("listitem").filter({ hasText: text });
  await thread.getByText(/^Hoidettu/).waitFor();
  await thread.getByText("On, arkistolain mukaan.").waitFor();
}

const cookiesOf = (cookie, url) => cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url }));
