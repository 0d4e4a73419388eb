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
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    check::free_slug,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    inventory::{Change, Inventory, Verb},
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    noun::{Key, Patch},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::Register,
    service::Service,
    snapshot::{Kept, Snapshot},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// A noun that people make, edit and archive.
pub trait Managed: Kept {
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
}

fn free_key<N: Managed>(noun: &N, snapshot: &Snapshot, name: &str) -> Key<N> {
    let prefix = noun.owner().map(|owner| format!("{owner}/")).unwrap_or_default();
    let own = free_slug(name, |slug| snapshot.row(N::KIND, &format!("{prefix}{slug}")).is_some());
    Key::new(format!("{prefix}{own}"))
}

/// Makes a noun.
pub async fn create<N: Managed>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    mut noun: N,
    now: DateTime<Utc>,
) -> Result<Arc<N>> {
    let owner = noun.owner().map(str::to_owned);
    require(actor, noun.edit_action(), owner.as_deref())?;
    noun.set_row(0);
    noun.set_version(1);
    noun.set_archived_on(None);
    let mut key = noun.key().clone();
    let controllers: Vec<&str> = owner.as_deref().into_iter().collect();
    let snapshot = inventory
        .change(&actor.name, now, &controllers, |snapshot| {
            noun.complete(snapshot);
            if snapshot.row(N::KIND, noun.key().as_str()).is_some() {
                return Err(Error::problem("key", ProblemCode::Taken, noun.key()));
            }
            key = noun.key().clone();
            Ok(vec![Change {
                before: None,
                after: N::any(Arc::new(noun)),
                verb: Verb::Create,
                at: Path::default(),
            }])
        })
        .await?;
    kept(&snapshot, &key).await
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
    let found = inventory.snapshot().find(key).await?.ok_or(Error::NotFound)?;
    require(actor, found.edit_action(), found.home())?;
    let owner = found.home().map(str::to_owned);
    let controllers: Vec<&str> = owner.as_deref().into_iter().collect();
    let snapshot = inventory
        .change(&actor.name, now, &controllers, |snapshot| {
            let shelves = match owner.as_deref() {
                None => &snapshot.shared.shelves,
                Some(owner) => &snapshot.loaded(owner).ok_or(Error::NotFound)?.shelves,
            };
            let before = N::shelf(shelves).get(key.as_str()).ok_or(Error::NotFound)?;
            if before.version() != version {
                return Err(Error::Stale { now: before.version() });
            }
            if before.archived_on().is_some() {
                return Err(Error::problem("id", ProblemCode::Archived, key));
            }
            let mut after = N::clone(before);
            alter(&mut after)?;
            if after == **before {
                return Ok(Vec::new());
            }
            if after.owner() != before.owner() {
                return Err(Error::problem("controller", ProblemCode::OtherController, key));
            }
            after.set_version(version + 1);
            Ok(vec![Change {
                before: Some(N::any(Arc::clone(before))),
                after: N::any(Arc::new(after)),
                verb,
                at: Path::default(),
            }])
        })
        .await?;
    kept(&snapshot, key).await
}

/// Refuses an act: as missing where the actor could not even see, as forbidden where they could.
fn require(actor: &Actor, action: Action, controller: Option<&str>) -> Result<()> {
    let seen = controller.is_none_or(|controller| actor.may(Action::ReadController, Some(controller)));
    if seen {
        actor.require(action, controller)
    } else {
        Err(Error::NotFound)
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
    DataSubjectCategory by EditVocabulary;
    PersonalDataCategory by EditVocabulary;
    Controller by EditOrganisation;
    Department by EditOrganisation of controller;
    Person by EditOrganisation of controller;
    Post by EditOrganisation of controller;
    Processor by EditSharedNode;
    Service by EditSharedNode;
    Recipient by EditSharedNode;
    OutsideSource by EditSharedNode;
    ProcessingAgreement by EditAgreement of controller;
    Assessment by EditAgreement of controller;
    ProcessorRecord by EditAgreement of controller;
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
