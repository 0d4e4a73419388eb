//! Who is told of what happened? Those who asked or must act, as far as the access table lets them read of it at this moment.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use entity::vocabulary::{AccountKind, Language, WebhookEvent};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::{
    deliveries::{NewDelivery, Receiver},
    happening::{Happening, Work, event_name},
    letter::About,
    links::Links,
    turns::{Named, Turned},
};
use crate::{
    access::{Action, Actor, Target},
    error::{Error, Result},
    records::{
        account::Account,
        form::is_email,
        noun::{Key, Kind},
        reach::{Reached, View},
        register::Register,
        snapshot::{AnyNoun, Snapshot},
        webhook::Webhook,
    },
};

/// The version of the form that messages to programs have; rises when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// What a program is told: enough to ask for the rest, and nothing about anybody.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    r#type: String,
    timestamp: String,
    data: Data,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    schema: u32,
    /// The global id of what it happened to.
    id: String,
    /// The global id of the register it belongs to.
    register: String,
    controller: String,
    /// What was done: a word of the log; none of findings, which follow from what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verb: Option<String>,
    /// What waits, of a task.
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<String>,
    /// The findings that turned, a hundred at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Named>>,
    /// How many findings turned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    revision: i64,
    links: DataLinks,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct DataLinks {
    #[serde(skip_serializing_if = "Option::is_none")]
    api: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
}

/// An account with what it may do now.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The account.
    pub account: Arc<Account>,
    /// What it may do.
    pub actor: Actor,
}

/// What is to be delivered because of these happenings. Letters only where mail is set up.
pub async fn deliveries_for(
    snapshot: &Snapshot,
    happenings: &[Happening],
    mail: bool,
    links: &Links,
    now: DateTime<Utc>,
) -> Result<Vec<NewDelivery>> {
    let webhooks = open_webhooks(snapshot, now).await?;
    let works = mail && happenings.iter().any(|happening| happening.work.is_some());
    let people = if works {
        people(snapshot, now).await?
    } else {
        Vec::new()
    };
    let mut new = Vec::new();
    for happening in happenings {
        let holding = match happening.noun.home() {
            Some(home) => snapshot.holding(home).await?,
            None => None,
        };
        let view = View {
            shared: &snapshot.shared,
            holding: holding.as_deref(),
        };
        if let Some(event) = happening.event {
            let told = webhooks.iter().filter(|(webhook, reader)| {
                // What happened before it was made is not news to it.
                let is_news = webhook.made_at.is_none_or(|made| made <= happening.at);
                is_news && webhook.events.contains(&event) && is_told(&reader.actor, event, &happening.noun, view)
            });
            for (webhook, _) in told {
                new.push(to_webhook(webhook, event, happening, view, links)?);
            }
        }
        if let Some(work) = happening.work {
            let told = people.iter().filter(|reader| concerns(reader, work, happening, view));
            for reader in told {
                new.push(to_person(&reader.account, work, happening)?);
            }
        }
    }
    Ok(new)
}

/// People who can be written to, each with what they may do.
pub async fn people(snapshot: &Snapshot, now: DateTime<Utc>) -> Result<Vec<Reader>> {
    let mut people = Vec::new();
    for account in snapshot.shared.shelves.accounts.all() {
        if is_written_to(account)
            && let Some(actor) = snapshot.actor(&account.key, None, now).await?
        {
            let account = Arc::clone(account);
            people.push(Reader { account, actor });
        }
    }
    Ok(people)
}

/// Whether letters go to an account: to people whose account is open and who have an address.
pub fn is_written_to(account: &Account) -> bool {
    account.is_open() && account.kind == AccountKind::Person && account.email.as_deref().is_some_and(is_email)
}

/// Webhooks that are told anything, each with what its account may do.
pub async fn open_webhooks(snapshot: &Snapshot, now: DateTime<Utc>) -> Result<Vec<(Arc<Webhook>, Reader)>> {
    let mut open = Vec::new();
    for webhook in snapshot.shared.shelves.webhooks.all() {
        if let Some(reader) = reader_of(snapshot, webhook, now).await? {
            open.push((Arc::clone(webhook), reader));
        }
    }
    Ok(open)
}

async fn reader_of(snapshot: &Snapshot, webhook: &Webhook, now: DateTime<Utc>) -> Result<Option<Reader>> {
    if !webhook.is_open() {
        return Ok(None);
    }
    let account = snapshot.shared.shelves.accounts.get(webhook.account.as_str()).cloned();
    let actor = snapshot.actor(&webhook.account, None, now).await?;
    Ok(account.zip(actor).map(|(account, actor)| Reader { account, actor }))
}

/// Whether a webhook may still be sent a message that was decided on earlier.
pub async fn is_still_told(snapshot: &Snapshot, webhook: &Webhook, body: &str, now: DateTime<Utc>) -> Result<bool> {
    let Some(reader) = reader_of(snapshot, webhook, now).await? else {
        return Ok(false);
    };
    let message: Message = serde_json::from_str(body)
        .map_err(|error| Error::Internal(format!("a delivery's body cannot be read: {error}")))?;
    let event = WebhookEvent::try_from_value(&message.r#type.replace('.', "_").to_ascii_uppercase())?;
    let Some((kind, key)) = message.data.id.split_once(':') else {
        return Ok(false);
    };
    let Some(kind) = Kind::from_word(kind) else {
        return Ok(false);
    };
    let Some(noun) = snapshot.find_any(kind, key).await? else {
        return Ok(false);
    };
    let holding = match noun.home() {
        Some(home) => snapshot.holding(home).await?,
        None => None,
    };
    let view = View {
        shared: &snapshot.shared,
        holding: holding.as_deref(),
    };
    Ok(is_told(&reader.actor, event, &noun, view))
}

fn is_told(actor: &Actor, event: WebhookEvent, noun: &AnyNoun, view: View<'_>) -> bool {
    match event {
        // What was published is everybody's to read.
        WebhookEvent::NoticePublished | WebhookEvent::NoticeWithdrawn => {
            actor.may(Action::ReadPublished, &Target::Shared)
        }
        // A finding is read by whoever reads its register.
        WebhookEvent::RegisterChanged
        | WebhookEvent::TaskAssigned
        | WebhookEvent::FindingRaised
        | WebhookEvent::FindingResolved => may_read(actor, noun, view),
    }
}

/// Whether an actor may read what happened to this noun. Kinds that nobody is told of are read by nobody here.
pub fn may_read(actor: &Actor, noun: &AnyNoun, view: View<'_>) -> bool {
    match noun {
        AnyNoun::Register(register) => register.may_be_read(actor, view),
        AnyNoun::Submission(submission) => submission.may_be_read(actor, view),
        AnyNoun::Comment(comment) => comment.may_be_read(actor, view),
        AnyNoun::NoticeVersion(notice) => notice.may_be_read(actor, view),
        AnyNoun::SavedReport(saved) => saved.may_be_read(actor, view),
        _ => false,
    }
}

/// Whether a piece of work concerns a person. Nobody is written to about what they did themselves.
fn concerns(reader: &Reader, work: Work, happening: &Happening, view: View<'_>) -> bool {
    let Reader { account, actor } = reader;
    if *happening.by == *account.key.as_str() || !may_read(actor, &happening.noun, view) {
        return false;
    }
    match (&happening.noun, work) {
        (AnyNoun::Submission(submission), Work::SubmissionWaits) => {
            let target = submission.target(view);
            submission.submitted_by.as_ref() != Some(&account.key) && actor.may(Action::PublishNotice, &target)
        }
        (AnyNoun::Submission(submission), _) => submission.submitted_by.as_ref() == Some(&account.key),
        (AnyNoun::Comment(comment), Work::Mention) => comment.mentions.contains(&account.key),
        (AnyNoun::SavedReport(saved), Work::SavedReportFailed) => {
            saved.owner.as_ref() == Some(&account.key) || actor.may(Action::OverseeSavedReport, &saved.place())
        }
        _ => false,
    }
}

fn to_webhook(
    webhook: &Webhook,
    event: WebhookEvent,
    happening: &Happening,
    view: View<'_>,
    links: &Links,
) -> Result<NewDelivery> {
    let register = register_of(&happening.noun);
    let controller = register.owner().unwrap_or_default();
    let notice = match &happening.noun {
        AnyNoun::NoticeVersion(notice) => {
            let controller = view.shared.shelves.controllers.get(controller);
            controller.and_then(|controller| links.notice(controller, &notice.slug, Language::Fi))
        }
        _ => None,
    };
    let message = Message {
        r#type: event_name(event),
        timestamp: happening.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        data: Data {
            schema: SCHEMA,
            id: format!("{}:{}", happening.noun.kind().word(), happening.noun.key()),
            register: register.id().0,
            controller: format!("{}:{controller}", Kind::Controller.word()),
            verb: Some(happening.verb.to_value()),
            task: happening.work.map(|work| work.word().to_owned()),
            findings: None,
            count: None,
            revision: happening.revision,
            links: DataLinks {
                api: links.api(),
                notice,
            },
        },
    };
    let body = serde_json::to_string(&message).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(NewDelivery {
        id: format!("{}.{}", happening.id(), webhook.row),
        receiver: Receiver::Webhook(webhook.row),
        kind: event.to_value(),
        place: (happening.revision, happening.position),
        body,
    })
}

/// What a webhook is told of findings that turned in a register.
pub fn to_webhook_of_findings(
    webhook: &Webhook,
    turned: &Turned,
    register: &Register,
    links: &Links,
) -> Result<NewDelivery> {
    let event = turned.event();
    let controller = register.key.owner().unwrap_or_default();
    let message = Message {
        r#type: event_name(event),
        timestamp: turned.at().to_rfc3339_opts(SecondsFormat::Secs, true),
        data: Data {
            schema: SCHEMA,
            id: register.key.id().0,
            register: register.key.id().0,
            controller: format!("{}:{controller}", Kind::Controller.word()),
            verb: None,
            task: None,
            findings: Some(turned.named()),
            count: Some(turned.count()),
            revision: turned.revision(),
            links: DataLinks {
                api: links.api(),
                notice: None,
            },
        },
    };
    let body = serde_json::to_string(&message).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(NewDelivery {
        id: format!("{}.{}", turned.id(), webhook.row),
        receiver: Receiver::Webhook(webhook.row),
        kind: event.to_value(),
        // After all that the log tells of the revision.
        place: (turned.revision(), i64::MAX),
        body,
    })
}

fn to_person(account: &Account, work: Work, happening: &Happening) -> Result<NewDelivery> {
    let about = About::Work {
        work: work.word().to_owned(),
        key: happening.noun.key().to_string(),
    };
    letter(
        format!("{}.letter.{}", happening.id(), account.row),
        account,
        &about,
        (happening.revision, happening.position),
    )
}

/// A letter to an account, to be worded when it is sent.
pub fn letter(id: String, account: &Account, about: &About, place: (i64, i64)) -> Result<NewDelivery> {
    Ok(NewDelivery {
        id,
        receiver: Receiver::Account(account.row),
        kind: about.word().to_owned(),
        place,
        body: serde_json::to_string(about).map_err(|error| Error::Internal(error.to_string()))?,
    })
}

fn register_of(noun: &AnyNoun) -> Key<Register> {
    match noun {
        AnyNoun::Register(register) => register.key.clone(),
        AnyNoun::NoticeVersion(notice) => notice.register.clone(),
        AnyNoun::Submission(submission) => submission.register.clone(),
        AnyNoun::Comment(comment) => comment.register.clone(),
        _ => Key::default(),
    }
}
