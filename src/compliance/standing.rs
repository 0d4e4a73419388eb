//! What stands against a controller's registers on a day? Found when first asked for, and kept current from then on.
//!
//! Each register's findings are kept with the marks of the nouns that were looked at, in order, and the next day on which an
//! answer may turn. A write carries them on with what it changed (see [`crate::records::derived`]); whoever asks next looks
//! again only at the registers that looked at something changed, or whose day has come. Nothing is looked at on the way of a
//! write. What we gave up is an index from each noun to the registers: it would be larger than what it saves, since passing by
//! the marks of a controller's hundred registers takes microseconds.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use entity::{Date, vocabulary::Severity};

use super::{
    case::Case,
    completeness::completeness,
    finding::{Finding, FindingMark, Found},
    rules::RULES,
    since::Days,
};
use crate::records::{
    derived::{Mark, Seen},
    inventory::Head,
    noun::{Key, Kind},
    register::Register,
    rule_setting::RuleSetting,
    snapshot::{Holding, Sight},
    waiver::Waiver,
};

/// Findings of a controller's registers on a day.
#[derive(Debug)]
pub struct Standing {
    on: Date,
    seen: Seen,
    rows: HashMap<Arc<str>, Arc<Row>>,
    days: Days,
    weighed: OnceLock<HashMap<Arc<str>, Weighed>>,
}

/// What lists are narrowed and sorted by, of one register.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// How complete its parts are: their per cents, added up.
    pub complete: u32,
    /// The gravest of what is found in it and not waived.
    pub gravest: Option<Severity>,
}

/// Findings of one register.
#[derive(Debug, Default)]
pub struct Row {
    /// What was found, in the order a record is read.
    pub findings: Box<[Finding]>,
    /// By what each of them is known again. Kept, since whoever asks for pages, ages or waivers needs them all.
    pub marks: Box<[FindingMark]>,
    touched: Box<[Mark]>,
    turns_on: Option<Date>,
}

impl Row {
    fn is_stale(&self, changed: &[Mark], on: Date) -> bool {
        self.turns_on.is_some_and(|day| day <= on)
            || changed.iter().any(|mark| self.touched.binary_search(mark).is_ok())
    }

    /// Bytes held, for measuring.
    pub fn size(&self) -> usize {
        let finding = |finding: &Finding| {
            size_of::<Finding>() + finding.pointer.len() + finding.args.len() * size_of::<super::finding::Arg>()
        };
        let marks = self.marks.len() * size_of::<FindingMark>();
        size_of::<Self>()
            + self.findings.iter().map(finding).sum::<usize>()
            + marks
            + self.touched.len() * size_of::<Mark>()
    }
}

impl Standing {
    /// Findings of a register; none for one that is archived.
    pub fn of(&self, register: &Key<Register>) -> &[Finding] {
        self.rows.get(register.as_str()).map_or(&[], |row| &row.findings)
    }

    /// The same, each with its mark.
    pub fn marked(&self, register: &Key<Register>) -> impl Iterator<Item = (&Finding, FindingMark)> {
        let row = self.rows.get(register.as_str());
        row.into_iter()
            .flat_map(|row| row.findings.iter().zip(row.marks.iter().copied()))
    }

    /// What a register is weighed by; `holding` is the one these findings are of. Weighed when first asked for, all at once: a
    /// nation is sorted and narrowed by it while somebody looks.
    pub fn weighed(&self, holding: &Holding, register: &Key<Register>) -> Weighed {
        let all = self.weighed.get_or_init(|| {
            let registers = holding.shelves.registers.all().iter();
            registers
                .map(|register| (Arc::clone(register.key.shared()), self.weigh(holding, register)))
                .collect()
        });
        let nothing = Weighed {
            complete: 0,
            gravest: None,
        };
        all.get(register.as_str()).copied().unwrap_or(nothing)
    }

    fn weigh(&self, holding: &Holding, register: &Register) -> Weighed {
        let findings = self.of(&register.key);
        let parts = completeness(findings, register, holding, self.on);
        let open = findings
            .iter()
            .filter(|finding| waiver(finding, register, holding, self.on).is_none());
        Weighed {
            complete: parts.iter().map(|part| part.percent).sum(),
            // Severities are declared gravest first.
            gravest: open.map(|finding| finding.severity).min(),
        }
    }

    /// Since when they have stood, once that was read; carried on with them.
    pub(super) fn days(&self) -> Days {
        Arc::clone(&self.days)
    }

    /// The rows, one for each register.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.rows.values()
    }
}

/// What stands against a controller's registers on a day.
pub fn standing(sight: &Sight, on: Date) -> Arc<Standing> {
    let seen = sight.shared.changes.seen();
    let before = sight.holding.derived.get::<Standing>();
    let (kept, changed) = match before {
        // Time runs forward; a day that has passed is looked at anew, and not kept.
        Some((standing, mut changed)) if standing.on <= on => match sight.shared.changes.since(standing.seen) {
            Some(shared) => {
                changed.extend_from_slice(shared);
                if standing.on == on && changed.is_empty() {
                    return standing;
                }
                changed.sort_unstable();
                changed.dedup();
                (Some(standing), changed)
            }
            None => (None, Vec::new()),
        },
        Some(_) => return Arc::new(look(sight, on, seen, None, &[])),
        None => (None, Vec::new()),
    };
    let standing = Arc::new(look(sight, on, seen, kept.as_deref(), &changed));
    sight.holding.derived.keep(Arc::clone(&standing));
    standing
}

/// Whether a change may turn a finding of a controller's registers: one of what it holds itself, or of what all share. What a
/// controller keeps on processing for others stands among what is shared too, since the other side's findings look at it.
pub fn touches(head: &Head, controller: &str) -> bool {
    let owner = head.key.split_once('/').map(|(owner, _)| owner);
    head.kind == Kind::ProcessorRecord || owner.is_none_or(|owner| owner == controller)
}

fn look(sight: &Sight, on: Date, seen: Seen, kept: Option<&Standing>, changed: &[Mark]) -> Standing {
    let registers = sight.holding.shelves.registers.all().iter();
    let rows = registers
        .filter(|register| register.archived_on.is_none())
        .map(|register| {
            let row = kept
                .and_then(|standing| standing.rows.get(register.key.as_str()))
                .filter(|row| !row.is_stale(changed, on))
                .cloned();
            let row = row.unwrap_or_else(|| Arc::new(examine(register, sight, on)));
            (Arc::clone(register.key.shared()), row)
        })
        .collect();
    let days = kept.map(Standing::days).unwrap_or_default();
    Standing {
        on,
        seen,
        rows,
        days,
        weighed: OnceLock::new(),
    }
}

/// Looks at one register with every rule its controller uses.
pub fn examine(register: &Register, sight: &Sight, on: Date) -> Row {
    let case = Case::new(register, sight, on);
    case.touch_all(Kind::RuleSetting);
    let mut found = Found::by(RULES[0]);
    for rule in RULES {
        if setting(&sight.holding, rule.code).is_some_and(|setting| setting.switched_off) {
            continue;
        }
        found.turn_to(rule);
        (rule.check)(&case, &mut found);
    }
    let mut findings = found.into_findings();
    for finding in &mut findings {
        if let Some(severity) = setting(&sight.holding, finding.rule.code).and_then(|setting| setting.severity) {
            finding.severity = graded(finding, severity);
        }
    }
    let turns_on = case.turns_on();
    Row {
        marks: findings.iter().map(|finding| finding.mark(register)).collect(),
        findings: findings.into_boxed_slice(),
        touched: case.touched(),
        turns_on,
    }
}

/// A finding's weight by a controller's own grade. One that weighs less than its rule never comes to weigh more by it.
fn graded(finding: &Finding, grade: Severity) -> Severity {
    if finding.severity == finding.rule.severity {
        grade
    } else {
        grade.max(finding.severity)
    }
}

/// How a controller uses a rule, where it has said so.
pub fn setting<'h>(holding: &'h Holding, rule: &str) -> Option<&'h Arc<RuleSetting>> {
    let shelf = &holding.shelves.rule_settings;
    // Most controllers set nothing; then there is nothing to look up.
    (!shelf.all().is_empty())
        .then(|| shelf.get(&format!("{}/{rule}", holding.controller)))
        .flatten()
}

/// The waiver that waives a finding on a day.
pub fn waiver<'h>(finding: &Finding, register: &Register, holding: &'h Holding, on: Date) -> Option<&'h Arc<Waiver>> {
    let mut waivers = waivers_of(register, holding, on).peekable();
    // Most registers have none, and a mark takes a digest.
    waivers.peek()?;
    let mark = finding.mark(register).to_string();
    waivers.find(|waiver| waiver.mark == mark)
}

/// The waivers of a register's findings that hold on a day.
pub fn waivers_of<'h>(register: &Register, holding: &'h Holding, on: Date) -> impl Iterator<Item = &'h Arc<Waiver>> {
    let waivers = holding.shelves.waivers.all().iter();
    waivers.filter(move |waiver| waiver.register == register.key && waiver.holds_on(on))
}
