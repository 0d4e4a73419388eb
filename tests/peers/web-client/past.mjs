// What did the record say on another day? The days of a test are all today, so the question of the day gone by is asked of a moment before.
import { ask } from "./hands.mjs";
import { accessible, expect } from "./say.mjs";

const REGISTER = "register:espoo/10";

/** An officer sees what changed in where the data go, both days side by side, and nothing of what stayed. */
export async function flowsThen(page, { origin, settled }) {
  const before = new Date().toISOString();
  const { node } = await ask(origin, "1", "query ($id: ID!) { node(id: $id) { ... on Register { processings { id version } } } }", { id: REGISTER });
  const [{ id, version }] = node.processings;
  const data = { fi: `Nimet ja viestit ${version}` };
  const edit = "mutation ($input: EditDataFlowInput!) { editDataFlow(input: $input) { userErrors { message } } }";
  const done = await ask(origin, "1", edit, { input: { id, version, change: { data } } });
  expect(done.editDataFlow.userErrors.length === 0, JSON.stringify(done));

  await page.route("**/graphql", (route) => {
    const asked = route.request().postDataJSON();
    if (asked?.operationName !== "RegisterPast") return route.continue();
    return route.continue({ postData: JSON.stringify({ ...asked, variables: { ...asked.variables, at: before } }) });
  });
  const [today, yesterday] = [0, 1].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10));
  await page.goto(`${origin}/app/registers/espoo/10?history=1&day=${yesterday}&other=${today}`);
  await settled(page);
  const then = page.getByRole("region", { name: "Rekisteri aiempana päivänä" });
  const part = then.getByRole("region", { name: "Vastaanottajat ja käsittelijät" });
  await part.getByText(data.fi).waitFor();
  expect((await part.getByText(data.fi).count()) === 1, "what was written since stands on the day before too");
  expect((await part.getByRole("heading", { level: 3, name: "Ketkä käsittelevät puolestamme" }).count()) === 2, "one of the days is not told");
  expect((await then.getByRole("region").count()) === 1, "parts that say the same are shown");
  await accessible(page);
}
