//! A record in which no rule finds anything, and what rules find when something in it is changed. For the tests beside the rules.

use std::sync::Arc;

use entity::{Date, vocabulary::Language};
use serde_json::{Value, json};

use super::{
    case::Case,
    finding::{Finding, Found},
    rule::Rule,
};
use crate::records::{exchange, noun::Key, register::Register, snapshot::Sight};

/// A small inventory as a document, to be changed field by field.
pub(crate) struct Sample(Value, Option<i32>);

/// The inventory in which register `city/1` is sound.
pub(crate) fn sound() -> Sample {
    Sample(
        serde_json::from_str(include_str!("sample.json")).expect("the sample is JSON"),
        None,
    )
}

impl Sample {
    /// The same with a value at a JSON pointer: a field that was not there is made, and `-` is the end of a list.
    pub(crate) fn with(mut self, pointer: &str, value: Value) -> Self {
        let (inside, last) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
        match self
            .0
            .pointer_mut(inside)
            .unwrap_or_else(|| panic!("nothing at {inside}"))
        {
            Value::Object(fields) => drop(fields.insert(last.to_owned(), value)),
            Value::Array(list) if last == "-" => list.push(value),
            Value::Array(list) => list[last.parse::<usize>().expect("a place in a list")] = value,
            other => panic!("nothing can be put in {other}"),
        }
        self
    }

    /// The same with a field of the register changed.
    pub(crate) fn register(self, pointer: &str, value: Value) -> Self {
        self.with(&format!("/registers/0{pointer}"), value)
    }

    /// The same with one more flow from the register.
    pub(crate) fn flow(self, kind: &str, to: &str) -> Self {
        let key = format!("city/1-{}", to.replace(':', "-"));
        self.with(
            "/dataFlows/-",
            json!({"key": key, "kind": kind, "from": "register:city/1", "to": to}),
        )
    }

    /// The same with a published notice, made from a version of the register.
    pub(crate) fn published(self, state: &str, register_version: Option<i32>) -> Self {
        let head = json!({
            "key": "city/1/1", "register": "city/1", "number": 1, "state": state, "publishedAt": "2026-02-01T09:00:00Z",
            "publishedBy": "program", "digest": exchange::digest("{}"), "title": {"fi": "Asiakkaat"}, "slug": "asiakkaat",
        });
        let mut made = self.with("/notices", json!([{"head": head, "content": "{}"}]));
        made.1 = register_version;
        made
    }

    /// What can be seen in it.
    pub(crate) fn sight(&self) -> (Arc<Register>, Sight) {
        let mut document =
            exchange::read(&self.0.to_string()).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)));
        for notice in &mut document.notices {
            notice.head.register_version = self.1;
        }
        let snapshot = exchange::Document::snapshot(vec![document]);
        let sight = Sight {
            shared: Arc::clone(&snapshot.shared),
            holding: Arc::clone(snapshot.loaded("city").expect("the city is there")),
        };
        let register = sight
            .get(&Key::<Register>::new("city/1"))
            .expect("the register is there");
        (Arc::clone(register), sight)
    }

    /// What a rule finds, on the day of the tests.
    pub(crate) fn findings(&self, rule: &'static Rule, on: &str) -> Vec<Finding> {
        let (register, sight) = self.sight();
        let case = Case::new(&register, &sight, day(on));
        let mut found = Found::by(rule);
        (rule.check)(&case, &mut found);
        found.into_findings()
    }

    /// The places at which a rule finds something, those that weigh less than the rule with their weight.
    pub(crate) fn found(&self, rule: &'static Rule) -> Vec<String> {
        self.found_on(rule, "2026-03-02")
    }

    /// The same on another day.
    pub(crate) fn found_on(&self, rule: &'static Rule, on: &str) -> Vec<String> {
        let told = |finding: Finding| {
            let about = finding
                .about
                .as_ref()
                .map(|about| format!("{}:{} ", about.0.word(), about.1));
            let milder = (finding.severity != rule.severity).then(|| format!(" {:?}", finding.severity));
            format!(
                "{}{}{}",
                about.unwrap_or_default(),
                finding.pointer,
                milder.unwrap_or_default()
            )
        };
        self.findings(rule, on).into_iter().map(told).collect()
    }
}

/// A day of a test.
pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a test's own day")
}
