//! Does it take two people to publish, and is what appears what was approved?

use std::sync::Arc;

use chrono::Duration;
use entity::{
    LanguageText,
    vocabulary::{NoticeState, Role, SubmissionState},
};
use seloste::{
    access::Actor,
    error::Error,
    notices::{
        approval::{NewSubmission, approve, publish_due, return_submission, submit, take_back},
        publish,
    },
    records::{
        change::edit,
        controller::{Controller, ControllerPatch},
        exchange::{ImportOptions, import},
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        register::{Register, RegisterPatch},
        submission::Submission,
    },
};

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, person, signed_in},
};

struct City {
    inventory: Arc<Inventory>,
    contact: Actor,
    other: Actor,
    officer: Actor,
}

async fn city(base: &Base) -> City {
    let inventory = base.open().await;
    import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
        .await
        .expect("imported");
    let education = Over {
        controller: Some("pori"),
        department: Some("pori/education"),
        ..Over::default()
    };
    let only_library = Over {
        controller: Some("pori"),
        registers: &["pori/2"],
        ..Over::default()
    };
    let whole = Over {
        controller: Some("pori"),
        ..Over::default()
    };
    City {
        contact: person(&inventory, "Kaisa", Role::Contact, education).await,
        other: person(&inventory, "Olli", Role::Contact, only_library).await,
        officer: person(&inventory, "Tuija", Role::Dpo, whole).await,
        inventory,
    }
}

fn of(register: &str, version: i32) -> NewSubmission {
    NewSubmission {
        register: Key::new(register),
        version,
        ..NewSubmission::default()
    }
}

#[track_caller]
fn problem(refused: Error) -> ProblemCode {
    match refused {
        Error::Invalid(problems) => problems.0[0].code,
        other => panic!("{other}"),
    }
}

async fn notices(city: &City) -> Vec<(i32, NoticeState)> {
    let holding = city
        .inventory
        .snapshot()
        .holding("pori")
        .await
        .expect("loads")
        .expect("is there");
    let key = Key::<Register>::new("pori/1");
    holding
        .notices_of(&key)
        .map(|notice| (notice.number, notice.state))
        .collect()
}

#[tokio::test]
async fn one_submits_and_another_approves() {
    on_each_database(|base| async move {
        let city = city(&base).await;
        let submitted = submit(&city.inventory, &city.contact, of("pori/1", 1), now())
            .await
            .expect("a contact submits");
        assert_eq!(submitted.state, SubmissionState::Waiting);
        assert_eq!(notices(&city).await, []);

        let refused = approve(&city.inventory, &city.contact, &submitted.key, 1, None, now()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "a contact does not publish");

        let approved = approve(&city.inventory, &city.officer, &submitted.key, 1, None, now())
            .await
            .expect("the officer approves");
        assert_eq!(
            (approved.state, approved.notice_number),
            (SubmissionState::Published, Some(1))
        );
        assert_eq!(notices(&city).await, [(1, NoticeState::InForce)]);
        let holding = city
            .inventory
            .snapshot()
            .holding("pori")
            .await
            .expect("loads")
            .expect("is there");
        let notice = holding.shelves.notices.get("pori/1/1").expect("it is there");
        assert_eq!(Some(&*notice.published_by), city.contact.account.as_deref());
        assert_eq!(notice.approved_by.as_deref(), city.officer.account.as_deref());
    })
    .await;
}

#[tokio::test]
async fn nobody_approves_what_they_submitted_unless_the_controller_lets_them() {
    on_each_database(|base| async move {
        let city = city(&base).await;
        let own = submit(&city.inventory, &city.officer, of("pori/1", 1), now())
            .await
            .expect("an officer submits");
        let refused = approve(&city.inventory, &city.officer, &own.key, 1, None, now()).await;
        assert_eq!(problem(refused.expect_err("takes two")), ProblemCode::TwoPeople);
        let alone = publish::publish(&city.inventory, &city.officer, &Key::new("pori/1"), 1, now()).await;
        assert_eq!(problem(alone.expect_err("takes two")), ProblemCode::TwoPeople);

        let patch = ControllerPatch {
            published_by_one: async_graphql::MaybeUndefined::Value(true),
            ..ControllerPatch::default()
        };
        edit::<Controller, _>(&city.inventory, &city.officer, &Key::new("pori"), 1, patch, now())
            .await
            .expect("switched");
        let approved = approve(&city.inventory, &city.officer, &own.key, 1, None, now()).await;
        assert_eq!(approved.expect("one is enough").state, SubmissionState::Published);
    })
    .await;
}

#[tokio::test]
async fn an_edit_after_the_submission_makes_the_approval_stale() {
    let base = Base::sqlite();
    let city = city(&base).await;
    let submitted = submit(&city.inventory, &city.contact, of("pori/1", 1), now())
        .await
        .expect("submitted");
    let patch = RegisterPatch {
        internal_notes: async_graphql::MaybeUndefined::Value(Some("x".to_owned())),
        ..RegisterPatch::default()
    };
    edit::<Register, _>(&city.inventory, &city.contact, &Key::new("pori/1"), 1, patch, now())
        .await
        .expect("edited");
    let refused = approve(&city.inventory, &city.officer, &submitted.key, 1, None, now()).await;
    assert!(matches!(refused, Err(Error::Stale { now: 2, .. })));
    // Submitted anew, it takes the place of the one that waits.
    let again = submit(&city.inventory, &city.contact, of("pori/1", 2), now())
        .await
        .expect("submitted anew");
    let first = city
        .inventory
        .snapshot()
        .find(&submitted.key)
        .await
        .expect("found")
        .expect("kept");
    assert_eq!(first.state, SubmissionState::Replaced);
    let approved = approve(&city.inventory, &city.officer, &again.key, 1, None, now()).await;
    assert_eq!(approved.expect("approved").state, SubmissionState::Published);
}

#[tokio::test]
async fn what_was_approved_for_later_appears_as_it_was_approved() {
    on_each_database(|base| async move {
        let city = city(&base).await;
        let submitted = submit(&city.inventory, &city.contact, of("pori/1", 1), now())
            .await
            .expect("submitted");
        let past = approve(&city.inventory, &city.officer, &submitted.key, 1, Some(now()), now()).await;
        assert_eq!(problem(past.expect_err("has passed")), ProblemCode::InThePast);
        let moment = now() + Duration::days(2);
        let scheduled = approve(&city.inventory, &city.officer, &submitted.key, 1, Some(moment), now())
            .await
            .expect("scheduled");
        assert_eq!(scheduled.state, SubmissionState::Scheduled);

        let patch = RegisterPatch {
            name: async_graphql::MaybeUndefined::Value(LanguageText::new(Some("Toinen nimi"), None, None)),
            ..RegisterPatch::default()
        };
        edit::<Register, _>(&city.inventory, &city.contact, &Key::new("pori/1"), 1, patch, now())
            .await
            .expect("edited meanwhile");

        assert_eq!(
            publish_due(&city.inventory, moment - Duration::seconds(1))
                .await
                .expect("asked"),
            0
        );
        assert_eq!(notices(&city).await, []);
        // Two instances find it due at the same moment; it is published once.
        let second = base.open().await;
        let (one, two) = tokio::join!(publish_due(&city.inventory, moment), publish_due(&second, moment));
        one.expect("published");
        two.expect("found it done");
        city.inventory.refresh().await.expect("followed");
        assert_eq!(notices(&city).await, [(1, NoticeState::InForce)]);
        let content = city
            .inventory
            .notice_content(&Key::new("pori/1/1"))
            .await
            .expect("read")
            .expect("is there");
        assert!(content.contains("Asiakkaat") && !content.contains("Toinen nimi"));
    })
    .await;
}

#[tokio::test]
async fn what_is_returned_says_why_and_what_is_taken_back_is_gone() {
    let base = Base::sqlite();
    let city = city(&base).await;
    let submitted = submit(&city.inventory, &city.contact, of("pori/1", 1), now())
        .await
        .expect("submitted");
    let silent = return_submission(&city.inventory, &city.officer, &submitted.key, 1, " ".to_owned(), now()).await;
    assert_eq!(problem(silent.expect_err("a reason is needed")), ProblemCode::Required);
    let returned = return_submission(
        &city.inventory,
        &city.officer,
        &submitted.key,
        1,
        "Säilytysaika?".to_owned(),
        now(),
    )
    .await
    .expect("returned");
    assert_eq!(
        (returned.state, returned.reason.as_deref()),
        (SubmissionState::Returned, Some("Säilytysaika?"))
    );
    let late = approve(&city.inventory, &city.officer, &submitted.key, 2, None, now()).await;
    assert_eq!(problem(late.expect_err("decided already")), ProblemCode::WrongState);

    let own = submit(&city.inventory, &city.contact, of("pori/1", 1), now())
        .await
        .expect("submitted again");
    let not_theirs = take_back(&city.inventory, &city.other, &own.key, 1, now()).await;
    assert!(matches!(not_theirs, Err(Error::Forbidden)));
    let taken: Arc<Submission> = take_back(&city.inventory, &city.contact, &own.key, 1, now())
        .await
        .expect("taken back");
    assert_eq!(taken.state, SubmissionState::TakenBack);
}

#[tokio::test]
async fn a_contact_submits_and_edits_within_reach_only() {
    let base = Base::sqlite();
    let city = city(&base).await;
    let elsewhere = submit(&city.inventory, &city.contact, of("pori/2", 1), now()).await;
    assert!(
        matches!(elsewhere, Err(Error::Forbidden)),
        "the library is another department's"
    );
    submit(&city.inventory, &city.other, of("pori/2", 1), now())
        .await
        .expect("a single register is a reach");
    let refused = edit::<Register, _>(
        &city.inventory,
        &city.other,
        &Key::new("pori/1"),
        1,
        RegisterPatch::default(),
        now(),
    )
    .await;
    assert!(matches!(refused, Err(Error::Forbidden)));
    // A register moved out of reach would be lost to whoever moves it.
    let patch = RegisterPatch {
        department: async_graphql::MaybeUndefined::Null,
        ..RegisterPatch::default()
    };
    let moved = edit::<Register, _>(&city.inventory, &city.contact, &Key::new("pori/1"), 1, patch, now()).await;
    assert!(matches!(moved, Err(Error::Forbidden)));
    let again = signed_in(
        &city.inventory,
        &Key::new(city.contact.account.clone().expect("signed in")),
    )
    .await;
    assert_eq!(again, city.contact);
}
