// What others do while a page is open: it is told without a reload, waits to be shown, and ends when one's right ends.
import { signedIn } from "../signed-in.mjs";
import { press } from "./keys.mjs";
import { expect } from "./say.mjs";

const register = "register:pori/1";
const place = "/app/registers/pori/1";

export async function changedElsewhere(page, { origin, settled }) {
  await followed(page, { origin, settled });
  const about = page.getByRole("region", { name: "Tarkistaminen", exact: true });
  const text = `Muistiinpano ${Date.now()}`;
  await writes(origin, text);
  const news = page.getByRole("status").filter({ hasText: "muutti tätä rekisteriä hetki sitten" });
  await news.waitFor();
  expect((await about.getByText(text).count()) === 0, "what is read was replaced before it was asked for");
  await press(news.getByRole("button", { name: "Näytä muutokset" }));
  await about.getByText(text, { exact: false }).waitFor();
  await news.waitFor({ state: "detached" });
}

export async function rightEnded(page, { origin, settled }) {
  await followed(page, { origin, settled });
  const grant = await revokes(origin);
  try {
    await page.getByRole("heading", { level: 1, name: "Tämä ei ole enää nähtävissäsi" }).waitFor({ timeout: 30_000 });
    await page.getByRole("navigation").getByRole("link", { name: "Rekisterit" }).waitFor({ state: "detached" });
  } finally {
    await grants(origin, grant);
  }
}

/** Goes to the page and waits until it has asked the server to tell of this register. */
async function followed(page, { origin, settled }) {
  const asked = new Promise((done) => {
    page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => String(payload).includes("RegisterFollowed") && done()));
  });
  await page.goto(origin + place);
  await settled(page);
  await asked;
}

async function writes(origin, text) {
  const { node } = await ask(origin, "1", `{ node(id: "${register}") { ... on Register { version } } }`);
  const { editRegister } = await ask(
    origin,
    "1",
    "mutation ($version: Int!, $text: String!) { editRegister(input: { id: \"register:pori/1\", version: $version, change: { internalNotes: $text } }) { userErrors { message } } }",
    { version: node.version, text },
  );
  expect(editRegister.userErrors.length === 0, editRegister.userErrors[0]?.message);
}

/** An administrator takes the contact's only role away. */
async function revokes(origin) {
  const { accounts } = await ask(
    origin,
    "6",
    `{ accounts(first: 50) { nodes { id name grants(first: 5) { nodes { id version role holdsNow controller { id } department { id } } } } } }`,
  );
  const account = accounts.nodes.find(({ name }) => name.startsWith("Ilkka"));
  const grant = account.grants.nodes.find(({ holdsNow }) => holdsNow);
  const { revokeGrant } = await ask(origin, "6", "mutation ($id: ID!, $version: Int!) { revokeGrant(input: { id: $id, version: $version }) { userErrors { message } } }", {
    id: grant.id,
    version: grant.version,
  });
  expect(revokeGrant.userErrors.length === 0, revokeGrant.userErrors[0]?.message);
  return { account: account.id, role: grant.role, department: grant.department.id, controller: grant.controller.id };
}

async function grants(origin, { account, role, department, controller }) {
  const { grantRole } = await ask(
    origin,
    "6",
    "mutation ($account: ID!, $role: Role!, $department: ID!, $controller: ID!) { grantRole(input: { account: $account, role: $role, controller: $controller, department: $department }) { userErrors { message } } }",
    { account, role, department, controller },
  );
  expect(grantRole.userErrors.length === 0, grantRole.userErrors[0]?.message);
}

async function ask(origin, person, query, variables = {}) {
  const cookie = await signedIn(origin, person);
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
