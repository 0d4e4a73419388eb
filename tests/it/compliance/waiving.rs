//! Does a waiver waive for as long as it holds, and is every decision in the log?

use std::sync::Arc;

use chrono::{DateTime, Days, Utc};
use entity::{
    Date,
    vocabulary::{Role, Severity},
};
use seloste::{
    access::Actor,
    compliance::{
        standing::standing,
        waiving::{NewSetting, NewWaiver, end_waiver, set_rule, waive},
    },
    error::Error,
    notices::publish::publish,
    records::{
        change,
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        register::{Register, RegisterPatch},
        waiting::{TaskKind, tasks},
    },
};

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, person},
};

fn customers() -> Key<Register> {
    Key::new("pori/1")
}

fn today() -> Date {
    Date(now().date_naive())
}

fn later(days: u64) -> DateTime<Utc> {
    now() + Days::new(days)
}

/// A city whose register has one error: no retention time.
async fn city(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    exchange::import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
        .await
        .expect("the city is sound");
    let patch = RegisterPatch {
        retention: async_graphql::MaybeUndefined::Value(Vec::new()),
        ..RegisterPatch::default()
    };
    change::edit(&inventory, &dpo(), &customers(), 1, patch, now())
        .await
        .expect("it may be incomplete");
    inventory
}

/// Weights of the findings of a rule, on a day.
async fn found(inventory: &Arc<Inventory>, code: &str, on: Date) -> Vec<Severity> {
    let sight = inventory
        .snapshot()
        .sight("pori")
        .await
        .expect("it can be asked")
        .expect("it is there");
    let standing = standing(&sight, on);
    let findings = standing.of(&customers()).iter();
    findings
        .filter(|finding| finding.rule.code == code)
        .map(|finding| finding.severity)
        .collect()
}

async fn new_waiver(inventory: &Arc<Inventory>, expires_on: Date) -> NewWaiver {
    let sight = inventory
        .snapshot()
        .sight("pori")
        .await
        .expect("it can be asked")
        .expect("it is there");
    let register = sight.get(&customers()).expect("it is there");
    let standing = standing(&sight, today());
    let finding = standing
        .of(&customers())
        .iter()
        .find(|finding| finding.rule.code == "retention-missing");
    NewWaiver {
        register: customers(),
        mark: finding.expect("it is found").mark(register).to_string(),
        reason: "The archive decides in April".to_owned(),
        expires_on: Some(expires_on),
    }
}

async fn publishes(inventory: &Arc<Inventory>, at: DateTime<Utc>) -> bool {
    publish(inventory, &dpo(), &customers(), 2, at).await.is_ok()
}

#[tokio::test]
async fn a_waived_error_does_not_keep_a_notice_back_until_the_waiver_runs_out() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        assert!(!publishes(&inventory, now()).await);
        let new = new_waiver(&inventory, Date(later(30).date_naive())).await;
        let waiver = waive(&inventory, &dpo(), new, now()).await.expect("it is waived");
        assert_eq!(
            (waiver.rule.as_str(), waiver.pointer.as_str()),
            ("retention-missing", "/retention")
        );
        assert!(publishes(&inventory, later(30)).await, "its last day is waived");
        assert!(!publishes(&inventory, later(31)).await);
        assert_eq!(
            found(&inventory, "waiver-expired", Date(later(31).date_naive())).await,
            [Severity::Warning]
        );
        assert!(
            found(&inventory, "waiver-expired", Date(later(30).date_naive()))
                .await
                .is_empty()
        );

        // What stands in the tables is what another instance reads.
        let again = base.open().await;
        let kept = again
            .snapshot()
            .find(&waiver.key)
            .await
            .expect("it can be asked")
            .expect("it is kept");
        assert_eq!(kept, waiver);
        let ended = end_waiver(&inventory, &dpo(), &waiver.key, 1, now())
            .await
            .expect("it is ended");
        assert!(ended.ended_at.is_some() && !publishes(&inventory, now()).await);
        let twice = end_waiver(&inventory, &dpo(), &waiver.key, 2, now()).await;
        assert!(
            matches!(&twice, Err(Error::Invalid(problems)) if problems.0[0].code == ProblemCode::WrongState),
            "{twice:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_second_waiver_takes_the_place_of_the_first() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let new = new_waiver(&inventory, today()).await;
        let first = waive(&inventory, &dpo(), new.clone(), now())
            .await
            .expect("it is waived");
        let longer = NewWaiver {
            expires_on: Some(Date(later(90).date_naive())),
            ..new
        };
        let second = waive(&inventory, &dpo(), longer, later(1))
            .await
            .expect("it is waived anew");
        let first = inventory
            .snapshot()
            .find(&first.key)
            .await
            .expect("it can be asked")
            .expect("it is kept");
        assert!(first.ended_at.is_some() && second.ended_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn waiving_is_refused_clearly() {
    let base = Base::sqlite();
    let inventory = city(&base).await;
    let new = new_waiver(&inventory, today()).await;
    let refused = |new: NewWaiver| {
        let inventory = Arc::clone(&inventory);
        async move {
            match waive(&inventory, &dpo(), new, now()).await {
                Err(Error::Invalid(problems)) => (problems.0[0].field.clone(), problems.0[0].code),
                other => panic!("{other:?}"),
            }
        }
    };
    let unknown = NewWaiver {
        mark: "0000000000000000".to_owned(),
        ..new.clone()
    };
    assert_eq!(
        refused(unknown).await,
        ("/mark".to_owned(), ProblemCode::UnknownReference)
    );
    let past = NewWaiver {
        expires_on: Some(Date((now() - Days::new(1)).date_naive())),
        ..new.clone()
    };
    assert_eq!(refused(past).await, ("/expiresOn".to_owned(), ProblemCode::InThePast));
    let reasonless = NewWaiver {
        reason: " ".to_owned(),
        ..new.clone()
    };
    assert_eq!(refused(reasonless).await, ("/reason".to_owned(), ProblemCode::Required));
    let contact = person(
        &inventory,
        "Contact",
        Role::Contact,
        Over {
            controller: Some("pori"),
            ..Over::default()
        },
    )
    .await;
    let forbidden = waive(&inventory, &contact, new.clone(), now()).await;
    assert!(matches!(forbidden, Err(Error::Forbidden)), "{forbidden:?}");
    let stranger = waive(&inventory, &Actor::public(), new, now()).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
}

#[tokio::test]
async fn a_controller_grades_a_rule_or_switches_it_off() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let setting = |switched_off, severity| NewSetting {
            controller: Key::new("pori"),
            rule: "retention-missing".to_owned(),
            switched_off,
            severity,
            reason: "Decided by the board".to_owned(),
        };
        assert_eq!(found(&inventory, "retention-missing", today()).await, [Severity::Error]);
        set_rule(&inventory, &dpo(), setting(false, Some(Severity::Advice)), now())
            .await
            .expect("it is graded");
        assert_eq!(
            found(&inventory, "retention-missing", today()).await,
            [Severity::Advice]
        );
        assert!(publishes(&inventory, now()).await);
        let off = set_rule(&inventory, &dpo(), setting(true, None), now())
            .await
            .expect("it is switched off");
        assert_eq!(off.version, 2);
        assert!(found(&inventory, "retention-missing", today()).await.is_empty());
        let unknown = NewSetting {
            rule: "no-such-rule".to_owned(),
            ..setting(true, None)
        };
        let refused = set_rule(&inventory, &dpo(), unknown, now()).await;
        assert!(
            matches!(&refused, Err(Error::Invalid(problems)) if problems.0[0].field == "/rule"),
            "{refused:?}"
        );
        let again = base.open().await;
        assert!(found(&again, "retention-missing", today()).await.is_empty());
    })
    .await;
}

/// Days on which somebody is asked to renew waivers, with what the task says of when.
async fn asked(inventory: &Arc<Inventory>, actor: &Actor, days: u64) -> Vec<(Option<Date>, Option<Date>)> {
    let on = Date(later(days).date_naive());
    let tasks = tasks(&inventory.snapshot(), actor, on, Some("pori"))
        .await
        .expect("told");
    let asked = tasks.iter().filter(|task| task.kind == TaskKind::RenewWaiver);
    asked.map(|task| (task.since, task.due)).collect()
}

#[tokio::test]
async fn who_may_waive_is_asked_from_thirty_days_before_until_it_is_decided() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let new = new_waiver(&inventory, Date(later(40).date_naive())).await;
        let waiver = waive(&inventory, &dpo(), new.clone(), now())
            .await
            .expect("it is waived");
        let pori = Over {
            controller: Some("pori"),
            ..Over::default()
        };
        let contact = person(&inventory, "Contact", Role::Contact, pori.clone()).await;
        let auditor = person(&inventory, "Auditor", Role::Auditor, pori).await;
        let when = (Some(Date(later(10).date_naive())), Some(Date(later(40).date_naive())));
        assert_eq!(asked(&inventory, &dpo(), 9).await, []);
        for days in [10, 40, 41, 400] {
            assert_eq!(asked(&inventory, &dpo(), days).await, [when], "after {days} days");
        }
        assert_eq!(asked(&inventory, &contact, 41).await, []);
        assert_eq!(asked(&inventory, &auditor, 41).await, []);

        // Waived anew, it asks later; ended, it asks no more.
        let longer = NewWaiver {
            expires_on: Some(Date(later(400).date_naive())),
            ..new
        };
        let longer = waive(&inventory, &dpo(), longer, later(41)).await.expect("waived anew");
        assert_ne!(longer.key, waiver.key);
        assert_eq!(asked(&inventory, &dpo(), 41).await, []);
        assert_eq!(asked(&inventory, &dpo(), 370).await.len(), 1);
        end_waiver(&inventory, &dpo(), &longer.key, 1, later(41))
            .await
            .expect("ended");
        assert_eq!(asked(&inventory, &dpo(), 401).await, []);
    })
    .await;
}
