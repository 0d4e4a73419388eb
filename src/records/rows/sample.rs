//! A small inventory in which every field of every noun is said, for the tests of what is written and read again.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Nouns, Numbers};
use crate::records::{
    noun::{Kind, Noun, Read},
    problem::{Path, Problems},
};

/// The numbers of the sample's rows.
#[derive(Default)]
pub struct Given(HashMap<(Kind, String), i32>);

impl Numbers for Given {
    fn row(&self, kind: Kind, key: &str) -> i32 {
        self.0.get(&(kind, key.to_owned())).copied().unwrap_or_default()
    }
}

impl Given {
    fn list<N: Noun + Read>(&mut self, values: &Value) -> Vec<N> {
        let values = values.as_array().cloned().unwrap_or_default();
        values.into_iter().map(|value| self.noun(value)).collect()
    }

    /// Reads a noun and gives it a number.
    pub fn noun<N: Noun + Read>(&mut self, value: Value) -> N {
        let mut problems = Problems::default();
        let noun = N::read(value, &mut Path::default(), &mut problems);
        let mut noun: N = noun.unwrap_or_else(|| panic!("{:?}: {problems:?}", N::KIND));
        let row = i32::try_from(self.0.len()).expect("few") + 1;
        noun.set_row(row);
        noun.set_version(row % 3 + 1);
        self.0.insert((N::KIND, noun.key().to_string()), row);
        noun
    }
}

fn words(text: &str) -> Value {
    json!({"fi": text, "sv": format!("{text} \"på svenska\""), "en": format!("{text} <in> English")})
}

/// The fields of both.
fn both(mut one: Value, mut other: Value) -> Value {
    if let (Some(one), Some(other)) = (one.as_object_mut(), other.as_object_mut()) {
        one.append(other);
    }
    one
}

/// The sample: the first noun of each kind says everything.
pub fn inventory() -> (Nouns, Given) {
    let mut given = Given::default();
    let mut nouns = law(&mut given);
    parties(&mut given, &mut nouns);
    owned(&mut given, &mut nouns);
    registers(&mut given, &mut nouns);
    flows(&mut given, &mut nouns);
    people_at_work(&mut given, &mut nouns);
    (nouns, given)
}

fn people_at_work(given: &mut Given, nouns: &mut Nouns) {
    let moment = "2026-01-02T03:04:05.123456Z";
    nouns.accounts = given.list(&json!([
        {"key": "1", "archivedOn": "2026-01-02", "name": "Maija", "kind": "SERVICE", "email": "m@pori.fi", "language": "SV",
         "issuer": "https://id.pori.fi", "subject": "m", "disabled": true, "weeklyDigest": true, "controller": "pori",
         "person": "pori/aino"},
        {"key": "2", "name": "Esko"},
    ]));
    nouns.grants = given.list(&json!([
        {"key": "1", "archivedOn": "2026-01-02", "role": "AUDITOR", "startsAt": moment, "endsAt": moment, "group": "g",
         "givenAt": moment, "revokedAt": moment, "account": "1", "controller": "pori", "department": "pori/it",
         "registers": ["pori/2", "pori/1"], "givenBy": "2", "revokedBy": "2"},
        {"key": "2", "account": "2", "role": "DPO"},
    ]));
    nouns.tokens = given.list(&json!([
        {"key": "1", "archivedOn": "2026-01-02", "label": "verkkosivut", "scopes": ["READ_PUBLISHED", "READ_LOG"],
         "madeAt": moment, "expiresAt": moment, "revokedAt": moment, "account": "1", "madeBy": "2"},
    ]));
    nouns.submissions = given.list(&json!([
        {"key": "pori/1", "archivedOn": "2026-01-02", "registerVersion": 3, "state": "SCHEDULED", "submittedAt": moment,
         "message": "Valmis", "correction": words("Väärä säilytysaika"), "decidedAt": moment, "reason": "Ei vielä",
         "publishAt": moment, "noticeNumber": 2, "register": "pori/1", "submittedBy": "1", "decidedBy": "2"},
        {"key": "pori/2", "register": "pori/2"},
    ]));
    nouns.comments = given.list(&json!([
        {"key": "pori/1", "archivedOn": "2026-01-02", "part": "RETENTION", "text": "Onko näin?", "writtenAt": moment,
         "settledAt": moment, "register": "pori/1", "author": "1", "mentions": ["2", "1"], "answers": "pori/2",
         "settledBy": "2"},
        {"key": "pori/2", "register": "pori/1", "text": "Ei"},
    ]));
    nouns.breaches = given.list(&json!([
        {"key": "pori/1", "archivedOn": "2026-01-02", "title": "Väärä vastaanottaja", "facts": "Viesti", "effects": "Vähäiset",
         "measures": "Poistettu", "knownAt": moment, "risk": "HIGH", "authorityToldAt": moment, "authorityReference": "1/2026",
         "delayReason": "Sunnuntai", "peopleToldAt": moment, "peopleNotToldReason": "Salattu", "openedAt": moment,
         "closedAt": moment, "entries": [{"at": moment, "text": "Avattu", "by": "1"}, {"text": "Ja niin"}],
         "controller": "pori", "processor": "locus", "service": "cloud", "registers": ["pori/2", "pori/1"], "openedBy": "1",
         "closedBy": "2"},
        {"key": "pori/2", "title": "Toinen", "controller": "pori"},
    ]));
    nouns.saved_reports = given.list(&json!([
        {"key": "1", "archivedOn": "2026-01-02", "report": "changes", "title": words("Muutokset"), "of": "processor:locus",
         "from": "2026-01-01", "to": "2026-01-31", "knownAt": moment, "language": "SV", "expectation": "MUST_NOT_GROW",
         "every": "P7D", "paused": true, "askedAt": moment, "wantedAt": moment, "outcome": "NOT_MET", "outcomeAt": moment,
         "controller": "pori", "department": "pori/it", "owner": "1"},
        {"key": "2", "report": "retention", "title": words("Säilytysajat")},
    ]));
}

fn law(given: &mut Given) -> Nouns {
    let with = |value| both(value, json!({"source": "the statute", "checked": "SEEN"}));
    Nouns {
        acts: given.list(&json!([
            with(json!({"key": "410-2015", "archivedOn": "2026-01-02", "number": "410/2015", "title": words("Kuntalaki"),
                "jurisdiction": "EU", "eli": "eli/410", "link": "https://finlex.fi/410", "inForceFrom": "2015-05-01",
                "inForceUntil": "2030-01-01", "replacedBy": "2-2030"})),
            {"key": "2-2030", "number": "2/2030", "title": {}},
        ])),
        provisions: given.list(&json!([
            with(json!({"key": "410-2015/1", "archivedOn": "2026-01-02", "section": "1", "label": words("1 §"),
                "act": "410-2015", "title": words("Tarkoitus"), "inForceFrom": "2016-01-01", "inForceUntil": "2029-01-01"})),
            {"key": "410-2015/2", "section": "2", "label": {}, "act": "410-2015"},
        ])),
        countries: given.list(&json!([
            with(json!({"key": "fi", "archivedOn": "2026-01-02", "code": "FI", "name": words("Suomi"),
                "eeaFrom": "1994-01-01", "eeaUntil": "2099-01-01"})),
            {"key": "us", "code": "US", "name": {"en": "United States"}},
        ])),
        adequacy_decisions: given.list(&json!([
            with(json!({"key": "us-dpf", "archivedOn": "2026-01-02", "reference": "(EU) 2023/1795",
                "scope": "CERTIFIED_COMPANIES", "inForceFrom": "2023-07-10", "country": "us", "scopeNote": words("Osa"),
                "eli": "eli/1795", "inForceUntil": "2028-07-10"})),
        ])),
        supervisory_authorities: given.list(&json!([
            {"key": "fi-dpa", "archivedOn": "2026-01-02", "name": words("Valtuutettu"), "country": "fi",
             "website": "https://tietosuoja.fi", "source": "its site", "contacts": [
                with(json!({"validFrom": "2020-01-01", "validUntil": "2024-01-01", "postalAddress": words("PL 800"),
                    "visitingAddress": words("Lintulahdenkuja 4"), "email": "a@b.fi", "phone": "029 566 6700"})),
                {}]},
        ])),
        data_subject_categories: given.list(&json!([
            {"key": "child", "archivedOn": "2026-01-02", "name": words("Lapsi"), "description": words("Alle 18-vuotias"),
             "dpv": "dpv:Child", "proposed": true, "parent": "resident", "replacedBy": "resident"},
            {"key": "resident", "name": {}},
        ])),
        personal_data_categories: given.list(&json!([
            {"key": "diagnosis", "archivedOn": "2026-01-02", "name": words("Diagnoosi"), "special": "HEALTH",
             "identityCode": true, "criminal": true, "freeText": true, "dpv": "pd:Health", "proposed": true, "parent": "name",
             "replacedBy": "name"},
            {"key": "name", "name": {}},
        ])),
        ..Nouns::default()
    }
}

fn parties(given: &mut Given, nouns: &mut Nouns) {
    nouns.controllers = given.list(&json!([
        {"key": "pori", "archivedOn": "2026-01-02", "name": words("Pori"), "kind": "BODY", "publicAuthority": "YES",
         "businessId": "0137323-9", "municipalityCode": "609", "languages": ["FI", "SV"], "postalAddress": words("PL 121"),
         "visitingAddress": words("Hallituskatu 12"), "email": "k@pori.fi", "phone": "02 621 1100",
         "website": "https://pori.fi", "rightsRequests": words("Kirjaamoon"), "representative": words("Ei ole"),
         "noticeLayout": "standard", "validFrom": "2020-01-01", "validUntil": "2030-01-01", "parent": "espoo",
         "dpo": "pori/dpo", "supervisoryAuthority": "fi-dpa", "predecessor": "espoo", "successor": "espoo",
         "publishedByOne": true,
         "instructions": [{"text": words("Täytä lomake"), "right": "ACCESS"}, {"text": {"fi": "Muut"}}]},
        {"key": "espoo", "name": {"fi": "Espoo"}, "dpo": "espoo/dpo"},
    ]));
    nouns.processors = given.list(&json!([
        {"key": "locus", "archivedOn": "2026-01-02", "name": "Locus", "businessId": "0000000-0", "email": "a@locus.fi",
         "phone": "1", "address": "Katu 1", "website": "https://locus.fi", "usesSubProcessors": "YES",
         "remarks": words("Huom"), "country": "fi", "parent": "trimble",
         "proposed": true},
        {"key": "trimble", "name": "Trimble"},
    ]));
    nouns.services = given.list(&json!([
        {"key": "calls", "archivedOn": "2026-01-02", "name": words("Calls"), "description": words("Soittaja"),
         "hosting": words("EU-alue"), "hostedInEea": "NO", "subProcessorsTold": "YES", "website": "https://calls.fi",
         "provider": "locus", "runBy": "pori", "hostingCountries": ["us", "fi"], "supportCountries": ["us"],
         "proposed": true},
        {"key": "cloud", "name": words("Cloud"), "supportCountries": ["fi", "us"]},
    ]));
    nouns.recipients = given.list(&json!([
        {"key": "kela", "archivedOn": "2026-01-02", "name": words("Kela"), "kind": "AUTHORITY", "businessId": "1",
         "remarks": words("Huom"), "country": "fi", "controller": "espoo"},
    ]));
    nouns.outside_sources = given.list(&json!([
        {"key": "dvv", "archivedOn": "2026-01-02", "name": words("DVV"), "kind": "PUBLIC_SOURCE",
         "publiclyAccessible": "NO", "businessId": "2", "remarks": words("Huom"), "country": "fi"},
    ]));
}

fn owned(given: &mut Given, nouns: &mut Nouns) {
    nouns.departments = given.list(&json!([
        {"key": "pori/it", "archivedOn": "2026-01-02", "name": words("Tieto"), "controller": "pori", "code": "T1",
         "parent": "pori/centre"},
        {"key": "pori/centre", "name": {}, "controller": "pori"},
    ]));
    nouns.people = given.list(&json!([
        {"key": "pori/aino", "archivedOn": "2026-01-02", "name": "Aino", "controller": "pori", "email": "aino@pori.fi",
         "phone": "3", "leftOn": "2026-02-02"},
    ]));
    nouns.posts = given.list(&json!([
        {"key": "pori/dpo", "archivedOn": "2026-01-02", "title": words("Tietosuojavastaava"), "controller": "pori",
         "acting": "NO", "email": "dpo@pori.fi", "phone": "4", "address": words("PL 121"), "department": "pori/it",
         "holder": "pori/aino"},
        {"key": "espoo/dpo", "title": {}, "controller": "espoo"},
    ]));
    nouns.agreements = given.list(&json!([
        {"key": "pori/locus", "archivedOn": "2026-01-02", "title": words("Sopimus"), "controller": "pori",
         "processor": "locus", "reference": "PRI/1", "signedOn": "2024-01-01", "validUntil": "2027-01-01",
         "authorisation": "GENERAL", "lastAuditOn": "2025-01-01", "remarks": words("Huom"),
         "services": ["cloud", "calls"], "registers": ["pori/1", "espoo/1"]},
    ]));
    nouns.assessments = given.list(&json!([
        {"key": "pori/tia", "archivedOn": "2026-01-02", "title": words("Arvio"), "controller": "pori",
         "kind": "TRANSFER_IMPACT", "state": "DONE", "doneOn": "2024-01-01", "nextReviewOn": "2026-06-01",
         "reference": "PRI/2", "residualRisk": "HIGH", "conclusion": words("Ei estettä"), "registers": ["pori/1"]},
    ]));
    nouns.processor_records = given.list(&json!([
        {"key": "pori/payroll", "archivedOn": "2026-01-02", "name": words("Palkat"), "processing": words("Laskenta"),
         "controller": "pori", "onBehalfOfOther": words("Kuntayhtymä"), "transfers": "YES", "safeguards": words("Lausekkeet"),
         "security": words("Salaus"), "onBehalfOf": "espoo", "agreement": "pori/locus", "services": ["cloud", "calls"],
         "transferCountries": ["us"]},
    ]));
}

fn registers(given: &mut Given, nouns: &mut Nouns) {
    let provisions = json!(["410-2015/2", "410-2015/1"]);
    let purposes = json!([
        {"key": "p1", "text": words("Neuvonta"), "mustBeGiven": "NO", "consequence": words("Ei palvelua"),
         "bases": [{"basis": "PUBLIC_TASK", "interest": words("Tehtävä"), "provisions": provisions},
                   {"basis": "CONSENT", "provisions": ["410-2015/1"]}],
         "conditions": [{"condition": "HEALTH_OR_SOCIAL_CARE", "provisions": provisions}, {"condition": "VITAL_INTERESTS"}]},
        {"key": "p2", "text": {}, "bases": [{"basis": "CONTRACT"}],
         "conditions": [{"condition": "PUBLIC_HEALTH", "provisions": ["410-2015/2"]}]},
    ]);
    let groups = json!([
        {"key": "g1", "name": words("Asiakkaat"), "purposes": ["p2", "p1"], "special": "YES",
         "specialCategories": ["HEALTH", "GENETIC_DATA"], "criminal": "NO", "identityCode": "YES", "children": "YES",
         "largeScale": "NO", "freeText": "YES", "remark": words("Huom"), "subjects": ["child", "resident"],
         "criminalGround": "410-2015/1", "identityCodeGround": "410-2015/2",
         "items": [{"text": words("Nimi"), "category": "name"}, {"category": "diagnosis"}, {"text": {"fi": "Muu"}}]},
        {"key": "g2", "items": [{"category": "name"}], "subjects": ["resident"]},
    ]);
    let fields = json!({"key": "pori/1", "archivedOn": "2026-01-02", "name": words("Chat"), "controller": "pori", "number": 1,
         "slug": "chat", "description": words("Kuvaus"), "forms": ["MANUAL", "ELECTRONIC"], "lifeCycle": "CLOSED",
         "startsOn": "2021-01-28", "endsOn": "2025-01-28", "disposedOn": "2026-01-28", "audience": "STAFF",
         "jointArrangement": words("Yhdessä"), "sourcesRemark": words("Lähteistä"), "noRecipients": "YES",
         "recipientsRemark": words("Saajista"), "noTransfers": "NO", "transfersRemark": words("Siirroista"),
         "retentionRemark": words("Ajoista"), "automatedDecisions": "NO", "profiling": "YES",
         "automatedLogic": words("Logiikka"), "automatedSignificance": words("Merkitys"), "publicity": "PARTLY_SECRET",
         "publicityRemark": words("Julkisuudesta"), "searchTerms": words("Nimi"), "noSearchTerms": "NO", "reviewInterval": "P1Y6M", "internalNotes": "Muista",
         "illustrative": true, "jointControllers": ["espoo", "pori"], "department": "pori/it",
         "responsiblePost": "pori/dpo", "contactPosts": ["espoo/dpo", "pori/dpo"], "publicityProvisions": provisions});
    let parts = json!({"purposes": purposes, "dataGroups": groups,
         "retention": [
            {"dataGroups": ["g2", "g1"], "minimum": "P180D", "maximum": "P5Y", "countedFrom": "LAST_CONTACT",
             "countedFromText": words("Yhteydestä"), "then": "DELETE", "recordsClass": "00.01", "text": words("Sääntö"),
             "provision": "410-2015/1"},
            {}],
         "security": [{"kind": "LOGGING", "form": "ELECTRONIC", "text": words("Loki"), "internal": "SIEM"},
                      {"kind": "TRAINING", "form": "MANUAL"}],
         "confirmations": [{"part": "PURPOSES", "on": "2026-03-03", "by": "pori/dpo"}, {"part": "WHOLE", "on": "2026-03-04"}],
         "evidence": [{"title": "Päätös", "url": "https://pori.fi/1"}, {"title": "Toinen", "url": "https://pori.fi/2"}]});
    nouns.registers = given.list(&json!([
        both(fields, parts),
        {"key": "espoo/1", "name": {}, "controller": "espoo", "number": 1, "slug": "chat",
         "purposes": purposes, "dataGroups": groups},
        {"key": "pori/2", "name": {}, "controller": "pori", "number": 2, "slug": "palaute", "purposes": purposes,
         "dataGroups": groups},
    ]));
}

fn flows(given: &mut Given, nouns: &mut Nouns) {
    nouns.data_flows = given.list(&json!([
        {"key": "pori/f1", "archivedOn": "2026-01-02", "kind": "PROCESSING", "from": "register:pori/1", "to": "service:calls",
         "data": words("Numerot"), "dataGroups": ["g2", "g1"], "purposes": ["p2"], "basis": "CONSENT", "means": "FILE",
         "frequency": "DAILY", "condition": words("Kun sovittu"), "mechanism": "STANDARD_CLAUSES_COMMISSION",
         "mechanismDocument": "SCC 2021", "validFrom": "2024-01-01", "validUntil": "2027-01-01", "remarks": words("Huom"),
         "dataCategories": ["name", "diagnosis"], "provision": "410-2015/1", "agreement": "pori/locus",
         "transferAssessment": "pori/tia"},
        {"key": "cloud-calls", "kind": "SUB_PROCESSING", "from": "service:calls", "to": "service:cloud",
         "dataCategories": ["name"]},
        {"key": "espoo/f1", "kind": "INTERNAL", "from": "register:pori/1", "to": "register:espoo/1", "dataGroups": ["g1"]},
        {"key": "pori/f2", "kind": "COLLECTION", "from": "subjects:child", "to": "register:pori/2", "purposes": ["p1"]},
        {"key": "pori/f3", "kind": "COLLECTION", "from": "source:dvv", "to": "register:pori/2"},
        {"key": "pori/f4", "kind": "DISCLOSURE", "from": "register:pori/1", "to": "recipient:kela"},
        {"key": "locus-trimble", "kind": "SUB_PROCESSING", "from": "processor:locus", "to": "processor:trimble"},
    ]));
}
