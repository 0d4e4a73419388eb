//! How is a report saved, asked otherwise, run at once and put away?
//!
//! It is run with the rights that its owner has then. So whoever changes what it asks becomes its owner: nobody has another's wider
//! reach look at what they choose. A title or a schedule may be changed in anybody's name.

use std::sync::Arc;

use async_graphql::MaybeUndefined;
use chrono::{DateTime, Utc};
use entity::{
    Date, Duration, LanguageText,
    vocabulary::{Language, ReportExpectation},
};

use super::{
    arguments::{Argument, Arguments, Wrong},
    list::report,
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
    records::{
        change::{numbered_key, outcome, permit, standing},
        controller::Controller,
        department::Department,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::{Path, ProblemCode},
        reach::{Reached, View},
        saved_report::SavedReport,
        snapshot::{AnyNoun, Snapshot},
    },
};

/// A report to be saved.
#[derive(Clone, Debug, Default)]
pub struct NewSavedReport {
    /// The name of the report.
    pub report: String,
    /// What it is called.
    pub title: LanguageText,
    /// What it is narrowed to.
    pub arguments: Arguments,
    /// The language of its words.
    pub language: Language,
    /// What is expected of it.
    pub expectation: ReportExpectation,
    /// How often it is run; by hand only when none.
    pub every: Option<Duration>,
}

/// What is changed in a saved report; what is left out stays.
#[derive(Clone, Debug, Default)]
pub struct SavedReportChange {
    /// What it is called.
    pub title: Option<LanguageText>,
    /// The controller.
    pub controller: MaybeUndefined<Key<Controller>>,
    /// The department.
    pub department: MaybeUndefined<Key<Department>>,
    /// What it is about.
    pub of: MaybeUndefined<String>,
    /// The first day.
    pub from: MaybeUndefined<Date>,
    /// The last day.
    pub to: MaybeUndefined<Date>,
    /// When a breach became known.
    pub known_at: MaybeUndefined<DateTime<Utc>>,
    /// The language of its words.
    pub language: Option<Language>,
    /// What is expected of it.
    pub expectation: Option<ReportExpectation>,
    /// How often it is run.
    pub every: MaybeUndefined<Duration>,
    /// Whether it is not run by itself for now.
    pub paused: Option<bool>,
    /// Whether it is run in the name of whoever changes it from now on, though it asks the same.
    pub take_over: bool,
}

impl SavedReport {
    /// What it is narrowed to.
    pub fn arguments(&self) -> Arguments {
        Arguments {
            controller: self.controller.clone(),
            department: self.department.clone(),
            of: self.of.clone(),
            from: self.from,
            to: self.to,
            known_at: self.known_at,
        }
    }

    fn is_narrowed_to(&mut self, arguments: Arguments) {
        // A department names its controller.
        let owner = arguments.department.as_ref().and_then(Key::owner).map(Key::new);
        self.controller = arguments.controller.or(owner);
        self.department = arguments.department;
        self.of = arguments.of;
        self.from = arguments.from;
        self.to = arguments.to;
        self.known_at = arguments.known_at;
    }
}

/// Saves a report; it is run in the name of whoever saves it.
pub async fn save(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewSavedReport,
    now: DateTime<Utc>,
) -> Result<Arc<SavedReport>> {
    let mut saved = SavedReport {
        version: 1,
        report: new.report,
        title: new.title,
        language: new.language,
        expectation: new.expectation,
        every: new.every,
        asked_at: Some(now),
        owner: actor.account.clone().map(Key::new),
        ..SavedReport::default()
    };
    saved.is_narrowed_to(new.arguments);
    let controller = saved.controller.clone();
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &names(controller.as_ref()), |snapshot| {
            refuse_unseen(snapshot, actor, controller.as_ref())?;
            let view = View {
                shared: &snapshot.shared,
                holding: None,
            };
            let by = actor.require(Action::SaveReport, &saved.target(view))?;
            refuse_unanswerable(snapshot, &saved)?;
            saved.key = numbered_key(snapshot, None);
            made = saved.key.clone();
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: None,
                    after: AnyNoun::SavedReport(Arc::new(saved)),
                    verb: Verb::Create,
                    at: Path::default(),
                }],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Changes what a saved report asks, expects, or how often it is run.
pub async fn edit(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<SavedReport>,
    version: i32,
    change: SavedReportChange,
    now: DateTime<Utc>,
) -> Result<Arc<SavedReport>> {
    let named = change.controller_named();
    alter(
        inventory,
        actor,
        key,
        version,
        named.as_ref(),
        now,
        |saved, snapshot| {
            let before = saved.clone();
            let takes_over = change.take_over;
            change.apply(saved);
            let anew = !saved.asks_the_same(&before);
            let own = actor.account.clone().map(Key::new);
            if anew || (takes_over && own != before.owner) {
                saved.owner = own;
                saved.asked_at = Some(now);
                // What came of another question, or was seen with the eyes of another, says nothing of this one.
                saved.outcome = None;
                saved.outcome_at = None;
            }
            if anew {
                refuse_unseen(snapshot, actor, saved.controller.as_ref())?;
                refuse_unanswerable(snapshot, saved)?;
            }
            Ok(Verb::Edit)
        },
    )
    .await
}

/// Has a saved report run as soon as its turn comes, whatever its schedule says.
pub async fn run(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<SavedReport>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<SavedReport>> {
    alter(inventory, actor, key, version, None, now, |saved, _| {
        saved.wanted_at = Some(now);
        Ok(Verb::Edit)
    })
    .await
}

/// Puts a saved report away: it is run no more. What came of it stays.
pub async fn remove(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<SavedReport>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<SavedReport>> {
    alter(inventory, actor, key, version, None, now, |saved, _| {
        saved.archived_on = Some(Date(now.date_naive()));
        Ok(Verb::Archive)
    })
    .await
}

async fn alter(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<SavedReport>,
    version: i32,
    named: Option<&Key<Controller>>,
    now: DateTime<Utc>,
    how: impl FnOnce(&mut SavedReport, &Snapshot) -> Result<Verb> + Send,
) -> Result<Arc<SavedReport>> {
    let current = inventory.snapshot();
    let before = current.shared.shelves.saved_reports.get(key.as_str());
    let own = before.and_then(|saved| saved.controller.clone());
    let mut controllers: Vec<&str> = own.iter().chain(named).map(Key::as_str).collect();
    controllers.dedup();
    let done = inventory
        .change(actor, now, &controllers, |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::SaveReport)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.archived_on.is_some() {
                return Err(Error::problem("id", ProblemCode::Archived, key));
            }
            let mut after = SavedReport::clone(before);
            let verb = how(&mut after, snapshot)?;
            if after == **before {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            // What it is narrowed to from now on must be in reach as well.
            actor.require(Action::SaveReport, &after.target(view))?;
            after.version = version + 1;
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: Some(AnyNoun::SavedReport(Arc::clone(before))),
                    after: AnyNoun::SavedReport(Arc::new(after)),
                    verb,
                    at: Path::default(),
                }],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

impl SavedReportChange {
    /// The controller that it is narrowed to from now on, where that is said.
    fn controller_named(&self) -> Option<Key<Controller>> {
        let of_department = match &self.department {
            MaybeUndefined::Value(key) => key.owner().map(Key::new),
            _ => None,
        };
        match &self.controller {
            MaybeUndefined::Value(key) => Some(key.clone()),
            _ => of_department,
        }
    }

    fn apply(self, saved: &mut SavedReport) {
        let mut arguments = saved.arguments();
        replace(&mut arguments.controller, self.controller);
        replace(&mut arguments.department, self.department);
        replace(&mut arguments.of, self.of);
        replace(&mut arguments.from, self.from);
        replace(&mut arguments.to, self.to);
        replace(&mut arguments.known_at, self.known_at);
        saved.is_narrowed_to(arguments);
        replace(&mut saved.every, self.every);
        saved.title = self.title.unwrap_or_else(|| std::mem::take(&mut saved.title));
        saved.language = self.language.unwrap_or(saved.language);
        saved.expectation = self.expectation.unwrap_or(saved.expectation);
        saved.paused = self.paused.unwrap_or(saved.paused);
    }
}

fn replace<T>(field: &mut Option<T>, value: MaybeUndefined<T>) {
    match value {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *field = None,
        MaybeUndefined::Value(value) => *field = Some(value),
    }
}

fn names(controller: Option<&Key<Controller>>) -> Vec<&str> {
    controller.into_iter().map(Key::as_str).collect()
}

/// Refuses what is narrowed to a controller that is not there or out of reach: the two read the same.
fn refuse_unseen(snapshot: &Snapshot, actor: &Actor, controller: Option<&Key<Controller>>) -> Result<()> {
    let Some(key) = controller else { return Ok(()) };
    let (controller, view) = standing(snapshot, key)?;
    if !controller.may_be_read(actor, view) {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Refuses what has no answer: no such report, arguments that it does not take, lacks, or that contradict each other.
fn refuse_unanswerable(snapshot: &Snapshot, saved: &SavedReport) -> Result<()> {
    let controllers = &snapshot.shared.shelves.controllers;
    let controller = saved.controller.as_ref().and_then(|key| controllers.get(key.as_str()));
    if let Some(controller) = controller.filter(|controller| controller.archived_on.is_some()) {
        return Err(Error::problem("controller", ProblemCode::Archived, &controller.key));
    }
    let report =
        report(&saved.report).ok_or_else(|| Error::problem("report", ProblemCode::UnknownReference, &saved.report))?;
    let about = report.about();
    let given = [
        (Argument::Of, saved.of.is_some()),
        (Argument::From, saved.from.is_some()),
        (Argument::To, saved.to.is_some()),
        (Argument::KnownAt, saved.known_at.is_some()),
    ];
    for (argument, is_given) in given {
        if is_given && !about.takes.contains(&argument) {
            let name = argument.name();
            return Err(Error::problem(name, ProblemCode::UnknownField, name));
        }
    }
    saved.arguments().check(about).map_err(|wrong| match wrong {
        Wrong::Missing(name) => Error::problem(name, ProblemCode::Required, ""),
        Wrong::Value { name, given, .. } => Error::problem(name, ProblemCode::EndBeforeStart, given),
        Wrong::Unknown(name) | Wrong::Twice(name) => Error::problem("report", ProblemCode::UnknownField, name),
    })
}
