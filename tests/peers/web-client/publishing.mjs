// From a changed word to what the public reads: a contact submits, an officer in another window is told, reads what would change,
// approves and publishes, and later withdraws it with a reason. Each sees at once what the other has done.
import { signedIn } from "../signed-in.mjs";
import { press, write } from "./keys.mjs";
import { expect } from "./say.mjs";

const register = "register:pori/4";
const place = "/app/registers/pori/4";
const slug = "varhaiskasvatuksen-lapset";

const fi = {
  language: "fi",
  text: "Järjestää lapselle paikka ja hoitaa arki",
  submit: "Lähetä hyväksyttäväksi",
  message: /Viesti hyväksyjälle/,
  send: "Lähetä",
  submitted: "Lähetetty.",
  waiting: "Odottaa hyväksyntää",
  news: /Uusi tehtävä/,
  tasks: "Odottaa sinua",
  toApprove: "Hyväksyttävä",
  read: "Lue, mikä muuttuu",
  changes: "Erot julkaistuun",
  notice: "Seloste",
  approve: "Hyväksy ja julkaise",
  approved: "Julkaistu. Yleisö näkee uuden version.",
  published: /^Julkaistu, versio \d+$/,
  more: "Muut toiminnot",
  withdraw: "Poista julkaisusta",
  withdrawNow: "Poista julkaisusta",
  own: "Suomi",
  withdrawn: "Poistettu julkaisusta",
};
const sv = {
  ...fi,
  language: "sv",
  text: "Ordna en plats för barnet och sköta vardagen",
  submit: "Skicka för godkännande",
  message: /Meddelande till den som godkänner/,
  send: "Skicka",
  submitted: "Skickat.",
  waiting: "Väntar på godkännande",
  news: /Ny uppgift/,
  tasks: "Väntar på dig",
  toApprove: "Att godkänna",
  read: "Läs vad som ändras",
  changes: "Skillnader",
  notice: "Beskrivning",
  approve: "Godkänn och publicera",
  approved: "Publicerad. Allmänheten ser den nya versionen.",
  published: /^Publicerad, version \d+$/,
  more: "Andra åtgärder",
  withdraw: "Dra tillbaka",
  withdrawNow: "Dra tillbaka",
  own: "Svenska",
  withdrawn: "Tillbakadragen",
};
const en = {
  ...fi,
  language: "en",
  text: "To arrange a place for the child and run the day",
  submit: "Submit for approval",
  message: /Message to the approver/,
  send: "Submit",
  submitted: "Submitted.",
  waiting: "Waiting for approval",
  news: /New task/,
  tasks: "Waiting for you",
  toApprove: "To approve",
  read: "Read what changes",
  changes: "Changes to it",
  notice: "Notice",
  approve: "Approve and publish",
  approved: "Published. The public sees the new version.",
  published: /^Published, version \d+$/,
  more: "Other acts",
  withdraw: "Withdraw from the public",
  withdrawNow: "Withdraw",
  own: "English",
  withdrawn: "Withdrawn from the public",
};

export const publishing = (page, about) => walk(page, about, fi);
export const publishingInSwedish = (page, about) => walk(page, about, sv);
export const publishingInEnglish = (page, about) => walk(page, about, en);

async function walk(page, about, words) {
  const { origin, settled } = about;
  const text = `${words.text} ${Date.now()}`;
  await writes(origin, words.language, text);
  const officer = await otherWindow(page, about, "1", words.language);
  try {
    await officer.goto(`${origin}/app?controller=pori`);
    await settled(officer);

    await page.goto(origin + place);
    await settled(page);
    const bar = page.locator("section.work");
    await press(bar.getByRole("button", { name: words.submit }));
    const asks = page.getByRole("dialog");
    await write(asks.getByLabel(words.message), "Teksti selkeämmäksi");
    await press(asks.getByRole("button", { name: words.send, exact: true }));
    await page.getByRole("status").filter({ hasText: words.submitted }).waitFor();
    await bar.getByRole("heading", { name: words.waiting }).waitFor();
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body, undefined, { timeout: 5_000 });

    // The other window was not touched, and has been told.
    await officer.getByRole("status").filter({ hasText: words.news }).waitFor();
    const task = officer.getByRole("region", { name: words.tasks }).getByRole("listitem").filter({ hasText: words.toApprove });
    await task.first().waitFor();

    await press(task.getByRole("link").first());
    await officer.waitForURL(/notice=difference/);
    await settled(officer);
    const theirs = officer.locator("section.work");
    await theirs.getByText("Teksti selkeämmäksi").waitFor();
    await press(theirs.getByRole("button", { name: words.read }));
    const differs = officer.getByRole("region", { name: words.changes });
    await differs.getByText(text, { exact: false }).first().waitFor();
    await press(officer.getByRole("button", { name: words.notice, exact: true }));
    await officer.getByRole("region", { name: words.notice, exact: true }).getByText(text, { exact: false }).first().waitFor();
    await press(theirs.getByRole("button", { name: words.approve }));
    await press(officer.getByRole("dialog").getByRole("button", { name: words.approve }));
    await officer.getByRole("status").filter({ hasText: words.approved }).waitFor();

    // The contact's window is told without being touched, and the public reads the new text.
    await bar.getByRole("heading", { name: words.published }).waitFor();
    const shown = await publicPage(origin, words.language);
    expect(shown.includes(text), "the public page does not show the new text");

    const reason = `${words.withdraw} ${Date.now()}`;
    await press(theirs.getByRole("button", { name: words.more }));
    await press(officer.getByRole("menuitem", { name: words.withdraw }));
    const why = officer.getByRole("dialog");
    const act = why.getByRole("button", { name: words.withdrawNow, exact: true });
    expect(await act.isDisabled(), "a notice can be withdrawn without a reason");
    await write(why.getByLabel(words.own), reason);
    await press(act);
    await bar.getByRole("heading", { name: words.withdrawn }).waitFor();
    const told = await publicPage(origin, words.language);
    expect(told.includes(reason) && !told.includes(text), "the public page does not say why the notice was withdrawn");
  } finally {
    await officer.context().close();
    // As it was: other walks read of a notice in force.
    await publishes(origin);
  }
}

/** A window of somebody else, beside the one that walks. */
async function otherWindow(page, { origin }, person, language) {
  const context = await page.context().browser().newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await context.addInitScript((chosen) => localStorage.setItem("seloste.language", chosen), language);
  const cookie = await signedIn(origin, person);
  await context.addCookies(cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: origin })));
  return context.newPage();
}

async function publicPage(origin, language) {
  const answer = await fetch(`${origin}/${language}/pori/${slug}`);
  return answer.text();
}

/** The contact changes what a purpose is called in a language. How that is typed is another walk. */
async function writes(origin, language, text) {
  const { node } = await ask(
    origin,
    "2",
    "query ($id: ID!) { node(id: $id) { ... on Register { version purposes { key text mustBeGiven consequence bases { basis interest provisions { id } } conditions { condition provisions { id } } } } } }",
  );
  const ids = (grounds) => grounds.map((ground) => ({ ...ground, provisions: ground.provisions.map(({ id }) => id) }));
  const purposes = node.purposes.map((purpose) => ({ ...purpose, bases: ids(purpose.bases), conditions: ids(purpose.conditions) }));
  purposes[0].text = { ...purposes[0].text, [language]: text };
  const { editRegister } = await ask(
    origin,
    "2",
    "mutation ($id: ID!, $version: Int!, $purposes: [PurposeInput!]) { editRegister(input: { id: $id, version: $version, change: { purposes: $purposes } }) { userErrors { message } } }",
    { version: node.version, purposes },
  );
  expect(editRegister.userErrors.length === 0, `the contact could not write: ${editRegister.userErrors[0]?.message}`);
}

async function publishes(origin) {
  const { node } = await ask(origin, "2", "query ($id: ID!) { node(id: $id) { ... on Register { version noticeInForce { id } } } }");
  if (node.noticeInForce) return;
  const { submitRegister } = await ask(
    origin,
    "2",
    "mutation ($id: ID!, $version: Int!) { submitRegister(input: { register: $id, version: $version }) { submission { id version } userErrors { message } } }",
    { version: node.version },
  );
  const { id, version } = submitRegister.submission;
  await ask(origin, "1", "mutation ($submission: ID!, $version: Int!) { approveSubmission(input: { id: $submission, version: $version }) { userErrors { message } } }", {
    submission: id,
    version,
  });
}

async function ask(origin, person, query, variables = {}) {
  const cookie = await signedIn(origin, person);
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables: { ...(query.includes("$id") && { id: register }), ...variables } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
