//! What does a reader of a pack open first? A page that says of when it is, what is in it and what is not, and how to check it.

use chrono::{DateTime, SecondsFormat, Utc};
use entity::vocabulary::Language;
use serde::Serialize;
use serde_json::json;

use super::Asked;
use crate::{
    error::Result,
    history::PublicKey,
    notices::{
        html::{Frame, STYLE, fill},
        words::{date, language_tag},
    },
    records::{past::PastInventory, register::Register},
    reports::form::{html::REPORT_STYLE, table::Words},
};

/// A file and what it is.
#[derive(Clone, Debug, Serialize)]
pub(super) struct File {
    path: String,
    what: &'static str,
}

impl File {
    pub(super) fn new(path: impl Into<String>, what: &'static str) -> Self {
        Self {
            path: path.into(),
            what,
        }
    }
}

/// A register with what there is about it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    /// Its key.
    pub key: String,
    name: String,
    /// The language of the name, where it is not the one asked for.
    name_language: Option<&'static str>,
    /// The path of its record, without an ending.
    record: String,
    /// The pages of its notice in force, by language.
    pub notices: Vec<(&'static str, String)>,
    /// Findings that nobody waived: errors, warnings, advice.
    pub findings: [usize; 3],
}

impl Row {
    pub(super) fn new(register: &Register, record: &str, language: Language) -> Self {
        let (name, found) = register.name.best(language).unwrap_or(("", language));
        Self {
            key: register.key.to_string(),
            name: name.to_owned(),
            name_language: (found != language).then(|| language_tag(found)),
            record: record.to_owned(),
            notices: Vec::new(),
            findings: [0; 3],
        }
    }
}

/// What there is about a controller.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Section {
    name: String,
    from_log: usize,
    unchanged: usize,
    /// Kind and key of what was there and cannot be told.
    pub unknown: Vec<String>,
    /// Its registers.
    pub registers: Vec<Row>,
    /// Its files beside those of registers.
    pub files: Vec<File>,
}

impl Section {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            from_log: 0,
            unchanged: 0,
            unknown: Vec::new(),
            registers: Vec::new(),
            files: Vec::new(),
        }
    }

    /// How much of it the log tells.
    pub(super) fn facts(&mut self, past: &PastInventory) {
        self.from_log = past.from_log;
        self.unchanged = past.unchanged;
        let name = |(kind, key): &(String, String)| format!("{kind}:{key}");
        self.unknown = past.unknown.iter().map(name).collect();
    }
}

/// The page.
pub(super) fn page(
    asked: &Asked,
    made: DateTime<Utc>,
    key: &PublicKey,
    sections: &[Section],
    files: &[File],
) -> Result<String> {
    let language = asked.language;
    let words: serde_json::Map<String, serde_json::Value> = WORDS
        .iter()
        .map(|(name, words)| ((*name).to_owned(), words.say(language).into()))
        .collect();
    let body = json!({
        "say": words,
        "css": format!("{STYLE}{REPORT_STYLE}"),
        "day": date(language, asked.day),
        "made": made.to_rfc3339_opts(SecondsFormat::Secs, true),
        "key": key.text(),
        "wholeLog": asked.whole_log,
        "sections": sections,
        "files": files,
    });
    fill(language, "audit-pack.html", &Frame::default(), body)
}

const WORDS: &[(&str, Words)] = &[
    (
        "title",
        Words::new("Tarkastuspaketti", "Granskningspaket", "Auditor's pack"),
    ),
    (
        "lead",
        Words::new(
            "Seloste käsittelytoimista, voimassa olleet tietosuojaselosteet, havainnot ja loki sellaisina kuin ne olivat päivän päättyessä.",
            "Registret över behandling, gällande dataskyddsbeskrivningar, iakttagelser och logg som de var när dagen slutade.",
            "The record of processing activities, the notices in force, findings and the log as they were when the day ended.",
        ),
    ),
    ("asOf", Words::new("Tilanne", "Läget", "As of")),
    ("madeAt", Words::new("Laadittu", "Framställt", "Made")),
    ("key", Words::new("Allekirjoitusavain", "Signaturnyckel", "Signing key")),
    ("register", Words::new("Rekisteri", "Register", "Register")),
    ("record", Words::new("Tiedot", "Uppgifter", "Record")),
    (
        "notice",
        Words::new("Voimassa ollut seloste", "Gällande beskrivning", "Notice in force"),
    ),
    ("none", Words::new("ei julkaistu", "inte publicerad", "not published")),
    ("errors", Words::new("Virheitä", "Fel", "Errors")),
    ("warnings", Words::new("Varoituksia", "Varningar", "Warnings")),
    ("advice", Words::new("Neuvoja", "Råd", "Advice")),
    (
        "noRegisters",
        Words::new(
            "Ei rekistereitä sinä päivänä.",
            "Inga register den dagen.",
            "No registers on that day.",
        ),
    ),
    ("file", Words::new("Tiedosto", "Fil", "File")),
    ("what", Words::new("Mitä se on", "Vad den är", "What it is")),
    ("files", Words::new("Tiedostot", "Filer", "Files")),
    (
        "common",
        Words::new(
            "Loki ja tiedot paketista",
            "Loggen och om paketet",
            "The log, and about the pack",
        ),
    ),
    (
        "howTo",
        Words::new(
            "Näin tarkistat paketin",
            "Så kontrollerar du paketet",
            "How to check the pack",
        ),
    ),
    (
        "check",
        Words::new(
            "Komento seloste audit-pack verify tarkistaa paketin ja sen lokimerkinnät ilman verkkoyhteyttä. Yleisillä työkaluilla: pura paketti ja aja sha256sum -c SHA256SUMS; allekirjoitus on tiedostossa SHA256SUMS.note. Vertaa avainta siihen, jonka sait muuta kautta kuin tässä paketissa.",
            "Kommandot seloste audit-pack verify kontrollerar paketet och dess loggposter utan nätförbindelse. Med allmänna verktyg: packa upp paketet och kör sha256sum -c SHA256SUMS; signaturen finns i SHA256SUMS.note. Jämför nyckeln med den som du fått på annat sätt än i detta paket.",
            "The command seloste audit-pack verify checks the pack and its log entries without a network. With common tools: unpack it and run sha256sum -c SHA256SUMS; the signature is in SHA256SUMS.note. Compare the key with the one you were given by another way than this pack.",
        ),
    ),
    (
        "part",
        Words::new(
            "Jokaisesta lokimerkinnästä on todiste, että se on lokissa. Se, ettei mitään ole jätetty pois, näkyy vain koko lokista, jota tässä paketissa ei ole.",
            "För varje loggpost finns bevis för att den finns i loggen. Att inget har utelämnats visar endast hela loggen, som inte ingår i detta paket.",
            "Each entry has a proof that it is in the log. That nothing was left out is shown only by the whole log, which is not in this pack.",
        ),
    ),
    (
        "limits",
        Words::new(
            "Mitä paketti ei kerro",
            "Vad paketet inte berättar",
            "What the pack does not tell",
        ),
    ),
    (
        "ours",
        Words::new(
            "Säännöt, lain tiedot ja lomakkeiden omat sanat ovat paketin laatineen ohjelman; ihmisten kirjoittama on sen päivän mukaista. Käyttäjätilit, oikeudet ja henkilötietojen arvot lokissa eivät ole mukana.",
            "Reglerna, uppgifterna om lagen och blanketternas egna ord är programmets som gjorde paketet; det som människor skrivit är från den dagen. Konton, rättigheter och personuppgifternas värden i loggen ingår inte.",
            "The rules, the data of the law and the forms' own words are those of the program that made the pack; what people wrote is of that day. Accounts, grants and the personal values in the log are left out.",
        ),
    ),
    (
        "unchanged",
        Words::new(
            "tietuetta ei ole muutettu lokin alkamisen jälkeen; ne ovat kuten nyt",
            "poster har inte ändrats sedan loggen började; de är som nu",
            "records have not changed since the log began, and stand as they are now",
        ),
    ),
    (
        "fromLog",
        Words::new("tietuetta lokista", "poster ur loggen", "records from the log"),
    ),
    (
        "unknown",
        Words::new(
            "Näitä ei voida kertoa, koska loki ei tunne niitä kokonaan:",
            "Dessa kan inte berättas, eftersom loggen inte känner dem helt:",
            "These cannot be told, since the log does not have all of them:",
        ),
    ),
];
