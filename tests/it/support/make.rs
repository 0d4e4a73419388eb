//! Nouns for tests that speak of something else.

use entity::LanguageText;
use seloste::records::exchange::{self, Document};

/// A small city: a department, a post, and two registers with a flow to a service.
pub fn city(key: &str) -> Document {
    let text = CITY.replace("CITY", key);
    exchange::read(&text).unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)))
}

/// The example cities.
pub fn example() -> Document {
    let mut whole = Document::default();
    for name in ["shared", "pori", "jyvaskyla", "espoo"] {
        let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("the examples are there");
        whole.extend(
            exchange::read(&text)
                .unwrap_or_else(|problems| panic!("{path}\n{}", problems.lines(entity::vocabulary::Language::En))),
        );
    }
    whole
}

/// A text in Finnish.
pub fn finnish(text: &str) -> LanguageText {
    LanguageText::new(Some(text), None, None)
}

const CITY: &str = r#"{
  "format": "seloste/1",
  "controllers": [{
    "key": "CITY", "name": {"fi": "Kaupunki CITY"}, "languages": ["FI"], "dpo": "CITY/dpo",
    "postalAddress": {"fi": "PL 1, 00000 Esimerkkilä"}, "email": "registry@city.example"
  }],
  "departments": [{"key": "CITY/education", "name": {"fi": "Sivistys", "en": "Education"}, "controller": "CITY"}],
  "posts": [
    {"key": "CITY/dpo", "title": {"fi": "Tietosuojavastaava"}, "controller": "CITY", "email": "dpo@city.example"},
    {"key": "CITY/head", "title": {"fi": "Johtaja"}, "controller": "CITY", "department": "CITY/education"}
  ],
  "processors": [{"key": "CITY-cloud", "name": "Cloud of CITY", "country": "ie"}],
  "services": [{"key": "CITY-service", "name": {"fi": "Service of CITY"}, "provider": "CITY-cloud", "hostingCountries": ["ie"]}],
  "agreements": [
    {"key": "CITY/hosting", "title": {"fi": "Palvelun sopimus"}, "controller": "CITY", "processor": "CITY-cloud", "services": ["CITY-service"], "registers": ["CITY/1"]}
  ],
  "registers": [
    {
      "key": "CITY/1", "name": {"fi": "Asiakkaat", "en": "Customers"}, "controller": "CITY", "number": 1, "slug": "asiakkaat",
      "department": "CITY/education", "responsiblePost": "CITY/head",
      "purposes": [{"key": "p1", "text": {"fi": "Palvelu"}, "bases": [{"basis": "PUBLIC_TASK", "provisions": ["410-2015/1-2"]}]}],
      "dataGroups": [{"key": "g1", "name": {"fi": "Asiakas"}, "purposes": ["p1"], "subjects": ["customer"], "items": [{"text": {"fi": "Nimi"}, "category": "name"}]}],
      "noTransfers": "YES",
      "retention": [{"dataGroups": ["g1"], "maximum": "P5Y", "countedFrom": "LAST_CONTACT", "then": "DELETE"}]
    },
    {"key": "CITY/2", "name": {"fi": "Kirjasto"}, "controller": "CITY", "number": 2, "slug": "kirjasto"}
  ],
  "dataFlows": [
    {"key": "CITY/hosting", "kind": "PROCESSING", "from": "register:CITY/1", "to": "service:CITY-service", "dataGroups": ["g1"], "purposes": ["p1"]}
  ]
}"#;
