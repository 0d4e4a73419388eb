//! Are roles given and taken as they should be, and can nobody lock everyone out?

use std::sync::Arc;

use chrono::{Duration, Utc};
use entity::vocabulary::{Role, Scope};
use seloste::{
    access::{Action, Actor, Retry, Target},
    error::{Error, Result},
    records::{
        account::Account,
        change::create,
        exchange::{ImportOptions, import},
        grant::Grant,
        granting::{NewGrant, grant, revoke},
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        processor::Processor,
        tokening::{self, NewToken},
    },
};

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, make_account, person, signed_in},
};

fn role(account: &Key<Account>, role: Role, controller: Option<&str>) -> NewGrant {
    NewGrant {
        account: account.clone(),
        role: Some(role),
        controller: controller.map(Key::new),
        ..NewGrant::default()
    }
}

fn of_pori<'a>() -> Over<'a> {
    Over {
        controller: Some("pori"),
        ..Over::default()
    }
}

async fn open(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    for key in ["pori", "espoo"] {
        import(&inventory, &dpo(), make::city(key), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
    inventory
}

#[track_caller]
fn problem<T>(refused: Result<T>) -> ProblemCode {
    match refused {
        Err(Error::Invalid(problems)) => problems.0[0].code,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    }
}

async fn grants_of(inventory: &Arc<Inventory>, actor: &Actor) -> Vec<Arc<Grant>> {
    let account = Key::new(actor.account.clone().expect("signed in"));
    inventory.snapshot().shared.grants.to(&account).to_vec()
}

#[tokio::test]
async fn an_administrator_gives_roles_within_the_own_reach_and_never_to_oneself() {
    on_each_database(|base| async move {
        let inventory = open(&base).await;
        let admin = person(&inventory, "Ylermi", Role::Admin, of_pori()).await;
        let someone = make_account(&inventory, "Maija").await;
        // Of an account of the whole installation one controller's administrator knows, and has no say in it.
        let refused = grant(
            &inventory,
            &admin,
            role(&someone.key, Role::Contact, Some("pori")),
            now(),
        )
        .await;
        assert!(matches!(refused, Err(Error::Forbidden)));

        let whole = person(&inventory, "Ylva", Role::Admin, Over::default()).await;
        let given = grant(
            &inventory,
            &whole,
            role(&someone.key, Role::Contact, Some("pori")),
            now(),
        )
        .await
        .expect("given");
        assert_eq!(given.given_by.as_ref().map(Key::as_str), whole.account.as_deref());
        let own = Key::new(whole.account.clone().expect("signed in"));
        let elevated = grant(&inventory, &whole, role(&own, Role::Dpo, None), now()).await;
        assert_eq!(problem(elevated), ProblemCode::OwnGrant);
        let beyond = grant(&inventory, &admin, role(&own, Role::Dpo, Some("espoo")), now()).await;
        assert!(matches!(beyond, Err(Error::NotFound | Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn a_revoked_role_is_gone_on_every_instance() {
    on_each_database(|base| async move {
        let inventory = open(&base).await;
        let admin = person(&inventory, "Ylva", Role::Admin, Over::default()).await;
        let contact = person(&inventory, "Maija", Role::Contact, of_pori()).await;
        let other_instance = base.open().await;
        let account = Key::new(contact.account.clone().expect("signed in"));
        let target = Target::controller("pori");
        assert!(
            signed_in(&other_instance, &account)
                .await
                .may(Action::EditRegister, &target)
        );

        let held = grants_of(&inventory, &contact).await.remove(0);
        revoke(&inventory, &admin, &held.key, 1, now()).await.expect("revoked");
        assert!(!signed_in(&inventory, &account).await.may(Action::EditRegister, &target));
        other_instance.refresh().await.expect("followed");
        assert!(
            !signed_in(&other_instance, &account)
                .await
                .may(Action::EditRegister, &target)
        );
        assert_eq!(
            problem(revoke(&inventory, &admin, &held.key, 2, now()).await),
            ProblemCode::WrongState
        );
    })
    .await;
}

#[tokio::test]
async fn two_officers_cannot_both_be_revoked_at_once() {
    on_each_database(|base| async move {
        let inventory = open(&base).await;
        let admin = person(&inventory, "Ylva", Role::Admin, Over::default()).await;
        let one = person(&inventory, "Tuija", Role::Dpo, of_pori()).await;
        let two = person(&inventory, "Teppo", Role::Dpo, of_pori()).await;
        let (one, two) = (
            grants_of(&inventory, &one).await.remove(0),
            grants_of(&inventory, &two).await.remove(0),
        );
        let second = base.open().await;
        let (first, other) = tokio::join!(
            revoke(&inventory, &admin, &one.key, 1, now()),
            revoke(&second, &admin, &two.key, 1, now())
        );
        let refused: Vec<_> = [first, other].into_iter().filter_map(Result::err).collect();
        assert_eq!(refused.len(), 1, "one of them stays");
        for error in refused {
            assert_eq!(problem::<()>(Err(error)), ProblemCode::LastOne);
        }
    })
    .await;
}

#[tokio::test]
async fn a_grant_holds_from_its_start_to_its_end() {
    let base = Base::sqlite();
    let inventory = open(&base).await;
    let someone = make_account(&inventory, "Maija").await;
    let new = NewGrant {
        starts_at: Some(now() + Duration::hours(1)),
        ends_at: Some(now() + Duration::hours(2)),
        ..role(&someone.key, Role::Auditor, None)
    };
    let given = grant(&inventory, &Actor::command_line(), new, now())
        .await
        .expect("given");
    let snapshot = inventory.snapshot();
    for (hours, holds) in [(0, false), (1, true), (2, false)] {
        let moment = now() + Duration::hours(hours);
        let actor = snapshot
            .actor(&someone.key, None, moment)
            .await
            .expect("found")
            .expect("open");
        assert_eq!(!actor.grants.is_empty(), holds, "after {hours} hours");
    }
    assert_eq!(given.turns_after(now()), given.starts_at);
    assert_eq!(given.turns_after(now() + Duration::hours(1)), given.ends_at);
}

#[tokio::test]
async fn a_token_carries_no_more_than_its_scopes_and_its_account() {
    on_each_database(|base| async move {
        let inventory = open(&base).await;
        let contact = person(&inventory, "Maija", Role::Contact, of_pori()).await;
        let account = Key::<Account>::new(contact.account.clone().expect("signed in"));
        let new = |hash: &str| NewToken {
            account: account.clone(),
            label: "verkkosivut".to_owned(),
            scopes: vec![Scope::ReadInventory],
            expires_at: now() + Duration::days(1),
            hash: hash.to_owned(),
        };
        let made = tokening::make(&inventory, &contact, new("aa"), now())
            .await
            .expect("one's own");
        let stranger = person(&inventory, "Olli", Role::Dpo, of_pori()).await;
        assert!(tokening::make(&inventory, &stranger, new("bb"), now()).await.is_err());

        let snapshot = inventory.snapshot();
        let token = snapshot.token("aa", now()).expect("it is known by its hash");
        let scopes = Some(Arc::from(token.scopes.clone()));
        let actor = snapshot
            .actor(&token.account, scopes, now())
            .await
            .expect("found")
            .expect("open");
        let target = Target::controller("pori");
        assert!(actor.may(Action::ReadRegister, &target));
        assert!(!actor.may(Action::EditRegister, &target), "not among its scopes");
        assert!(
            snapshot.token("aa", now() + Duration::days(1)).is_none(),
            "it has ended"
        );

        inventory.token_is_used(token, now()).await.expect("kept");
        let minute_less = now() + Duration::seconds(59);
        inventory
            .token_is_used(token, minute_less)
            .await
            .expect("not kept again");
        assert_eq!(inventory.token_last_used(token).await.expect("read"), Some(now()));
        tokening::revoke(&inventory, &contact, &made.key, 1, now())
            .await
            .expect("revoked");
        assert!(inventory.snapshot().token("aa", now()).is_none());
    })
    .await;
}

#[tokio::test]
async fn a_retry_applies_once_and_its_key_is_good_for_one_request() {
    on_each_database(|base| async move {
        let inventory = open(&base).await;
        let officer = person(&inventory, "Tuija", Role::Dpo, of_pori()).await;
        let with = |request: &str| Actor {
            retry: Some(Arc::new(Retry {
                key: "k1".to_owned(),
                request: request.to_owned(),
            })),
            ..officer.clone()
        };
        let processor = || super::changing::processor("Pilvi");
        let first: Arc<Processor> = create(&inventory, &with("a"), processor(), Utc::now())
            .await
            .expect("made");
        let revision = inventory.snapshot().revision;
        let again = create(&inventory, &with("a"), processor(), Utc::now())
            .await
            .expect("told");
        assert_eq!(first, again);
        assert_eq!(inventory.snapshot().revision, revision, "nothing was done twice");
        let other = create(&inventory, &with("b"), processor(), Utc::now()).await;
        assert_eq!(problem(other), ProblemCode::KeyReused);
    })
    .await;
}
