//! Who looked at a notice before the public does? Submitted by one, approved by another (DOMAIN.md section 4).
//!
//! What is approved is the version of the register that was submitted: an edit in between makes the approval stale. A
//! publication to come is frozen when it is approved, so that what appears is what was approved, whatever is edited meanwhile.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{Date, LanguageText, vocabulary::SubmissionState};

use super::publish::{Frozen, Makers, refuse_unfit, refuse_unpublishable, sight_of, versions};
use crate::{
    access::{Action, Actor, By},
    error::{Error, Result},
    records::{
        change::{numbered_key, outcome, permit, standing},
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::{Path, ProblemCode},
        reach::View,
        register::Register,
        snapshot::{AnyNoun, Shared},
        submission::Submission,
    },
};

/// What is submitted.
#[derive(Clone, Debug, Default)]
pub struct NewSubmission {
    /// Which register.
    pub register: Key<Register>,
    /// The version of it that was looked at.
    pub version: i32,
    /// What the submitter says of it.
    pub message: Option<String>,
    /// What was wrong in the version in force, when this corrects it.
    pub correction: LanguageText,
}

/// Submits a register for publishing. One that still waits is replaced.
pub async fn submit(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewSubmission,
    now: DateTime<Utc>,
) -> Result<Arc<Submission>> {
    let owner = new.register.owner().ok_or(Error::NotFound)?.to_owned();
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[&owner], |snapshot| {
            let (register, view) = standing(snapshot, &new.register)?;
            let by = permit(actor, &**register, view, Action::SubmitRegister)?;
            refuse_unfit(register, new.version)?;
            let mut changes = Vec::new();
            for before in open_submissions(&new.register, view) {
                if before.state == SubmissionState::Scheduled {
                    return Err(Error::problem("register", ProblemCode::WrongState, "SCHEDULED"));
                }
                let after = Submission {
                    state: SubmissionState::Replaced,
                    ..decided(before, actor, now)
                };
                changes.push(altered(before, after, Verb::TakeBack));
            }
            let submission = Submission {
                version: 1,
                key: numbered_key(snapshot, Some(&owner)),
                register_version: new.version,
                state: SubmissionState::Waiting,
                submitted_at: Some(now),
                message: new.message.filter(|message| !message.trim().is_empty()),
                correction: new.correction,
                register: new.register,
                submitted_by: actor.account.clone().map(Key::new),
                ..Submission::default()
            };
            made = submission.key.clone();
            changes.push(Change {
                before: None,
                after: AnyNoun::Submission(Arc::new(submission)),
                verb: Verb::Submit,
                at: Path::default(),
            });
            Ok(Plan { by, changes })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Takes back what one submitted oneself, while it waits or is yet to be published.
pub async fn take_back(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Submission>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<Submission>> {
    decide(inventory, actor, key, version, Verb::TakeBack, now, |before, view| {
        let by = permit(actor, before, view, to_take_back(before, actor))?;
        let after = Submission {
            state: SubmissionState::TakenBack,
            ..decided(before, actor, now)
        };
        Ok((by, after, Vec::new()))
    })
    .await
}

/// What one must be allowed to do in order to take a submission back: its submitter may as long as it waits.
pub fn to_take_back(submission: &Submission, actor: &Actor) -> Action {
    if is_own(submission, actor) && submission.state == SubmissionState::Waiting {
        Action::SubmitRegister
    } else {
        Action::PublishNotice
    }
}

/// Whether approving a submission takes another than the actor, who submitted it: publishing takes two people, unless the
/// controller has said otherwise.
pub fn takes_another(submission: &Submission, actor: &Actor, shared: &Shared) -> bool {
    let controllers = &shared.shelves.controllers;
    let controller = submission.key.owner().and_then(|owner| controllers.get(owner));
    actor.account.is_some()
        && is_own(submission, actor)
        && controller.is_none_or(|controller| !controller.published_by_one)
}

fn is_own(submission: &Submission, actor: &Actor) -> bool {
    submission.submitted_by.as_ref().map(Key::as_str) == actor.account.as_deref()
}

/// Returns what was submitted, with a reason.
pub async fn return_submission(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Submission>,
    version: i32,
    reason: String,
    now: DateTime<Utc>,
) -> Result<Arc<Submission>> {
    decide(inventory, actor, key, version, Verb::Return, now, |before, view| {
        let by = permit(actor, before, view, Action::PublishNotice)?;
        if before.state != SubmissionState::Waiting {
            return Err(wrong_state(before));
        }
        if reason.trim().is_empty() {
            return Err(Error::problem("reason", ProblemCode::Required, ""));
        }
        let after = Submission {
            state: SubmissionState::Returned,
            reason: Some(reason),
            ..decided(before, actor, now)
        };
        Ok((by, after, Vec::new()))
    })
    .await
}

/// Approves what another submitted: it is published now, or frozen now and published at a moment to come.
pub async fn approve(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Submission>,
    version: i32,
    publish_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<Arc<Submission>> {
    decide(inventory, actor, key, version, Verb::Approve, now, |before, view| {
        let by = permit(actor, before, view, Action::PublishNotice)?;
        if before.state != SubmissionState::Waiting {
            return Err(wrong_state(before));
        }
        let holding = view.holding.ok_or(Error::NotFound)?;
        let register = holding
            .shelves
            .registers
            .get(before.register.as_str())
            .ok_or(Error::NotFound)?;
        if takes_another(before, actor, view.shared) {
            return Err(Error::problem("", ProblemCode::TwoPeople, ""));
        }
        if let Some(moment) = publish_at.filter(|moment| *moment <= now) {
            return Err(Error::problem("publishAt", ProblemCode::InThePast, moment));
        }
        Ok((
            by,
            Submission {
                publish_at,
                ..decided(before, actor, now)
            },
            vec![Arc::clone(register)],
        ))
    })
    .await
}

type Decision = (By, Submission, Vec<Arc<Register>>);

/// Decides what was submitted: `how` says who may, and what becomes of it; a register it gives is published or frozen.
async fn decide(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Submission>,
    version: i32,
    verb: Verb,
    now: DateTime<Utc>,
    how: impl FnOnce(&Submission, View<'_>) -> Result<Decision>,
) -> Result<Arc<Submission>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let (by, mut after, registers) = how(before, view)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if !before.is_open() {
                return Err(wrong_state(before));
            }
            let mut changes = Vec::new();
            for register in registers {
                let sight = sight_of(snapshot, owner)?;
                let day = Date(after.publish_at.unwrap_or(now).date_naive());
                refuse_unpublishable(&register, before.register_version, &sight, day)?;
                let text = Frozen::of(&register, &sight, day).text();
                if after.publish_at.is_some() {
                    after.state = SubmissionState::Scheduled;
                    after.content = Some(Arc::from(text));
                    continue;
                }
                let published = versions(
                    &register,
                    &sight,
                    text,
                    &makers(before, Some(&by)),
                    before.correction.clone(),
                    now,
                );
                after.state = SubmissionState::Published;
                after.notice_number = number_of(&published);
                changes.extend(published);
            }
            changes.insert(0, altered(before, after, verb));
            Ok(Plan { by, changes })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

/// Publishes what was approved for a moment that has come. Called by the server again and again; two instances that try at once
/// stand in line, and the second finds it done. One that cannot be published does not keep the others back; the first such
/// error is returned. How many there were.
pub async fn publish_due(inventory: &Arc<Inventory>, now: DateTime<Utc>) -> Result<usize> {
    let mut published = 0;
    let mut failed = None;
    for key in inventory.due(now).await? {
        match publish_one(inventory, &key, now).await {
            Ok(()) => published += 1,
            Err(error) => {
                tracing::error!(%error, submission = %key, "what was due could not be published");
                failed.get_or_insert(error);
            }
        }
    }
    failed.map_or(Ok(published), Err)
}

async fn publish_one(inventory: &Arc<Inventory>, key: &Key<Submission>, now: DateTime<Utc>) -> Result<()> {
    let actor = Actor::command_line();
    let owner = key.owner().ok_or(Error::NotFound)?.to_owned();
    // Asked of the database and not of a snapshot: another instance may be publishing it, and the state in memory is gone then.
    let Some(content) = inventory.approved_content(key).await? else {
        return Err(Error::Internal(format!(
            "{key} was approved, and its content is not there"
        )));
    };
    inventory
        .change(&actor, now, &[&owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = By {
                account: Arc::from("program"),
                role: None,
                request: Arc::from(""),
            };
            if before.state != SubmissionState::Scheduled {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            let holding = view.holding.ok_or(Error::NotFound)?;
            let register = holding
                .shelves
                .registers
                .get(before.register.as_str())
                .ok_or(Error::NotFound)?;
            let sight = sight_of(snapshot, &owner)?;
            let mut changes = versions(
                register,
                &sight,
                content.to_string(),
                &makers(before, None),
                before.correction.clone(),
                now,
            );
            let after = Submission {
                state: SubmissionState::Published,
                version: before.version + 1,
                notice_number: number_of(&changes),
                ..Submission::clone(before)
            };
            changes.insert(0, altered(before, after, Verb::Edit));
            Ok(Plan { by, changes })
        })
        .await?;
    Ok(())
}

fn number_of(changes: &[Change]) -> Option<i32> {
    changes.iter().find_map(|change| match &change.after {
        AnyNoun::NoticeVersion(notice) if change.before.is_none() => Some(notice.number),
        _ => None,
    })
}

fn makers(submission: &Submission, approver: Option<&By>) -> Makers {
    let submitted_by = submission
        .submitted_by
        .as_ref()
        .map_or_else(|| Arc::from("program"), |key| Arc::clone(key.shared()));
    let approved_by = match approver {
        Some(by) => Some(Arc::clone(&by.account)),
        None => submission.decided_by.as_ref().map(|key| Arc::clone(key.shared())),
    };
    Makers {
        approved_by: approved_by.filter(|approver| *approver != submitted_by),
        submitted_by,
        register_version: submission.register_version,
    }
}

/// Submissions of a register that something is still to happen to.
fn open_submissions<'a>(register: &'a Key<Register>, view: View<'a>) -> impl Iterator<Item = &'a Arc<Submission>> {
    let all = view
        .holding
        .map_or(&[][..], |holding| holding.shelves.submissions.all());
    all.iter()
        .filter(move |submission| submission.register == *register && submission.is_open())
}

fn decided(before: &Submission, actor: &Actor, now: DateTime<Utc>) -> Submission {
    Submission {
        version: before.version + 1,
        decided_at: Some(now),
        decided_by: actor.account.clone().map(Key::new),
        ..before.clone()
    }
}

fn wrong_state(submission: &Submission) -> Error {
    Error::problem(
        "id",
        ProblemCode::WrongState,
        sea_orm::ActiveEnum::to_value(&submission.state),
    )
}

fn altered(before: &Arc<Submission>, after: Submission, verb: Verb) -> Change {
    Change {
        before: Some(AnyNoun::Submission(Arc::clone(before))),
        after: AnyNoun::Submission(Arc::new(after)),
        verb,
        at: Path::default(),
    }
}
