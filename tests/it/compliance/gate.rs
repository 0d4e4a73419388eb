//! Does an error keep a notice from being published, and only that?

use std::sync::Arc;

use entity::vocabulary::SubmissionState;
use seloste::{
    error::Error,
    notices::{
        approval::{NewSubmission, approve, submit},
        publish::{publish, publish_as_it_stood},
    },
    records::{
        change,
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        register::{Register, RegisterPatch},
    },
};

use crate::support::{Base, dpo, make, now, on_each_database};

fn customers() -> Key<Register> {
    Key::new("pori/1")
}

async fn city(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    exchange::import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
        .await
        .expect("the city is sound");
    inventory
}

/// Takes the retention times out: an error.
async fn without_retention(inventory: &Arc<Inventory>) -> i32 {
    let patch = RegisterPatch {
        retention: async_graphql::MaybeUndefined::Value(Vec::new()),
        ..RegisterPatch::default()
    };
    let edited = change::edit(inventory, &dpo(), &customers(), 1, patch, now()).await;
    edited.expect("a register may be incomplete").version
}

#[tokio::test]
async fn a_register_with_an_error_is_not_published_and_each_error_is_named() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        publish(&inventory, &dpo(), &customers(), 1, now())
            .await
            .expect("a sound register is published");
        let version = without_retention(&inventory).await;
        let refused = publish(&inventory, &dpo(), &customers(), version, now()).await;
        let Err(Error::Invalid(problems)) = refused else {
            panic!("{refused:?}")
        };
        let [problem] = &problems.0[..] else {
            panic!("{problems:?}")
        };
        assert_eq!(
            (problem.code, problem.field.as_str(), problem.detail.as_str()),
            (ProblemCode::RuleBroken, "/retention", "retention-missing")
        );
        let english = problem.sentence(entity::vocabulary::Language::En);
        assert!(
            english.contains("“Asiakas”") && english.contains("retention time"),
            "{english}"
        );
    })
    .await;
}

#[tokio::test]
async fn it_may_be_submitted_but_is_not_approved() {
    let base = Base::sqlite();
    let inventory = city(&base).await;
    let version = without_retention(&inventory).await;
    let new = NewSubmission {
        register: customers(),
        version,
        ..NewSubmission::default()
    };
    let submission = submit(&inventory, &dpo(), new, now())
        .await
        .expect("what is not ready may be shown");
    assert_eq!(submission.state, SubmissionState::Waiting);
    let refused = approve(&inventory, &dpo(), &submission.key, 1, None, now()).await;
    assert!(
        matches!(&refused, Err(Error::Invalid(problems)) if problems.0[0].code == ProblemCode::RuleBroken),
        "{refused:?}"
    );
}

#[tokio::test]
async fn what_was_told_the_public_before_stays_told() {
    let base = Base::sqlite();
    let inventory = city(&base).await;
    let version = without_retention(&inventory).await;
    let notice = publish_as_it_stood(&inventory, &customers(), version, now())
        .await
        .expect("it had been published");
    assert_eq!((notice.number, notice.register_version), (1, Some(version)));
}
