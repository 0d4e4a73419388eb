// What is typed is read at once as the public would read it, and nothing of it is saved or published by that.
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

export async function preview(page, { origin, settled }) {
  await page.goto(`${origin}/app/registers/pori/4?edit=PURPOSES&notice=preview`);
  await settled(page);
  const pane = page.getByRole("region", { name: "Seloste", exact: true });
  await pane.getByText("Tallennettujen tietojen mukaan.", { exact: false }).waitFor();
  const text = `Näin se luettaisiin ${Date.now()}`;
  const field = page.getByRole("group", { name: "Tarkoitus 1", exact: true }).getByLabel("Suomi").first();
  await write(field, text);
  await pane.getByText(text).first().waitFor();
  await pane.getByText("Mukana tallentamaton luonnoksesi.", { exact: false }).waitFor();
  // The same in another layout, which the pane asks for and nobody else.
  await press(pane.getByRole("button", { name: /Asettelu/ }));
  await press(page.getByRole("option", { name: "Espoon malli" }));
  await pane.getByRole("heading", { name: "Henkilötietojen käsittely", exact: false }).or(pane.getByText("Henkilötietojen käsittely", { exact: false })).first().waitFor();
  await pane.getByText(text).first().waitFor();
  await press(page.getByRole("button", { name: "Erot julkaistuun", exact: true }));
  await page.getByRole("region", { name: "Erot julkaistuun", exact: true }).getByText(text).first().waitFor();
  const shown = await fetch(`${origin}/fi/pori/varhaiskasvatuksen-lapset`);
  expect(!(await shown.text()).includes(text), "what is being written is on the public page");
  await press(page.getByRole("button", { name: "Hylkää muutokset" }));
  await page.getByRole("region", { name: "Erot julkaistuun", exact: true }).getByText(text).first().waitFor({ state: "detached" });
}
