//! Who signs in, in a test that speaks of one person at a time? Anyone, with one role over anything.

use std::sync::Arc;

use entity::vocabulary::Role;
use seloste::{
    access::Actor,
    records::{
        account::Account,
        change::create,
        granting::{NewGrant, grant},
        inventory::Inventory,
        noun::{Key, Read},
        problem::{Path, Problems},
    },
};
use serde_json::json;

use super::now;

/// The reach of a person's role.
#[derive(Clone, Debug, Default)]
pub struct Over<'a> {
    /// The controller; the whole installation when not told.
    pub controller: Option<&'a str>,
    /// The department.
    pub department: Option<&'a str>,
    /// Single registers.
    pub registers: &'a [&'a str],
}

/// Makes an account for someone, with a role over something, and signs them in.
pub async fn person(inventory: &Arc<Inventory>, name: &str, role: Role, over: Over<'_>) -> Actor {
    let account = make_account(inventory, name).await;
    let new = NewGrant {
        account: account.key.clone(),
        role: Some(role),
        controller: over.controller.map(Key::new),
        department: over.department.map(Key::new),
        registers: over.registers.iter().map(|key| Key::new(*key)).collect(),
        ..NewGrant::default()
    };
    grant(inventory, &Actor::command_line(), new, now())
        .await
        .expect("the role is given");
    signed_in(inventory, &account.key).await
}

/// An account without grants.
pub async fn make_account(inventory: &Arc<Inventory>, name: &str) -> Arc<Account> {
    let mut problems = Problems::default();
    let account = Account::read(json!({"key": "", "name": name}), &mut Path::default(), &mut problems);
    let account = account.unwrap_or_else(|| panic!("{problems:?}"));
    create(inventory, &Actor::command_line(), account, now())
        .await
        .expect("the account is made")
}

/// Someone as they act now.
pub async fn signed_in(inventory: &Arc<Inventory>, account: &Key<Account>) -> Actor {
    inventory
        .snapshot()
        .actor(account, None, now())
        .await
        .expect("the inventory answers")
        .expect("the account can be used")
}
