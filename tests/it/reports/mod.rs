//! What do the reports say? Each over one small city whose rows can be worked out by hand, for everybody who may ask.

mod answers;
mod command;
mod download;
mod forms;
mod narrowing;
mod office;
mod paging;
mod printed;
mod saved;

use std::sync::Arc;

use seloste::records::{
    exchange::{self, Document, ImportOptions},
    inventory::Inventory,
};

use crate::support::{dpo, make, now};

/// The city of the tests' other modules, and a web shop with something to tell in every report.
pub fn city() -> Document {
    let mut city = make::city("pori");
    let more = r#"{
      "format": "seloste/1",
      "processors": [
        {"key": "host-oy", "name": "Host Oy", "country": "fi", "parent": "host-inc"},
        {"key": "host-inc", "name": "Host Inc", "country": "us"},
        {"key": "mailer", "name": "Mailer", "country": "us"}
      ],
      "services": [
        {"key": "crm", "name": {"en": "CRM"}, "provider": "host-oy", "hostedInEea": "YES", "hostingCountries": ["fi"],
         "supportCountries": ["in"], "subProcessorsTold": "YES"}
      ],
      "recipients": [{"key": "tax", "name": {"en": "Tax authority"}, "kind": "AUTHORITY", "country": "fi"}],
      "departments": [{"key": "pori/culture", "name": {"fi": "Kulttuuri", "en": "Culture"}, "controller": "pori"}],
      "agreements": [
        {"key": "pori/shop", "title": {"en": "Agreement of the shop"}, "controller": "pori", "processor": "host-oy",
         "validUntil": "2026-01-31", "registers": ["pori/3"]}
      ],
      "assessments": [
        {"key": "pori/dpia", "title": {"en": "Impact of the shop"}, "controller": "pori", "state": "DONE", "doneOn": "2024-01-01",
         "nextReviewOn": "2026-03-01", "residualRisk": "LOW", "registers": ["pori/3"]}
      ],
      "registers": [
        {"key": "pori/3", "name": {"fi": "Verkkokauppa", "en": "Web shop"}, "controller": "pori", "number": 3, "slug": "kauppa",
         "department": "pori/culture", "responsiblePost": "pori/head", "lifeCycle": "CLOSED", "startsOn": "2019-01-01",
         "endsOn": "2020-12-31", "reviewInterval": "P1Y", "publicity": "PARTLY_SECRET", "noTransfers": "YES",
         "internalNotes": "hidden-note", "searchTerms": {"en": "Name, number of the order"},
         "purposes": [{"key": "p1", "text": {"en": "Sales"}, "bases": [{"basis": "CONTRACT"}],
           "conditions": [{"condition": "EXPLICIT_CONSENT"}]}],
         "dataGroups": [{"key": "g1", "name": {"en": "Buyers"}, "purposes": ["p1"], "special": "YES",
           "specialCategories": ["HEALTH"], "criminal": "NO", "identityCode": "NO", "children": "YES", "largeScale": "NO",
           "subjects": ["web-shop-customer"], "items": [{"text": {"en": "Orders"}}]}],
         "retention": [{"dataGroups": ["g1"], "maximum": "P1Y", "countedFrom": "ORDER", "then": "DELETE"}],
         "security": [{"kind": "ENCRYPTION", "form": "ELECTRONIC", "text": {"en": "on the way"}, "internal": "hidden-detail"}],
         "confirmations": [{"part": "WHOLE", "on": "2024-02-01", "by": "pori/head"}]}
      ],
      "dataFlows": [
        {"key": "pori/shop", "kind": "PROCESSING", "from": "register:pori/3", "to": "service:crm", "agreement": "pori/shop"},
        {"key": "pori/library", "kind": "PROCESSING", "from": "register:pori/2", "to": "processor:mailer"},
        {"key": "pori/tax", "kind": "DISCLOSURE", "from": "register:pori/3", "to": "recipient:tax"},
        {"key": "pori/gone", "kind": "PROCESSING", "from": "register:pori/1", "to": "processor:mailer", "validUntil": "2025-12-31"},
        {"key": "crm-mail", "kind": "SUB_PROCESSING", "from": "service:crm", "to": "processor:mailer", "mechanism": "STANDARD_CLAUSES_COMMISSION"},
        {"key": "mail-circle", "kind": "SUB_PROCESSING", "from": "processor:mailer", "to": "service:crm", "validUntil": "2020-01-01"}
      ],
      "processorRecords": [
        {"key": "pori/payroll", "name": {"en": "Payroll"}, "processing": {"en": "Paying salaries"}, "controller": "pori", "onBehalfOf": "espoo"}
      ]
    }"#;
    let more =
        exchange::read(more).unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    city.extend(more);
    // The library's data are not searched for by anything.
    city.registers[1].no_search_terms = entity::vocabulary::Answer::Yes;
    city
}

/// That city and another one, which holds the same as any.
pub fn cities() -> [Document; 2] {
    [make::city("espoo"), city()]
}

/// An inventory with these documents in it.
pub async fn with(inventory: &Arc<Inventory>, documents: impl IntoIterator<Item = Document>) {
    for document in documents {
        let (officer, options) = (dpo(), ImportOptions::default());
        let imported = exchange::import(inventory, &officer, document, options, now());
        Box::pin(imported).await.expect("the document is sound");
    }
}
