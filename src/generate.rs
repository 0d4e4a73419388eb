//! What would a whole nation's inventory look like? A made-up one of any size, for measuring and for trying things out.
//!
//! Everything follows from a seed: the same size and seed give the same bytes on every machine. Names and addresses are plainly
//! made up, and each register is marked as illustrative. Registers are sound in law, so that they can be published, unless a share of
//! flawed ones is asked for. The shares (bases, special categories, services, chains) are our estimate
//! of what cities hold; nothing here tells of a real one.

mod agreements;
mod chance;
mod city;
mod flows;
mod parts;
mod register;
mod shared;
mod sound;
// Its tables are read across, one row a task.
#[rustfmt::skip]
mod words;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    access::Actor,
    error::{Error, Result},
    records::{
        exchange::Document,
        inventory::{Change, Inventory, Plan, Verb},
        problem::{Path, ProblemCode},
        snapshot::{AnyNoun, Snapshot},
    },
};

/// How much is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Controllers; Finland has 309 municipalities.
    pub controllers: u32,
    /// Registers of each controller.
    pub registers_per_controller: u32,
    /// What all chance follows from.
    pub seed: u64,
    /// Of a hundred registers so many are left as cities write them, most of them with errors in law. The others are sound.
    pub flawed: u32,
}

impl Size {
    const fn controllers(self) -> usize {
        self.controllers as usize
    }

    const fn registers_per_controller(self) -> usize {
        self.registers_per_controller as usize
    }
}

/// Makes an inventory in a database, one controller at a time. `progress` is told how many of how many steps are done.
///
/// Refused when controllers of the same keys are there already: a half-made nation is made anew in an empty database.
pub async fn generate(
    inventory: &Arc<Inventory>,
    size: Size,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    let actor = Actor::command_line();
    let steps = size.controllers() + 1;
    progress(0, steps);
    for (done, document) in documents(size).enumerate() {
        // A long write is kept off the stack.
        Box::pin(inventory.change(&actor, now, &[], |snapshot| creations(document, &actor, snapshot))).await?;
        progress(done + 1, steps);
    }
    Ok(())
}

/// The documents of an inventory: what is shared first, then each controller's own.
pub fn documents(size: Size) -> impl Iterator<Item = Document> {
    let (shared, offer) = shared::shared(size);
    std::iter::once(shared).chain((1..=size.controllers()).map(move |number| city::city(size, &offer, number)))
}

/// The changes that make everything in a document.
fn creations(document: Document, actor: &Actor, snapshot: &Snapshot) -> Result<Plan> {
    let nouns = nouns(document);
    if let Some(taken) = nouns
        .first()
        .filter(|noun| snapshot.any(noun.kind(), noun.key()).is_some())
    {
        return Err(Error::problem("key", ProblemCode::Taken, taken.key()));
    }
    let changes = nouns
        .into_iter()
        .map(|after| Change {
            before: None,
            after,
            verb: Verb::Create,
            at: Path::default(),
        })
        .collect();
    Ok(Plan {
        by: actor.by(None),
        changes,
    })
}

/// The nouns of a document, those of the kinds that are made here.
fn nouns(document: Document) -> Vec<AnyNoun> {
    macro_rules! gather {
        ($($field:ident: $noun:ident,)*) => {{
            let mut nouns = Vec::new();
            $(nouns.extend(document.$field.into_iter().map(|noun| AnyNoun::$noun(Arc::new(noun))));)*
            nouns
        }};
    }
    gather! {
        controllers: Controller,
        departments: Department,
        people: Person,
        posts: Post,
        processors: Processor,
        services: Service,
        recipients: Recipient,
        outside_sources: OutsideSource,
        agreements: ProcessingAgreement,
        assessments: Assessment,
        registers: Register,
        data_flows: DataFlow,
        processor_records: ProcessorRecord,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use entity::vocabulary::{Answer, FlowKind, LegalBasis, NodeKind, Severity};

    use super::{Document, Size, documents, generate, nouns};
    use crate::{
        compliance::standing::standing,
        records::{
            database, exchange,
            inventory::{Inventory, Limits},
            noun::{Kind, NodeKey},
            problem::Path,
        },
    };

    const SMALL: Size = Size {
        controllers: 3,
        registers_per_controller: 40,
        seed: 7,
        flawed: 0,
    };

    fn text(size: Size) -> String {
        documents(size).map(|document| exchange::write(&document)).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(text(SMALL), text(SMALL));
        assert_ne!(text(SMALL), text(Size { seed: 8, ..SMALL }));
    }

    #[tokio::test]
    async fn a_sound_inventory_has_no_error_in_law_and_a_flawed_one_has() {
        let now = "2026-11-22T12:00:00Z".parse().expect("a test's own moment");
        for (flawed, share) in [(0, 0..=0), (50, 35..=60), (100, 80..=100)] {
            let size = Size {
                controllers: 12,
                registers_per_controller: 50,
                seed: 1,
                flawed,
            };
            let inventory = empty().await;
            Box::pin(generate(&inventory, size, now, &mut |_, _| ()))
                .await
                .unwrap_or_else(|error| panic!("{error}"));
            let (mut all, mut with_errors) = (0, Vec::new());
            let snapshot = inventory.snapshot();
            for controller in snapshot.shared.shelves.controllers.all() {
                let sight = snapshot.sight(controller.key.as_str()).await.expect("it can be read");
                let sight = sight.expect("it is there");
                let standing = standing(&sight, entity::Date(now.date_naive()));
                for register in sight.holding.shelves.registers.all() {
                    all += 1;
                    let errors = standing
                        .of(&register.key)
                        .iter()
                        .filter(|it| it.severity == Severity::Error);
                    let codes: Vec<&str> = errors.map(|it| it.rule.code).collect();
                    if !codes.is_empty() {
                        with_errors.push(format!("{}: {codes:?}", register.key));
                    }
                }
            }
            let found = with_errors.len() * 100 / all;
            assert!(
                share.contains(&found),
                "{found} % of {flawed} %: {:?}",
                &with_errors[..with_errors.len().min(5)]
            );
        }
    }

    async fn empty() -> std::sync::Arc<Inventory> {
        let database = database::open("sqlite::memory:").await.expect("a database in memory");
        database::migrate(&database).await.expect("tables");
        let log = crate::history::Log::open(
            &database,
            None,
            "log.example",
            chrono::Utc::now(),
            &mut rand::rngs::OsRng,
        )
        .await
        .expect("the log opens");
        Inventory::open(database, Limits::default(), log)
            .await
            .expect("an inventory")
    }

    #[test]
    fn everything_that_is_named_exists() {
        let keys = |file: &str, field: &str| -> Vec<(String, serde_json::Value)> {
            let rows: Vec<serde_json::Value> = serde_json::from_str(file).expect("the law is JSON");
            rows.into_iter()
                .map(|row| (row[field].as_str().expect("each row has its key").to_owned(), row))
                .collect()
        };
        let mut known: HashSet<(Kind, String)> = HashSet::new();
        known.extend(
            keys(include_str!("../migration/src/law/countries.json"), "code")
                .into_iter()
                .map(|(key, _)| (Kind::Country, key.to_lowercase())),
        );
        known.extend(
            keys(include_str!("../migration/src/law/supervisory_authorities.json"), "key")
                .into_iter()
                .map(|(key, _)| (Kind::SupervisoryAuthority, key)),
        );
        known.extend(
            keys(include_str!("../migration/src/law/data_subject_categories.json"), "key")
                .into_iter()
                .map(|(key, _)| (Kind::DataSubjectCategory, key)),
        );
        known.extend(
            keys(
                include_str!("../migration/src/law/personal_data_categories.json"),
                "key",
            )
            .into_iter()
            .map(|(key, _)| (Kind::PersonalDataCategory, key)),
        );
        for (act, row) in keys(include_str!("../migration/src/law/acts.json"), "key") {
            for provision in row["provisions"].as_array().into_iter().flatten() {
                known.insert((
                    Kind::Provision,
                    format!(
                        "{act}/{}",
                        provision["section"].as_str().expect("a provision has its section")
                    ),
                ));
            }
        }
        // Every task and theme comes up among so many registers.
        let size = Size {
            controllers: 2,
            registers_per_controller: 800,
            seed: 1,
            flawed: 0,
        };
        let nouns: Vec<_> = documents(size).flat_map(nouns).collect();
        for noun in &nouns {
            assert!(
                known.insert((noun.kind(), noun.key().to_string())),
                "{} twice",
                noun.key()
            );
        }
        for noun in &nouns {
            noun.each_reference(&mut Path::default(), &mut |at, kind, key| {
                assert!(
                    known.contains(&(kind, key.to_owned())),
                    "{}{}: {}:{key}",
                    noun.key(),
                    at.as_str(),
                    kind.word()
                );
            });
        }
    }

    #[test]
    fn the_shares_are_those_of_a_city() {
        let size = Size {
            controllers: 30,
            registers_per_controller: 100,
            seed: 1,
            flawed: 0,
        };
        let all: Vec<Document> = documents(size).collect();
        let registers: Vec<_> = all.iter().flat_map(|document| &document.registers).collect();
        let flows: Vec<_> = all[1..].iter().flat_map(|document| &document.data_flows).collect();
        #[expect(clippy::cast_precision_loss, reason = "counts of thousands")]
        let per_register = |count: usize| count as f64 / registers.len() as f64;
        let near = |what: &str, value: f64, aim: f64| {
            assert!((value / aim - 1.0).abs() < 0.12, "{what}: {value:.3}, not about {aim}");
        };

        near("flows", per_register(flows.len()), 6.0);
        near(
            "services",
            per_register(flows.iter().filter(|flow| flow.kind == FlowKind::Processing).count()),
            3.9,
        );
        near(
            "items",
            per_register(
                registers
                    .iter()
                    .flat_map(|register| &register.data_groups)
                    .map(|group| group.items.len())
                    .sum(),
            ),
            8.0,
        );
        near(
            "purposes",
            per_register(registers.iter().map(|register| register.purposes.len()).sum()),
            2.0,
        );
        near(
            "time limits",
            per_register(registers.iter().map(|register| register.retention.len()).sum()),
            3.0,
        );
        near(
            "contacts",
            per_register(registers.iter().map(|register| register.contact_posts.len()).sum()),
            1.9,
        );
        let groups = |asks: fn(&crate::records::register::DataGroup) -> Answer| {
            per_register(
                registers
                    .iter()
                    .filter(|register| register.data_groups.iter().any(|group| asks(group) == Answer::Yes))
                    .count(),
            )
        };
        near("special categories", groups(|group| group.special), 0.15);
        near("children", groups(|group| group.children), 0.2);
        near("identity codes", groups(|group| group.identity_code), 0.3);
        let outside = all.iter().flat_map(|document| &document.services).filter(|service| {
            let outside = |key: &crate::records::noun::Key<crate::records::law::Country>| {
                ["us", "gb", "in", "ph", "ca"].contains(&key.as_str())
            };
            service
                .hosting_countries
                .iter()
                .chain(&service.support_countries)
                .any(outside)
        });
        let services: usize = all.iter().map(|document| document.services.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "counts of thousands")]
        let share = outside.count() as f64 / services as f64;
        assert!((0.04..0.13).contains(&share), "{share}");
        for basis in [
            LegalBasis::Consent,
            LegalBasis::Contract,
            LegalBasis::LegalObligation,
            LegalBasis::VitalInterests,
            LegalBasis::PublicTask,
            LegalBasis::LegitimateInterests,
        ] {
            assert!(
                registers
                    .iter()
                    .flat_map(|register| &register.purposes)
                    .flat_map(|purpose| &purpose.bases)
                    .any(|row| row.basis == basis),
                "{basis:?}"
            );
        }
        near(
            "bytes of text",
            per_register(
                registers
                    .iter()
                    .map(|register| text_bytes(&serde_json::to_value(register).expect("plain data")))
                    .sum(),
            ),
            1_900.0,
        );
    }

    /// Bytes of the texts in languages.
    fn text_bytes(value: &serde_json::Value) -> usize {
        match value {
            serde_json::Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| match value {
                    serde_json::Value::String(text) if matches!(name.as_str(), "fi" | "sv" | "en") => text.len(),
                    other => text_bytes(other),
                })
                .sum(),
            serde_json::Value::Array(values) => values.iter().map(text_bytes).sum(),
            _ => 0,
        }
    }

    #[test]
    fn chains_are_six_deep_and_some_run_in_a_circle() {
        let shared = documents(Size {
            controllers: 309,
            registers_per_controller: 0,
            seed: 1,
            flawed: 0,
        })
        .next()
        .expect("what is shared comes first");
        assert_eq!((shared.processors.len(), shared.services.len()), (2_000, 5_000 - 309));
        let mut behind: HashMap<&NodeKey, Vec<&NodeKey>> = HashMap::new();
        for flow in &shared.data_flows {
            behind.entry(&flow.from).or_default().push(&flow.to);
        }
        let mut longest = 0;
        let mut circles = 0;
        let first = NodeKey::new(NodeKind::Service, shared.services[0].key.shared().clone());
        let mut walks = vec![vec![&first]];
        while let Some(walk) = walks.pop() {
            for next in behind.get(walk[walk.len() - 1]).into_iter().flatten() {
                if walk.contains(next) {
                    circles += 1;
                } else {
                    walks.push(walk.iter().copied().chain([*next]).collect());
                }
            }
            longest = longest.max(walk.len());
        }
        assert!(longest >= 6 && circles > 0, "{longest} steps, {circles} circles");
    }

    #[tokio::test]
    async fn what_is_made_can_be_kept() {
        let inventory = empty().await;
        let mut told = Vec::new();
        let size = Size {
            controllers: 2,
            registers_per_controller: 20,
            seed: 3,
            flawed: 0,
        };
        let made = Box::pin(generate(
            &inventory,
            size,
            chrono::DateTime::UNIX_EPOCH,
            &mut |done, of| told.push((done, of)),
        ))
        .await;
        made.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(told, [(0, 3), (1, 3), (2, 3), (3, 3)]);
        let holding = inventory
            .snapshot()
            .holding("kunta-002")
            .await
            .expect("it can be read")
            .expect("it is there");
        assert_eq!(holding.shelves.registers.all().len(), 20);
        // Half over a whole is refused, not mixed.
        assert!(
            Box::pin(generate(&inventory, size, chrono::DateTime::UNIX_EPOCH, &mut |_, _| ()))
                .await
                .is_err()
        );
    }
}
