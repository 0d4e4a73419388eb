//! What does one entry of the log say? Who did what, in which role, when, to what, and what it was before and after.
//!
//! An entry is one line of canonical JSON and a leaf of the tree. It carries the signature of the head before it (`after`), so
//! that every signature but the last is itself under the tree: one verified head vouches for all before it, to the last byte.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, SecondsFormat, Utc};
use entity::vocabulary::LogAct;
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    canonical::{write, write_text},
    seal::{self, Sealed},
};

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The key of the account: opaque, never a name.
    pub account: Arc<str>,
    /// The role it acted in.
    pub role: Arc<str>,
}

impl By {
    /// The program itself, when nobody asked it to.
    pub fn program() -> Self {
        Self {
            account: Arc::from("program"),
            role: Arc::from("PROGRAM"),
        }
    }
}

/// What an act was done to.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The word of its kind: `register`.
    pub noun: &'static str,
    /// Its key.
    pub key: Arc<str>,
    /// The key and the row of the controller it belongs to; `None` when it is shared.
    pub controller: Option<(Arc<str>, i32)>,
    /// The version it has after the act.
    pub version: Option<i32>,
}

/// A personal value that an entry seals, with the noun whose value it is.
#[derive(Clone, Debug)]
pub struct Owned {
    /// The word of the kind of noun.
    pub noun: Arc<str>,
    /// Its key.
    pub key: Arc<str>,
    /// The value.
    pub sealed: Sealed,
}

/// A field before and after; null where it said nothing.
pub type Pair = [Value; 2];

/// An entry on its way into the log.
#[derive(Clone, Debug)]
pub struct NewEntry {
    pub(super) act: LogAct,
    pub(super) by: By,
    request: Option<Arc<str>>,
    pub(super) subject: Option<Subject>,
    fields: BTreeMap<String, Pair>,
    pub(super) details: Map<String, Value>,
    pub(super) values: Vec<Owned>,
}

impl NewEntry {
    /// An act that somebody did.
    pub fn new(act: LogAct, by: By) -> Self {
        Self {
            act,
            by,
            request: None,
            subject: None,
            fields: BTreeMap::new(),
            details: Map::new(),
            values: Vec::new(),
        }
    }

    /// The request that asked for it.
    #[must_use]
    pub fn in_request(mut self, id: impl Into<Arc<str>>) -> Self {
        self.request = Some(id.into());
        self
    }

    /// What it was done to.
    #[must_use]
    pub fn on(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The fields that differ between two JSON forms of the subject; all that it says when it is new. Personal ones are sealed.
    #[must_use]
    pub fn changed(mut self, before: Option<Value>, after: Value, random: &mut (impl CryptoRng + RngCore)) -> Self {
        let mut before = before.map(fields_of).unwrap_or_default();
        for (name, after) in fields_of(after) {
            let before = before.remove(&name).unwrap_or_default();
            if before != after {
                self.fields.insert(name, [before, after]);
            }
        }
        // What is left was said before and no more.
        for (name, before) in before {
            self.fields.insert(name, [before, Value::Null]);
        }
        if let Some(subject) = &self.subject {
            for (_, pair) in self
                .fields
                .iter_mut()
                .filter(|(name, _)| seal::is_personal(subject.noun, name))
            {
                for value in pair.iter_mut().filter(|value| !value.is_null()) {
                    let sealed = seal::seal(value, random);
                    *value = seal::mark(&sealed.seal);
                    let (noun, key) = (Arc::from(subject.noun), Arc::clone(&subject.key));
                    self.values.push(Owned { noun, key, sealed });
                }
            }
        }
        self
    }

    /// A detail that describes the act.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// A detail that says something of a person: sealed, and erased with the noun it belongs to (an account, by its key).
    #[must_use]
    pub fn personal_detail(
        mut self,
        name: &str,
        value: &Value,
        owner: (&str, &str),
        random: &mut (impl CryptoRng + RngCore),
    ) -> Self {
        let sealed = seal::seal(value, random);
        self.details.insert(name.to_owned(), seal::mark(&sealed.seal));
        let (noun, key) = (Arc::from(owner.0), Arc::from(owner.1));
        self.values.push(Owned { noun, key, sealed });
        self
    }

    /// The entry's line: canonical JSON, written in the order of its names.
    pub(super) fn text(&self, index: u64, after: &str, at: DateTime<Utc>) -> String {
        let mut out = Vec::with_capacity(1024);
        let name = |name: &str, out: &mut Vec<u8>| {
            out.push(if out.is_empty() { b'{' } else { b',' });
            write_text(name, out);
            out.push(b':');
        };
        let text = |field: &str, value: Option<&str>, out: &mut Vec<u8>| {
            if let Some(value) = value {
                name(field, out);
                write_text(value, out);
            }
        };
        let number = |field: &str, value: u64, out: &mut Vec<u8>| {
            name(field, out);
            out.extend_from_slice(value.to_string().as_bytes());
        };
        let subject = self.subject.as_ref();
        text("act", Some(&word(self.act)), &mut out);
        text("after", Some(after), &mut out);
        text("at", Some(&at.to_rfc3339_opts(SecondsFormat::Micros, true)), &mut out);
        name("by", &mut out);
        out.extend_from_slice(b"{\"account\":");
        write_text(&self.by.account, &mut out);
        out.extend_from_slice(b",\"role\":");
        write_text(&self.by.role, &mut out);
        out.push(b'}');
        let controller = subject.and_then(|subject| subject.controller.as_ref());
        text("controller", controller.map(|(key, _)| &**key), &mut out);
        if !self.details.is_empty() {
            name("details", &mut out);
            write_sorted(self.details.iter(), &mut out, write);
        }
        if !self.fields.is_empty() {
            name("fields", &mut out);
            write_sorted(self.fields.iter(), &mut out, |[before, after], out| {
                out.push(b'[');
                write(before, out);
                out.push(b',');
                write(after, out);
                out.push(b']');
            });
        }
        number("index", index, &mut out);
        text("key", subject.map(|subject| &*subject.key), &mut out);
        text("noun", subject.map(|subject| subject.noun), &mut out);
        text("request", self.request.as_deref(), &mut out);
        if let Some(version) = subject.and_then(|subject| subject.version) {
            number("version", u64::from(version.unsigned_abs()), &mut out);
        }
        out.push(b'}');
        String::from_utf8(out).expect("JSON is written in UTF-8")
    }
}

fn fields_of(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        // Every noun is an object; anything else would be one unnamed thing.
        other => Map::from_iter([(String::new(), other)]),
    }
}

/// Appends an object whose names are plain ASCII, for which the order of bytes is that of RFC 8785.
fn write_sorted<'a, V: 'a>(
    fields: impl Iterator<Item = (&'a String, &'a V)>,
    out: &mut Vec<u8>,
    value: impl Fn(&V, &mut Vec<u8>),
) {
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|(name, _)| *name);
    out.push(b'{');
    for (place, (name, held)) in fields.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        write_text(name, out);
        out.push(b':');
        value(held, out);
    }
    out.push(b'}');
}

/// The word of an act: `SIGN_IN`.
pub(super) fn word(act: LogAct) -> String {
    sea_orm::ActiveEnum::to_value(&act)
}

/// An entry as it is read from the log.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Entry {
    /// Its place in the log, from 0.
    pub index: u64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who acted.
    pub by: By,
    /// The request that asked for it.
    pub request: Option<String>,
    /// What was done.
    pub act: LogAct,
    /// The word of the kind of noun it was done to.
    pub noun: Option<String>,
    /// The key of that noun.
    pub key: Option<String>,
    /// The key of the controller the noun belongs to.
    pub controller: Option<String>,
    /// The version the noun has after the act.
    pub version: Option<i32>,
    /// The fields that changed, before and after.
    #[serde(default)]
    pub fields: BTreeMap<String, Pair>,
    /// What else describes the act.
    #[serde(default)]
    pub details: Map<String, Value>,
    /// The signature of the head before, in base 64; empty in the first entry.
    pub after: String,
}

impl Entry {
    /// Reads the line of an entry.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Every value in it, to be shown or hidden.
    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.fields.values().flatten().chain(self.details.values())
    }

    /// Every value in it, to be filled in.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.fields.values_mut().flatten().chain(self.details.values_mut())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::vocabulary::LogAct;
    use rand::{SeedableRng, rngs::StdRng};
    use serde_json::{Value, json};

    use super::{By, Entry, NewEntry, Subject};
    use crate::history::canonical::canonical;

    fn edit() -> NewEntry {
        let by = By {
            account: "a-1".into(),
            role: "DPO".into(),
        };
        let subject = Subject {
            noun: "person",
            key: "pori/p-1".into(),
            controller: Some(("pori".into(), 7)),
            version: Some(2),
        };
        let before = json!({"name": "Aino", "controller": "pori", "phone": "1", "zone": {"fi": "ö\n\""}});
        let after = json!({"name": "Aino", "controller": "pori", "email": "aino@pori.example", "zone": {"fi": "o"}});
        NewEntry::new(LogAct::Edit, by)
            .in_request("r-1")
            .on(subject)
            .changed(Some(before), after, &mut StdRng::seed_from_u64(1))
            .detail("why", "asked")
    }

    #[test]
    fn an_entry_is_canonical_and_reads_back() {
        let at = DateTime::from_timestamp(1_772_442_000, 123_456_789).expect("a moment");
        let text = edit().text(12, "c2ln", at);
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(text, canonical(&value));
        let entry = Entry::parse(&text).expect("an entry");
        assert_eq!((entry.index, entry.version, &*entry.after), (12, Some(2), "c2ln"));
        assert_eq!(entry.at.timestamp_subsec_nanos(), 123_456_000, "microseconds are kept");
        assert_eq!(entry.details["why"], "asked");
    }

    #[test]
    fn only_what_differs_is_told_and_personal_values_are_sealed() {
        let entry = edit();
        let names: Vec<&str> = entry.fields.keys().map(String::as_str).collect();
        assert_eq!(names, ["email", "phone", "zone"]);
        let text = entry.text(0, "", DateTime::UNIX_EPOCH);
        assert!(!text.contains("aino@pori.example") && text.contains("sealed"), "{text}");
        assert_eq!(entry.values.len(), 2);
        assert!(entry.fields["email"][0].is_null() && entry.fields["phone"][1].is_null());
    }
}
