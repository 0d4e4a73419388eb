//! Making, editing and archiving: what is refused, and what everyone sees afterwards.

use async_graphql::MaybeUndefined;
use entity::vocabulary::{Answer, LegalBasis};
use seloste::{
    access::Actor,
    error::Error,
    records::{
        change::{archive, create, edit},
        exchange::{ImportOptions, import},
        noun::Key,
        post::Post,
        problem::ProblemCode,
        processor::{Processor, ProcessorPatch},
        register::{Register, RegisterPatch},
    },
};

use crate::support::{
    dpo,
    make::{self, finnish},
    now, on_each_database,
};

fn codes(error: Error) -> Vec<(String, ProblemCode)> {
    let problems = error.into_problems().expect("the error is one a person can correct");
    problems
        .into_iter()
        .map(|problem| (problem.field, problem.code))
        .collect()
}

pub fn processor(name: &str) -> Processor {
    let text = serde_json::json!({"key": "", "name": name});
    let mut problems = seloste::records::problem::Problems::default();
    seloste::records::noun::Read::read(text, &mut seloste::records::problem::Path::default(), &mut problems)
        .expect("a processor needs only a name")
}

#[tokio::test]
async fn a_writer_reads_its_own_write_and_other_instances_follow() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        let made = create(&here, &dpo(), processor("Pilvi Oy"), now()).await.expect("made");
        assert_eq!(made.key.as_str(), "pilvi-oy");
        assert!(here.snapshot().shared.shelves.processors.get("pilvi-oy").is_some());
        assert!(there.snapshot().shared.shelves.processors.get("pilvi-oy").is_none());
        there.refresh().await.expect("follows");
        assert_eq!(
            there
                .snapshot()
                .shared
                .shelves
                .processors
                .get("pilvi-oy")
                .expect("there too")
                .name,
            "Pilvi Oy"
        );

        // The other instance writes next, although its memory may be behind.
        let renamed = ProcessorPatch {
            name: MaybeUndefined::Value("Pilvi Oyj".to_owned()),
            ..Default::default()
        };
        edit(&there, &dpo(), &made.key, 1, renamed, now())
            .await
            .expect("edited there");
        let second = create(&here, &dpo(), processor("Pilvi Oy"), now())
            .await
            .expect("written after catching up");
        assert_eq!(second.key.as_str(), "pilvi-oy-2");
        assert_eq!(
            here.snapshot()
                .shared
                .shelves
                .processors
                .get("pilvi-oy")
                .expect("here")
                .name,
            "Pilvi Oyj"
        );
    })
    .await;
}

#[tokio::test]
async fn a_stale_edit_changes_nothing() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let made = create(&inventory, &dpo(), processor("Pilvi Oy"), now())
            .await
            .expect("made");
        let patch = |name: &str| ProcessorPatch {
            name: MaybeUndefined::Value(name.to_owned()),
            ..Default::default()
        };
        edit(&inventory, &dpo(), &made.key, 1, patch("A"), now())
            .await
            .expect("first edit");
        let refused = edit(&inventory, &dpo(), &made.key, 1, patch("B"), now())
            .await
            .expect_err("stale");
        assert!(matches!(refused, Error::Stale { now: 2, .. }));
        let reopened = base.open().await;
        assert_eq!(
            reopened
                .snapshot()
                .shared
                .shelves
                .processors
                .get("pilvi-oy")
                .expect("there")
                .name,
            "A"
        );
    })
    .await;
}

#[tokio::test]
async fn a_whole_register_is_saved_or_refused_with_every_problem() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        let key: Key<Register> = Key::new("oulu/1");
        let before = inventory.snapshot().find(&key).await.expect("read").expect("there");
        let mut purposes = before.purposes.clone();
        purposes[0].text = finnish("");
        purposes.push(purposes[0].clone());
        purposes[1].bases[0].provisions = vec![Key::new("1-1901/1")];
        let patch = RegisterPatch {
            name: MaybeUndefined::Value(finnish("Uusi nimi")),
            slug: MaybeUndefined::Value("kirjasto".to_owned()),
            purposes: MaybeUndefined::Value(purposes),
            responsible_post: MaybeUndefined::Value(Some(Key::<Post>::new("oulu/nobody"))),
            ..Default::default()
        };
        let refused = codes(
            edit(&inventory, &dpo(), &key, 1, patch, now())
                .await
                .expect_err("refused"),
        );
        for expected in [
            ("/responsiblePost", ProblemCode::UnknownReference),
            ("/purposes/1/bases/0/provisions/0", ProblemCode::UnknownReference),
            ("/slug", ProblemCode::Taken),
            ("/purposes/1/key", ProblemCode::Duplicate),
            ("/purposes/0/text", ProblemCode::Required),
        ] {
            assert!(
                refused.contains(&(expected.0.to_owned(), expected.1)),
                "{expected:?} in {refused:?}"
            );
        }
        let reopened = base
            .open()
            .await
            .snapshot()
            .find(&key)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(*reopened, *before, "nothing of it was kept");
    })
    .await;
}

#[tokio::test]
async fn an_edit_keeps_what_it_leaves_out_and_empties_what_is_null() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        let key: Key<Register> = Key::new("oulu/1");
        let patch = RegisterPatch {
            profiling: MaybeUndefined::Value(Answer::No),
            department: MaybeUndefined::Null,
            ..Default::default()
        };
        let after = edit(&inventory, &dpo(), &key, 1, patch, now()).await.expect("edited");
        assert_eq!(
            (
                after.version,
                after.profiling,
                after.department.is_none(),
                after.purposes[0].bases[0].basis
            ),
            (2, Answer::No, true, LegalBasis::PublicTask)
        );
        let reopened = base
            .open()
            .await
            .snapshot()
            .find(&key)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(*reopened, *after);
    })
    .await;
}

#[tokio::test]
async fn register_numbers_are_never_given_twice() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        archive::<Register>(&inventory, &dpo(), &Key::new("oulu/2"), 1, now())
            .await
            .expect("archived");
        let template = inventory
            .snapshot()
            .find::<Register>(&Key::new("oulu/1"))
            .await
            .expect("read")
            .expect("there");
        let fresh = Register {
            key: Key::default(),
            number: 0,
            slug: String::new(),
            name: finnish("Kirjasto"),
            ..Register::clone(&template)
        };
        let made = create(&inventory, &dpo(), fresh, now()).await.expect("made");
        assert_eq!(
            (made.key.as_str(), made.number, made.slug.as_str()),
            ("oulu/3", 3, "kirjasto-2")
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_archived_is_readable_and_cannot_be_changed_or_newly_referred_to() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        archive::<Post>(&inventory, &dpo(), &Key::new("oulu/head"), 1, now())
            .await
            .expect("archived");
        let again = archive::<Post>(&inventory, &dpo(), &Key::new("oulu/head"), 2, now())
            .await
            .expect_err("once is enough");
        assert_eq!(codes(again)[0].1, ProblemCode::Archived);
        // The register that names it already can still be edited.
        let patch = RegisterPatch {
            profiling: MaybeUndefined::Value(Answer::No),
            ..Default::default()
        };
        edit::<Register, _>(&inventory, &dpo(), &Key::new("oulu/1"), 1, patch, now())
            .await
            .expect("edited");
        let patch = RegisterPatch {
            responsible_post: MaybeUndefined::Value(Some(Key::new("oulu/head"))),
            ..Default::default()
        };
        let refused = edit::<Register, _>(&inventory, &dpo(), &Key::new("oulu/2"), 1, patch, now())
            .await
            .expect_err("refused");
        assert_eq!(
            codes(refused),
            [("/responsiblePost".to_owned(), ProblemCode::ArchivedReference)]
        );
    })
    .await;
}

#[tokio::test]
async fn a_stranger_may_not_write_and_cannot_tell_hidden_from_missing() {
    let base = crate::support::Base::sqlite();
    let inventory = base.open().await;
    import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
        .await
        .expect("imported");
    let stranger = Actor::public();
    let edited = |key: &'static str| {
        let (inventory, stranger) = (inventory.clone(), stranger.clone());
        async move {
            edit::<Register, _>(
                &inventory,
                &stranger,
                &Key::new(key),
                1,
                RegisterPatch::default(),
                now(),
            )
            .await
            .expect_err("refused")
        }
    };
    assert!(matches!(edited("oulu/1").await, Error::NotFound));
    assert!(matches!(edited("oulu/99").await, Error::NotFound));
    assert!(matches!(
        create(&inventory, &stranger, processor("X"), now())
            .await
            .expect_err("refused"),
        Error::NotFound
    ));
}

#[tokio::test]
async fn writers_on_two_instances_stand_in_line() {
    on_each_database(|base| async move {
        let instances = [base.open().await, base.open().await];
        let start = instances[0].snapshot().revision;
        let writes = (0..20).map(|number| {
            let inventory = instances[number % 2].clone();
            tokio::spawn(async move {
                create(&inventory, &dpo(), processor("Sama Oy"), now())
                    .await
                    .map(|made| made.key.to_string())
            })
        });
        let mut keys = Vec::new();
        for write in writes.collect::<Vec<_>>() {
            keys.push(write.await.expect("no panic").expect("every write is kept"));
        }
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 20, "each got a key of its own");
        assert_eq!(base.open().await.snapshot().revision, start + 20);
    })
    .await;
}
