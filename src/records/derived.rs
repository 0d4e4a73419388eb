//! What was worked out from nouns, and which change makes it out of date? Kept with a holding, and carried to the next one.
//!
//! Whoever derives something from a holding keeps it here, with the marks of the nouns that were looked at. A write carries it on
//! with the marks of what it changed, so that only what looked at those is worked out anew.

use std::{
    any::Any,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    noun::{Kind, NodeKey},
    snapshot::AnyNoun,
};

/// What a noun is known by among the nouns that were looked at. Two that share one only cost a look too many.
pub type Mark = u32;

/// Changes of shared nouns that are remembered; whoever has not looked for longer works out everything anew.
const REMEMBERED: usize = 4_096;

/// The mark of a noun.
pub fn mark(kind: Kind, key: &str) -> Mark {
    let mut hasher = DefaultHasher::new();
    (kind, key).hash(&mut hasher);
    // Half of it is enough: a controller's registers look at some thousand nouns.
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
    let mark = hasher.finish() as u32;
    mark
}

/// The mark of every noun of a kind: for questions whether there is any.
pub fn mark_of_all(kind: Kind) -> Mark {
    mark(kind, "*")
}

/// The marks of what a noun's change touches: itself, its kind, and what finds it by standing at its end.
pub fn marks(noun: &AnyNoun, out: &mut Vec<Mark>) {
    out.push(mark(noun.kind(), noun.key()));
    out.push(mark_of_all(noun.kind()));
    let mut node = |node: &NodeKey| out.push(mark(node.noun(), &node.key));
    match noun {
        AnyNoun::DataFlow(flow) => {
            node(&flow.from);
            node(&flow.to);
        }
        AnyNoun::ProcessingAgreement(agreement) => {
            out.push(mark(Kind::Processor, agreement.processor.as_str()));
            out.extend(agreement.services.iter().map(|key| mark(Kind::Service, key.as_str())));
            out.extend(agreement.registers.iter().map(|key| mark(Kind::Register, key.as_str())));
        }
        AnyNoun::Assessment(assessment) => {
            out.extend(
                assessment
                    .registers
                    .iter()
                    .map(|key| mark(Kind::Register, key.as_str())),
            );
        }
        AnyNoun::AdequacyDecision(decision) => out.push(mark(Kind::Country, decision.country.as_str())),
        AnyNoun::NoticeVersion(notice) => out.push(mark(Kind::Register, notice.register.as_str())),
        AnyNoun::Waiver(waiver) => out.push(mark(Kind::Register, waiver.register.as_str())),
        _ => {}
    }
}

/// What was derived from a holding, and the marks of what has changed since.
#[derive(Debug, Default)]
pub struct Derived(Mutex<State>);

#[derive(Clone, Debug, Default)]
struct State {
    value: Option<Arc<dyn Any + Send + Sync>>,
    changed: Vec<Mark>,
}

impl Derived {
    /// What was derived last, with the marks of what has changed since.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<(Arc<T>, Vec<Mark>)> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Some((state.value?.downcast().ok()?, state.changed))
    }

    /// Keeps what was derived from the holding as it is.
    pub fn keep<T: Any + Send + Sync>(&self, value: Arc<T>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.value = Some(value);
        state.changed.clear();
    }

    /// The same for the holding after a change.
    pub(super) fn carried(&self, changed: Vec<Mark>) -> Self {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if state.value.is_some() {
            state.changed.extend(changed);
        }
        Self(Mutex::new(state))
    }
}

/// Which shared nouns have changed, since these were loaded.
#[derive(Clone, Debug)]
pub struct Changes {
    epoch: u64,
    forgotten: usize,
    marks: Vec<Mark>,
}

/// How far the changes of shared nouns were looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    epoch: u64,
    count: usize,
}

impl Default for Changes {
    fn default() -> Self {
        static EPOCHS: AtomicU64 = AtomicU64::new(0);
        Self {
            epoch: EPOCHS.fetch_add(1, Ordering::Relaxed),
            forgotten: 0,
            marks: Vec::new(),
        }
    }
}

impl Changes {
    /// How far they have come.
    pub fn seen(&self) -> Seen {
        Seen {
            epoch: self.epoch,
            count: self.forgotten + self.marks.len(),
        }
    }

    /// What has changed since; `None` when that is no longer known.
    pub fn since(&self, seen: Seen) -> Option<&[Mark]> {
        let known = seen.epoch == self.epoch && seen.count >= self.forgotten;
        known.then(|| self.marks.get(seen.count - self.forgotten..)).flatten()
    }

    /// The same with more changes.
    pub(super) fn with(&self, changed: Vec<Mark>) -> Self {
        let mut next = self.clone();
        next.marks.extend(changed);
        if next.marks.len() > REMEMBERED {
            let over = next.marks.len() - REMEMBERED;
            next.marks.drain(..over);
            next.forgotten += over;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::{Changes, Derived, REMEMBERED};
    use std::sync::Arc;

    #[test]
    fn what_was_derived_is_carried_with_what_changed_since() {
        let derived = Derived::default();
        assert!(derived.carried(vec![1]).get::<u8>().is_none());
        derived.keep(Arc::new(7_u8));
        let next = derived.carried(vec![1]).carried(vec![2]);
        assert_eq!(next.get::<u8>(), Some((Arc::new(7), vec![1, 2])));
        assert_eq!(derived.get::<u8>(), Some((Arc::new(7), vec![])));
        next.keep(Arc::new(8_u8));
        assert_eq!(next.get::<u8>(), Some((Arc::new(8), vec![])));
    }

    #[test]
    fn changes_are_known_since_then_until_they_are_forgotten() {
        let first = Changes::default();
        let second = first.with(vec![1, 2]);
        assert_eq!(second.since(first.seen()), Some(&[1, 2][..]));
        assert_eq!(second.since(second.seen()), Some(&[][..]));
        // An older state is asked what a newer one has seen, and another load what this one has.
        assert_eq!(first.since(second.seen()), None);
        assert_eq!(Changes::default().since(first.seen()), None);
        let many = second.with(vec![0; REMEMBERED]);
        assert_eq!(many.since(first.seen()), None);
        assert_eq!(many.since(second.seen()).map(<[_]>::len), Some(REMEMBERED));
    }
}
