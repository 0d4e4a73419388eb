//! What is it that a report of a breach or an end is about? The noun that `of` names, if the asker may read it.

use std::sync::Arc;

use entity::{Date, vocabulary::NodeKind};

use super::{held::sees, report::Ask};
use crate::{
    error::{Error, Result},
    graph::impact::Cause,
    records::{
        agreement::ProcessingAgreement,
        law::{Act, AdequacyDecision, Provision},
        noun::{Key, Kind, NodeKey},
        processor::Processor,
        reach::{Reached, View},
        service::Service,
        snapshot::Kept,
    },
};

/// What the report is about. [`Error::NotFound`] when there is no such thing, it is out of reach, or its end touches no register.
pub async fn cause(ask: &Ask) -> Result<Cause> {
    let (word, key) = ask
        .arguments
        .of
        .as_deref()
        .and_then(|of| of.split_once(':'))
        .ok_or(Error::NotFound)?;
    let key: Arc<str> = Arc::from(key);
    match Kind::from_word(word) {
        Some(Kind::Processor) => {
            found::<Processor>(ask, &key)?;
            Ok(Cause::Node(NodeKey::new(NodeKind::Processor, key)))
        }
        Some(Kind::Service) => {
            found::<Service>(ask, &key)?;
            Ok(Cause::Node(NodeKey::new(NodeKind::Service, key)))
        }
        Some(Kind::AdequacyDecision) => Ok(Cause::Decision(Arc::clone(found::<AdequacyDecision>(ask, &key)?))),
        Some(Kind::Act) => Ok(Cause::Act(found::<Act>(ask, &key)?.key.clone())),
        Some(Kind::Provision) => Ok(Cause::Provision(found::<Provision>(ask, &key)?.key.clone())),
        Some(Kind::ProcessingAgreement) => {
            let key: Key<ProcessingAgreement> = Key::new(key);
            let owner = key.owner().ok_or(Error::NotFound)?;
            // Nothing is loaded for those who may see nothing there.
            if !ask.actor.touches(ProcessingAgreement::READ, owner) {
                return Err(Error::NotFound);
            }
            let sight = ask.snapshot.sight(owner).await?.ok_or(Error::NotFound)?;
            let agreement = sight
                .get(&key)
                .filter(|agreement| sees(ask, &***agreement, sight.view()));
            Ok(Cause::Agreement(Arc::clone(agreement.ok_or(Error::NotFound)?)))
        }
        _ => Err(Error::NotFound),
    }
}

fn found<'a, N: Kept + Reached>(ask: &'a Ask, key: &str) -> Result<&'a Arc<N>> {
    let shared = &ask.snapshot.shared;
    let noun = N::shelf(&shared.shelves).get(key);
    let view = View { shared, holding: None };
    noun.filter(|noun| sees(ask, &***noun, view)).ok_or(Error::NotFound)
}

/// The day a cause ends by what is stored of it.
pub fn ends_on(ask: &Ask, cause: &Cause) -> Option<Date> {
    let shelves = &ask.snapshot.shared.shelves;
    match cause {
        Cause::Node(_) => None,
        Cause::Agreement(agreement) => agreement.valid_until,
        Cause::Decision(decision) => decision.in_force_until,
        Cause::Act(key) => shelves.acts.get(key.as_str())?.in_force_until,
        Cause::Provision(key) => shelves.provisions.get(key.as_str())?.in_force_until,
    }
}
