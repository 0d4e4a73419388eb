//! What do all controllers share, and what does one hold? Nouns on shelves, with what is worked out from them.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};

use entity::{
    Date, LanguageText,
    vocabulary::{Checked, LegalBasis, Right, RightHolds},
};

use super::{
    acting::GrantIndex,
    adjacency::{HeldEdges, SharedEdges},
    countable::Countables,
    data_flow::DataFlow,
    derived::{Changes, Derived, Mark, marks},
    engaged::Engaged,
    handed::Handed,
    node_numbers::NodeNumbers,
    notice_version::NoticeVersion,
    noun::{Key, Kind, NodeKey},
    processor_record::ProcessorRecord,
    register::Register,
    rows::Keys,
    runs::Runs,
    shelf::{AnyNoun, FlowIndex, Shelves},
    wording::Wordings,
};

/// A right that follows, or not, from a basis: one dated row of law.
#[derive(Clone, Debug, PartialEq)]
pub struct RightByBasis {
    /// The right.
    pub right: Right,
    /// Its article, as `15` or `7(3)`.
    pub article: String,
    /// The basis.
    pub basis: LegalBasis,
    /// Whether it holds.
    pub holds: RightHolds,
    /// When or why.
    pub note: LanguageText,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_until: Option<Date>,
    /// Where this row was taken from.
    pub source: String,
    /// How far it has been checked against that source.
    pub checked: Checked,
}

impl From<entity::right_by_basis::Model> for RightByBasis {
    fn from(row: entity::right_by_basis::Model) -> Self {
        let entity::right_by_basis::Model {
            position: _,
            right,
            article,
            basis,
            holds,
            note,
            valid_from,
            valid_until,
            source,
            checked,
        } = row;
        Self {
            right,
            article,
            basis,
            holds,
            note,
            valid_from,
            valid_until,
            source,
            checked,
        }
    }
}

/// What all controllers share: law, code lists, the controllers themselves, processors, services and the flows between them.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// The nouns.
    pub shelves: Shelves,
    /// Their keys by row, for reading what refers to them.
    pub(super) keys: Arc<Keys>,
    /// The shared flows by node.
    pub flows: Arc<FlowIndex>,
    /// Which right follows from which basis.
    pub rights: Arc<Vec<RightByBasis>>,
    /// What was granted to whom.
    pub grants: Arc<GrantIndex>,
    /// Who says to process for whom, Art. 30(2).
    pub engaged: Arc<Engaged>,
    /// Who hands data to be processed to which shared node.
    pub handed: Arc<Handed>,
    runs: Arc<OnceLock<Runs>>,
    numbers: Arc<NodeNumbers>,
    edges: Arc<OnceLock<SharedEdges>>,
    /// Which of the nouns have changed.
    pub changes: Changes,
}

/// What one controller holds: its departments, posts, registers, flows, agreements, assessments, notices.
#[derive(Debug)]
pub struct Holding {
    /// The controller's key.
    pub controller: Arc<str>,
    /// The nouns.
    pub shelves: Shelves,
    /// Its flows by node.
    pub flows: Arc<FlowIndex>,
    /// The revision that last changed it.
    pub changed_at: i64,
    /// What was worked out from it.
    pub derived: Derived,
    countables: OnceLock<Countables>,
    wordings: OnceLock<Wordings>,
    edges: OnceLock<HeldEdges>,
    last_used: AtomicU64,
}

impl Holding {
    /// The register with a slug.
    pub fn register_by_slug(&self, slug: &str) -> Option<&Arc<Register>> {
        self.shelves
            .registers
            .all()
            .iter()
            .find(|register| register.slug == slug)
    }

    /// Published versions of a register's notice, first to last.
    pub fn notices_of(&self, register: &Key<Register>) -> impl Iterator<Item = &Arc<NoticeVersion>> {
        self.shelves
            .notices
            .all()
            .iter()
            .filter(move |notice| notice.register == *register)
    }

    /// What its registers are counted by, made at the first count.
    pub fn countables(&self) -> &Countables {
        self.countables
            .get_or_init(|| Countables::of(self.shelves.registers.all()))
    }

    /// What its registers are looked through by, made when a list is first narrowed by a text.
    pub fn wordings(&self) -> &Wordings {
        self.wordings.get_or_init(|| Wordings::of(self.shelves.registers.all()))
    }

    /// Its part of the graph, made at the first question.
    pub fn edges(&self, shared: &Shared) -> &HeldEdges {
        self.edges
            .get_or_init(|| HeldEdges::new(&self.shelves, &shared.numbers))
    }

    /// How much it holds, in registers: what else is held grows with them.
    pub fn size(&self) -> usize {
        self.shelves.registers.all().len()
    }

    /// When it was last used, in milliseconds since the program started.
    pub fn last_used(&self) -> u64 {
        self.last_used.load(Ordering::Relaxed)
    }

    pub(super) fn touch(&self, tick: u64) {
        self.last_used.store(tick, Ordering::Relaxed);
    }

    pub(super) fn new(controller: Arc<str>, shelves: Shelves, changed_at: i64, tick: u64) -> Self {
        let flows = Arc::new(FlowIndex::of(shelves.data_flows.all()));
        Self {
            controller,
            shelves,
            flows,
            changed_at,
            derived: Derived::default(),
            countables: OnceLock::new(),
            wordings: OnceLock::new(),
            edges: OnceLock::new(),
            last_used: AtomicU64::new(tick),
        }
    }

    /// What it would be with nouns replaced or added. Nothing is written.
    #[must_use]
    pub fn supposing(&self, nouns: Vec<AnyNoun>) -> Self {
        self.with(nouns, self.changed_at + 1)
    }

    pub(super) fn with(&self, nouns: Vec<AnyNoun>, revision: i64) -> Self {
        let changed = changed(&self.shelves, &nouns);
        let (shelves, flows) = replaced(&self.shelves, &self.flows, nouns);
        Self {
            controller: Arc::clone(&self.controller),
            shelves,
            flows,
            changed_at: revision,
            derived: self.derived.carried(changed),
            countables: OnceLock::new(),
            wordings: OnceLock::new(),
            edges: OnceLock::new(),
            last_used: AtomicU64::new(self.last_used()),
        }
    }
}

impl Shared {
    /// The shared part of the graph, made at the first question.
    pub fn edges(&self) -> &SharedEdges {
        self.edges
            .get_or_init(|| SharedEdges::new(&self.shelves, Arc::clone(&self.numbers)))
    }

    /// Which controllers run services or are parties, made at the first question.
    pub fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| Runs::of(&self.shelves))
    }

    pub(super) fn new(shelves: Shelves, keys: Arc<Keys>, rights: Vec<RightByBasis>) -> Self {
        let flows = Arc::new(FlowIndex::of(shelves.data_flows.all()));
        let grants = Arc::new(GrantIndex::of(&shelves.grants));
        Self {
            numbers: Arc::new(NodeNumbers::of(&shelves)),
            edges: Arc::default(),
            shelves,
            keys,
            flows,
            rights: Arc::new(rights),
            grants,
            engaged: Arc::default(),
            handed: Arc::default(),
            runs: Arc::default(),
            changes: Changes::default(),
        }
    }

    /// The same with who processes for whom.
    pub(super) fn engaging(self, engaged: Engaged) -> Self {
        Self {
            engaged: Arc::new(engaged),
            ..self
        }
    }

    /// The same with who hands data to be processed to whom.
    pub(super) fn handing(self, handed: Arc<Handed>) -> Self {
        Self { handed, ..self }
    }

    /// The same after processors' records have changed, which their other sides look at too.
    pub(super) fn with_records(&self, records: Vec<Arc<ProcessorRecord>>) -> Self {
        let mut changed = Vec::new();
        for record in &records {
            marks(&AnyNoun::ProcessorRecord(Arc::clone(record)), &mut changed);
        }
        Self {
            changes: self.changes.with(changed),
            engaged: Arc::new(self.engaged.with(records)),
            ..self.clone()
        }
    }

    /// The rows of the controllers whose flows these are, and of the shared nodes they lead to.
    pub(super) fn pairs(&self, flows: &[Arc<DataFlow>]) -> Vec<(i32, i32)> {
        let pair = |flow: &Arc<DataFlow>| {
            let owner = self.shelves.controllers.get(flow.key.owner()?)?.row;
            Some((owner, self.shelves.row(flow.to.noun(), &flow.to.key)?.0))
        };
        flows.iter().filter_map(pair).collect()
    }

    /// The same, its nodes numbered as they were before, and new ones behind those.
    pub(super) fn numbered_after(self, before: &Self) -> Self {
        let nouns: Vec<AnyNoun> = self.shelves.nouns().collect();
        Self {
            numbers: before.numbers.with(&nouns),
            edges: Arc::default(),
            ..self
        }
    }

    pub(super) fn with(&self, nouns: Vec<AnyNoun>) -> Self {
        let mut keys = Arc::clone(&self.keys);
        for noun in nouns.iter().filter(|noun| self.keys.get(noun.row()).is_none()) {
            Arc::make_mut(&mut keys).insert(noun.row(), Arc::clone(noun.key()));
        }
        let numbers = self.numbers.with(&nouns);
        let graph_changes = nouns.iter().any(|noun| {
            matches!(noun.kind(), Kind::DataFlow | Kind::Country) || NodeKey::of(noun.kind(), noun.key()).is_some()
        });
        let edges = if graph_changes {
            Arc::default()
        } else {
            Arc::clone(&self.edges)
        };
        let runs = if nouns.iter().any(Runs::look_at) {
            Arc::default()
        } else {
            Arc::clone(&self.runs)
        };
        let changes = self.changes.with(changed(&self.shelves, &nouns));
        let grants_change = nouns.iter().any(|noun| noun.kind() == Kind::Grant);
        let (shelves, flows) = replaced(&self.shelves, &self.flows, nouns);
        let grants = if grants_change {
            Arc::new(GrantIndex::of(&shelves.grants))
        } else {
            Arc::clone(&self.grants)
        };
        Self {
            shelves,
            keys,
            flows,
            rights: Arc::clone(&self.rights),
            grants,
            engaged: Arc::clone(&self.engaged),
            handed: Arc::clone(&self.handed),
            runs,
            numbers,
            edges,
            changes,
        }
    }
}

/// Marks of what nouns touch, as they were and as they come to be.
fn changed(shelves: &Shelves, nouns: &[AnyNoun]) -> Vec<Mark> {
    let mut changed = Vec::new();
    for noun in nouns {
        if let Some(before) = shelves.any(noun.kind(), noun.key()) {
            marks(&before, &mut changed);
        }
        marks(noun, &mut changed);
    }
    changed
}

/// Shelves with nouns replaced or added, and the flows by node if any of those is a flow.
fn replaced(shelves: &Shelves, flows: &Arc<FlowIndex>, nouns: Vec<AnyNoun>) -> (Shelves, Arc<FlowIndex>) {
    let mut shelves = shelves.clone();
    let flows_change = nouns.iter().any(|noun| noun.kind() == Kind::DataFlow);
    shelves.put_all(nouns);
    let flows = if flows_change {
        Arc::new(FlowIndex::of(shelves.data_flows.all()))
    } else {
        Arc::clone(flows)
    };
    (shelves, flows)
}
