//! Which rules speak most, where, and since when, Art. 5(2) and 24?

use std::collections::{BTreeMap, BTreeSet};

use entity::{Date, vocabulary::Severity};

use super::{
    super::{
        findings::Found,
        form::table::{Phrase, Words},
        held::{Held, days},
        report::{About, Ask, Report},
        row::{Word, count},
        words::Named,
    },
    bases_by_department::department_or_none,
    findings::{Days, days_of},
};
use crate::{
    columns,
    compliance::{rules::RULES, sentence::title, standing::waiver},
    error::Result,
    records::{department::Department, noun::Key, register::Register, snapshot::Sight},
};

columns! {
    /// What one rule finds in one department.
    RuleRow "FindingsByRuleRow" {
        title "title": String, "Sääntö", "Regel", "Rule";
        rule "rule": String, "Säännön tunnus", "Regelns kod", "Code of the rule";
        severity "severity": Word, "Vakavuus", "Allvar", "Severity";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        department "department": Phrase, "Toimiala tai yksikkö", "Sektor eller enhet", "Department";
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        findings "findings": i64, "Havaintoja", "Anmärkningar", "Findings";
        waived "waived": i64, "Ohitettuja", "Åsidosatta", "Waived";
        oldest "oldest": Option<Date>, "Vanhin", "Äldsta", "Oldest";
        median "medianAgeDays": Option<i64>, "Iän mediaani päivinä", "Medianålder i dagar", "Median age in days";
    }
}

columns! {
    /// What the rules find in all.
    RuleTotals "FindingsByRuleTotals" {
        rules "rules": i64, "Sääntöjä", "Regler", "Rules";
        findings "findings": i64, "Havaintoja", "Anmärkningar", "Findings";
        waived "waived": i64, "Ohitettuja", "Åsidosatta", "Waived";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    rules: BTreeSet<&'static str>,
    findings: i64,
    waived: i64,
}

/// What is gathered of one rule in one department.
#[derive(Default)]
struct Group {
    severity: Option<Severity>,
    registers: BTreeSet<Key<Register>>,
    findings: i64,
    waived: i64,
    since: Vec<Date>,
}

/// Findings by rule.
pub struct FindingsByRule;

impl Report for FindingsByRule {
    type Row = RuleRow;
    type Sums = Sums;
    type Totals = RuleTotals;
    type Fetched = Days;

    const ABOUT: About = About {
        name: "findings-by-rule",
        title: Words::new("Havainnot säännöittäin", "Anmärkningar per regel", "Findings by rule"),
        question: Words::new(
            "Mitkä säännöt puhuvat eniten, missä ja mistä alkaen? (5 artiklan 2 kohta, 24 artikla)",
            "Vilka regler talar mest, var och sedan när? (artiklarna 5.2 och 24)",
            "Which rules speak most, where, and since when? (Articles 5(2) and 24)",
        ),
        help: Words::new(
            "Yksi rivi on sääntö yhdellä toimialalla. Vakavuus on vakavin, jolla sääntö siellä puhuu.",
            "En rad är en regel inom en sektor. Allvaret är det högsta som regeln har där.",
            "A row is a rule in one department. The severity is the highest with which it speaks there.",
        ),
        takes: &[],
    };

    async fn fetch(ask: &Ask, sight: &Sight, _: Option<u64>) -> Result<(Days, Option<u64>)> {
        days_of(ask, sight).await
    }

    fn rows(held: Held<'_>, since: Days, sums: &mut Sums, rows: &mut Vec<RuleRow>) {
        let found = Found::on(held);
        let mut groups: BTreeMap<(usize, Option<Key<Department>>), Group> = BTreeMap::new();
        for register in held.registers() {
            for finding in found.of(register).iter() {
                let rule = RULES.iter().position(|rule| *rule == finding.rule).unwrap_or_default();
                let group = groups.entry((rule, register.department.clone())).or_default();
                group.severity = group.severity.into_iter().chain([finding.severity]).min();
                group.registers.insert(register.key.clone());
                group.findings += 1;
                group.waived += i64::from(waiver(finding, register, held.holding(), held.ask.on).is_some());
                group.since.extend(since.get(&finding.mark(register)));
            }
        }
        for ((rule, department), group) in groups {
            sums.rules.insert(RULES[rule].code);
            sums.findings += group.findings;
            sums.waived += group.waived;
            rows.push(row(held, rule, department.as_ref(), group));
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<RuleRow>) -> RuleTotals {
        RuleTotals {
            rules: count(sums.rules.len()),
            findings: sums.findings,
            waived: sums.waived,
        }
    }
}

fn row(held: Held<'_>, rule: usize, department: Option<&Key<Department>>, mut group: Group) -> RuleRow {
    let (rule, language) = (RULES[rule], held.ask.language);
    group.since.sort_unstable();
    // Of two in the middle, the older.
    let median = group.since.get(group.since.len().saturating_sub(1) / 2);
    RuleRow {
        title: title(rule, language),
        rule: rule.code.to_owned(),
        severity: group.severity.unwrap_or(rule.severity).word(language),
        controller: held.holding().controller.to_string(),
        department: department_or_none(held, department),
        registers: count(group.registers.len()),
        findings: group.findings,
        waived: group.waived,
        oldest: group.since.first().copied(),
        median: median.map(|since| days(*since, held.ask.on)),
    }
}
