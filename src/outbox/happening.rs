//! What has happened, as far as anybody is told of it?
//!
//! A commit changes rows of many kinds; people and programs are told of few: a register that changed, a notice that appeared or
//! was withdrawn, and work that waits for somebody.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::vocabulary::{LogAct as Verb, NodeKind, NoticeState, SubmissionState, WebhookEvent};
use sea_orm::ActiveEnum;

use super::log::Logged;
use crate::{
    error::Result,
    records::{
        comment::Comment,
        noun::{Key, Kind},
        register::Register,
        snapshot::{AnyNoun, Snapshot},
        submission::Submission,
    },
};

/// What happened to one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// The commit.
    pub revision: i64,
    /// Its place in the commit.
    pub position: i64,
    /// What was done.
    pub verb: Verb,
    /// When.
    pub at: DateTime<Utc>,
    /// The key of the account that did it.
    pub by: String,
    /// What webhooks are told of it; none where only people are told.
    pub event: Option<WebhookEvent>,
    /// What it happened to, as it is now.
    pub noun: AnyNoun,
    /// What work it makes, if any.
    pub work: Option<Work>,
}

/// Work that waits for somebody, or came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A submission waits for whoever may approve it.
    SubmissionWaits,
    /// A submission was returned to whoever made it.
    SubmissionReturned,
    /// A submission was approved: published, or to be published at a moment to come.
    SubmissionApproved,
    /// What was approved for later has been published.
    SubmissionPublished,
    /// A comment asks for somebody's attention.
    Mention,
    /// A saved report is not as expected any more, or could not be run.
    SavedReportFailed,
}

impl Work {
    /// The word for it in messages to programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SubmissionWaits => "SUBMISSION_WAITS",
            Self::SubmissionReturned => "SUBMISSION_RETURNED",
            Self::SubmissionApproved => "SUBMISSION_APPROVED",
            Self::SubmissionPublished => "SUBMISSION_PUBLISHED",
            Self::Mention => "MENTION",
            Self::SavedReportFailed => "SAVED_REPORT_FAILED",
        }
    }
}

/// The name of an event in messages to programs: `register.changed`.
pub fn event_name(event: WebhookEvent) -> String {
    event.to_value().to_ascii_lowercase().replace('_', ".")
}

impl Happening {
    /// What tells it from all else that happens: part of the id of each delivery.
    pub fn id(&self) -> String {
        let event = self.event.map_or_else(|| "letter".to_owned(), event_name);
        format!("{}.{event}.{}", self.revision, self.noun.row())
    }
}

/// What people and programs are told of these changes, in order. A register that changed in many ways in one commit changed once.
pub async fn happenings(snapshot: &Snapshot, changes: Vec<Logged>) -> Result<Vec<Happening>> {
    let mut told = HashSet::new();
    let mut all = Vec::new();
    for change in changes {
        for happening in of(snapshot, &change).await? {
            if told.insert(happening.id()) {
                all.push(happening);
            }
        }
    }
    Ok(all)
}

async fn of(snapshot: &Snapshot, change: &Logged) -> Result<Vec<Happening>> {
    let is_told = matches!(
        change.kind,
        Kind::Register | Kind::DataFlow | Kind::NoticeVersion | Kind::Submission | Kind::Comment | Kind::SavedReport
    );
    if !is_told {
        return Ok(Vec::new());
    }
    let Some(noun) = snapshot.find_any(change.kind, &change.key).await? else {
        return Ok(Vec::new());
    };
    let happening = |event, noun, work| Happening {
        revision: change.revision,
        position: change.position,
        verb: change.verb,
        at: change.at,
        by: change.by.clone(),
        event,
        noun,
        work,
    };
    Ok(match &noun {
        AnyNoun::Register(_) => vec![happening(Some(WebhookEvent::RegisterChanged), noun, None)],
        AnyNoun::DataFlow(flow) => {
            let ends = [&flow.from, &flow.to];
            let mut registers = Vec::new();
            for end in ends.iter().filter(|end| end.kind == NodeKind::Register) {
                let register = snapshot.find(&Key::<Register>::new(&*end.key)).await?;
                registers.extend(register.map(AnyNoun::Register));
            }
            registers
                .into_iter()
                .map(|register| happening(Some(WebhookEvent::RegisterChanged), register, None))
                .collect()
        }
        AnyNoun::NoticeVersion(notice) => match (change.verb, notice.state) {
            (Verb::Publish, _) => vec![happening(Some(WebhookEvent::NoticePublished), noun, None)],
            (Verb::Withdraw, NoticeState::Withdrawn) => {
                vec![happening(Some(WebhookEvent::NoticeWithdrawn), noun, None)]
            }
            _ => Vec::new(),
        },
        AnyNoun::Submission(submission) => work_of(change.verb, submission)
            .map(|work| {
                let waits = matches!(work, Work::SubmissionWaits | Work::SubmissionReturned);
                let event = waits.then_some(WebhookEvent::TaskAssigned);
                happening(event, noun.clone(), Some(work))
            })
            .into_iter()
            .collect(),
        AnyNoun::Comment(comment) if asks(change.verb, comment) => {
            vec![happening(Some(WebhookEvent::TaskAssigned), noun, Some(Work::Mention))]
        }
        // The program writes into one only what came of it, when that is another than before.
        AnyNoun::SavedReport(saved) if saved.fails() && change.verb == Verb::Edit && change.by == PROGRAM => {
            vec![happening(None, noun, Some(Work::SavedReportFailed))]
        }
        _ => Vec::new(),
    })
}

/// The program itself, as the log names it.
const PROGRAM: &str = "program";

/// What waits because of this, unless it has been settled since.
fn work_of(verb: Verb, submission: &Submission) -> Option<Work> {
    match (verb, submission.state) {
        (Verb::Submit, SubmissionState::Waiting) => Some(Work::SubmissionWaits),
        (Verb::Return, SubmissionState::Returned) => Some(Work::SubmissionReturned),
        (Verb::Approve, _) => Some(Work::SubmissionApproved),
        (Verb::Edit, SubmissionState::Published) => Some(Work::SubmissionPublished),
        _ => None,
    }
}

fn asks(verb: Verb, comment: &Comment) -> bool {
    verb == Verb::Comment && comment.settled_at.is_none() && !comment.mentions.is_empty()
}
