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

/// Lines for the terminal: each register with its findings, and how many there are.
pub fn text(told: &[Told]) -> String {
    let mut text = String::new();
    let mut register = "";
    for finding in told {
        if finding.register != register {
            register = &finding.register;
            let _ = writeln!(text, "{register} {}", finding.register_name);
        }
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
    let open = |severity| {
        told.iter()
            .filter(|finding| finding.severity == severity && finding.waived.is_none())
            .count()
    };
    let _ = writeln!(
        text,
        "{} errors, {} warnings, {} advice, {} waived",
        open(Severity::Error),
        open(Severity::Warning),
        open(Severity::Advice),
        told.iter().filter(|finding| finding.waived.is_some()).count()
    );
    text
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// One JSON document: the day and the findings.
pub fn json(told: &[Told], on: Date) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        on: Date,
        findings: &'a [Told],
    }
    written(&Document { on, findings: told })
}

fn written(document: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(document).expect("findings are plain data, which always has a JSON form");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Sarif<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    results: Vec<Outcome<'a>>,
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

/// SARIF 2.1.0 (OASIS): one run, with the catalogue as its rules and each finding as a result at a logical location.
pub fn sarif(told: &[Told], shared: &Shared, language: Language) -> String {
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
    let results = told.iter().map(|finding| Outcome {
        rule_id: finding.rule,
        rule_index: RULES
            .iter()
            .position(|rule| rule.code == finding.rule)
            .unwrap_or_default(),
        level: level(finding.severity),
        message: Message {
            text: finding.message.clone(),
        },
        locations: [Location {
            logical_locations: [LogicalLocation {
                name: &finding.register_name,
                fully_qualified_name: format!("{}{}", finding.about, finding.pointer),
                kind: "member",
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
    });
    written(&Sarif {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "seloste",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.collect(),
                },
            },
            language: match language {
                Language::Fi => "fi",
                Language::Sv => "sv",
                Language::En => "en",
            },
            results: results.collect(),
        }],
    })
}
