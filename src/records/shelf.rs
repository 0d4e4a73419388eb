//! Where does each noun stand in memory? Shelves, one for each kind, by key and in their usual order.

use std::{borrow::Borrow, collections::HashMap, sync::Arc};

use entity::{Date, LanguageText, vocabulary::Language};

use super::{
    account::Account,
    agreement::ProcessingAgreement,
    api_token::ApiToken,
    assessment::Assessment,
    breach::BreachCase,
    category::{DataSubjectCategory, PersonalDataCategory},
    comment::Comment,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    grant::Grant,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    notice_version::NoticeVersion,
    noun::{Key, Kind, NodeKey, Noun, Refers},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::Path,
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::Register,
    rows::{Nouns, Numbers, Rows, Stored},
    rule_setting::RuleSetting,
    saved_report::SavedReport,
    service::Service,
    submission::Submission,
    waiver::Waiver,
    webhook::Webhook,
};
use crate::each_stored;

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
    pub fn position(&self, noun: &N) -> Result<usize, usize> {
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
    pub(super) fn of(flows: &[Arc<DataFlow>]) -> Self {
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
