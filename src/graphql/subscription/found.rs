//! Which findings does a reader know of already? So that only what was raised or resolved is told.
//!
//! Each reader's findings are compared with what that reader was told, in the instance the reader came to; so a reader is told the
//! same whichever instance was written to, a quarter of a second later at most when it was another. Of commits that came at once
//! only what is different after the last of them is told. What turned while a reader was away is not: whoever comes back asks anew
//! for what stands. Programs that must not miss a turn are told by webhook, which is kept until it was taken
//! (see [`crate::outbox::turns`]).

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, Result};
use entity::{
    Date,
    vocabulary::{FindingTurn, Severity},
};

use super::happening::Happening;
use crate::{
    access::Actor,
    compliance::{
        finding::FindingMark,
        rule::Rule,
        standing::{standing, touches},
    },
    graphql::{
        finding::{CatalogueRule, RegisterFinding, findings_of},
        request::Request,
    },
    records::{
        controller::Controller, inventory::Committed, noun::Key, reach::Reached, register::Register, snapshot::Snapshot,
    },
};

/// A finding was raised or resolved.
#[derive(Clone, Debug)]
pub struct FindingChange {
    revision: i64,
    turn: FindingTurn,
    mark: FindingMark,
    known: Known,
}

#[derive(Clone, Debug)]
struct Known {
    rule: &'static Rule,
    severity: Severity,
    register: Key<Register>,
}

/// A finding was raised or resolved.
#[Object]
impl FindingChange {
    /// The revision of the inventory at which it was seen.
    async fn revision(&self) -> i64 {
        self.revision
    }

    /// What became of it.
    async fn turn(&self) -> FindingTurn {
        self.turn
    }

    /// By what the same finding is known again.
    async fn mark(&self) -> String {
        self.mark.to_string()
    }

    /// The rule.
    async fn rule(&self) -> CatalogueRule {
        CatalogueRule::of(self.known.rule)
    }

    /// How much it weighs, or weighed.
    async fn severity(&self) -> Severity {
        self.known.severity
    }

    /// The register, as it is now; null when it is no longer in reach.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.known.register).await
    }

    /// The finding as it stands now; null when it stands no longer, or is out of reach.
    async fn finding(&self, ctx: &Context<'_>) -> Result<Option<RegisterFinding>> {
        let request = Request::of(ctx);
        let Some(register) = request.one(&self.known.register).await? else {
            return Ok(None);
        };
        let code = Some(self.known.rule.code);
        let found = Box::pin(findings_of(&register, request, None, code, None)).await?;
        Ok(found.into_iter().find(|finding| finding.is(self.mark)))
    }
}

/// The findings that a reader knows of, by their marks.
#[derive(Debug, Default)]
pub struct KnownFindings(HashMap<FindingMark, Known>);

impl KnownFindings {
    /// The findings there are, so that only later turns are told.
    pub async fn now(
        controller: &Key<Controller>,
        register: Option<&Key<Register>>,
        snapshot: &Snapshot,
        actor: &Actor,
        today: Date,
    ) -> crate::error::Result<Self> {
        let mut known = HashMap::new();
        let Some(sight) = snapshot.sight(controller.as_str()).await? else {
            return Ok(Self(known));
        };
        let standing = standing(&sight, today);
        for own in sight.holding.shelves.registers.all() {
            if register.is_some_and(|wanted| *wanted != own.key) || !own.may_be_read(actor, sight.view()) {
                continue;
            }
            known.extend(standing.marked(&own.key).map(|(finding, mark)| {
                let known = Known {
                    rule: finding.rule,
                    severity: finding.severity,
                    register: own.key.clone(),
                };
                (mark, known)
            }));
        }
        Ok(Self(known))
    }

    /// What was raised and resolved since; from then on that is known. A commit that touches neither the controller nor what all
    /// share raises nothing.
    pub async fn news(
        &mut self,
        committed: Option<&Committed>,
        controller: &Key<Controller>,
        register: Option<&Key<Register>>,
        (snapshot, actor, today): (&Snapshot, &Actor, Date),
    ) -> crate::error::Result<Vec<Happening>> {
        let touched = |committed: &Committed| committed.heads.iter().any(|head| touches(head, controller.as_str()));
        if committed.is_some_and(|committed| !touched(committed)) {
            return Ok(Vec::new());
        }
        let now = Self::now(controller, register, snapshot, actor, today).await?;
        let revision = committed.map_or(snapshot.revision, |committed| committed.revision);
        let before = std::mem::replace(&mut self.0, now.0);
        let turned = |turn, from: &HashMap<FindingMark, Known>, than: &HashMap<FindingMark, Known>| {
            let mut turned: Vec<FindingChange> = from
                .iter()
                .filter(|(mark, _)| !than.contains_key(*mark))
                .map(|(mark, known)| FindingChange {
                    revision,
                    turn,
                    mark: *mark,
                    known: known.clone(),
                })
                .collect();
            turned.sort_by(|a, b| (&a.known.register, a.mark).cmp(&(&b.known.register, b.mark)));
            turned
        };
        let resolved = turned(FindingTurn::Resolved, &before, &self.0);
        let raised = turned(FindingTurn::Raised, &self.0, &before);
        Ok(resolved.into_iter().chain(raised).map(Happening::Finding).collect())
    }
}
