//! What did a rule find? A code, a place and small arguments: a nation has hundreds of thousands of these.

use std::{fmt, num::ParseIntError, str::FromStr, sync::Arc};

use entity::{
    Date,
    vocabulary::{Language, RegisterForm, Severity},
};
use sha2::{Digest, Sha256};

use super::rule::{FindingPart, Rule};
use crate::records::{
    noun::{Key, Kind, NodeKey, Noun},
    register::Register,
};

/// One thing that a rule found in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// Which of the rule's sentences says it.
    pub wording: &'static str,
    /// The noun the place is in, where that is not the register itself.
    pub about: Option<Box<(Kind, Arc<str>)>>,
    /// The place as a JSON pointer (RFC 6901) into that noun, as `/purposes/0/bases/1`.
    pub pointer: Box<str>,
    /// What the sentence names.
    pub args: Box<[Arg]>,
}

/// What a sentence names. Names and texts are looked up when the sentence is made, so that a finding stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A purpose of the register, by its place.
    Purpose(usize),
    /// A data group of the register, by its place.
    Group(usize),
    /// A noun.
    Noun(Kind, Arc<str>),
    /// Another noun, where a sentence names two.
    Other(Kind, Arc<str>),
    /// Nodes on the way from the register to where the chain ends.
    Chain(Box<[NodeKey]>),
    /// Several nodes, one after another.
    Names(Box<[NodeKey]>),
    /// Words found in the record.
    Word(Box<str>),
    /// Other words, where a sentence names two.
    Instead(Box<str>),
    /// A time limit for erasure, by its place.
    Limit(usize),
    /// Another, where a sentence names two.
    OtherLimit(usize),
    /// A day.
    Day(Date),
    /// Another day, where a sentence names two.
    OtherDay(Date),
    /// How many.
    Count(usize),
    /// A provision, by its key.
    Law(Box<str>),
    /// A form of the register.
    Form(RegisterForm),
    /// A language.
    Language(Language),
    /// Another language, where a sentence names two.
    OtherLanguage(Language),
}

impl Finding {
    /// The part of the record it is about.
    pub fn part(&self) -> FindingPart {
        self.rule.part
    }

    /// By what the same finding is known again: the rule and the place, not the words.
    ///
    /// Purposes and data groups count by their keys, not their places, so that one more before them makes no other finding.
    pub fn mark(&self, register: &Register) -> FindingMark {
        let mut digest = Sha256::new();
        digest.update(register.key.as_str());
        digest.update([0]);
        digest.update(self.rule.code);
        digest.update([0]);
        if let Some(about) = &self.about {
            digest.update(about.0.word());
            digest.update(&*about.1);
        }
        digest.update([0]);
        digest.update(match &self.about {
            None => keyed(&self.pointer, register),
            Some(_) => self.pointer.to_string(),
        });
        let digest = digest.finalize();
        FindingMark(digest.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte)))
    }
}

/// By what a finding is known again: written as sixteen hexadecimal digits, kept as eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingMark(u64);

impl fmt::Display for FindingMark {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:016x}", self.0)
    }
}

impl FromStr for FindingMark {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// A place in a register with the keys of purposes and data groups in place of their numbers.
fn keyed(pointer: &str, register: &Register) -> String {
    let mut steps = pointer.splitn(4, '/');
    let (_, list, place, rest) = (steps.next(), steps.next(), steps.next(), steps.next());
    let at = place.and_then(|place| place.parse::<usize>().ok());
    let key = at.and_then(|at| match list {
        Some("purposes") => register.purposes.get(at).map(|purpose| &purpose.key),
        Some("dataGroups") => register.data_groups.get(at).map(|group| &group.key),
        _ => None,
    });
    match (list, key) {
        (Some(list), Some(key)) => format!("/{list}/{key}/{}", rest.unwrap_or_default()),
        _ => pointer.to_owned(),
    }
}

/// Findings as they are gathered, rule by rule.
#[derive(Debug)]
pub struct Found {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

impl Found {
    /// Ready for a rule.
    pub const fn by(rule: &'static Rule) -> Self {
        Self {
            rule,
            findings: Vec::new(),
        }
    }

    /// Goes on to the next rule.
    pub const fn turn_to(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    /// Raises a finding at a place in the register.
    pub fn raise(
        &mut self,
        wording: &'static str,
        pointer: impl Into<Box<str>>,
        args: impl Into<Box<[Arg]>>,
    ) -> &mut Finding {
        debug_assert!(
            self.rule.wordings.contains(&wording),
            "{wording} is no wording of {}",
            self.rule.code
        );
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            wording,
            about: None,
            pointer: pointer.into(),
            args: args.into(),
        });
        self.findings.last_mut().expect("one was pushed just now")
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

impl Arg {
    /// A noun, by its key.
    pub fn noun<N: Noun>(key: &Key<N>) -> Self {
        Self::Noun(N::KIND, Arc::clone(key.shared()))
    }

    /// Another noun, by its key.
    pub fn other<N: Noun>(key: &Key<N>) -> Self {
        Self::Other(N::KIND, Arc::clone(key.shared()))
    }

    /// A node.
    pub fn node(node: &NodeKey) -> Self {
        Self::Noun(node.noun(), Arc::clone(&node.key))
    }

    /// Words found in the record.
    pub fn word(text: &str) -> Self {
        Self::Word(Box::from(text))
    }
}

impl Finding {
    /// The same about a field of another noun than the register.
    pub fn about<N: Noun>(&mut self, key: &Key<N>) -> &mut Self {
        self.about = Some(Box::new((N::KIND, Arc::clone(key.shared()))));
        self
    }

    /// The same as something that weighs less.
    pub const fn milder(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}
