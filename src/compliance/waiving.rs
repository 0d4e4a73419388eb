//! How is a finding waived, and how does a controller use a rule? Both by decision, with a reason, in the log.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Severity};

use super::{rules, standing::examine};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
    records::{
        change::{numbered_key, outcome, permit, standing},
        controller::Controller,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::{Path, ProblemCode},
        register::Register,
        rule_setting::RuleSetting,
        snapshot::{AnyNoun, Sight},
        waiver::Waiver,
    },
};

/// What is to be waived.
#[derive(Clone, Debug, Default)]
pub struct NewWaiver {
    /// The register.
    pub register: Key<Register>,
    /// The mark of the finding.
    pub mark: String,
    /// Why.
    pub reason: String,
    /// The last day on which it is waived.
    pub expires_on: Option<Date>,
}

/// Waives a finding that stands. One that was waived before is waived by this from now on.
pub async fn waive(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewWaiver,
    now: DateTime<Utc>,
) -> Result<Arc<Waiver>> {
    let owner = new.register.owner().ok_or(Error::NotFound)?.to_owned();
    let today = Date(now.date_naive());
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[&owner], |snapshot| {
            let (register, view) = standing(snapshot, &new.register)?;
            let by = permit(actor, &**register, view, Action::WaiveFinding)?;
            if register.archived_on.is_some() {
                return Err(Error::problem("register", ProblemCode::Archived, &register.key));
            }
            let holding = Arc::clone(snapshot.loaded(&owner).ok_or(Error::NotFound)?);
            let sight = Sight {
                shared: Arc::clone(&snapshot.shared),
                holding,
            };
            let row = examine(register, &sight, today);
            let mut marks = row.marks.iter();
            let at = marks.position(|mark| mark.to_string() == new.mark);
            let finding = at.map(|at| &row.findings[at]);
            let finding = finding.ok_or_else(|| Error::problem("mark", ProblemCode::UnknownReference, &new.mark))?;
            if let Some(day) = new.expires_on.filter(|day| *day < today) {
                return Err(Error::problem("expiresOn", ProblemCode::InThePast, day));
            }
            let mut changes: Vec<Change> = Vec::new();
            for before in sight.holding.shelves.waivers.all() {
                if before.register == new.register && before.mark == new.mark && before.ended_at.is_none() {
                    changes.push(ended(before, actor, now));
                }
            }
            let waiver = Waiver {
                version: 1,
                key: numbered_key(snapshot, Some(&owner)),
                rule: finding.rule.code.to_owned(),
                mark: new.mark,
                pointer: finding.pointer.to_string(),
                reason: new.reason,
                expires_on: new.expires_on,
                waived_at: Some(now),
                register: new.register,
                waived_by: actor.account.clone().map(Key::new),
                ..Waiver::default()
            };
            made = waiver.key.clone();
            changes.push(Change {
                before: None,
                after: AnyNoun::Waiver(Arc::new(waiver)),
                verb: Verb::Waive,
                at: Path::default(),
            });
            Ok(Plan { by, changes })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Ends a waiver: the finding counts again.
pub async fn end_waiver(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Waiver>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<Waiver>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::WaiveFinding)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.ended_at.is_some() {
                return Err(Error::problem("id", ProblemCode::WrongState, "ENDED"));
            }
            Ok(Plan {
                by,
                changes: vec![ended(before, actor, now)],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

fn ended(before: &Arc<Waiver>, actor: &Actor, now: DateTime<Utc>) -> Change {
    let after = Waiver {
        version: before.version + 1,
        ended_at: Some(now),
        ended_by: actor.account.clone().map(Key::new),
        ..Waiver::clone(before)
    };
    Change {
        before: Some(AnyNoun::Waiver(Arc::clone(before))),
        after: AnyNoun::Waiver(Arc::new(after)),
        verb: Verb::EndWaiver,
        at: Path::default(),
    }
}

/// How a rule is to be used.
#[derive(Clone, Debug, Default)]
pub struct NewSetting {
    /// The controller.
    pub controller: Key<Controller>,
    /// The code of the rule.
    pub rule: String,
    /// Whether it is switched off.
    pub switched_off: bool,
    /// How much its findings weigh; as the catalogue says when none.
    pub severity: Option<Severity>,
    /// Why.
    pub reason: String,
}

/// Says how a controller uses a rule, from now on.
pub async fn set_rule(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewSetting,
    now: DateTime<Utc>,
) -> Result<Arc<RuleSetting>> {
    let key = Key::<RuleSetting>::new(format!("{}/{}", new.controller, new.rule));
    let owner = new.controller.as_str().to_owned();
    let made = key.clone();
    let done = inventory
        .change(actor, now, &[&owner], |snapshot| {
            let (controller, view) = standing(snapshot, &new.controller)?;
            let by = permit(actor, &**controller, view, Action::SetRule)?;
            if controller.archived_on.is_some() {
                return Err(Error::problem("controller", ProblemCode::Archived, &controller.key));
            }
            if rules::rule(&new.rule).is_none() {
                return Err(Error::problem("rule", ProblemCode::UnknownReference, &new.rule));
            }
            let holding = snapshot.loaded(&owner).ok_or(Error::NotFound)?;
            let before = holding.shelves.rule_settings.get(key.as_str()).cloned();
            let after = RuleSetting {
                row: before.as_ref().map_or(0, |before| before.row),
                version: before.as_ref().map_or(1, |before| before.version + 1),
                key,
                archived_on: None,
                rule: new.rule,
                switched_off: new.switched_off,
                severity: new.severity,
                reason: new.reason,
                set_at: Some(now),
                controller: new.controller,
                set_by: actor.account.clone().map(Key::new),
            };
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: before.map(AnyNoun::RuleSetting),
                    after: AnyNoun::RuleSetting(Arc::new(after)),
                    verb: Verb::ChangeSetting,
                    at: Path::default(),
                }],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}
