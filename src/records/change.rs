//! How is a noun made, edited and archived?
//!
//! One road for all nouns: the actor's right is asked, the change is planned against the newest state, and the inventory
//! checks and writes it. A whole noun is saved or refused, never half.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    Date,
    vocabulary::{Language, NodeKind},
};

use super::{
    account::Account,
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    check::free_slug,
    conflict,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    inventory::{Change, Inventory, Plan, Verb},
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    noun::{Key, Patch},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    processor_record::ProcessorRecord,
    reach::{Reached, View},
    recipient::Recipient,
    register::Register,
    service::Service,
    snapshot::{Kept, Snapshot},
};
use crate::{
    access::{Action, Actor, By, Target},
    error::{Error, Result},
};

/// A noun that people make, edit and archive.
pub trait Managed: Reached + serde::Serialize {
    /// What one must be allowed to do in order to change it.
    fn edit_action(&self) -> Action;
    /// The controller it belongs to, or will belong to; `None` when it is shared.
    fn owner(&self) -> Option<&str>;
    /// Gives a new noun what was left out: its key, its number, its slug.
    fn complete(&mut self, snapshot: &Snapshot) {
        if self.key().is_empty() {
            let key = free_key(self, snapshot, self.name(Language::Fi));
            self.set_key(key);
        }
    }
    /// Marks a new noun as a proposal. `None` for what cannot be proposed, else what one must be allowed to do to propose it.
    fn propose(&mut self) -> Option<Action> {
        None
    }
}

fn free_key<N: Managed>(noun: &N, snapshot: &Snapshot, name: &str) -> Key<N> {
    let prefix = noun.owner().map(|owner| format!("{owner}/")).unwrap_or_default();
    let own = free_slug(name, |slug| snapshot.row(N::KIND, &format!("{prefix}{slug}")).is_some());
    Key::new(format!("{prefix}{own}"))
}

/// A key that is a number: for what must not tell anything by its key.
pub fn numbered_key<N: Kept>(snapshot: &Snapshot, owner: Option<&str>) -> Key<N> {
    let shelves = match owner {
        None => Some(&snapshot.shared.shelves),
        Some(owner) => snapshot.loaded(owner).map(|holding| &holding.shelves),
    };
    let prefix = owner.map(|owner| format!("{owner}/")).unwrap_or_default();
    // Nothing is ever deleted, so the count is the last number given, unless an import brought numbers of its own.
    let mut number = shelves.map_or(0, |shelves| N::shelf(shelves).all().len()) + 1;
    while snapshot.row(N::KIND, &format!("{prefix}{number}")).is_some() {
        number += 1;
    }
    Key::new(format!("{prefix}{number}"))
}

/// Makes a noun.
pub async fn create<N: Managed>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    mut noun: N,
    now: DateTime<Utc>,
) -> Result<Arc<N>> {
    let owner = noun.owner().map(str::to_owned);
    noun.set_row(0);
    noun.set_version(1);
    noun.set_archived_on(None);
    let mut key = noun.key().clone();
    let controllers: Vec<&str> = owner.as_deref().into_iter().collect();
    let made = inventory
        .change(actor, now, &controllers, |snapshot| {
            let by = permit_new(actor, &mut noun, snapshot)?;
            noun.complete(snapshot);
            // A key that begins with another controller's is told to be wrong, and not whether it is taken there.
            let own = noun.owner().is_none_or(|owner| noun.key().owner() == Some(owner));
            if own && snapshot.row(N::KIND, noun.key().as_str()).is_some() {
                return Err(Error::problem("key", ProblemCode::Taken, noun.key()));
            }
            key = noun.key().clone();
            let change = Change {
                before: None,
                after: N::any(Arc::new(noun)),
                verb: Verb::Create,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, made, |_| key).await
}

/// Edits a noun, from the version the edit was based on.
pub async fn edit<N: Managed, P: Patch<N>>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<N>,
    version: i32,
    patch: P,
    now: DateTime<Utc>,
) -> Result<Arc<N>> {
    replace(inventory, actor, key, version, Verb::Edit, now, |noun| {
        let mut problems = Problems::default();
        patch.apply(noun, &mut problems);
        if problems.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(problems))
        }
    })
    .await
}

/// Archives a noun. It stays readable, and what refers to it keeps doing so; nothing new may refer to it.
pub async fn archive<N: Managed>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<N>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<N>> {
    replace(inventory, actor, key, version, Verb::Archive, now, |noun| {
        noun.set_archived_on(Some(Date(now.date_naive())));
        Ok(())
    })
    .await
}

async fn replace<N: Managed>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<N>,
    version: i32,
    verb: Verb,
    now: DateTime<Utc>,
    alter: impl FnOnce(&mut N) -> Result<()>,
) -> Result<Arc<N>> {
    let controllers: Vec<&str> = key.owner().into_iter().collect();
    let mut attempted = None;
    let done = inventory
        .change(actor, now, &controllers, |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, before.edit_action())?;
            if before.version() != version {
                let mut after = N::clone(before);
                attempted = alter(&mut after).is_ok().then_some(after);
                return Err(Error::stale(before.version()));
            }
            if before.archived_on().is_some() {
                return Err(Error::problem("id", ProblemCode::Archived, key));
            }
            let mut after = N::clone(before);
            alter(&mut after)?;
            if after == **before {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            if after.owner() != before.owner() {
                return Err(Error::problem("controller", ProblemCode::OtherController, key));
            }
            // What is moved must be in reach where it comes to stand as well.
            actor.require(after.edit_action(), &after.target(view))?;
            after.set_version(version + 1);
            let change = Change {
                before: Some(N::any(Arc::clone(before))),
                after: N::any(Arc::new(after)),
                verb,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    if let Err(Error::Stale { now, .. }) = done {
        return Err(conflict::stale(inventory, key, version, now, attempted.as_ref()).await?);
    }
    outcome(inventory, done, |_| key.clone()).await
}

/// A noun in the newest state, with what stands around it.
pub fn standing<'a, N: Reached>(snapshot: &'a Snapshot, key: &Key<N>) -> Result<(&'a Arc<N>, View<'a>)> {
    let shared = &*snapshot.shared;
    if let Some(noun) = N::shelf(&shared.shelves).get(key.as_str()) {
        return Ok((noun, View { shared, holding: None }));
    }
    let holding = key
        .owner()
        .and_then(|owner| snapshot.loaded(owner))
        .ok_or(Error::NotFound)?;
    let noun = N::shelf(&holding.shelves).get(key.as_str()).ok_or(Error::NotFound)?;
    let holding = Some(&**holding);
    Ok((noun, View { shared, holding }))
}

/// Refuses an act on what is there: as missing where the actor cannot even see it, as forbidden where they can.
pub fn permit<N: Reached>(actor: &Actor, noun: &N, view: View<'_>, action: Action) -> Result<By> {
    if noun.may_be_read(actor, view) {
        actor.require(action, &noun.target(view))
    } else {
        Err(Error::NotFound)
    }
}

/// The same for what is to be made; what cannot be made may be proposed.
fn permit_new<N: Managed>(actor: &Actor, noun: &mut N, snapshot: &Snapshot) -> Result<By> {
    let holding = noun.owner().and_then(|owner| snapshot.loaded(owner)).cloned();
    let view = View {
        shared: &snapshot.shared,
        holding: holding.as_deref(),
    };
    let seen = match noun.owner() {
        Some(owner) => actor.touches(Action::ReadController, owner),
        None => !actor.is_public(),
    };
    if !seen {
        return Err(Error::NotFound);
    }
    let refused = match actor.require(noun.edit_action(), &noun.target(view)) {
        Ok(by) => return Ok(by),
        Err(refused) => refused,
    };
    match noun.propose() {
        Some(action) => actor.require(action, &Target::Shared),
        None => Err(refused),
    }
}

/// What an act came to: the noun as it is now, also when a retry came after it was done.
pub async fn outcome<N: Kept>(
    inventory: &Arc<Inventory>,
    done: Result<Snapshot>,
    key: impl FnOnce(&Snapshot) -> Key<N>,
) -> Result<Arc<N>> {
    match done {
        Ok(snapshot) => {
            let key = key(&snapshot);
            kept(&snapshot, &key).await
        }
        Err(Error::Repeated { kind, key }) if kind == N::KIND.word() => {
            kept(&inventory.snapshot(), &Key::new(key)).await
        }
        Err(Error::Repeated { .. }) => Err(Error::problem("idempotencyKey", ProblemCode::KeyReused, "")),
        Err(error) => Err(error),
    }
}

async fn kept<N: Kept>(snapshot: &Snapshot, key: &Key<N>) -> Result<Arc<N>> {
    snapshot
        .find(key)
        .await?
        .ok_or_else(|| Error::Internal(format!("{key} is not there after it was written")))
}

macro_rules! managed {
    ($($noun:ident by $action:ident $(of $owner:ident)?;)*) => {$(
        impl Managed for $noun {
            fn edit_action(&self) -> Action {
                Action::$action
            }
            fn owner(&self) -> Option<&str> {
                managed!(@owner self $($owner)?)
            }
        }
    )*};
    (@owner $self:ident) => { None };
    (@owner $self:ident $owner:ident) => { Some($self.$owner.as_str()) };
}

managed! {
    Act by EditLaw;
    AdequacyDecision by EditLaw;
    SupervisoryAuthority by EditLaw;
    Controller by EditOrganisation;
    Department by EditOrganisation of controller;
    Post by EditOrganisation of controller;
    Recipient by EditSharedNode;
    OutsideSource by EditSharedNode;
    ProcessingAgreement by EditAgreement of controller;
    Assessment by EditAgreement of controller;
    ProcessorRecord by EditAgreement of controller;
}

macro_rules! proposable {
    ($($noun:ident)*) => {$(
        impl Managed for $noun {
            fn edit_action(&self) -> Action {
                Action::EditSharedNode
            }
            fn owner(&self) -> Option<&str> {
                None
            }
            fn propose(&mut self) -> Option<Action> {
                self.proposed = true;
                Some(Action::ProposeSharedNode)
            }
        }
    )*};
}

proposable! { Processor Service }

macro_rules! coded {
    ($($noun:ident)*) => {$(
        impl Managed for $noun {
            fn edit_action(&self) -> Action {
                Action::EditVocabulary
            }
            fn owner(&self) -> Option<&str> {
                None
            }
            fn propose(&mut self) -> Option<Action> {
                // A city's own category stands below a common one, so that what is counted by the wider one takes it in.
                self.parent.as_ref()?;
                self.proposed = true;
                Some(Action::ProposeSharedNode)
            }
        }
    )*};
}

coded! { DataSubjectCategory PersonalDataCategory }

impl Managed for Person {
    fn edit_action(&self) -> Action {
        Action::EditOrganisation
    }
    fn owner(&self) -> Option<&str> {
        Some(self.controller.as_str())
    }
    fn complete(&mut self, snapshot: &Snapshot) {
        // Not made of the name: the log keeps keys for ever, and a person can be erased.
        if self.key.is_empty() {
            self.key = numbered_key(snapshot, Some(self.controller.as_str()));
        }
    }
}

impl Managed for Account {
    fn edit_action(&self) -> Action {
        Action::ManageAccount
    }
    fn owner(&self) -> Option<&str> {
        None
    }
    fn complete(&mut self, snapshot: &Snapshot) {
        self.key = numbered_key(snapshot, None);
    }
}

impl Managed for Country {
    fn edit_action(&self) -> Action {
        Action::EditLaw
    }
    fn owner(&self) -> Option<&str> {
        None
    }
    fn complete(&mut self, _: &Snapshot) {
        self.key = Key::new(self.code.to_lowercase());
    }
}

impl Managed for Provision {
    fn edit_action(&self) -> Action {
        Action::EditLaw
    }
    fn owner(&self) -> Option<&str> {
        None
    }
    fn complete(&mut self, _: &Snapshot) {
        self.key = Key::new(format!("{}/{}", self.act, self.section));
    }
}

impl Managed for Register {
    fn edit_action(&self) -> Action {
        Action::EditRegister
    }
    fn owner(&self) -> Option<&str> {
        Some(self.controller.as_str())
    }
    fn complete(&mut self, snapshot: &Snapshot) {
        let registers = snapshot
            .loaded(self.controller.as_str())
            .map_or(&[][..], |holding| holding.shelves.registers.all());
        if self.number == 0 {
            // Registers are archived, never deleted, so the highest number is the last one given.
            self.number = registers.iter().map(|register| register.number).max().unwrap_or(0) + 1;
        }
        if self.slug.is_empty() {
            self.slug = free_slug(Kept::name(self, Language::Fi), |slug| {
                registers.iter().any(|register| register.slug == slug)
            });
        }
        if self.key.is_empty() {
            self.key = Key::new(format!("{}/{}", self.controller, self.number));
        }
    }
}

impl Managed for DataFlow {
    fn edit_action(&self) -> Action {
        if self.owner().is_some() {
            Action::EditRegister
        } else {
            Action::EditSharedNode
        }
    }
    fn owner(&self) -> Option<&str> {
        // A flow without a key belongs to the controller of the register it touches.
        self.key.owner().or_else(|| {
            [&self.from, &self.to]
                .into_iter()
                .find(|node| node.kind == NodeKind::Register)
                .and_then(|node| node.key.split_once('/').map(|(owner, _)| owner))
        })
    }
    fn complete(&mut self, snapshot: &Snapshot) {
        if self.key.is_empty() {
            let name = format!("{} {}", self.from.key, self.to.key);
            self.key = free_key(self, snapshot, &name);
        }
    }
}
