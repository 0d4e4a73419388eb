//! Who acts in a test? Named people with accounts and grants of their own, made the way an administrator makes them.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::{AccountKind, Language, Role, Scope};
use seloste::{
    access::Actor,
    records::{
        account::Account,
        change,
        controller::Controller,
        department::Department,
        grant::Grant,
        granting::{self, NewGrant},
        inventory::Inventory,
        noun::Key,
        register::Register,
        snapshot::Kept,
    },
};

use super::{dpo, now};

/// One of the controllers of an inventory, with people to act in it.
pub struct City {
    /// The inventory it stands in.
    pub inventory: Arc<Inventory>,
    key: Key<Controller>,
}

impl City {
    /// The city with a key.
    pub fn of(inventory: &Arc<Inventory>, key: &str) -> Self {
        Self {
            inventory: Arc::clone(inventory),
            key: Key::new(key),
        }
    }

    /// A contact of the department with this English name, and of what stands below it.
    pub async fn contact(&self, department: &str) -> Actor {
        let department = self.department(department).await;
        let account = self.account("Contact").await;
        self.give(&account, Role::Contact, Some(department), &[]).await;
        self.actor(&account, None).await
    }

    /// A contact of single registers.
    pub async fn contact_of(&self, registers: &[&str]) -> Actor {
        let account = self.account("Contact of registers").await;
        let registers: Vec<Key<Register>> = registers.iter().map(|key| Key::new(*key)).collect();
        self.give(&account, Role::Contact, None, &registers).await;
        self.actor(&account, None).await
    }

    /// The data protection officer of the city, and of no other.
    pub async fn dpo(&self) -> Actor {
        self.person(Role::Dpo).await
    }

    /// An auditor of the whole city.
    pub async fn auditor(&self) -> Actor {
        self.person(Role::Auditor).await
    }

    /// An auditor of the department with this English name.
    pub async fn auditor_of(&self, department: &str) -> Actor {
        let department = self.department(department).await;
        let account = self.account("Auditor").await;
        self.give(&account, Role::Auditor, Some(department), &[]).await;
        self.actor(&account, None).await
    }

    /// The administrator of the city, and of no other.
    pub async fn admin(&self) -> Actor {
        self.person(Role::Admin).await
    }

    /// A program that may do what a role may, narrowed to the scopes of its token.
    pub async fn service(&self, roles: &[Role], scopes: &[Scope]) -> Actor {
        let account = self.account("Program").await;
        for role in roles {
            self.give(&account, *role, None, &[]).await;
        }
        self.actor(&account, Some(scopes)).await
    }

    /// Someone with a role over the city whose account was closed: as they come in now.
    pub async fn closed(&self, role: Role) -> Actor {
        let account = self.account("Closed").await;
        self.give(&account, role, None, &[]).await;
        let version = self.inventory.snapshot().find(&account).await;
        let version = version.expect("the inventory answers").expect("it was made").version;
        change::archive(&self.inventory, &dpo(), &account, version, now())
            .await
            .expect("an account can be closed");
        let snapshot = self.inventory.snapshot();
        let actor = snapshot
            .actor(&account, None, now())
            .await
            .expect("the inventory answers");
        actor.unwrap_or_else(Actor::public)
    }

    /// Someone whose role over the city ended a moment ago.
    pub async fn lapsed(&self, role: Role) -> Actor {
        let account = self.account("Lapsed").await;
        let given = now() - chrono::TimeDelta::days(2);
        let new = NewGrant {
            ends_at: Some(now()),
            ..self.new_grant(&account, role)
        };
        granting::grant(&self.inventory, &dpo(), new, given)
            .await
            .expect("the role can be given");
        self.actor(&account, None).await
    }

    /// An account of the city without any role.
    pub async fn account(&self, name: &str) -> Key<Account> {
        let account = account(name, Some(self.key.clone()));
        let made = change::create(&self.inventory, &dpo(), account, now()).await;
        made.expect("the account can be made").key.clone()
    }

    /// Gives an account a role over the city, or over part of it; tells the grant's key.
    pub async fn give(
        &self,
        account: &Key<Account>,
        role: Role,
        department: Option<Key<Department>>,
        registers: &[Key<Register>],
    ) -> Key<Grant> {
        let new = NewGrant {
            department,
            registers: registers.to_vec(),
            ..self.new_grant(account, role)
        };
        let given = granting::grant(&self.inventory, &dpo(), new, now()).await;
        given.expect("the role can be given").key.clone()
    }

    /// The account as one who acts now.
    pub async fn actor(&self, account: &Key<Account>, scopes: Option<&[Scope]>) -> Actor {
        acting(&self.inventory, account, scopes, now()).await
    }

    async fn person(&self, role: Role) -> Actor {
        let account = self.account(&format!("{role:?}")).await;
        self.give(&account, role, None, &[]).await;
        self.actor(&account, None).await
    }

    fn new_grant(&self, account: &Key<Account>, role: Role) -> NewGrant {
        NewGrant {
            account: account.clone(),
            role: Some(role),
            controller: Some(self.key.clone()),
            ..NewGrant::default()
        }
    }

    async fn department(&self, name: &str) -> Key<Department> {
        let snapshot = self.inventory.snapshot();
        let holding = snapshot
            .holding(self.key.as_str())
            .await
            .expect("the inventory answers");
        let holding = holding.expect("the city is there");
        let departments = holding.shelves.departments.all();
        let found = departments.iter().find(|one| Kept::name(&***one, Language::En) == name);
        found
            .unwrap_or_else(|| panic!("a department called {name}"))
            .key
            .clone()
    }
}

/// An account of the whole installation, or of a controller.
pub fn account(name: &str, controller: Option<Key<Controller>>) -> Account {
    Account {
        version: 1,
        row: 0,
        key: Key::default(),
        archived_on: None,
        name: name.to_owned(),
        kind: AccountKind::Person,
        email: None,
        language: Language::Fi,
        issuer: None,
        subject: None,
        disabled: false,
        weekly_digest: false,
        controller,
        person: None,
    }
}

/// Someone with a role over the whole installation.
pub async fn chief(inventory: &Arc<Inventory>, role: Role) -> Actor {
    let account = account(&format!("Chief {role:?}"), None);
    let made = change::create(inventory, &dpo(), account, now()).await;
    let key = made.expect("the account can be made").key.clone();
    let new = NewGrant {
        account: key.clone(),
        role: Some(role),
        ..NewGrant::default()
    };
    granting::grant(inventory, &dpo(), new, now())
        .await
        .expect("the role can be given");
    acting(inventory, &key, None, now()).await
}

/// An account as one who acts at a moment; it must be open.
pub async fn acting(
    inventory: &Arc<Inventory>,
    account: &Key<Account>,
    scopes: Option<&[Scope]>,
    moment: DateTime<Utc>,
) -> Actor {
    let scopes = scopes.map(Arc::from);
    let actor = inventory.snapshot().actor(account, scopes, moment).await;
    actor.expect("the inventory answers").expect("the account is open")
}
