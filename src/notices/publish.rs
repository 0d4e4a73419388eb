//! How is a notice published, so that what was said on a day can always be shown?
//!
//! Publishing freezes the content in all three languages, with the layout it was shown in, as canonical JSON under its SHA-256
//! digest. A published version never changes but for its state; withdrawn is a state with a reason. What we gave up is
//! rendering old versions with new layouts: a page then would no longer be the page that was seen.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, NoticeState, Severity},
};
use serde::{Deserialize, Serialize};

use super::{
    content::{NoticeContent, content},
    layout::{Layout, layouts},
};
use crate::{
    access::{Action, Actor},
    compliance::{
        sentence::sentence,
        standing::{examine, waiver},
    },
    error::{Error, Result},
    history::canonical::canonical,
    records::{
        change::{outcome, permit, standing},
        exchange::digest,
        inventory::{Change, Inventory, Plan, Verb},
        notice_version::NoticeVersion,
        noun::Key,
        problem::{Path, Problem, ProblemCode, Problems},
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

/// Who made a version, and of what: the account that submitted it, the one that approved it where that is another, and the version
/// of the register that was looked at.
#[derive(Clone, Debug)]
pub struct Makers {
    /// Who submitted it; a word for the program itself.
    pub submitted_by: Arc<str>,
    /// Who approved it.
    pub approved_by: Option<Arc<str>>,
    /// The version of the register.
    pub register_version: i32,
}

/// Publishes the notice of a register as it is now, as its next version; the version before is superseded.
///
/// `version` is the version of the register that was looked at: what is published is what was seen. Refused where publishing
/// takes two people; then a register is submitted and approved (see [`super::approval`]).
pub async fn publish(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    register: &Key<Register>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<NoticeVersion>> {
    publish_past(refuse_unpublishable, inventory, actor, register, version, now).await
}

/// Publishes what a controller had published before its record came here, whatever the rules find in it: the public was told so,
/// and what was told stays. For the program itself, which brings in the examples; nobody else may.
pub async fn publish_as_it_stood(
    inventory: &Arc<Inventory>,
    register: &Key<Register>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<NoticeVersion>> {
    let gate: Gate = |register, version, _, _| refuse_unfit(register, version);
    publish_past(gate, inventory, &Actor::command_line(), register, version, now).await
}

/// What refuses to publish a register: in which version, seen from where, on which day.
type Gate = fn(&Register, i32, &Sight, Date) -> Result<()>;

async fn publish_past(
    gate: Gate,
    inventory: &Arc<Inventory>,
    actor: &Actor,
    register: &Key<Register>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<NoticeVersion>> {
    let owner = register.owner().ok_or(Error::NotFound)?;
    let mut published = Key::default();
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (found, view) = standing(snapshot, register)?;
            let by = permit(actor, &**found, view, Action::PublishNotice)?;
            let controller = view.shared.shelves.controllers.get(owner).ok_or(Error::NotFound)?;
            // The program itself publishes the examples; people take two.
            if actor.account.is_some() && !controller.published_by_one {
                return Err(Error::problem("", ProblemCode::TwoPeople, ""));
            }
            let sight = sight_of(snapshot, owner)?;
            gate(found, version, &sight, Date(now.date_naive()))?;
            let text = Frozen::of(found, &sight, Date(now.date_naive())).text();
            let makers = Makers {
                submitted_by: Arc::clone(&by.account),
                approved_by: None,
                register_version: found.version,
            };
            let changes = versions(found, &sight, text, &makers, LanguageText::default(), now);
            published = Key::new(Arc::clone(changes[0].after.key()));
            Ok(Plan { by, changes })
        })
        .await;
    outcome(inventory, done, |_| published).await
}

/// What can be seen from a controller in the newest state.
pub(super) fn sight_of(snapshot: &Snapshot, owner: &str) -> Result<Sight> {
    Ok(Sight {
        shared: Arc::clone(&snapshot.shared),
        holding: Arc::clone(snapshot.loaded(owner).ok_or(Error::NotFound)?),
    })
}

/// Refuses what cannot be handed on as it stands: another version than was looked at, an archived register.
pub(super) fn refuse_unfit(register: &Register, version: i32) -> Result<()> {
    if register.version != version {
        return Err(Error::stale(register.version));
    }
    if register.archived_on.is_some() {
        return Err(Error::problem("id", ProblemCode::Archived, &register.key));
    }
    Ok(())
}

/// Refuses what cannot be published as it stands: what cannot be handed on, and a register with errors that nobody has waived.
/// Each is told at its place, with the sentence of its rule.
pub(super) fn refuse_unpublishable(register: &Register, version: i32, sight: &Sight, on: Date) -> Result<()> {
    refuse_unfit(register, version)?;
    let mut problems = Problems::default();
    for finding in &examine(register, sight, on).findings {
        if finding.severity == Severity::Error && waiver(finding, register, &sight.holding, on).is_none() {
            let [fi, sv, en] =
                [Language::Fi, Language::Sv, Language::En].map(|language| sentence(finding, register, sight, language));
            let told = LanguageText::new(Some(&fi), Some(&sv), Some(&en));
            problems
                .0
                .push(Problem::of_rule(&finding.pointer, finding.rule.code, told));
        }
    }
    if problems.0.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The new version of a notice, and the end of the one in force. The new one comes first.
pub(super) fn versions(
    register: &Register,
    sight: &Sight,
    text: String,
    makers: &Makers,
    correction: LanguageText,
    now: DateTime<Utc>,
) -> Vec<Change> {
    let key = &register.key;
    let number = sight
        .holding
        .notices_of(key)
        .map(|notice| notice.number)
        .max()
        .unwrap_or(0)
        + 1;
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
        published_by: makers.submitted_by.to_string(),
        approved_by: makers.approved_by.as_deref().map(str::to_owned),
        correction,
        register_version: Some(makers.register_version),
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
    let in_force = sight
        .holding
        .notices_of(key)
        .filter(|notice| notice.state == NoticeState::InForce);
    for before in in_force {
        let after = NoticeVersion {
            state: NoticeState::Superseded,
            version: before.version + 1,
            ..NoticeVersion::clone(before)
        };
        changes.push(altered(before, after, Verb::Edit));
    }
    changes
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
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::PublishNotice)?;
            if before.version != version {
                return Err(Error::stale(before.version));
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
            Ok(Plan {
                by,
                changes: vec![altered(before, after, Verb::Withdraw)],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

fn altered(before: &Arc<NoticeVersion>, after: NoticeVersion, verb: Verb) -> Change {
    Change {
        before: Some(AnyNoun::NoticeVersion(Arc::clone(before))),
        after: AnyNoun::NoticeVersion(Arc::new(after)),
        verb,
        at: Path::default(),
    }
}
