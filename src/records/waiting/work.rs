//! What do others wait for me to decide, mend or answer? Submissions and comments.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::SubmissionState};

use super::{Look, Task, TaskKind};
use crate::{
    access::Action,
    records::{account::Account, noun::Key, reach::Reached, submission::Submission},
};

pub(super) fn look(look: Look<'_>, found: &mut Vec<Task>) {
    for submission in look.holding.shelves.submissions.all() {
        let kind = match submission.state {
            SubmissionState::Waiting if may_approve(look, submission) => TaskKind::ApproveSubmission,
            SubmissionState::Returned if is_to_be_mended(look, submission) => TaskKind::MendReturned,
            _ => continue,
        };
        let Some(register) = look.register(&submission.register) else {
            continue;
        };
        let moment = match kind {
            TaskKind::MendReturned => submission.decided_at,
            _ => submission.submitted_at,
        };
        found.push(Task {
            register: Some(Arc::clone(register)),
            since: moment.map(day),
            ..Task::on(kind, submission)
        });
    }
    for case in look.holding.shelves.breaches.all() {
        if case.closed_at.is_some() || !look.may(Action::HandleBreach, &**case) {
            continue;
        }
        let mut wait = |kind, due| {
            found.push(Task {
                since: case.known_at.map(day),
                due,
                ..Task::on(kind, case)
            });
        };
        let due = case.deadline().map(day);
        match (case.waits_for_authority(), case.waits_for_people()) {
            (false, false) => wait(TaskKind::CloseBreach, None),
            (authority, people) => {
                if authority {
                    wait(TaskKind::TellAuthority, due);
                }
                if people {
                    wait(TaskKind::TellPeople, due);
                }
            }
        }
    }
    let Some(own) = own_account(look) else { return };
    for comment in look.holding.shelves.comments.all() {
        if comment.settled_at.is_none()
            && comment.archived_on.is_none()
            && comment.mentions.contains(&own)
            && comment.may_be_read(look.actor, look.view)
        {
            found.push(Task {
                register: look.register(&comment.register).cloned(),
                since: comment.written_at.map(day),
                ..Task::on(TaskKind::AnswerMention, comment)
            });
        }
    }
}

/// Whether the actor may approve it, as [`crate::notices::approval::approve`] decides: not one's own, except where one person
/// may publish alone.
fn may_approve(look: Look<'_>, submission: &Submission) -> bool {
    let controllers = &look.view.shared.shelves.controllers;
    let alone = || {
        controllers
            .get(&look.holding.controller)
            .is_some_and(|controller| controller.published_by_one)
    };
    (!is_own(look, submission) || alone()) && look.may(Action::PublishNotice, submission)
}

/// Whether the actor's own submission was returned, and nothing was submitted for that register since.
fn is_to_be_mended(look: Look<'_>, submission: &Submission) -> bool {
    let later = |other: &&Arc<Submission>| {
        other.register == submission.register && other.submitted_at > submission.submitted_at
    };
    is_own(look, submission)
        && look.may(Action::SubmitRegister, submission)
        && !look.holding.shelves.submissions.all().iter().any(|other| later(&other))
}

fn is_own(look: Look<'_>, submission: &Submission) -> bool {
    look.actor.account.is_some() && submission.submitted_by.as_ref().map(Key::as_str) == look.actor.account.as_deref()
}

fn own_account(look: Look<'_>) -> Option<Key<Account>> {
    look.actor.account.clone().map(Key::new)
}

fn day(moment: DateTime<Utc>) -> Date {
    Date(moment.date_naive())
}
