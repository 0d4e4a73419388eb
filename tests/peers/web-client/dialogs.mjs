// Every window, list and menu that opens over a screen: as whom, where, and by which keys it is opened. `from` is the file of the client
// that opens it; the suite holds the list against those files, so that none is made and never looked at.
import { readdirSync, readFileSync } from "node:fs";
import { ask } from "./hands.mjs";
import { find, press, reach, write } from "./keys.mjs";

const dpo = "1";
const contact = "2";
const other = "3";
const auditor = "5";
const admin = "6";

const WINDOWS = "routes/register/work/windows.tsx";
const POSTS = "/app/admin/organisation?controller=pori&view=posts";
const PEOPLE = "/app/admin/organisation?controller=pori&view=people";
const DEPARTMENTS = "/app/admin/organisation?controller=pori";
const REGISTER = "/app/registers/pori/4";
const MESSAGES = "Webhook katsottavaksi";
const PROGRAM = "Ohjelma katsottavaksi";

const button = (name) => (page) => press(page.getByRole("button", { name }).first());
const item = (name) => (page) => press(page.getByRole("menuitem", { name }));
/** Presses what stands last in the window that is open. */
const inside = (name) => (page) => press(page.getByRole("dialog").last().getByRole("button", { name, exact: true }));
const typed = (name, text) => (page) => write(page.getByRole("dialog").last().getByRole("textbox", { name }), text);

export const dialogs = [
  { from: "ui/Help.tsx", name: "help", person: dpo, path: "/app?controller=pori", keys: [button(/^Mitä tarkoittaa: /)], title: /./, over: true },
  { from: "ui/Choose.tsx", name: "choose", person: dpo, path: "/app/findings", keys: [button(/Vakavuus$/)], role: "listbox", title: /./, over: true },
  { from: "ui/Find.tsx", name: "find", person: auditor, path: "/app/log", keys: [(page) => write(page.getByRole("combobox", { name: "Kuka" }), "Tuija")], role: "listbox", title: /./, over: "field" },
  { from: "ui/DayInput.tsx", name: "day", person: dpo, path: `${REGISTER}?history=1`, keys: [button(/alenteri/)], title: /./, over: true },
  { from: "views/SavedViews.tsx", name: "views", person: dpo, path: "/app/registers?controller=pori", keys: [button("Näkymät")], title: "Näkymät", over: true },
  { from: "shell/AccountMenu.tsx", name: "account-menu", person: contact, path: "/app", keys: [button(/^Oma valikko/)], role: "menu", title: "Oma valikko", over: true },
  { from: "shell/OwnMessages.tsx", name: "own-messages", person: contact, path: "/app", keys: [button(/^Oma valikko/), item("Viestit minulle")], title: "Viestit minulle" },
  { from: "routes/registers/ColumnChoice.tsx", name: "columns", person: dpo, path: "/app/registers?controller=pori", keys: [button("Sarakkeet")], title: "Sarakkeet", over: true },
  { from: "routes/registers/WholeFiles.tsx", name: "whole-files", person: dpo, path: "/app/registers?controller=pori", keys: [button("Koko luettelo")], role: "menu", title: "Koko luettelo", over: true },
  { from: "routes/explore/Files.tsx", name: "explore-files", person: dpo, path: "/app/explore?at=service%3Asample-cloud-europe", keys: [button("Lataa")], role: "menu", title: "Lataa", over: true },
  { from: "routes/reports/About.tsx", name: "report-about", person: auditor, path: "/app/reports/breach?controller=pori", keys: [(page) => write(page.getByRole("combobox").first(), "Mallikoulu")], role: "listbox", title: /./, over: "field" },
  { from: "routes/register/work/More.tsx", name: "work-more", person: dpo, path: REGISTER, keys: [button("Muut toiminnot")], role: "menu", title: "Muut toiminnot", over: true },
  { from: "routes/register/work/Mentions.tsx", name: "mention", person: contact, path: REGISTER, keys: [button("Kommentit: Säilytysajat"), (page) => write(page.getByRole("textbox", { name: "Kommentoi: Säilytysajat" }), "Onko näin?"), (page) => write(page.getByRole("combobox", { name: "Mainitse joku" }), "I")], role: "listbox", title: /./, over: "field" },
  {
    from: "routes/register/edit/pick/Picker.tsx",
    name: "picker",
    person: contact,
    path: `${REGISTER}?edit=RECIPIENTS&flow=%2BPROCESSING`,
    keys: [(page) => write(page.getByRole("combobox", { name: "Mihin tai kenelle" }), "Mallikoulu")],
    role: "listbox",
    title: /./,
    over: "field",
  },
  {
    from: "routes/register/edit/pick/MakeDialog.tsx",
    name: "make-processor",
    person: contact,
    path: `${REGISTER}?edit=RECIPIENTS&flow=%2BPROCESSING`,
    keys: [(page) => find(page.getByRole("combobox", { name: "Mihin tai kenelle" }), "Katsottava Oy", page.getByRole("option", { name: /^Uusi käsittelijä/ }))],
    title: "Uusi käsittelijä",
  },

  { from: WINDOWS, name: "submit", person: dpo, path: "/app/registers/pori/9", keys: [button(/^Lähetä hyväksyttäväksi/)], title: "Lähetä seloste hyväksyttäväksi" },
  { from: WINDOWS, name: "approve", person: dpo, path: REGISTER, keys: [button("Hyväksy ja julkaise")], title: "Hyväksy ja julkaise" },
  { from: WINDOWS, name: "return", person: dpo, path: REGISTER, keys: [button("Palauta korjattavaksi")], title: "Palauta korjattavaksi" },
  { from: WINDOWS, name: "withdraw", person: dpo, path: REGISTER, keys: [button("Muut toiminnot"), item("Poista julkaisusta")], title: "Poista seloste julkaisusta" },
  { from: WINDOWS, name: "publish", person: dpo, path: "/app/registers/jyvaskyla/1", keys: [button("Julkaise")], title: "Julkaise seloste" },
  { from: "routes/register/Waive.tsx", name: "waive", person: dpo, path: "/app/registers/pori/1", keys: [button(/^Ohita havainto: /)], title: "Ohita havainto määräajaksi" },
  { from: "routes/register/ArchiveRegister.tsx", name: "archive-register", person: dpo, path: REGISTER, keys: [button("Arkistoi")], role: "alertdialog", title: /^Arkistoidaanko / },
  {
    from: "routes/register/edit/flows/ArchiveFlow.tsx",
    name: "archive-flow",
    person: contact,
    path: `${REGISTER}?edit=RECIPIENTS&flow=flow:pori/4-mallikoulu-paivakoti`,
    keys: [button("Poista käytöstä")],
    role: "alertdialog",
    title: "Poistetaanko tietovirta käytöstä?",
  },
  { from: "routes/register/edit/nouns/MendNoun.tsx", name: "mend-controller", person: dpo, path: "/app/registers/espoo/1", keys: [button(/^Korjaa: .*postiosoite/)], title: "Rekisterinpitäjän yhteystiedot" },
  { from: "routes/registers/bulk/Bulk.tsx", name: "bulk-post", person: dpo, path: "/app/registers?controller=pori", keys: [choosesTwo, button("Aseta toimi…")], title: "Aseta toimi rekistereille" },
  { from: "routes/registers/bulk/Bulk.tsx", name: "bulk-interval", person: dpo, path: "/app/registers?controller=pori", keys: [choosesTwo, button("Aseta tarkistusväli…")], title: "Aseta tarkistusväli" },

  { from: "routes/processors/edit/NewNoun.tsx", name: "new-processor", person: dpo, path: "/app/processors", keys: [button("Uusi käsittelijä")], title: "Uusi käsittelijä" },
  { from: "routes/processors/edit/NewNoun.tsx", name: "new-service", person: contact, path: "/app/services", keys: [button("Ehdota uutta")], title: "Uusi palvelu" },
  { from: "routes/processors/edit/NewNoun.tsx", name: "new-agreement", person: dpo, path: "/app/agreements?controller=pori", keys: [button("Uusi sopimus")], title: "Uusi sopimus" },
  { from: "routes/reports/SaveReport.tsx", name: "save-report", person: dpo, path: "/app/reports/retention?controller=pori", keys: [button("Tallenna raportti")], title: "Tallenna ja ajasta" },
  { from: "routes/reports/SavedEditor.tsx", name: "saved-report", person: dpo, path: ({ report }) => `/app/saved-reports/${report}`, keys: [button("Muokkaa")], title: "Muuta tallennettua raporttia" },

  { from: "routes/breaches/OpenBreach.tsx", name: "breach-open", person: dpo, path: "/app/breaches", keys: [button("Avaa tapaus")], title: "Avaa tapaus" },
  { from: "routes/breaches/RecordBreach.tsx", name: "breach-record", person: dpo, path: ({ breach }) => `/app/breaches/${breach}`, keys: [button("Kirjaa tietoja")], title: "Kirjaa tietoja" },
  { from: "routes/breaches/BreachPage.tsx", name: "breach-close", person: dpo, path: ({ breach }) => `/app/breaches/${breach}`, keys: [button("Päätä tapaus")], title: "Päätä tapaus" },

  { from: "routes/admin/Departments.tsx", name: "department-new", person: admin, path: DEPARTMENTS, keys: [button("Uusi yksikkö")], title: "Uusi yksikkö" },
  { from: "routes/admin/Departments.tsx", name: "department-archive", person: admin, path: DEPARTMENTS, keys: [button(/^Arkistoi: /)], title: /^Arkistoi: / },
  { from: "routes/admin/Posts.tsx", name: "post", person: admin, path: POSTS, keys: [button(/^Muokkaa: /)], title: /^Muokkaa: / },
  { from: "routes/admin/Posts.tsx", name: "post-archive", person: admin, path: POSTS, keys: [button(/^Arkistoi: /)], title: /^Arkistoi: / },
  { from: "routes/admin/People.tsx", name: "person-new", person: admin, path: PEOPLE, keys: [button("Uusi henkilö")], title: "Uusi henkilö" },
  { from: "routes/admin/People.tsx", name: "person-archive", person: admin, path: PEOPLE, keys: [button(/^Arkistoi: /)], title: /^Arkistoi: / },
  { from: "routes/admin/People.tsx", name: "person-erase", person: admin, path: PEOPLE, keys: [button(/^Poista tiedot: /)], title: /^Poista tiedot: / },
  { from: "routes/admin/Reassign.tsx", name: "reassign", person: admin, path: POSTS, keys: [(page) => press(page.getByRole("region", { name: "Annettava toisille" }).getByRole("button").first())], title: /^Anna toiselle: / },
  {
    from: "routes/admin/ControllerCard.tsx",
    name: "controller",
    person: admin,
    path: `${DEPARTMENTS}&view=controller`,
    keys: [(page) => press(page.getByRole("region", { name: "Rekisterinpitäjä", exact: true }).getByRole("button", { name: "Muokkaa" }))],
    title: /^Muokkaa: Porin/,
  },
  { from: "routes/admin/AccountForm.tsx", name: "account-new", person: admin, path: "/app/admin/accounts", keys: [button("Uusi tili")], title: "Uusi tili" },
  { from: "routes/admin/AccountForm.tsx", name: "account", person: admin, path: "/app/admin/accounts/2", keys: [button("Muokkaa")], title: /^Muokkaa: Maija/ },
  { from: "routes/admin/AccountPage.tsx", name: "account-close", person: admin, path: "/app/admin/accounts/2", keys: [button("Sulje tili")], title: /^Sulje tili: / },
  { from: "routes/admin/GrantForm.tsx", name: "grant", person: admin, path: "/app/admin/accounts/3", keys: [button("Anna oikeus")], title: /^Anna oikeus: / },
  { from: "routes/admin/Grants.tsx", name: "grant-revoke", person: admin, path: "/app/admin/accounts/3", keys: [button(/^Ota pois: /)], title: /^Ota oikeus pois: / },
  { from: "routes/admin/TokenRows.tsx", name: "token-new", person: admin, path: "/app/admin/tokens", keys: [button("Uusi tunnus")], title: "Uusi tunnus" },
  { from: "routes/admin/TokenRows.tsx", name: "token-made", person: admin, path: "/app/admin/tokens", keys: [button("Uusi tunnus"), typed("Mihin tunnusta käytetään", "Katsottava"), inside("Luo tunnus")], title: "Tunnus on luotu" },
  { from: "routes/admin/TokenRows.tsx", name: "token-revoke", person: admin, path: "/app/admin/tokens", keys: [button(/^Kumoa tunnus /)], title: /^Kumoa tunnus: / },
  { from: "routes/admin/WebhookForm.tsx", name: "webhook-new", person: admin, path: "/app/admin/webhooks", keys: [button("Uusi webhook")], title: "Uusi webhook" },
  { from: "routes/admin/WebhookForm.tsx", name: "webhook", person: admin, path: ({ webhook }) => `/app/admin/webhooks/${webhook}`, keys: [button("Muokkaa")], title: `Muokkaa: ${MESSAGES}` },
  {
    from: "routes/admin/WebhookForm.tsx",
    name: "webhook-secret",
    person: admin,
    path: ({ webhook }) => `/app/admin/webhooks/${webhook}`,
    keys: [button("Vaihda salaisuus"), inside("Vaihda salaisuus")],
    title: "Ota salaisuus talteen",
  },
  { from: "routes/admin/WebhookPage.tsx", name: "webhook-rotate", person: admin, path: ({ webhook }) => `/app/admin/webhooks/${webhook}`, keys: [button("Vaihda salaisuus")], title: "Vaihda salaisuus" },
  { from: "routes/admin/CategoryForm.tsx", name: "category", person: dpo, path: "/app/admin/vocabularies", keys: [button("Uusi ryhmä")], title: "Uusi ryhmä" },
  { from: "routes/admin/Replace.tsx", name: "replace", person: dpo, path: "/app/admin/vocabularies?id=data:absence", keys: [button(/^Korvaa kaikkialla/)], title: /^Korvaa kaikkialla: / },
  { from: "routes/admin/RuleForm.tsx", name: "rule", person: dpo, path: "/app/admin/rules?controller=pori", keys: [button(/^Säädä: /)], title: /./ },
  { from: "routes/admin/Waivers.tsx", name: "waiver-end", person: dpo, path: "/app/admin/rules?controller=pori", keys: [button("Päätä ohitus")], title: "Päätä ohitus" },
];

/** What has to be there before some of them can be opened; gives the keys by which the paths above lead to it. */
export async function prepare(origin) {
  const made = async (person, name, type, input, fields = "id") => {
    const answer = (await ask(origin, person, `mutation ($input: ${type}!) { ${name}(input: $input) { made: ${fields} userErrors { message } } }`, { input }))[name];
    if (answer.userErrors.length) throw new Error(`${name}: ${answer.userErrors[0].message}`);
    return answer.made;
  };
  const version = async (id) => (await ask(origin, dpo, "query ($id: ID!) { node(id: $id) { ... on Register { version } ... on Controller { version } } }", { id })).node.version;
  const key = ({ id }) => id.slice(id.indexOf(":") + 1);

  await made(contact, "submitRegister", "SubmitRegisterInput", { register: "register:pori/4", version: await version("register:pori/4") }, "submission { id }");
  await made(admin, "editController", "EditControllerInput", { id: "controller:jyvaskyla", version: await version("controller:jyvaskyla"), change: { publishedByOne: true } }, "controller { id }");
  const gone = await made(admin, "createPerson", "CreatePersonInput", { person: { name: "Kaisa Katsottava (esimerkki)", controller: "controller:pori" } }, "person { id version }");
  await made(admin, "createPost", "CreatePostInput", { post: { title: { fi: "Katsottava toimi" }, controller: "controller:pori", holder: gone.id } }, "post { id }");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await made(admin, "editPerson", "EditPersonInput", { id: gone.id, version: gone.version, change: { leftOn: yesterday } }, "person { id }");
  const program = await made(admin, "createAccount", "CreateAccountInput", { account: { name: PROGRAM, kind: "SERVICE" } }, "account { id }");
  const webhook = await made(admin, "createWebhook", "CreateWebhookInput", { account: program.id, label: MESSAGES, url: "http://127.0.0.1:9/katsottava", events: ["NOTICE_PUBLISHED"] }, "webhook { id }");
  await made(admin, "createToken", "CreateTokenInput", { account: program.id, label: "Katsottava tunnus", scopes: ["READ_INVENTORY"], expiresAt: new Date(Date.now() + 86_400_000).toISOString() }, "token { id }");
  const report = await made(dpo, "saveReport", "SaveReportInput", { report: "retention", title: { fi: "Katsottava raportti" }, controller: "controller:pori" }, "savedReport { id }");
  const breach = await made(dpo, "openBreach", "OpenBreachInput", { controller: "controller:pori", title: "Katsottava tapaus", knownAt: new Date().toISOString() }, "breach { id }");
  const { node } = await ask(origin, dpo, '{ node(id: "register:pori/1") { ... on Register { findings { mark waiver { holds } } } } }');
  const bearable = node.findings.filter(({ waiver }) => !waiver?.holds).at(-1);
  await made(dpo, "waiveFinding", "WaiveFindingInput", { register: "register:pori/1", mark: bearable.mark, reason: "Katsottavaksi.", expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) }, "waiver { id }");
  return { webhook: key(webhook), report: key(report), breach: key(breach) };
}

/** Opens it as somebody without a mouse does, and waits until it is there. */
export async function open(page, { keys, role = "dialog", title }) {
  for (const step of keys) await step(page);
  await page.getByRole(role, { name: title }).last().waitFor();
  // A field that finds has found; what a window needs has come.
  if (role === "listbox") await page.getByRole("option").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy='true']"));
}

async function choosesTwo(page) {
  for (const name of ["Varhaiskasvatuksen lapset", "Perusopetuksen oppilaat"]) await press(page.getByRole("checkbox", { name: `Valitse ${name}` }));
}

/** The files of the client that open something over the screen, and are named less often than they do. */
export function unnamed() {
  const folder = new URL("../../../web/src/", import.meta.url);
  const opens = (file) => (file === WINDOWS ? /<Asking\b/g : /<(Sheet|NounSheet|Sure|AskFirst|Popover)\b/g);
  return readdirSync(folder, { recursive: true }).flatMap((file) => {
    // What the others are made of: those who use it are named.
    if (!file.endsWith(".tsx") || ["ui/NounSheet.tsx", "ui/Sure.tsx", "ui/AskFirst.tsx"].includes(file)) return [];
    const places = readFileSync(new URL(file, folder), "utf8").match(opens(file))?.length ?? 0;
    const named = dialogs.filter(({ from }) => from === file).length;
    return named < places ? [`${file} opens ${places}, of which ${named} are named`] : [];
  });
}
