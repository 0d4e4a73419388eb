import { expect, it } from "vitest";
import { wholeOf } from "../../i18n/whole";
import { said, type Language } from "../../i18n/said";
import { COLUMNS, USUAL } from "./columns";
import { fileOf } from "./takeAlong";
import type { Register, Speech } from "./values";

const speech = (language: Language): Speech => {
  const words = wholeOf(language);
  return { words, say: (text) => said(text, language)?.text ?? words.t("not-stated") };
};
const register = {
  id: "register:pori/7",
  name: { fi: "=Asiakkaat", en: "Customers, all" },
  number: 7,
  lifeCycle: "ACTIVE",
  archivedOn: null,
  legalBases: ["CONSENT"],
  controller: { id: "controller:pori", name: { fi: "Porin kaupunki", en: "City of Pori" } },
  department: null,
  noticeInForce: { id: "n", publishedAt: "2026-05-02T10:00:00Z" },
  completeness: [{ percent: 80 }, { percent: 91 }],
  errors: [{ waiver: null }, { waiver: { id: "w", holds: true } }],
  findings: [{ severity: "ERROR", waiver: null }, { severity: "ADVICE", waiver: null }, { severity: "ADVICE", waiver: { id: "w", holds: true } }],
  responsiblePost: null,
  contactPosts: [{ id: "post:a", title: { fi: "Rehtori" } }],
  startsOn: null,
  reviewInterval: "P1Y",
  confirmations: [{ part: "WHOLE", on: "2025-03-01" }],
  history: { nodes: [] },
  specialCategories: "YES",
  criminal: "NO",
  children: "NOT_STATED",
  identityCode: "NO",
  noTransfers: "YES",
  processings: [
    { to: { __typename: "Service", id: "s", called: { fi: "Pilvi" } } },
    { to: { __typename: "Processor", id: "p", company: "Malli Oy" } },
    { to: { __typename: "Service", id: "s", called: { fi: "Pilvi" } } },
  ],
} as unknown as Register;
const lines = (text: string) => text.replace("\uFEFF", "").trimEnd().split("\r\n");

it("says what the screen says, under its headings, and lets no name be a formula", () => {
  expect(lines(fileOf([register], USUAL, speech("fi")))).toEqual([
    "Nro;Nimi;Rekisterinpitäjä;Yksikkö;Oikeusperuste;Täydellisyys;Tila",
    '7;\'=Asiakkaat;Porin kaupunki;–;Suostumus;"85 %, 1 virhe";Julkaistu 2.5.2026',
  ]);
  expect(lines(fileOf([register], ["controller"], speech("en")))[1]).toBe('"Customers, all",–,City of Pori');
});

it("has something to say in every column", () => {
  const [heading = "", line = ""] = lines(fileOf([register], COLUMNS, speech("fi")));
  expect(heading.split(";")).toHaveLength(COLUMNS.length + 1);
  for (const said of ["pori/7", "Rehtori", '"1 virhe, 1 neuvo"', "1.3.2026", "1 vuosi", "1.3.2025", "Kyllä", '"Pilvi; Malli Oy"']) expect(line).toContain(said);
});
