//! How complete is each part of a record, and what lowers it?
//!
//! A part is as complete as the share of its rules that find nothing open, each rule counted by its weight. So every per cent
//! that is missing has findings to show for it. A waived finding lowers nothing; a rule that is switched off does not count.

use entity::{Date, vocabulary::Severity};

use super::{
    finding::Finding,
    rule::FindingPart,
    rules::RULES,
    standing::{setting, waiver},
};
use crate::records::{register::Register, snapshot::Holding};

/// How complete a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// The part.
    pub part: FindingPart,
    /// 0 to 100.
    pub percent: u32,
    /// Places, among the findings given, of those that lower it.
    pub lowered_by: Vec<usize>,
}

/// How complete each part of a register is, by what was found in it on a day.
pub fn completeness(findings: &[Finding], register: &Register, holding: &Holding, on: Date) -> Vec<Completeness> {
    let open: Vec<usize> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| waiver(finding, register, holding, on).is_none())
        .map(|(at, _)| at)
        .collect();
    FindingPart::ALL
        .into_iter()
        .map(|part| {
            let (mut whole, mut met) = (0, 0);
            for rule in RULES.iter().filter(|rule| rule.part == part) {
                let setting = setting(holding, rule.code);
                if setting.is_some_and(|setting| setting.switched_off) {
                    continue;
                }
                let weight = weight(setting.and_then(|setting| setting.severity).unwrap_or(rule.severity));
                whole += weight;
                // A rule that found something milder than itself is partly met.
                let worst = open
                    .iter()
                    .filter(|at| findings[**at].rule == *rule)
                    .map(|at| findings[*at].severity)
                    .min();
                met += worst.map_or(weight, |worst| weight.saturating_sub(self::weight(worst)));
            }
            let lowered_by = open.iter().copied().filter(|at| findings[*at].part() == part).collect();
            Completeness {
                part,
                percent: (met * 100).checked_div(whole).unwrap_or(100),
                lowered_by,
            }
        })
        .collect()
}

const fn weight(severity: Severity) -> u32 {
    match severity {
        Severity::Error => 5,
        Severity::Warning => 2,
        Severity::Advice => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Completeness, completeness};
    use crate::compliance::{
        rule::FindingPart,
        sample::{Sample, day, sound},
        standing::examine,
    };

    fn of(sample: &Sample) -> Vec<Completeness> {
        let (register, sight) = sample.sight();
        let row = examine(&register, &sight, day("2026-03-02"));
        completeness(&row.findings, &register, &sight.holding, day("2026-03-02"))
    }

    #[test]
    fn what_is_missing_is_what_the_findings_say() {
        let whole = of(&sound());
        let lowered: Vec<FindingPart> = whole
            .iter()
            .filter(|part| part.percent < 100)
            .map(|part| part.part)
            .collect();
        assert_eq!(lowered, [FindingPart::Notice]);
        let bare = of(&sound().register("/retention", json!([])));
        let retention = bare
            .iter()
            .find(|part| part.part == FindingPart::Retention)
            .expect("every part is told");
        // Of an error and three warnings, the error is open: 6 of 11.
        assert_eq!((retention.percent, retention.lowered_by.len()), (54, 1));
    }

    #[test]
    fn every_part_that_is_not_complete_says_why() {
        let empty = sound()
            .register("/purposes", json!([]))
            .register("/dataGroups", json!([]))
            .register("/retention", json!([]));
        for part in of(&empty) {
            assert_eq!(part.percent == 100, part.lowered_by.is_empty(), "{part:?}");
        }
    }
}
