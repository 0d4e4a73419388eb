//! With which grants does an account act at this moment?
//!
//! The grants that hold are gathered from the inventory's own state at each request, so one that was given or revoked counts
//! from the next request on, on every instance that has followed.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use entity::vocabulary::Scope;

use super::{
    account::Account,
    api_token::ApiToken,
    department::Department,
    grant::Grant,
    noun::Key,
    snapshot::{Holding, Shelf, Snapshot},
};
use crate::{
    access::{Actor, GrantReach, Granted},
    error::Result,
};

/// Grants by the account they were given to.
#[derive(Clone, Debug, Default)]
pub struct GrantIndex(HashMap<Key<Account>, Vec<Arc<Grant>>>);

impl GrantIndex {
    /// The index of these grants; revoked ones left out.
    pub fn of(grants: &Shelf<Grant>) -> Self {
        let mut index: HashMap<Key<Account>, Vec<Arc<Grant>>> = HashMap::new();
        for grant in grants.all().iter().filter(|grant| grant.revoked_at.is_none()) {
            index.entry(grant.account.clone()).or_default().push(Arc::clone(grant));
        }
        Self(index)
    }

    /// What was granted to an account and not revoked; it may not have begun yet, or have ended.
    pub fn to(&self, account: &Key<Account>) -> &[Arc<Grant>] {
        self.0.get(account).map_or(&[], Vec::as_slice)
    }
}

impl Snapshot {
    /// The account as one who acts now; `None` when it does not exist or is closed.
    pub async fn actor(
        &self,
        account: &Key<Account>,
        scopes: Option<Arc<[Scope]>>,
        now: DateTime<Utc>,
    ) -> Result<Option<Actor>> {
        let account = self.shared.shelves.accounts.get(account.as_str());
        let Some(account) = account.filter(|account| account.is_open()) else {
            return Ok(None);
        };
        let mut grants = Vec::new();
        for grant in self
            .shared
            .grants
            .to(&account.key)
            .iter()
            .filter(|grant| grant.holds(now))
        {
            if let Some(role) = grant.role
                && let Some(reach) = self.reach_of(grant).await?
            {
                grants.push(Granted { role, reach });
            }
        }
        Ok(Some(Actor {
            account: Some(Arc::clone(account.key.shared())),
            name: Arc::from(&*account.name),
            grants: Arc::from(grants),
            scopes,
            ..Actor::public()
        }))
    }

    /// The token with a hash, if it can be used at a moment.
    pub fn token(&self, hash: &str, now: DateTime<Utc>) -> Option<&Arc<ApiToken>> {
        let tokens = self.shared.shelves.tokens.all();
        tokens.iter().find(|token| token.hash == hash && token.holds(now))
    }

    /// The reach of a grant made ready; `None` when the controller is gone.
    async fn reach_of(&self, grant: &Grant) -> Result<Option<GrantReach>> {
        let Some(controller) = &grant.controller else {
            return Ok(Some(GrantReach::Installation));
        };
        let controller = Arc::clone(controller.shared());
        if !grant.registers.is_empty() {
            let registers = grant.registers.iter().map(|key| Arc::clone(key.shared())).collect();
            return Ok(Some(GrantReach::Registers(controller, Arc::new(registers))));
        }
        let Some(department) = &grant.department else {
            return Ok(Some(GrantReach::Controller(controller)));
        };
        let holding = self.holding(&controller).await?;
        Ok(holding.map(|holding| GrantReach::Departments(controller, Arc::new(below(&holding, department)))))
    }
}

/// A department and all that stand below it.
fn below(holding: &Holding, top: &Key<Department>) -> HashSet<Arc<str>> {
    let mut found = HashSet::from([Arc::clone(top.shared())]);
    // A level a round, until nothing is added; a loop adds nothing either.
    loop {
        let before = found.len();
        for department in holding.shelves.departments.all() {
            if department
                .parent
                .as_ref()
                .is_some_and(|parent| found.contains(parent.shared()))
            {
                found.insert(Arc::clone(department.key.shared()));
            }
        }
        if found.len() == before {
            return found;
        }
    }
}
