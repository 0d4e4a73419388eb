//! What the inventory was at a past time is what it was then.

use async_graphql::MaybeUndefined;
use chrono::{DateTime, Duration, Utc};
use entity::{LanguageText, vocabulary::NoticeState};
use seloste::{
    notices::publish::publish_as_it_stood,
    records::{
        change::{archive, create, edit},
        exchange::{self, ImportOptions, document, import},
        noun::Key,
        past::as_of,
        processor::ProcessorPatch,
        register::{Register, RegisterPatch},
    },
};

use crate::support::{dpo, make, now, on_each_database};

fn after_days(days: i64) -> DateTime<Utc> {
    now() + Duration::days(days)
}

fn renamed(name: &str) -> RegisterPatch {
    RegisterPatch {
        name: MaybeUndefined::Value(LanguageText::new(Some(name), None, None)),
        ..Default::default()
    }
}

#[tokio::test]
async fn every_past_day_is_told_as_it_was_then() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
            .await
            .expect("imported");
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        let (customers, library) = (Key::<Register>::new("pori/1"), Key::<Register>::new("pori/2"));
        let pori = ["pori".to_owned()];
        let mut kept = Vec::new();
        for day in 1..=6 {
            let at = after_days(day);
            match day {
                1 => drop(
                    edit(&inventory, &dpo(), &customers, 1, renamed("Asukkaat"), at)
                        .await
                        .expect("edited"),
                ),
                2 => drop(
                    publish_as_it_stood(&inventory, &customers, 2, at)
                        .await
                        .expect("published"),
                ),
                3 => drop(archive(&inventory, &dpo(), &library, 1, at).await.expect("archived")),
                4 => {
                    let patch = ProcessorPatch {
                        country: MaybeUndefined::Null,
                        ..Default::default()
                    };
                    let cloud = Key::new("pori-cloud");
                    drop(edit(&inventory, &dpo(), &cloud, 1, patch, at).await.expect("edited"));
                }
                5 => drop(
                    publish_as_it_stood(&inventory, &customers, 2, at)
                        .await
                        .expect("published again"),
                ),
                _ => {
                    let other = Key::new("oulu/1");
                    drop(
                        edit(&inventory, &dpo(), &other, 1, renamed("Muut"), at)
                            .await
                            .expect("edited"),
                    );
                }
            }
            let stood = document(&inventory, &inventory.snapshot(), &pori).await.expect("told");
            kept.push((day, exchange::write(&stood)));
        }
        for (day, stood) in kept {
            let past = as_of(&inventory, "pori", after_days(day) + Duration::hours(1))
                .await
                .expect("told");
            let past = past.expect("there is such a controller");
            assert_eq!(past.unknown, []);
            let told = document(&inventory, &past.snapshot, &pori).await.expect("told");
            assert_eq!(exchange::write(&told), stood, "day {day}");
            // Of the other city, nothing is there.
            assert!(past.snapshot.loaded("oulu").is_none());
            let in_force = past.sight.holding.shelves.notices.all().iter();
            let in_force: Vec<i32> = in_force
                .filter(|notice| notice.state == NoticeState::InForce)
                .map(|notice| notice.number)
                .collect();
            let expected: &[i32] = match day {
                1 => &[],
                2..=4 => &[1],
                _ => &[2],
            };
            assert_eq!(in_force, expected, "day {day}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_made_later_was_not_there_and_a_city_that_does_not_exist_has_no_past() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
            .await
            .expect("imported");
        let mut third = make::city("pori").registers[1].clone();
        third.key = Key::new("");
        third.number = 3;
        "kolmas".clone_into(&mut third.slug);
        create(&inventory, &dpo(), third, after_days(2)).await.expect("made");
        let registers = async |day| {
            let past = as_of(&inventory, "pori", after_days(day)).await.expect("told");
            past.expect("there is such a controller")
                .sight
                .holding
                .shelves
                .registers
                .all()
                .len()
        };
        // Before the city was entered there was nothing, and the law's data were there.
        assert_eq!(registers(-1).await, 0);
        assert_eq!(registers(1).await, 2);
        assert_eq!(registers(3).await, 3);
        let before = as_of(&inventory, "pori", after_days(-1))
            .await
            .expect("told")
            .expect("told");
        assert!(before.snapshot.shared.shelves.countries.get("fi").is_some());
        assert!(before.snapshot.shared.shelves.processors.get("pori-cloud").is_none());
        assert!(as_of(&inventory, "turku", now()).await.expect("told").is_none());
    })
    .await;
}
