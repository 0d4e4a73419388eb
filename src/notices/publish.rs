//! How is a notice published, so that what was said on a day can always be shown?
//!
//! Publishing freezes the content in all three languages, with the layout it was shown in, as canonical JSON under its SHA-256
//! digest. A published version never changes but for its state; withdrawn is a state with a reason. What we gave up is
//! rendering old versions with new layouts: a page then would no longer be the page that was seen.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, NoticeState},
};
use serde::{Deserialize, Serialize};

use super::{
    content::{NoticeContent, content},
    layout::{Layout, layouts},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
    history::canonical::canonical,
    records::{
        exchange::digest,
        inventory::{Change, Inventory, Verb},
        notice_version::NoticeVersion,
        noun::Key,
        problem::{Path, ProblemCode},
        register::Register,
        snapshot::{AnyNoun, Sight, Snapshot},
    },
};

/// What a published version keeps: everything its pages are made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Frozen {
    /// The layout, with its headings in all three languages.
    pub layout: Layout,
    /// What the notice says in each language.
    pub content: FrozenContent,
}

/// What a notice says in each language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenContent {
    /// In Finnish.
    pub fi: NoticeContent,
    /// In Swedish.
    pub sv: NoticeContent,
    /// In English.
    pub en: NoticeContent,
}

impl Frozen {
    /// What a register's notice says on a day, in the layout its controller uses.
    pub fn of(register: &Register, sight: &Sight, on: Date) -> Self {
        let controller = sight.get(&register.controller);
        let layout = layouts()
            .of(controller.and_then(|controller| controller.notice_layout.as_deref()))
            .clone();
        let [fi, sv, en] =
            [Language::Fi, Language::Sv, Language::En].map(|language| content(register, sight, language, on));
        Self {
            layout,
            content: FrozenContent { fi, sv, en },
        }
    }

    /// What it says in a language.
    pub fn in_language(&self, language: Language) -> &NoticeContent {
        match language {
            Language::Fi => &self.content.fi,
            Language::Sv => &self.content.sv,
            Language::En => &self.content.en,
        }
    }

    /// The text that is kept and digested: JSON without spaces, the names in every object in order (as RFC 8785).
    pub fn text(&self) -> String {
        let value = serde_json::to_value(self).expect("a notice is plain data, which always has a JSON form");
        canonical(&value)
    }

    /// The frozen notice that a text keeps. A text that does not fit its digest is ours to mend.
    pub fn read(text: &str, expected: &str) -> Result<Self> {
        if digest(text) != expected {
            return Err(Error::Internal(
                "the content of a published notice does not match its digest".to_owned(),
            ));
        }
        serde_json::from_str(text)
            .map_err(|error| Error::Internal(format!("a published notice cannot be read: {error}")))
    }
}

/// Publishes the notice of a register as it is now, as its next version; the version before is superseded.
///
/// `version` is the version of the register that was looked at: what is published is what was seen.
pub async fn publish(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    register: &Key<Register>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<NoticeVersion>> {
    let owner = register.owner().ok_or(Error::NotFound)?;
    require(actor, owner)?;
    let mut published = None;
    let snapshot = inventory
        .change(&actor.name, now, &[owner], |snapshot| {
            let changes = plan(snapshot, owner, register, version, actor, now)?;
            published = changes.first().map(|change| change.after.key().clone());
            Ok(changes)
        })
        .await?;
    let key = published.ok_or_else(|| Error::Internal("publishing changed nothing".to_owned()))?;
    snapshot
        .find(&Key::new(key))
        .await?
        .ok_or_else(|| Error::Internal("the published version is not there".to_owned()))
}

fn plan(
    snapshot: &Snapshot,
    owner: &str,
    key: &Key<Register>,
    version: i32,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Vec<Change>> {
    let holding = snapshot.loaded(owner).ok_or(Error::NotFound)?;
    let register = holding.shelves.registers.get(key.as_str()).ok_or(Error::NotFound)?;
    if register.version != version {
        return Err(Error::Stale { now: register.version });
    }
    if register.archived_on.is_some() {
        return Err(Error::problem("id", ProblemCode::Archived, key));
    }
    let sight = Sight {
        shared: Arc::clone(&snapshot.shared),
        holding: Arc::clone(holding),
    };
    let text = Frozen::of(register, &sight, Date(now.date_naive())).text();
    let number = holding.notices_of(key).map(|notice| notice.number).max().unwrap_or(0) + 1;
    let department = register
        .department
        .as_ref()
        .and_then(|key| sight.get(key))
        .map(|department| department.name.clone());
    let notice = NoticeVersion {
        row: 0,
        version: 1,
        key: Key::new(format!("{key}/{number}")),
        register: key.clone(),
        number,
        state: NoticeState::InForce,
        published_at: now,
        published_by: actor.name.to_string(),
        approved_by: None,
        withdrawn_at: None,
        withdrawn_reason: LanguageText::default(),
        digest: digest(&text),
        title: register.name.clone(),
        slug: register.slug.clone(),
        department: department.unwrap_or_default(),
        content: Some(Arc::from(text)),
    };
    let mut changes = vec![Change {
        before: None,
        after: AnyNoun::NoticeVersion(Arc::new(notice)),
        verb: Verb::Publish,
        at: Path::default(),
    }];
    for before in holding
        .notices_of(key)
        .filter(|notice| notice.state == NoticeState::InForce)
    {
        let after = NoticeVersion {
            state: NoticeState::Superseded,
            version: before.version + 1,
            ..NoticeVersion::clone(before)
        };
        changes.push(altered(before, after, Verb::Edit));
    }
    Ok(changes)
}

/// Refuses as missing where the actor could not even see the record, as forbidden where they could.
fn require(actor: &Actor, owner: &str) -> Result<()> {
    if actor.may(Action::ReadRegister, Some(owner)) {
        actor.require(Action::PublishNotice, Some(owner))
    } else {
        Err(Error::NotFound)
    }
}

/// Withdraws a published version, with the reason that its page will show.
pub async fn withdraw(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<NoticeVersion>,
    version: i32,
    reason: LanguageText,
    now: DateTime<Utc>,
) -> Result<Arc<NoticeVersion>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    require(actor, owner)?;
    let snapshot = inventory
        .change(&actor.name, now, &[owner], |snapshot| {
            let holding = snapshot.loaded(owner).ok_or(Error::NotFound)?;
            let before = holding.shelves.notices.get(key.as_str()).ok_or(Error::NotFound)?;
            if before.version != version {
                return Err(Error::Stale { now: before.version });
            }
            if before.state == NoticeState::Withdrawn {
                return Err(Error::problem("id", ProblemCode::WrongState, "WITHDRAWN"));
            }
            if reason.is_empty() {
                return Err(Error::problem("reason", ProblemCode::Required, ""));
            }
            let after = NoticeVersion {
                state: NoticeState::Withdrawn,
                withdrawn_at: Some(now),
                withdrawn_reason: reason,
                version: before.version + 1,
                ..NoticeVersion::clone(before)
            };
            Ok(vec![altered(before, after, Verb::Withdraw)])
        })
        .await?;
    snapshot
        .find(key)
        .await?
        .ok_or_else(|| Error::Internal("the withdrawn version is not there".to_owned()))
}

fn altered(before: &Arc<NoticeVersion>, after: NoticeVersion, verb: Verb) -> Change {
    Change {
        before: Some(AnyNoun::NoticeVersion(Arc::clone(before))),
        after: AnyNoun::NoticeVersion(Arc::new(after)),
        verb,
        at: Path::default(),
    }
}
