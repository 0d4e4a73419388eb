//! Questions that history answers: what happened, what was it then, who changed this.

use entity::{LanguageText, vocabulary::LogAct};
use sea_orm::DatabaseConnection;
use seloste::{
    history::{
        Entry, NewEntry, Subject,
        ask::{Asked, Entries, Page, Question, Within, answer, changes, count, history_of},
        field::{changes_since, last_changed_by},
        past::as_of,
    },
    records::{
        inventory::{Change, Verb},
        logged::{self, was},
        noun::Key,
        problem::Path,
        register::Register,
        snapshot::AnyNoun,
    },
};

use super::{By, Installation, after, created, officer, random};
use crate::support::{Base, make, on_each_database};

fn page(limit: u64, after: Option<u64>, newest_first: bool) -> Page {
    Page {
        after,
        limit,
        newest_first,
    }
}

fn indexes(entries: &Entries) -> Vec<u64> {
    entries.entries.iter().map(|entry: &Entry| entry.index).collect()
}

/// A register of the test's city, at a version.
fn register(version: i32, alter: impl FnOnce(&mut Register)) -> AnyNoun {
    let city = make::city("pori");
    let mut register = city.registers[0].clone();
    register.version = version;
    alter(&mut register);
    AnyNoun::Register(register.into())
}

fn change(before: Option<&AnyNoun>, after: &AnyNoun, by: &By) -> NewEntry {
    let change = Change {
        before: before.cloned(),
        after: after.clone(),
        verb: if before.is_some() { Verb::Edit } else { Verb::Create },
        at: Path::default(),
    };
    logged::entry(&change, by.clone(), Some(7), &mut random(1))
}

fn contact() -> By {
    By {
        account: "a-22".into(),
        role: "CONTACT".into(),
    }
}

/// A log in which one register is made, renamed by the officer and described by a contact, among others.
async fn with_register(base: Base) -> Installation {
    let city = Installation::new(base).await;
    let first = register(1, |_| {});
    let second = register(2, |register| {
        register.name = LanguageText::new(Some("Asukkaat"), None, None);
    });
    let third = register(3, |register| {
        register.name = LanguageText::new(Some("Asukkaat"), Some("Invånare"), None);
        "asukkaat".clone_into(&mut register.slug);
        register.retention.clear();
    });
    city.write(10, vec![change(None, &first, &officer())]).await;
    city.write(15, vec![created(50)]).await;
    city.write(20, vec![change(Some(&first), &second, &officer())]).await;
    city.write(25, vec![NewEntry::new(LogAct::SignIn, contact())]).await;
    city.write(30, vec![change(Some(&second), &third, &contact())]).await;
    city
}

async fn name_at(database: &DatabaseConnection, seconds: i64) -> Option<String> {
    let past = as_of(database, "register", "pori/1", after(seconds))
        .await
        .expect("told")?;
    let register: Register = was(&past).expect("it reads as a register");
    Some(format!("{:?}", register.name))
}

#[tokio::test]
async fn the_history_of_a_noun_comes_in_pages_either_way() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let ask = |page| history_of(&city.database, "register", "pori/1", page);
        let all = ask(page(10, None, false)).await.expect("told");
        assert_eq!((indexes(&all), all.more), (vec![1, 3, 5], false));
        let newest = ask(page(2, None, true)).await.expect("told");
        assert_eq!((indexes(&newest), newest.more), (vec![5, 3], true));
        let rest = ask(page(2, Some(3), true)).await.expect("told");
        assert_eq!((indexes(&rest), rest.more), (vec![1], false));
        let of_nothing = Question::Noun {
            noun: "register",
            key: "pori/404",
        };
        let nothing = answer(&city.database, of_nothing, page(5, None, true))
            .await
            .expect("told");
        assert!(nothing.entries.is_empty() && !nothing.more);
        let whole = answer(
            &city.database,
            Question::WholeLog(Asked::default()),
            page(3, Some(1), false),
        )
        .await
        .expect("told");
        assert_eq!((indexes(&whole), whole.more), (vec![2, 3, 4], true));
        let of_register = Question::Noun {
            noun: "register",
            key: "pori/1",
        };
        for (question, entries) in [
            (of_register, 3),
            (of_nothing, 0),
            (Question::WholeLog(Asked::default()), 6),
        ] {
            assert_eq!(
                count(&city.database, question).await.expect("counted"),
                entries,
                "{question:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_whole_log_is_narrowed_by_who_what_and_when() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let (acts, sign_in) = ([LogAct::Create, LogAct::Edit], [LogAct::SignIn]);
        let by_contact = Asked {
            by: Some("a-22"),
            ..Asked::default()
        };
        let asked = [
            (Asked::default(), vec![0, 1, 2, 3, 4, 5]),
            (by_contact, vec![4, 5]),
            (
                Asked {
                    acts: &sign_in,
                    ..by_contact
                },
                vec![4],
            ),
            (
                Asked {
                    acts: &acts,
                    ..Asked::default()
                },
                vec![1, 2, 3, 5],
            ),
            (
                Asked {
                    subject: Some(("register", "pori/1")),
                    ..Asked::default()
                },
                vec![1, 3, 5],
            ),
            (
                Asked {
                    subject: Some(("register", "pori/404")),
                    ..Asked::default()
                },
                vec![],
            ),
            (
                Asked {
                    controller: Some(7),
                    ..Asked::default()
                },
                vec![1, 2, 3, 5],
            ),
            (
                Asked {
                    controller: Some(8),
                    ..Asked::default()
                },
                vec![],
            ),
            // From a moment, to before a moment.
            (
                Asked {
                    from: Some(after(15)),
                    to: Some(after(25)),
                    ..Asked::default()
                },
                vec![2, 3],
            ),
        ];
        for (asked, expected) in asked {
            let told = answer(&city.database, Question::WholeLog(asked), page(10, None, false))
                .await
                .expect("told");
            assert_eq!(indexes(&told), expected, "{asked:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn changes_between_two_times_are_told_by_controller() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let all = page(10, None, false);
        let shared = Subject {
            noun: "processor",
            key: "cloud".into(),
            controller: None,
            version: Some(1),
        };
        city.write(40, vec![NewEntry::new(LogAct::Create, officer()).on(shared)])
            .await;
        let between = changes(&city.database, after(15), after(30), None, all)
            .await
            .expect("told");
        assert_eq!(indexes(&between), [2, 3], "the end is not in it, nor a sign-in");
        let within = |controllers, shared| {
            let part = Some(Within { controllers, shared });
            let (database, page) = (&city.database, all);
            async move { changes(database, after(0), after(99), part, page).await.expect("told") }
        };
        assert_eq!(indexes(&within(&[7, 9], false).await), [1, 2, 3, 5]);
        assert_eq!(
            indexes(&within(&[8], true).await),
            [6],
            "what all share, and nothing of another controller's"
        );
        assert!(within(&[8], false).await.entries.is_empty());
        assert!(within(&[], false).await.entries.is_empty(), "of nothing, nothing");
    })
    .await;
}

#[tokio::test]
async fn a_register_is_shown_as_it_was_at_any_time() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let first = name_at(&city.database, 10).await;
        assert_eq!(name_at(&city.database, 9).await, None, "it was not there yet");
        assert_eq!(name_at(&city.database, 19).await, first);
        assert_ne!(name_at(&city.database, 20).await, first);
        let past = as_of(&city.database, "register", "pori/1", after(31))
            .await
            .expect("told")
            .expect("there");
        let now: Register = was(&past).expect("a register");
        let AnyNoun::Register(third) = register(3, |register| {
            register.name = LanguageText::new(Some("Asukkaat"), Some("Invånare"), None);
            "asukkaat".clone_into(&mut register.slug);
            register.retention.clear();
        }) else {
            panic!("a register")
        };
        assert!(now == *third, "every field is as it was");
        assert_eq!((past.version, past.index, past.since), (3, 5, after(30)));
        assert_eq!(now.key, Key::new("pori/1"));
    })
    .await;
}

#[tokio::test]
async fn a_noun_older_than_the_log_is_known_from_when_it_was_taken_in() {
    on_each_database(|base| async move {
        let city = Installation::new(base).await;
        let (first, second) = (
            register(4, |_| {}),
            register(5, |register| "muu".clone_into(&mut register.slug)),
        );
        city.write(10, vec![change(Some(&first), &second, &officer())]).await;
        assert_eq!(
            name_at(&city.database, 11).await,
            None,
            "one field does not make a register"
        );
        city.write(20, vec![logged::adopted(&second, Some(7), &mut random(1))])
            .await;
        assert!(name_at(&city.database, 19).await.is_none());
        assert!(name_at(&city.database, 21).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn who_last_changed_each_field_is_told() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let last = last_changed_by(&city.database, "register", "pori/1")
            .await
            .expect("told");
        assert_eq!(
            (&last["name"].by, last["name"].at, last["name"].index),
            (&contact(), after(30), 5)
        );
        assert_eq!((&last["purposes"].by, last["purposes"].at), (&officer(), after(10)));
        assert_eq!(last["retention"].by, contact());
        assert!(!last.contains_key("publicity"), "nobody ever said anything there");
    })
    .await;
}

#[tokio::test]
async fn a_stale_edit_is_told_what_others_changed_and_when() {
    on_each_database(|base| async move {
        let city = with_register(base).await;
        let since = changes_since(&city.database, "register", "pori/1", 1..3)
            .await
            .expect("told");
        let fields: Vec<&str> = since.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["name", "retention", "slug"]);
        let [before, now] = &since[0].values;
        assert_eq!(
            (before["fi"].as_str(), now["sv"].as_str()),
            (Some("Asiakkaat"), Some("Invånare"))
        );
        assert_eq!(
            (&since[0].by, since[0].at, since[0].version),
            (&contact(), after(30), 3)
        );
        let later = changes_since(&city.database, "register", "pori/1", 2..3)
            .await
            .expect("told");
        assert_eq!(later[0].values[0]["fi"], "Asukkaat");
        assert!(
            changes_since(&city.database, "register", "pori/1", 3..3)
                .await
                .expect("told")
                .is_empty()
        );
    })
    .await;
}
