//! How is a role given, and how is it taken back?
//!
//! A grant is given and revoked, never edited, so history shows every reach that ever held. Nobody gives a role to themselves,
//! and the last data protection officer of a reach and the last administrator stay: writers stand in line for the revision, so
//! two revocations at the same moment cannot both pass.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::Role;

use super::{
    account::Account,
    change::{numbered_key, outcome, permit, standing},
    controller::Controller,
    department::Department,
    grant::Grant,
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode},
    reach::{Reached, View},
    register::Register,
    snapshot::{AnyNoun, Shared},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// A role to be given.
#[derive(Clone, Debug, Default)]
pub struct NewGrant {
    /// To whom.
    pub account: Key<Account>,
    /// Which role.
    pub role: Option<Role>,
    /// Over which controller; none for the whole installation.
    pub controller: Option<Key<Controller>>,
    /// Over which department and what stands below it.
    pub department: Option<Key<Department>>,
    /// Over which single registers.
    pub registers: Vec<Key<Register>>,
    /// From when.
    pub starts_at: Option<DateTime<Utc>>,
    /// Until when.
    pub ends_at: Option<DateTime<Utc>>,
    /// The group at the provider it follows from.
    pub group: Option<String>,
}

/// Gives a role to an account.
pub async fn grant(inventory: &Arc<Inventory>, actor: &Actor, new: NewGrant, now: DateTime<Utc>) -> Result<Arc<Grant>> {
    let owner = new.controller.as_ref().map(ToString::to_string);
    let controllers: Vec<&str> = owner.as_deref().into_iter().collect();
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &controllers, |snapshot| {
            let shared = &*snapshot.shared;
            let grant = Grant {
                version: 1,
                key: numbered_key(snapshot, None),
                role: new.role,
                starts_at: new.starts_at,
                ends_at: new.ends_at,
                group: new.group,
                given_at: Some(now),
                account: new.account,
                controller: new.controller,
                department: new.department,
                registers: new.registers,
                given_by: actor.account.clone().map(Key::new),
                ..Grant::default()
            };
            made = grant.key.clone();
            let view = View { shared, holding: None };
            // Who may not even see the account learns nothing of it.
            let account = shared
                .shelves
                .accounts
                .get(grant.account.as_str())
                .ok_or(Error::NotFound)?;
            if !account.may_be_read(actor, view) {
                return Err(Error::NotFound);
            }
            // To know of a colleague who works for all is not yet to have a say in what that one may.
            if !actor.may(Action::ReadAccount, &account.target(view)) {
                return Err(Error::Forbidden);
            }
            let by = actor.require(Action::ManageAccount, &grant.target(view))?;
            if grant.ends_at.is_some_and(|end| end <= now) {
                return Err(Error::problem(
                    "endsAt",
                    ProblemCode::InThePast,
                    grant.ends_at.unwrap_or(now),
                ));
            }
            let change = Change {
                before: None,
                after: AnyNoun::Grant(Arc::new(grant)),
                verb: Verb::Grant,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Takes a role back, at once.
pub async fn revoke(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Grant>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<Grant>> {
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::ManageAccount)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.revoked_at.is_some() {
                return Err(Error::problem("id", ProblemCode::WrongState, "REVOKED"));
            }
            if let Some(role) = needed_role(before)
                && !another_holds(view.shared, before, now)
            {
                return Err(Error::problem(
                    "id",
                    ProblemCode::LastOne,
                    format!("{role:?}").to_uppercase(),
                ));
            }
            Ok(Plan {
                by,
                changes: vec![revoked(before, actor, now)],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

/// The change that revokes a grant.
pub fn revoked(before: &Arc<Grant>, actor: &Actor, now: DateTime<Utc>) -> Change {
    let after = Grant {
        version: before.version + 1,
        revoked_at: Some(now),
        revoked_by: actor.account.clone().map(Key::new),
        ..Grant::clone(before)
    };
    Change {
        before: Some(AnyNoun::Grant(Arc::clone(before))),
        after: AnyNoun::Grant(Arc::new(after)),
        verb: Verb::Revoke,
        at: Path::default(),
    }
}

/// The role that somebody must always hold over the reach of a grant: a data protection officer over a whole controller
/// (Art. 37), an administrator over the installation.
fn needed_role(grant: &Grant) -> Option<Role> {
    let whole = grant.department.is_none() && grant.registers.is_empty();
    match grant.role {
        Some(Role::Dpo) if whole => grant.role,
        Some(Role::Admin) if whole && grant.controller.is_none() => grant.role,
        _ => None,
    }
}

/// Whether a grant to another account in use gives the same role over at least the same reach, without an end.
fn another_holds(shared: &Shared, grant: &Grant, now: DateTime<Utc>) -> bool {
    let in_use = |account: &Key<Account>| {
        let account = shared.shelves.accounts.get(account.as_str());
        account.is_some_and(|account| account.is_open())
    };
    shared.shelves.grants.all().iter().any(|other| {
        other.account != grant.account
            && other.role == grant.role
            && other.holds(now)
            && other.ends_at.is_none()
            && other.department.is_none()
            && other.registers.is_empty()
            && (other.controller.is_none() || other.controller == grant.controller)
            && in_use(&other.account)
    })
}

/// Refuses to close an account that holds the last grant of a role that somebody must hold.
pub fn refuse_last(shared: &Shared, account: &Key<Account>, now: DateTime<Utc>) -> Result<()> {
    let grants = shared.grants.to(account).iter();
    for grant in grants.filter(|grant| grant.holds(now)) {
        if let Some(role) = needed_role(grant)
            && !another_holds(shared, grant, now)
        {
            return Err(Error::problem(
                "id",
                ProblemCode::LastOne,
                format!("{role:?}").to_uppercase(),
            ));
        }
    }
    Ok(())
}
