//! What does the inventory say, at one revision? Immutable, in memory: every read comes from here.
//!
//! The inventory is small: 30,900 registers are some 60 MB of text. So there is one holding per controller, loaded on first
//! use, over one set of shared nouns: law, code lists, controllers, processors, services and the flows between them. A write
//! replaces what it changed; whoever holds a snapshot keeps seeing the state it was taken at.

use std::{
    borrow::Borrow,
    collections::HashMap,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use entity::{
    Date, LanguageText,
    vocabulary::{Checked, FlowKind, Language, LegalBasis, NodeKind, Right, RightHolds},
};

use super::{
    account::Account,
    acting::GrantIndex,
    adjacency::{HeldEdges, SharedEdges},
    agreement::ProcessingAgreement,
    api_token::ApiToken,
    assessment::Assessment,
    breach::BreachCase,
    category::{DataSubjectCategory, PersonalDataCategory},
    comment::Comment,
    controller::Controller,
    countable::Countables,
    data_flow::DataFlow,
    department::Department,
    derived::{Changes, Derived, Mark, marks},
    engaged::Engaged,
    grant::Grant,
    handed::Handed,
    inventory::Inventory,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    node_numbers::NodeNumbers,
    notice_version::NoticeVersion,
    noun::{Key, Kind, NodeKey, Noun, Refers},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::Path,
    processor::Processor,
    processor_record::ProcessorRecord,
    reach::View,
    recipient::Recipient,
    register::Register,
    rows::{Keys, Nouns, Numbers, Rows, Stored},
    rule_setting::RuleSetting,
    runs::Runs,
    saved_report::SavedReport,
    service::Service,
    submission::Submission,
    waiver::Waiver,
    webhook::Webhook,
};
use crate::{
    each_stored,
    error::{Error, Result},
};

/// All nouns of one kind, by key and in their usual order. A copy costs nothing until one of the two is changed.
#[derive(Debug)]
pub struct Shelf<N>(Arc<Standing<N>>);

#[derive(Clone, Debug)]
struct Standing<N> {
    by_key: HashMap<Key<N>, Arc<N>>,
    order: Vec<Arc<N>>,
}

impl<N> Clone for Shelf<N> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<N> Default for Shelf<N> {
    fn default() -> Self {
        Self(Arc::new(Standing {
            by_key: HashMap::new(),
            order: Vec::new(),
        }))
    }
}

impl<N> Borrow<str> for Key<N> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<N: Kept> Shelf<N> {
    /// The shelf of these nouns.
    pub fn of(nouns: Vec<N>) -> Self {
        let mut order: Vec<Arc<N>> = nouns.into_iter().map(Arc::new).collect();
        order.sort_by(|a, b| Self::compare(a, b));
        // Collected in place, the list still has the room of the nouns themselves.
        order.shrink_to_fit();
        let by_key = order
            .iter()
            .map(|noun| (noun.key().clone(), Arc::clone(noun)))
            .collect();
        Self(Arc::new(Standing { by_key, order }))
    }

    fn compare(a: &N, b: &N) -> std::cmp::Ordering {
        a.rank().cmp(&b.rank()).then_with(|| a.key().cmp(b.key()))
    }

    /// The noun with a key.
    pub fn get(&self, key: &str) -> Option<&Arc<N>> {
        self.0.by_key.get(key)
    }

    /// All of them, in their usual order: registers by number, others by key.
    pub fn all(&self) -> &[Arc<N>] {
        &self.0.order
    }

    /// Where a noun stands, or would stand, in the usual order.
    pub fn position(&self, noun: &N) -> std::result::Result<usize, usize> {
        self.0.order.binary_search_by(|other| Self::compare(other, noun))
    }

    fn put(&mut self, noun: Arc<N>) {
        let position = self.position(&noun);
        let standing = Arc::make_mut(&mut self.0);
        match position {
            Ok(index) => standing.order[index] = Arc::clone(&noun),
            Err(index) => standing.order.insert(index, Arc::clone(&noun)),
        }
        standing.by_key.insert(noun.key().clone(), noun);
    }

    fn put_all(&mut self, nouns: Vec<Arc<N>>) {
        // One by one is a walk per noun; an import brings thousands.
        if nouns.len() < 16 {
            for noun in nouns {
                self.put(noun);
            }
            return;
        }
        let standing = Arc::make_mut(&mut self.0);
        standing
            .by_key
            .extend(nouns.into_iter().map(|noun| (noun.key().clone(), noun)));
        standing.order = standing.by_key.values().cloned().collect();
        standing.order.sort_by(|a, b| Self::compare(a, b));
    }
}

/// A noun that stands on a shelf.
pub trait Kept: Noun {
    /// Its shelf.
    fn shelf(shelves: &Shelves) -> &Shelf<Self>;
    /// The noun, of whichever kind.
    fn any(noun: Arc<Self>) -> AnyNoun;
    /// Its name in a language, falling back visibly nowhere: for sorting and searching only.
    fn name(&self, language: Language) -> &str;
    /// What comes before the key in the usual order.
    fn rank(&self) -> i32 {
        0
    }
    /// The controller whose holding it stands in; `None` when it is shared.
    fn home(&self) -> Option<&str> {
        None
    }
}

macro_rules! shelves {
    ($($field:ident: $noun:ident;)*) => {
        /// The shelves: one for each kind of noun.
        #[derive(Clone, Debug, Default)]
        pub struct Shelves {
            $(#[doc = concat!("Every ", stringify!($noun), ".")] pub $field: Shelf<$noun>,)*
        }

        impl Shelves {
            /// Puts many nouns in their places.
            pub fn put_all(&mut self, nouns: impl IntoIterator<Item = AnyNoun>) {
                $(let mut $field = Vec::new();)*
                for noun in nouns {
                    match noun { $(AnyNoun::$noun(noun) => $field.push(noun),)* }
                }
                $(if !$field.is_empty() { self.$field.put_all($field); })*
            }

            /// Every noun on every shelf.
            pub fn nouns(&self) -> impl Iterator<Item = AnyNoun> {
                std::iter::empty()$(.chain(self.$field.all().iter().cloned().map(AnyNoun::$noun)))*
            }

            /// The noun of a kind with a key.
            pub fn any(&self, kind: Kind, key: &str) -> Option<AnyNoun> {
                match kind { $(Kind::$noun => self.$field.get(key).cloned().map(AnyNoun::$noun),)* }
            }

            /// The row and the archiving of the noun of a kind with a key.
            pub fn row(&self, kind: Kind, key: &str) -> Option<(i32, Option<Date>)> {
                match kind { $(Kind::$noun => self.$field.get(key).map(|noun| (noun.row, Noun::archived_on(&**noun))),)* }
            }
        }

        /// A noun of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyNoun {
            $(#[doc = concat!("A ", stringify!($noun), ".")] $noun(Arc<$noun>),)*
        }

        impl AnyNoun {
            /// Its kind.
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$noun(_) => Kind::$noun,)* }
            }
            /// Its key.
            pub fn key(&self) -> &Arc<str> {
                match self { $(Self::$noun(noun) => noun.key().shared(),)* }
            }
            /// The controller whose holding it stands in.
            pub fn home(&self) -> Option<&str> {
                match self { $(Self::$noun(noun) => noun.home(),)* }
            }
            /// Its version.
            pub fn version(&self) -> i32 {
                match self { $(Self::$noun(noun) => Noun::version(&**noun),)* }
            }
            /// The day it was archived.
            pub fn archived_on(&self) -> Option<Date> {
                match self { $(Self::$noun(noun) => Noun::archived_on(&**noun),)* }
            }
            /// The number of its row.
            pub fn row(&self) -> i32 {
                match self { $(Self::$noun(noun) => noun.row(),)* }
            }
            /// Sets its version.
            pub fn set_version(&mut self, version: i32) {
                match self { $(Self::$noun(noun) => Arc::make_mut(noun).set_version(version),)* }
            }
            /// Sets the number of its row.
            pub fn set_row(&mut self, row: i32) {
                match self { $(Self::$noun(noun) => Arc::make_mut(noun).set_row(row),)* }
            }
            /// Shows every reference, with the place it stands in.
            pub fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
                match self { $(Self::$noun(noun) => noun.each_reference(at, visit),)* }
            }
        }
    };
}

each_stored!(shelves, notices: NoticeVersion;);

macro_rules! stored {
    ($($field:ident: $noun:ident;)*) => {
        impl Shelves {
            /// The shelves of nouns read from the database, with the heads of published notices.
            pub(super) fn of(nouns: Nouns, notices: Vec<NoticeVersion>) -> Self {
                Self { $($field: Shelf::of(nouns.$field),)* notices: Shelf::of(notices) }
            }
        }

        impl AnyNoun {
            /// Adds the rows of the noun and its parts. A published notice has a table of its own, written by its own file.
            pub(super) fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
                match self {
                    $(Self::$noun(noun) => noun.add_rows(numbers, rows),)*
                    Self::NoticeVersion(_) => {}
                }
            }
        }
    };
}

each_stored!(stored);

fn text(text: &LanguageText, language: Language) -> &str {
    text.best(language).map_or("", |(text, _)| text)
}

macro_rules! kept {
    ($($noun:ident in $field:ident named $name:expr $(, rank $rank:expr)? $(, home $home:expr)?;)*) => {$(
        impl Kept for $noun {
            fn shelf(shelves: &Shelves) -> &Shelf<Self> {
                &shelves.$field
            }
            fn any(noun: Arc<Self>) -> AnyNoun {
                AnyNoun::$noun(noun)
            }
            fn name(&self, language: Language) -> &str {
                let name: for<'a> fn(&'a $noun, Language) -> &'a str = $name;
                name(self, language)
            }
            $(fn rank(&self) -> i32 {
                let rank: fn(&$noun) -> i32 = $rank;
                rank(self)
            })?
            $(fn home(&self) -> Option<&str> {
                let home: for<'a> fn(&'a $noun) -> Option<&'a str> = $home;
                home(self)
            })?
        }
    )*};
}

kept! {
    Act in acts named |act, language| text(&act.title, language);
    Provision in provisions named |provision, language| text(&provision.label, language);
    Country in countries named |country, language| text(&country.name, language);
    AdequacyDecision in adequacy_decisions named |decision, _| &decision.reference;
    SupervisoryAuthority in supervisory_authorities named |authority, language| text(&authority.name, language);
    DataSubjectCategory in data_subject_categories named |category, language| text(&category.name, language);
    PersonalDataCategory in personal_data_categories named |category, language| text(&category.name, language);
    Controller in controllers named |controller, language| text(&controller.name, language);
    Department in departments named |department, language| text(&department.name, language), home |department| department.key.owner();
    Person in people named |person, _| &person.name, home |person| person.key.owner();
    Post in posts named |post, language| text(&post.title, language), home |post| post.key.owner();
    Processor in processors named |processor, _| &processor.name;
    Service in services named |service, language| text(&service.name, language);
    Recipient in recipients named |recipient, language| text(&recipient.name, language);
    OutsideSource in outside_sources named |source, language| text(&source.name, language);
    ProcessingAgreement in agreements named |agreement, language| text(&agreement.title, language), home |agreement| agreement.key.owner();
    Assessment in assessments named |assessment, language| text(&assessment.title, language), home |assessment| assessment.key.owner();
    Register in registers named |register, language| text(&register.name, language), rank |register| register.number, home |register| register.key.owner();
    DataFlow in data_flows named |flow, language| text(&flow.data, language), home |flow| flow.key.owner();
    ProcessorRecord in processor_records named |record, language| text(&record.name, language), home |record| record.key.owner();
    Account in accounts named |account, _| &account.name;
    Grant in grants named |grant, _| grant.key.as_str();
    ApiToken in tokens named |token, _| &token.label;
    Webhook in webhooks named |webhook, _| &webhook.label;
    Submission in submissions named |submission, _| submission.key.as_str(), home |submission| submission.key.owner();
    Comment in comments named |comment, _| &comment.text, home |comment| comment.key.owner();
    Waiver in waivers named |waiver, _| &waiver.reason, home |waiver| waiver.key.owner();
    RuleSetting in rule_settings named |setting, _| &setting.rule, home |setting| setting.key.owner();
    SavedReport in saved_reports named |saved, language| text(&saved.title, language);
    BreachCase in breaches named |case, _| &case.title, home |case| case.key.owner();
    NoticeVersion in notices named |notice, language| text(&notice.title, language), rank |notice| notice.number, home |notice| notice.key.owner();
}

/// Flows by the nodes at their ends.
#[derive(Clone, Debug, Default)]
pub struct FlowIndex(HashMap<NodeKey, Vec<Arc<DataFlow>>>);

impl FlowIndex {
    fn of(flows: &[Arc<DataFlow>]) -> Self {
        let mut index: HashMap<NodeKey, Vec<Arc<DataFlow>>> = HashMap::new();
        for flow in flows.iter().filter(|flow| flow.archived_on.is_none()) {
            index.entry(flow.from.clone()).or_default().push(Arc::clone(flow));
            if flow.to != flow.from {
                index.entry(flow.to.clone()).or_default().push(Arc::clone(flow));
            }
        }
        index.values_mut().for_each(Vec::shrink_to_fit);
        Self(index)
    }

    /// Flows with this node at an end, archived ones left out.
    pub fn at(&self, node: &NodeKey) -> &[Arc<DataFlow>] {
        self.0.get(node).map_or(&[], Vec::as_slice)
    }
}

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
            edges: OnceLock::new(),
            last_used: AtomicU64::new(tick),
        }
    }

    /// The holding with nouns replaced or added, for tests of what is derived from it.
    #[cfg(test)]
    pub(crate) fn with_for_tests(&self, nouns: Vec<AnyNoun>) -> Self {
        self.with(nouns, self.changed_at + 1)
    }

    fn with(&self, nouns: Vec<AnyNoun>, revision: i64) -> Self {
        let changed = changed(&self.shelves, &nouns);
        let (shelves, flows) = replaced(&self.shelves, &self.flows, nouns);
        Self {
            controller: Arc::clone(&self.controller),
            shelves,
            flows,
            changed_at: revision,
            derived: self.derived.carried(changed),
            countables: OnceLock::new(),
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
    fn with_records(&self, records: Vec<Arc<ProcessorRecord>>) -> Self {
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
    fn pairs(&self, flows: &[Arc<DataFlow>]) -> Vec<(i32, i32)> {
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

    fn with(&self, nouns: Vec<AnyNoun>) -> Self {
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

/// The inventory at one revision.
#[derive(Clone)]
pub struct Snapshot {
    /// The revision.
    pub revision: i64,
    /// What all controllers share.
    pub shared: Arc<Shared>,
    pub(super) holdings: Arc<HashMap<Arc<str>, Arc<Holding>>>,
    pub(super) inventory: Option<Arc<Inventory>>,
}

impl Snapshot {
    /// What a controller holds, loaded if need be. `None` when there is no such controller.
    ///
    /// Fails with [`Error::Moved`] when the holding has changed since this snapshot was taken and the old state is gone.
    pub async fn holding(&self, controller: &str) -> Result<Option<Arc<Holding>>> {
        if let Some(holding) = self.holdings.get(controller) {
            if let Some(inventory) = &self.inventory {
                holding.touch(inventory.tick());
            }
            return Ok(Some(Arc::clone(holding)));
        }
        if self.shared.shelves.controllers.get(controller).is_none() {
            return Ok(None);
        }
        let Some(inventory) = &self.inventory else {
            return Ok(None);
        };
        let holding = inventory.load(controller).await?;
        if holding.changed_at > self.revision {
            Err(Error::Moved)
        } else {
            Ok(Some(holding))
        }
    }

    /// What a controller holds, if it is loaded.
    pub fn loaded(&self, controller: &str) -> Option<&Arc<Holding>> {
        self.holdings.get(controller)
    }

    /// Holdings now in memory.
    pub fn loaded_holdings(&self) -> impl Iterator<Item = &Arc<Holding>> {
        self.holdings.values()
    }

    /// The noun with a key, wherever it stands.
    pub async fn find<N: Kept>(&self, key: &Key<N>) -> Result<Option<Arc<N>>> {
        if let Some(noun) = N::shelf(&self.shared.shelves).get(key.as_str()) {
            return Ok(Some(Arc::clone(noun)));
        }
        let Some(owner) = key.owner() else { return Ok(None) };
        Ok(self
            .holding(owner)
            .await?
            .and_then(|holding| N::shelf(&holding.shelves).get(key.as_str()).cloned()))
    }

    /// The noun of a kind with a key, wherever it stands.
    pub async fn find_any(&self, kind: Kind, key: &str) -> Result<Option<AnyNoun>> {
        if let Some(noun) = self.shared.shelves.any(kind, key) {
            return Ok(Some(noun));
        }
        let Some((owner, _)) = key.split_once('/') else {
            return Ok(None);
        };
        Ok(self
            .holding(owner)
            .await?
            .and_then(|holding| holding.shelves.any(kind, key)))
    }

    /// The noun of a kind with a key, among what is shared and what is loaded.
    pub fn any(&self, kind: Kind, key: &str) -> Option<AnyNoun> {
        self.shared.shelves.any(kind, key).or_else(|| {
            let (owner, _) = key.split_once('/')?;
            self.holdings.get(owner)?.shelves.any(kind, key)
        })
    }

    /// A snapshot without a database behind it.
    pub fn over(shared: Shared) -> Self {
        Self {
            revision: 0,
            shared: Arc::new(shared),
            holdings: Arc::default(),
            inventory: None,
        }
    }

    /// What a register's surroundings look like: its controller's holding over what is shared.
    pub async fn sight(&self, controller: &str) -> Result<Option<Sight>> {
        Ok(self.holding(controller).await?.map(|holding| Sight {
            shared: Arc::clone(&self.shared),
            holding,
        }))
    }

    /// This snapshot with nouns replaced or added. The holdings they stand in must be loaded.
    pub(super) fn with(&self, nouns: impl IntoIterator<Item = AnyNoun>, revision: i64) -> Self {
        let mut shared = Vec::new();
        let mut held: HashMap<Arc<str>, Vec<AnyNoun>> = HashMap::new();
        let mut records = Vec::new();
        let mut processings = Vec::new();
        for noun in nouns {
            match &noun {
                AnyNoun::ProcessorRecord(record) => records.push(Arc::clone(record)),
                AnyNoun::DataFlow(flow) if flow.kind == FlowKind::Processing => processings.push(Arc::clone(flow)),
                _ => {}
            }
            match noun.home() {
                None => shared.push(noun),
                Some(home) => {
                    let home = Arc::from(home);
                    held.entry(home).or_default().push(noun);
                }
            }
        }
        let mut next = self.clone();
        next.revision = revision;
        if !shared.is_empty() {
            next.shared = Arc::new(self.shared.with(shared));
        }
        if !records.is_empty() {
            next.shared = Arc::new(next.shared.with_records(records));
        }
        let handed = next.shared.handed.with(next.shared.pairs(&processings));
        if !Arc::ptr_eq(&handed, &next.shared.handed) {
            next.shared = Arc::new(Shared::clone(&next.shared).handing(handed));
        }
        for (controller, nouns) in held {
            let holding = match self.holdings.get(&controller) {
                Some(holding) => holding.with(nouns, revision),
                // A controller made in the same batch starts with nothing.
                None => Holding::new(Arc::clone(&controller), Shelves::default(), revision, 0).with(nouns, revision),
            };
            Arc::make_mut(&mut next.holdings).insert(controller, Arc::new(holding));
        }
        next
    }

    /// The row and archiving of a noun, among what is shared and what is loaded.
    pub(super) fn row(&self, kind: Kind, key: &str) -> Option<(i32, Option<Date>)> {
        self.shared.shelves.row(kind, key).or_else(|| {
            let (owner, _) = key.split_once('/')?;
            self.holdings.get(owner)?.shelves.row(kind, key)
        })
    }
}

/// What can be seen from one controller: its own holding over what is shared. Plain look-ups, no waiting.
#[derive(Clone)]
pub struct Sight {
    /// What all controllers share.
    pub shared: Arc<Shared>,
    /// What the controller holds.
    pub holding: Arc<Holding>,
}

impl Sight {
    /// The noun with a key, if it is shared or the controller's own.
    pub fn get<N: Kept>(&self, key: &Key<N>) -> Option<&Arc<N>> {
        N::shelf(&self.holding.shelves)
            .get(key.as_str())
            .or_else(|| N::shelf(&self.shared.shelves).get(key.as_str()))
    }

    /// What stands around the nouns of the holding.
    pub fn view(&self) -> View<'_> {
        View {
            shared: &self.shared,
            holding: Some(&self.holding),
        }
    }

    /// The controller itself.
    pub fn controller(&self) -> Option<&Arc<Controller>> {
        self.shared.shelves.controllers.get(&self.holding.controller)
    }

    /// Flows into a node, the controller's own before the shared ones.
    pub fn flows_into<'a>(&'a self, node: &'a NodeKey) -> impl Iterator<Item = &'a Arc<DataFlow>> {
        self.holding
            .flows
            .at(node)
            .iter()
            .chain(self.shared.flows.at(node))
            .filter(move |flow| flow.to == *node)
    }

    /// Flows out of a node, the controller's own before the shared ones.
    pub fn flows_out_of<'a>(&'a self, node: &'a NodeKey) -> impl Iterator<Item = &'a Arc<DataFlow>> {
        self.holding
            .flows
            .at(node)
            .iter()
            .chain(self.shared.flows.at(node))
            .filter(move |flow| flow.from == *node)
    }

    /// The name of a node in a language, falling back to the first that has one.
    pub fn node_name(&self, node: &NodeKey, language: Language) -> Option<String> {
        let shelves = [&self.holding.shelves, &self.shared.shelves];
        shelves.into_iter().find_map(|shelves| {
            let name = match node.kind {
                NodeKind::Subjects => Kept::name(&**shelves.data_subject_categories.get(&node.key)?, language),
                NodeKind::Register => Kept::name(&**shelves.registers.get(&node.key)?, language),
                NodeKind::Service => Kept::name(&**shelves.services.get(&node.key)?, language),
                NodeKind::Processor => Kept::name(&**shelves.processors.get(&node.key)?, language),
                NodeKind::Recipient => Kept::name(&**shelves.recipients.get(&node.key)?, language),
                NodeKind::Source => Kept::name(&**shelves.outside_sources.get(&node.key)?, language),
            };
            Some(name.to_owned())
        })
    }
}
