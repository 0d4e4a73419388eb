//! Where does a noun stand, as far as reach goes, and which line of the policy table says who may read it?
//!
//! The table is asked here for every read, whoever reads: lists, counts, search, history and single look-ups all pass
//! [`Reached::may_be_read`].

use entity::vocabulary::NodeKind;

use super::{
    account::Account,
    agreement::ProcessingAgreement,
    api_token::ApiToken,
    assessment::Assessment,
    breach::BreachCase,
    category::{DataSubjectCategory, PersonalDataCategory},
    change::Managed,
    comment::Comment,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    grant::Grant,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    notice_version::NoticeVersion,
    noun::{Key, NodeKey},
    outside_source::OutsideSource,
    post::{Person, Post},
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::Register,
    rule_setting::RuleSetting,
    saved_report::SavedReport,
    service::Service,
    snapshot::{Holding, Kept, Shared},
    submission::Submission,
    waiver::Waiver,
    webhook::Webhook,
};
use crate::access::{Action, Actor, Place, Target};

/// Where the nouns of a kind stand in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Among what all controllers share.
    Shared,
    /// In the holding of the controller they belong to.
    Held,
    /// Some here and some there.
    Both,
}

/// What stands around a noun: what all controllers share, and the holding it stands in.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What all controllers share.
    pub shared: &'a Shared,
    /// The holding the noun stands in; none for what is shared.
    pub holding: Option<&'a Holding>,
}

/// A noun that is read by those whose reach it lies in.
pub trait Reached: Kept {
    /// Where its kind stands in memory.
    const STAND: Stand;
    /// What one must be allowed to do to read it.
    const READ: Action;

    /// Where it stands in the organisation.
    fn target<'a>(&'a self, view: View<'a>) -> Target<'a>;

    /// Whether the actor may read it.
    fn may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        actor.may(Self::READ, &for_reading(self.target(view)))
    }

    /// Whether the actor, who may read it, may also read what happened to it.
    fn history_may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        match self.target(view) {
            // What is shared is everyone's who sees it; so is what happened to it. A token must be for reading histories all the same.
            Target::Shared => actor.carries(Action::ReadHistory) && actor.may(Action::ReadSharedNode, &Target::Shared),
            target => actor.may(Action::ReadHistory, &target),
        }
    }
}

/// Of what belongs to several places, one in reach is enough to read it.
fn for_reading(target: Target<'_>) -> Target<'_> {
    match target {
        Target::All(places) => Target::Any(places),
        other => other,
    }
}

/// The place of a register, found by its key.
fn place_of<'a>(key: &'a Key<Register>, view: View<'a>) -> Place<'a> {
    let register = view
        .holding
        .and_then(|holding| holding.shelves.registers.get(key.as_str()));
    Place {
        controller: key.owner().unwrap_or_default(),
        department: register
            .and_then(|register| register.department.as_ref())
            .map(Key::as_str),
        register: Some(key.as_str()),
    }
}

/// What covers registers stands where they stand; what covers none belongs to the controller as a whole.
fn target_of<'a>(
    owner: Option<&'a str>,
    registers: impl Iterator<Item = &'a Key<Register>>,
    view: View<'a>,
) -> Target<'a> {
    let places: Vec<Place<'_>> = registers.map(|key| place_of(key, view)).collect();
    if places.is_empty() {
        Target::controller(owner.unwrap_or_default())
    } else {
        Target::All(places)
    }
}

fn controller_or_shared(controller: Option<&Key<Controller>>) -> Target<'_> {
    controller.map_or(Target::Shared, |key| Target::controller(key.as_str()))
}

macro_rules! reached {
    ($($noun:ident $stand:ident $action:ident |$this:ident, $view:pat_param| $target:expr;)*) => {$(
        impl Reached for $noun {
            const STAND: Stand = Stand::$stand;
            const READ: Action = Action::$action;

            fn target<'a>(&'a self, $view: View<'a>) -> Target<'a> {
                let $this = self;
                $target
            }
        }
    )*};
}

reached! {
    Act Shared ReadLaw |_this, _| Target::Shared;
    Provision Shared ReadLaw |_this, _| Target::Shared;
    Country Shared ReadLaw |_this, _| Target::Shared;
    AdequacyDecision Shared ReadLaw |_this, _| Target::Shared;
    SupervisoryAuthority Shared ReadLaw |_this, _| Target::Shared;
    Controller Shared ReadController |controller, _| Target::controller(controller.key.as_str());
    Department Held ReadController |department, _| Target::At(Place {
        controller: department.controller.as_str(),
        department: Some(department.key.as_str()),
        register: None,
    });
    Person Held ReadPerson |person, _| Target::controller(person.controller.as_str());
    Post Held ReadController |post, _| Target::At(Place {
        controller: post.controller.as_str(),
        department: post.department.as_ref().map(Key::as_str),
        register: None,
    });
    Processor Shared ReadSharedNode |_this, _| Target::Shared;
    Service Shared ReadSharedNode |_this, _| Target::Shared;
    Recipient Shared ReadSharedNode |_this, _| Target::Shared;
    OutsideSource Shared ReadSharedNode |_this, _| Target::Shared;
    ProcessingAgreement Held ReadRegister |agreement, view| target_of(agreement.key.owner(), agreement.registers.iter(), view);
    Assessment Held ReadRegister |assessment, view| target_of(assessment.key.owner(), assessment.registers.iter(), view);
    ProcessorRecord Held ReadRegister |record, _| Target::controller(record.controller.as_str());
    Register Held ReadRegister |register, _| Target::At(Place {
        controller: register.controller.as_str(),
        department: register.department.as_ref().map(Key::as_str),
        register: Some(register.key.as_str()),
    });
    NoticeVersion Held ReadRegister |notice, view| Target::At(place_of(&notice.register, view));
    Submission Held ReadDiscussion |submission, view| Target::At(place_of(&submission.register, view));
    Comment Held ReadDiscussion |comment, view| Target::At(place_of(&comment.register, view));
    Waiver Held ReadRegister |waiver, view| Target::At(place_of(&waiver.register, view));
    BreachCase Held ReadBreach |case, view| target_of(case.key.owner(), case.registers.iter(), view);
    SavedReport Shared ReadSavedReport |saved, _| saved.place();
    RuleSetting Held ReadController |setting, _| Target::controller(setting.controller.as_str());
    Grant Shared ReadAccount |grant, _| match &grant.controller {
        None => Target::Shared,
        Some(controller) => Target::At(Place {
            controller: controller.as_str(),
            department: grant.department.as_ref().map(Key::as_str),
            register: None,
        }),
    };
}

macro_rules! coded {
    ($($noun:ident)*) => {$(
        impl Reached for $noun {
            const STAND: Stand = Stand::Shared;
            const READ: Action = Action::ReadLaw;

            fn target<'a>(&'a self, _: View<'a>) -> Target<'a> {
                Target::Shared
            }

            fn may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
                // The lists are everyone's; what a city proposes for them is work in progress until it is accepted.
                let action = if self.proposed { Action::ReadSharedNode } else { Self::READ };
                actor.may(action, &self.target(view))
            }
        }
    )*};
}

coded! { DataSubjectCategory PersonalDataCategory }

impl Reached for Account {
    const STAND: Stand = Stand::Shared;
    const READ: Action = Action::ReadAccount;

    fn target<'a>(&'a self, _: View<'a>) -> Target<'a> {
        controller_or_shared(self.controller.as_ref())
    }

    fn may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        // Everyone may see the own account, and a program too where its token is for reading the inventory.
        let own = is_own(actor, &self.key) && actor.carries(Self::READ);
        // Whoever works for the whole installation answers, decides and is asked in each of its controllers.
        let colleague = self.controller.is_none() && actor.may(Action::ReadColleague, &Target::Shared);
        own || colleague || actor.may(Self::READ, &self.target(view))
    }

    fn history_may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        match self.target(view) {
            // Who a colleague is does not tell what happened to the account.
            Target::Shared => {
                actor.carries(Action::ReadHistory)
                    && (is_own(actor, &self.key) || actor.may(Self::READ, &Target::Shared))
            }
            target => actor.may(Action::ReadHistory, &target),
        }
    }
}

impl Reached for ApiToken {
    const STAND: Stand = Stand::Shared;
    const READ: Action = Action::ManageToken;

    fn target<'a>(&'a self, view: View<'a>) -> Target<'a> {
        let account = view.shared.shelves.accounts.get(self.account.as_str());
        controller_or_shared(account.and_then(|account| account.controller.as_ref()))
    }

    fn may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        (is_own(actor, &self.account) && actor.carries(Self::READ)) || actor.may(Self::READ, &self.target(view))
    }
}

impl Reached for Webhook {
    const STAND: Stand = Stand::Shared;
    const READ: Action = Action::ManageWebhook;

    fn target<'a>(&'a self, view: View<'a>) -> Target<'a> {
        let account = view.shared.shelves.accounts.get(self.account.as_str());
        controller_or_shared(account.and_then(|account| account.controller.as_ref()))
    }
}

impl Reached for DataFlow {
    const STAND: Stand = Stand::Both;
    const READ: Action = Action::ReadRegister;

    fn target<'a>(&'a self, view: View<'a>) -> Target<'a> {
        // One that is being made has no key yet, and stands where the register at its end does.
        let Some(owner) = self.owner() else {
            return Target::Shared;
        };
        let place = |key: &'a str| {
            let registers = view.holding.map(|holding| &holding.shelves.registers);
            let register = registers.and_then(|registers| registers.get(key));
            Place {
                controller: owner,
                department: register
                    .and_then(|register| register.department.as_ref())
                    .map(Key::as_str),
                register: Some(key),
            }
        };
        let own = |node: &&NodeKey| {
            node.kind == NodeKind::Register
                && node
                    .key
                    .split_once('/')
                    .is_some_and(|(controller, _)| controller == owner)
        };
        let ends = [&self.from, &self.to];
        let mut ends = ends.iter().filter(|node| own(node));
        match (ends.next(), ends.next()) {
            (None, _) => Target::controller(owner),
            (Some(one), None) => Target::At(place(&one.key)),
            (Some(one), Some(other)) => Target::All(vec![place(&one.key), place(&other.key)]),
        }
    }

    fn may_be_read(&self, actor: &Actor, view: View<'_>) -> bool {
        match self.target(view) {
            Target::Shared => actor.may(Action::ReadSharedNode, &Target::Shared),
            target => actor.may(Self::READ, &for_reading(target)),
        }
    }
}

fn is_own(actor: &Actor, account: &Key<Account>) -> bool {
    actor.account.as_ref().is_some_and(|own| **own == *account.as_str())
}
