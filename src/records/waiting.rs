//! What waits for me? Tasks, made anew from the inventory as it stands; none is stored, so none can be forgotten or out of date.
//!
//! A task waits for whoever may do what it asks: the access table decides, as it does for the act itself. The walk goes over
//! the holdings in reach and looks at each noun once.

mod leaving;
mod sentence;
mod upkeep;
mod work;

use std::sync::Arc;

use async_graphql::Enum;
use entity::{Date, vocabulary::Language};

pub use self::leaving::{Reassignment, reassignments};
pub use self::upkeep::{confirmed_longest_ago, confirmed_on, review_due, waiver_asks_from};
use super::{
    noun::{Key, Kind, Noun},
    reach::{Reached, View},
    register::Register,
    snapshot::{AnyNoun, Holding, Kept, Shared, Snapshot},
};
use crate::{
    access::{Action, Actor},
    error::Result,
};

/// What a task asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
pub enum TaskKind {
    /// A submission waits for approval by someone other than its submitter.
    ApproveSubmission,
    /// What the viewer submitted was returned, and nothing was submitted since.
    MendReturned,
    /// A comment asks for the viewer's attention and is not settled.
    AnswerMention,
    /// A register is to be looked at again, Art. 5(2).
    ReviewRegister,
    /// Parts of a register were never confirmed to be true, Art. 5(2).
    ConfirmParts,
    /// A proposed processor or service is to be accepted or archived.
    AcceptProposed,
    /// A post has no holder, or its holder has left.
    FillPost,
    /// The post that answers for a register has no holder, or its holder has left.
    ReassignRegister,
    /// A processing agreement ends within 90 days, or has ended, Art. 28(3).
    RenewAgreement,
    /// An assessment is to be looked at again, Art. 35(11).
    ReviewAssessment,
    /// The supervisory authority is to be told of a breach, within 72 hours, Art. 33(1).
    TellAuthority,
    /// The people concerned are to be told of a breach of high risk, without undue delay, Art. 34(1).
    TellPeople,
    /// A breach is documented as far as it must be, and can be closed, Art. 33(5).
    CloseBreach,
    /// A saved report is not as expected, or could not be run.
    SavedReportFailed,
    /// A waiver of a finding ends within 30 days, or has ended: the finding counts again.
    RenewWaiver,
}

impl TaskKind {
    /// The word that begins the ids of such tasks.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ApproveSubmission => "approve",
            Self::MendReturned => "mend",
            Self::AnswerMention => "answer",
            Self::ReviewRegister => "review",
            Self::ConfirmParts => "confirm",
            Self::AcceptProposed => "accept",
            Self::FillPost => "fill",
            Self::ReassignRegister => "reassign",
            Self::RenewAgreement => "renew",
            Self::ReviewAssessment => "reassess",
            Self::TellAuthority => "tell-authority",
            Self::TellPeople => "tell-people",
            Self::CloseBreach => "close-breach",
            Self::SavedReportFailed => "saved-report-failed",
            Self::RenewWaiver => "renew-waiver",
        }
    }
}

/// Something that waits for somebody.
#[derive(Clone, Debug)]
pub struct Task {
    /// What it asks for.
    pub kind: TaskKind,
    /// What it is about.
    pub about: AnyNoun,
    /// The register that `about` belongs to, where its own name says less.
    pub register: Option<Arc<Register>>,
    /// The day since which it waits, where that is known.
    pub since: Option<Date>,
    /// The day by which it is to be done, where there is one.
    pub due: Option<Date>,
}

impl Task {
    fn on<N: Kept>(kind: TaskKind, noun: &Arc<N>) -> Self {
        Self {
            kind,
            about: N::any(Arc::clone(noun)),
            register: None,
            since: None,
            due: None,
        }
    }

    /// Its id: the same as long as it asks for the same of the same, as `review:register:pori/1`.
    pub fn id(&self) -> String {
        let (kind, about) = (self.kind.word(), self.about.kind().word());
        format!("{kind}:{about}:{}", self.about.key())
    }

    /// What is to be done, in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        sentence::sentence(self, language)
    }

    /// What is due first comes first, then what has waited longest.
    fn rank(&self) -> (Date, Date, TaskKind) {
        let last = Date(chrono::NaiveDate::MAX);
        (self.due.unwrap_or(last), self.since.unwrap_or(last), self.kind)
    }
}

/// All tasks of an actor on a day, the most pressing first; of one controller when that is named.
///
/// Fails with [`crate::error::Error::Moved`] as [`Snapshot::holding`] does.
pub async fn tasks(snapshot: &Snapshot, actor: &Actor, today: Date, within: Option<&str>) -> Result<Vec<Task>> {
    let shared = &*snapshot.shared;
    let mut found = if within.is_none() {
        tasks_in_common(shared, actor)
    } else {
        let mut found = Vec::new();
        upkeep::look_at_saved(shared, actor, within, &mut found);
        found
    };
    for key in places(shared, actor, within) {
        if let Some(holding) = snapshot.holding(key).await? {
            found.extend(tasks_of(&holding, shared, actor, today));
        }
    }
    found.sort_by_cached_key(|task| (task.rank(), task.id()));
    Ok(found)
}

/// The tasks of an actor at one controller, in no particular order.
pub fn tasks_of(holding: &Holding, shared: &Shared, actor: &Actor, today: Date) -> Vec<Task> {
    let look = Look {
        view: View {
            shared,
            holding: Some(holding),
        },
        holding,
        actor,
        today,
    };
    let mut found = Vec::new();
    work::look(look, &mut found);
    upkeep::look(look, &mut found);
    leaving::look(look, &mut found);
    found
}

/// The tasks of an actor at what all controllers share.
pub fn tasks_in_common(shared: &Shared, actor: &Actor) -> Vec<Task> {
    let mut found = Vec::new();
    upkeep::look_at_proposed(shared, actor, &mut found);
    upkeep::look_at_saved(shared, actor, None, &mut found);
    found
}

/// Whether an actor can have tasks at a controller: then its holding is worth loading.
pub fn has_tasks_at(actor: &Actor, controller: &str) -> bool {
    let actions = [Action::ReadRegister, Action::ReadDiscussion, Action::EditOrganisation];
    actions.into_iter().any(|action| actor.touches(action, controller))
}

/// The kinds of noun that tasks are made from: when none of them changed, no task has.
pub fn makes_tasks(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Submission
            | Kind::Comment
            | Kind::Register
            | Kind::Post
            | Kind::Person
            | Kind::ProcessingAgreement
            | Kind::Assessment
            | Kind::BreachCase
            | Kind::SavedReport
            | Kind::Waiver
            | Kind::Processor
            | Kind::Service
            | Kind::Controller
    )
}

/// Controllers where an actor can have tasks.
fn places<'a>(shared: &'a Shared, actor: &Actor, within: Option<&str>) -> Vec<&'a str> {
    let all = shared.shelves.controllers.all().iter();
    all.map(|controller| controller.key.as_str())
        .filter(|key| within.is_none_or(|named| named == *key) && has_tasks_at(actor, key))
        .collect()
}

/// A look at one controller's holding: by whom, on which day.
#[derive(Clone, Copy)]
struct Look<'a> {
    view: View<'a>,
    holding: &'a Holding,
    actor: &'a Actor,
    today: Date,
}

impl<'a> Look<'a> {
    /// Whether the actor sees a noun and may do this to it; what was archived asks for nothing.
    fn may<N: Reached>(self, action: Action, noun: &N) -> bool {
        Noun::archived_on(noun).is_none()
            && self.actor.may(action, &noun.target(self.view))
            && noun.may_be_read(self.actor, self.view)
    }

    /// The register with a key, unless it was archived.
    fn register(self, key: &Key<Register>) -> Option<&'a Arc<Register>> {
        let register = self.holding.shelves.registers.get(key.as_str());
        register.filter(|register| register.archived_on.is_none())
    }
}
