//! What do the rules find in the five registers that carry the facts of real notices? A table, to be read by a lawyer.
//!
//! `UPDATE_FINDINGS=1` writes the table anew: read the difference.

use std::{collections::BTreeSet, fmt::Write, fs};

use entity::{
    Date,
    vocabulary::{Language, Severity},
};
use seloste::{
    compliance::{law::cite, rules::RULES, sentence::sentence, standing::examine},
    records::{
        exchange::{self, ImportOptions},
        noun::Key,
        register::Register,
        snapshot::Sight,
    },
};

use crate::support::{Base, dpo, make, now};

const CORPUS: [&str; 5] = ["pori/1", "pori/2", "pori/3", "jyvaskyla/1", "espoo/1"];

/// What a careful reader of the notices lists, beside whatever else is found.
const READ: &[(&str, &str)] = &[
    ("pori/2", "special-without-condition"),
    ("pori/3", "special-without-condition"),
    ("pori/3", "none-but-processor"),
    ("espoo/1", "none-but-processor"),
    ("pori/1", "transfers-not-stated"),
    ("pori/2", "transfers-not-stated"),
    ("espoo/1", "basis-without-statute"),
    ("espoo/1", "identity-code"),
    ("pori/1", "past-its-end"),
    ("jyvaskyla/1", "past-its-end"),
    ("espoo/1", "responsible-contact"),
    ("pori/3", "retention-open-ended"),
    ("pori/3", "retention-conflict"),
    ("pori/2", "retention-no-start"),
];

/// Every error that a careful reader would agree with: no other may be raised.
const ERRORS: &[(&str, &str)] = &[
    ("pori/1", "transfers-not-stated"),
    ("pori/1", "past-its-end"),
    ("pori/2", "special-without-condition"),
    ("pori/2", "agreement-missing"),
    ("pori/2", "transfers-not-stated"),
    ("pori/3", "special-without-condition"),
    ("pori/3", "none-but-processor"),
    ("pori/3", "agreement-missing"),
    // Neither notice gives an address of its controller.
    ("jyvaskyla/1", "controller-contact"),
    ("jyvaskyla/1", "past-its-end"),
    ("espoo/1", "controller-contact"),
    ("espoo/1", "basis-without-statute"),
    ("espoo/1", "identity-code"),
    ("espoo/1", "none-but-processor"),
    ("espoo/1", "agreement-missing"),
];

async fn sights() -> Vec<(&'static str, Sight)> {
    let base = Base::sqlite();
    let inventory = base.open().await;
    exchange::import(&inventory, &dpo(), make::example(), ImportOptions::default(), now())
        .await
        .expect("the examples load");
    let snapshot = inventory.snapshot();
    let mut sights = Vec::new();
    for key in CORPUS {
        let controller = key.split('/').next().expect("a key names its owner");
        let sight = snapshot.sight(controller).await.expect("the snapshot stands");
        sights.push((key, sight.expect("the city is there")));
    }
    sights
}

#[tokio::test]
async fn the_rules_find_what_a_careful_reader_finds_and_no_false_error() {
    let today = Date(now().date_naive());
    let mut table = String::new();
    let (mut found, mut errors) = (BTreeSet::new(), BTreeSet::new());
    for (key, sight) in sights().await {
        let register = sight
            .get(&Key::<Register>::new(key))
            .expect("a register of the examples");
        let name = register.name.get(Language::En).unwrap_or_default();
        let _ = writeln!(table, "{key} {name}");
        for finding in &examine(register, &sight, today).findings {
            let code = finding.rule.code;
            found.insert((key, code));
            if finding.severity == Severity::Error {
                errors.insert((key, code));
            }
            let law = cite(finding.rule.law[0], &sight.shared, Language::En).map(|law| law.line());
            let about = finding
                .about
                .as_ref()
                .map(|about| format!("{}:{} ", about.0.word(), about.1));
            let _ = writeln!(
                table,
                "  {:<8} {code:<28} {}{}\n           {}\n           {}",
                format!("{:?}", finding.severity),
                about.unwrap_or_default(),
                finding.pointer,
                law.unwrap_or_default(),
                sentence(finding, register, &sight, Language::En),
            );
        }
        table.push('\n');
    }
    for read in READ {
        assert!(found.contains(read), "a careful reader finds {read:?}");
    }
    let agreed: BTreeSet<_> = ERRORS.iter().copied().collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/compliance/corpus_findings.txt");
    if std::env::var_os("UPDATE_FINDINGS").is_some() {
        fs::write(path, &table).expect("the table can be written");
    }
    assert_eq!(errors, agreed, "errors, and what a careful reader agrees with");
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == table,
        "the table is another now; UPDATE_FINDINGS=1 writes it:\n{table}"
    );
}

#[tokio::test]
async fn every_rule_rests_on_law_that_the_inventory_knows() {
    let base = Base::sqlite();
    let shared = base.open().await.snapshot().shared;
    for rule in RULES {
        for provision in rule.law {
            for language in [Language::Fi, Language::Sv, Language::En] {
                let law = cite(provision, &shared, language);
                let law = law.unwrap_or_else(|| panic!("{} rests on {provision}, which is not known", rule.code));
                assert!(
                    !law.label.is_empty() && !law.act.is_empty() && law.eli.is_some(),
                    "{law:?}"
                );
            }
        }
    }
}
