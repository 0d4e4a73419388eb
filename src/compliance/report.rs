//! How are findings handed to people and programs outside? As lines of text, as JSON, and as SARIF 2.1.0 for tools that show
//! issues.

use std::fmt::Write;

use entity::{
    Date,
    vocabulary::{Language, Severity},
};
use serde::Serialize;

use super::{
    law::{self, Citation},
    rule::{FindingPart, level},
    rules::RULES,
    sentence::{sentence, title},
    standing::{standing, waiver},
};
use crate::records::snapshot::{Shared, Sight};

/// A finding made ready for outside.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The register's key.
    pub register: String,
    /// The register's name.
    pub register_name: String,
    /// The rule's code.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The part of the record.
    pub part: FindingPart,
    /// The global id of what the place is in.
    pub about: String,
    /// The place as a JSON pointer into that.
    pub pointer: String,
    /// The law it rests on, as it is cited.
    pub law: Vec<String>,
    /// What is wrong and what to do.
    pub message: String,
    /// By what it is known again.
    pub mark: String,
    /// Why it is waived, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// Findings of a controller's registers that weigh at least so much, in one language.
pub fn tell(sight: &Sight, on: Date, least: Severity, language: Language) -> Vec<Told> {
    let standing = standing(sight, on);
    let mut told = Vec::new();
    for register in sight.holding.shelves.registers.all() {
        for finding in standing
            .of(&register.key)
            .iter()
            .filter(|finding| finding.severity <= least)
        {
            let about = finding.about.as_ref().map_or_else(
                || format!("register:{}", register.key),
                |about| format!("{}:{}", about.0.word(), about.1),
            );
            told.push(Told {
                register: register.key.to_string(),
                register_name: register
                    .name
                    .best(language)
                    .map(|(name, _)| name.to_owned())
                    .unwrap_or_default(),
                rule: finding.rule.code,
                severity: finding.severity,
                part: finding.part(),
                about,
                pointer: finding.pointer.to_string(),
                law: cited(finding.rule.law, &sight.shared, language),
                message: sentence(finding, register, sight, language),
                mark: finding.mark(register).to_string(),
                waived: waiver(finding, register, &sight.holding, on).map(|waiver| waiver.reason.clone()),
            });
        }
    }
    told
}

fn cited(law: &[&'static str], shared: &Shared, language: Language) -> Vec<String> {
    let cited = law.iter().filter_map(|key| law::cite(key, shared, language));
    cited.map(|law| law.line()).collect()
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines for the terminal.
    Text,
    /// One JSON document.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Findings as they are written, one controller after another, so that a nation's need not be held at once.
#[derive(Debug)]
pub struct Writer {
    form: Form,
    /// Whether a finding was written, so that the next stands after a comma.
    some: bool,
    counts: Counts,
}

/// How many findings there are, by weight, and how many are waived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors that are open.
    pub errors: usize,
    /// Warnings that are open.
    pub warnings: usize,
    /// Advice that is open.
    pub advice: usize,
    /// Findings of any weight that are waived.
    pub waived: usize,
}

impl Counts {
    fn add(&mut self, finding: &Told) {
        let count = match (&finding.waived, finding.severity) {
            (Some(_), _) => &mut self.waived,
            (None, Severity::Error) => &mut self.errors,
            (None, Severity::Warning) => &mut self.warnings,
            (None, Severity::Advice) => &mut self.advice,
        };
        *count += 1;
    }
}

impl Writer {
    /// Begins, and gives the beginning of the text.
    pub fn begin(form: Form, on: Date, shared: &Shared, language: Language) -> (Self, String) {
        let begun = match form {
            Form::Text => String::new(),
            Form::Json => format!("{{\"on\":{},\"findings\":[", json_of(&on)),
            Form::Sarif => sarif_begun(shared, language),
        };
        let writer = Self {
            form,
            some: false,
            counts: Counts::default(),
        };
        (writer, begun)
    }

    /// The text of some more findings: those of a register stand together.
    pub fn some(&mut self, told: &[Told]) -> String {
        let mut text = String::new();
        let mut register = "";
        for finding in told {
            self.counts.add(finding);
            if self.form == Form::Text {
                if finding.register != register {
                    register = &finding.register;
                    let _ = writeln!(text, "{register} {}", finding.register_name);
                }
                lines_of(finding, &mut text);
                continue;
            }
            // One finding is one line, so that two documents can be compared.
            text.push_str(if self.some { ",\n" } else { "\n" });
            self.some = true;
            text.push_str(&match self.form {
                Form::Sarif => json_of(&outcome(finding)),
                Form::Text | Form::Json => json_of(finding),
            });
        }
        text
    }

    /// How many findings were written so far.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// The end of the text.
    pub fn end(self) -> String {
        let Counts {
            errors,
            warnings,
            advice,
            waived,
        } = self.counts;
        match self.form {
            Form::Text => format!("{errors} errors, {warnings} warnings, {advice} advice, {waived} waived\n"),
            Form::Json => "\n]}\n".to_owned(),
            Form::Sarif => "\n]}]}\n".to_owned(),
        }
    }
}

/// The findings of one controller as one text.
pub fn whole(form: Form, told: &[Told], on: Date, shared: &Shared, language: Language) -> String {
    let (mut writer, mut text) = Writer::begin(form, on, shared, language);
    text += &writer.some(told);
    text + &writer.end()
}

fn lines_of(finding: &Told, text: &mut String) {
    let waived = finding.waived.as_ref().map(|_| " (waived)").unwrap_or_default();
    let place = if finding.about == format!("register:{}", finding.register) {
        finding.pointer.clone()
    } else {
        format!("{} {}", finding.about, finding.pointer)
    };
    let law = finding.law.first().map(String::as_str).unwrap_or_default();
    let _ = writeln!(
        text,
        "  {}{waived} [{}] {place}\n    {}\n    {law}",
        word(finding.severity),
        finding.rule,
        finding.message
    );
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn json_of(told: &impl Serialize) -> String {
    serde_json::to_string(told).expect("findings are plain data, which always has a JSON form")
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    logical_locations: [LogicalLocation<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    name: &'a str,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "selosteMark/v1")]
    mark: &'a str,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    status: &'static str,
    justification: &'a str,
}

/// The beginning of SARIF 2.1.0 (OASIS, with errata 01): one run, with the catalogue as its rules. The results come last, so that
/// they can be written one after another.
fn sarif_begun(shared: &Shared, language: Language) -> String {
    let rules = RULES.iter().map(|rule| {
        let law: Vec<Citation> = rule
            .law
            .iter()
            .filter_map(|key| law::cite(key, shared, language))
            .collect();
        Descriptor {
            id: rule.code,
            short_description: Message {
                text: title(rule, language),
            },
            full_description: Message {
                text: law.iter().map(Citation::line).collect::<Vec<_>>().join("; "),
            },
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            help_uri: law.into_iter().find_map(|law| law.link.or(law.eli)),
        }
    });
    let tool = Tool {
        driver: Driver {
            name: "seloste",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.collect(),
        },
    };
    let tag = match language {
        Language::Fi => "fi",
        Language::Sv => "sv",
        Language::En => "en",
    };
    // The version comes first, 3.13.2.
    format!(
        "{{\"version\":\"2.1.0\",\"$schema\":\"{SCHEMA}\",\"runs\":[{{\"tool\":{},\n\"language\":\"{tag}\",\"results\":[",
        json_of(&tool)
    )
}

/// Where the schema of SARIF 2.1.0 lies.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A finding as a result at a logical location, 3.27.
fn outcome(finding: &Told) -> Outcome<'_> {
    let rule = RULES.iter().position(|rule| rule.code == finding.rule);
    Outcome {
        rule_id: finding.rule,
        rule_index: rule.unwrap_or_default(),
        level: level(finding.severity),
        message: Message {
            text: finding.message.clone(),
        },
        locations: [Location {
            logical_locations: [LogicalLocation {
                name: &finding.register_name,
                fully_qualified_name: format!("{}{}", finding.about, finding.pointer),
                // A place in a record is one of JSON, 3.33.7.
                kind: "property",
            }],
        }],
        partial_fingerprints: Fingerprints { mark: &finding.mark },
        suppressions: finding
            .waived
            .iter()
            .map(|reason| Suppression {
                kind: "external",
                status: "accepted",
                justification: reason,
            })
            .collect(),
    }
}
