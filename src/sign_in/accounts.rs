//! Which account is it, and what do its groups give? The accounts of the inventory, as sign-in asks them.
//!
//! An account is found by issuer and subject together. One is made at the first sign-in of a person whose groups give something;
//! a program's account is made by hand. At each sign-in the grants that follow from groups are made what the groups say now;
//! those given by hand stay.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use entity::vocabulary::{AccountKind, Language};

use super::{
    group::{GroupGrant, GroupReach},
    identity::{AccountKey, Accounts, Admitting, DemoPerson, Identity, Kind, NotAdmitted},
    logged,
};
use crate::{
    access::{Actor, By},
    demo::people::PEOPLE,
    records::{
        account::Account,
        change::numbered_key,
        grant::Grant,
        granting::revoked,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::Path,
        snapshot::{AnyNoun, Snapshot},
    },
};

/// The accounts of an inventory.
pub struct InventoryAccounts(pub Arc<Inventory>);

impl Accounts for InventoryAccounts {
    fn admit(&self, identity: Identity, now: DateTime<Utc>) -> Admitting<'_> {
        Box::pin(async move { admit(&self.0, &identity, now).await })
    }

    fn demo_people(&self) -> Vec<DemoPerson> {
        let person = |person: &crate::demo::people::DemoPerson| DemoPerson {
            account: AccountKey::new(person.key),
            name: person.name.to_owned(),
            role: person.role_sentence(),
        };
        // Those of cities that are not in the inventory are not made.
        let snapshot = self.0.snapshot();
        let accounts = &snapshot.shared.shelves.accounts;
        PEOPLE
            .iter()
            .filter(|one| accounts.get(one.key).is_some())
            .map(person)
            .collect()
    }
}

async fn admit(inventory: &Arc<Inventory>, identity: &Identity, now: DateTime<Utc>) -> Result<AccountKey, NotAdmitted> {
    let known = find(&inventory.snapshot(), identity).cloned();
    match &known {
        Some(account) if !account.is_open() => return Err(NotAdmitted::Closed),
        None if identity.kind == Kind::Service => return Err(NotAdmitted::NoAccount),
        None if identity.granted.is_empty() => return Err(NotAdmitted::NothingGranted),
        _ => {}
    }
    let owners: BTreeSet<&str> = identity.granted.iter().filter_map(owner).collect();
    let owners: Vec<&str> = owners.into_iter().collect();
    let program = Actor::command_line();
    let mut found = Key::default();
    let settled = inventory.change(&program, now, &owners, |snapshot| {
        let (key, changes) = settle(snapshot, identity, now);
        found = key;
        let by = By {
            account: Arc::from("program"),
            role: None,
            request: Arc::from(""),
        };
        Ok(Plan { by, changes })
    });
    let snapshot = settled.await.map_err(NotAdmitted::Failed)?;
    let actor = snapshot.actor(&found, None, now).await.map_err(NotAdmitted::Failed)?;
    let Some(actor) = actor else {
        return Err(NotAdmitted::Closed);
    };
    if actor.grants.is_empty() {
        return Err(NotAdmitted::NothingGranted);
    }
    let account = AccountKey::new(found.as_str());
    // A program comes with its token each time; only people sign in.
    if identity.kind == Kind::Person {
        logged::signed_in(inventory, &account, &identity.provider, now)
            .await
            .map_err(NotAdmitted::Failed)?;
    }
    Ok(account)
}

fn find<'a>(snapshot: &'a Snapshot, identity: &Identity) -> Option<&'a Arc<Account>> {
    snapshot.shared.shelves.accounts.all().iter().find(|account| {
        account.issuer.as_ref() == Some(&identity.issuer) && account.subject.as_ref() == Some(&identity.subject)
    })
}

/// The account made or brought up to date, with the grants that its groups give.
fn settle(snapshot: &Snapshot, identity: &Identity, now: DateTime<Utc>) -> (Key<Account>, Vec<Change>) {
    let mut changes = Vec::new();
    let key = if let Some(before) = find(snapshot, identity) {
        let after = Account {
            name: identity.name.clone().unwrap_or_else(|| before.name.clone()),
            email: identity.email.clone().or_else(|| before.email.clone()),
            ..Account::clone(before)
        };
        if after != **before {
            let after = Account {
                version: before.version + 1,
                ..after
            };
            changes.push(change(
                Some(AnyNoun::Account(Arc::clone(before))),
                AnyNoun::Account(Arc::new(after)),
                Verb::Edit,
            ));
        }
        before.key.clone()
    } else {
        let key: Key<Account> = numbered_key(snapshot, None);
        let made = new_account(key.clone(), identity);
        changes.push(change(None, AnyNoun::Account(Arc::new(made)), Verb::Create));
        key
    };
    settle_grants(snapshot, identity, &key, now, &mut changes);
    (key, changes)
}

fn new_account(key: Key<Account>, identity: &Identity) -> Account {
    let controllers: BTreeSet<Option<&str>> = identity.granted.iter().map(owner).collect();
    // Who works for one controller is seen from there; who works for several, from the installation.
    let controller = match controllers.first() {
        Some(Some(one)) if controllers.len() == 1 => Some(Key::new(*one)),
        _ => None,
    };
    Account {
        row: 0,
        version: 1,
        key,
        archived_on: None,
        name: identity.name.clone().unwrap_or_else(|| identity.provider.clone()),
        kind: AccountKind::Person,
        email: identity.email.clone(),
        language: Language::Fi,
        issuer: Some(identity.issuer.clone()),
        subject: Some(identity.subject.clone()),
        disabled: false,
        weekly_digest: false,
        controller,
        person: None,
    }
}

fn settle_grants(
    snapshot: &Snapshot,
    identity: &Identity,
    account: &Key<Account>,
    now: DateTime<Utc>,
    changes: &mut Vec<Change>,
) {
    let name = |group: &str| format!("{}/{group}", identity.provider);
    let wanted: Vec<Grant> = identity
        .granted
        .iter()
        .filter(|line| exists(snapshot, line))
        .map(|line| grant_of(line, name(&line.group), account))
        .collect();
    let own = format!("{}/", identity.provider);
    let held: Vec<&Arc<Grant>> = snapshot
        .shared
        .grants
        .to(account)
        .iter()
        .filter(|grant| grant.group.as_ref().is_some_and(|group| group.starts_with(&own)))
        .collect();
    for grant in held
        .iter()
        .filter(|grant| !wanted.iter().any(|wanted| same(wanted, grant)))
    {
        changes.push(revoked(grant, &Actor::command_line(), now));
    }
    let mut number: usize = numbered_key::<Grant>(snapshot, None).as_str().parse().unwrap_or(1);
    for wanted in wanted {
        if held.iter().any(|grant| same(&wanted, grant)) {
            continue;
        }
        let grant = Grant {
            version: 1,
            key: Key::new(number.to_string()),
            given_at: Some(now),
            ..wanted
        };
        number += 1;
        changes.push(change(None, AnyNoun::Grant(Arc::new(grant)), Verb::Grant));
    }
}

fn same(wanted: &Grant, held: &Grant) -> bool {
    wanted.group == held.group
        && wanted.role == held.role
        && wanted.controller == held.controller
        && wanted.department == held.department
        && wanted.registers == held.registers
}

fn grant_of(line: &GroupGrant, group: String, account: &Key<Account>) -> Grant {
    let (department, registers) = match &line.reach {
        GroupReach::Department(key) => (Some(Key::new(key.as_str())), Vec::new()),
        GroupReach::Registers(keys) => (None, keys.iter().map(|key| Key::new(key.as_str())).collect()),
        GroupReach::Installation | GroupReach::Controller(_) => (None, Vec::new()),
    };
    Grant {
        role: Some(line.role),
        group: Some(group),
        account: account.clone(),
        controller: owner(line).map(Key::new),
        department,
        registers,
        ..Grant::default()
    }
}

/// The controller that the reach of a line lies in; none for the whole installation.
fn owner(line: &GroupGrant) -> Option<&str> {
    let before_slash = |key: &'_ str| key.split_once('/').map_or(key.len(), |(owner, _)| owner.len());
    match &line.reach {
        GroupReach::Installation => None,
        GroupReach::Controller(key) => Some(key),
        GroupReach::Department(key) => Some(&key[..before_slash(key)]),
        GroupReach::Registers(keys) => keys.first().map(|key| &key[..before_slash(key)]),
    }
}

/// Whether what a line reaches is there. A line that names nothing gives nothing, and says so in the program's log.
fn exists(snapshot: &Snapshot, line: &GroupGrant) -> bool {
    let held = |key: &str| snapshot.loaded(key.split_once('/').map_or(key, |(owner, _)| owner));
    let there = match &line.reach {
        GroupReach::Installation => true,
        GroupReach::Controller(key) => snapshot.shared.shelves.controllers.get(key).is_some(),
        GroupReach::Department(key) => held(key).is_some_and(|holding| holding.shelves.departments.get(key).is_some()),
        GroupReach::Registers(keys) => keys
            .iter()
            .all(|key| held(key).is_some_and(|holding| holding.shelves.registers.get(key).is_some())),
    };
    if !there {
        tracing::warn!(group = %line.group, reach = %line.reach, "a group of the configuration reaches what is not there");
    }
    there
}

fn change(before: Option<AnyNoun>, after: AnyNoun, verb: Verb) -> Change {
    Change {
        before,
        after,
        verb,
        at: Path::default(),
    }
}
