//! What is a noun of the inventory, and how do nouns name each other?
//!
//! Each noun is declared once. The same struct is held in memory, written to the exchange format, and read and written
//! through GraphQL; the macros below give it its readers. What we gave up is a separate type per layer: there were four
//! copies of forty fields, and the copies drifted.
//!
//! A noun's fields stand in up to five groups: what it `requires`, the nouns it `needs`, what is `stated` (may be unsaid), the
//! nouns it `refers` to (by key; GraphQL shows the noun itself under the same name) and its `parts` (lists it owns).

use entity::Date;

use super::problem::{Path, Problems};
pub use super::{
    key::{Key, NodeKey},
    reading::{Fields, camel, read_value, unsaid},
};

/// The kinds of noun, each with the word that begins its ids.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident $word:literal,)*) => {
        /// The kind of a noun.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$meta])* $kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The word that begins its ids: `register` in `register:pori/1`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// The kind a word names.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Legal act.
    Act "act",
    /// Provision of an act.
    Provision "provision",
    /// Country.
    Country "country",
    /// Adequacy decision, Art. 45.
    AdequacyDecision "adequacy",
    /// Supervisory authority, Art. 51.
    SupervisoryAuthority "authority",
    /// Category of data subjects.
    DataSubjectCategory "subjects",
    /// Category of personal data.
    PersonalDataCategory "data",
    /// Controller, Art. 4(7).
    Controller "controller",
    /// Department of a controller.
    Department "department",
    /// Person who holds posts.
    Person "person",
    /// Post.
    Post "post",
    /// Processor, Art. 4(8).
    Processor "processor",
    /// Information system or service.
    Service "service",
    /// Recipient, Art. 4(9).
    Recipient "recipient",
    /// Source outside the controller, Art. 14(2)(f).
    OutsideSource "source",
    /// Processing agreement, Art. 28(3).
    ProcessingAgreement "agreement",
    /// Assessment, Art. 35.
    Assessment "assessment",
    /// Register, Art. 30(1).
    Register "register",
    /// Data flow.
    DataFlow "flow",
    /// Processor record, Art. 30(2).
    ProcessorRecord "processor-record",
    /// Published version of a notice, Art. 13 and 14.
    NoticeVersion "notice",
    /// Account of a person or a program.
    Account "account",
    /// A role granted to an account, with its reach.
    Grant "grant",
    /// A token that a program comes with.
    ApiToken "token",
    /// A register submitted for publishing.
    Submission "submission",
    /// A comment on a register.
    Comment "comment",
    /// An address of a program that is told of what happens.
    Webhook "webhook",
    /// A finding that is waived.
    Waiver "waiver",
    /// How a controller uses a rule.
    RuleSetting "rule-setting",
    /// A breach of personal data, Art. 33.
    BreachCase "breach",
    /// A report that is asked again and again.
    SavedReport "saved-report",
}

/// Hands the list of nouns that people make and edit, each with the name of its list, to a macro; with what else follows it.
#[macro_export]
macro_rules! each_noun {
    ($callback:ident $(, $($further:tt)*)?) => {
        $callback! {
            acts: Act;
            provisions: Provision;
            countries: Country;
            adequacy_decisions: AdequacyDecision;
            supervisory_authorities: SupervisoryAuthority;
            data_subject_categories: DataSubjectCategory;
            personal_data_categories: PersonalDataCategory;
            controllers: Controller;
            departments: Department;
            people: Person;
            posts: Post;
            processors: Processor;
            services: Service;
            recipients: Recipient;
            outside_sources: OutsideSource;
            agreements: ProcessingAgreement;
            assessments: Assessment;
            registers: Register;
            data_flows: DataFlow;
            processor_records: ProcessorRecord;
            $($($further)*)?
        }
    };
}

/// Hands every noun that lies in tables by [`Rows`](super::rows::Rows) to a macro: those that people make and edit, and those of
/// people's access and work. The latter are part of an installation, so they do not travel with an inventory.
#[macro_export]
macro_rules! each_stored {
    ($callback:ident $(, $($further:tt)*)?) => {
        $crate::each_noun! {
            $callback,
            accounts: Account;
            grants: Grant;
            tokens: ApiToken;
            submissions: Submission;
            comments: Comment;
            webhooks: Webhook;
            waivers: Waiver;
            rule_settings: RuleSetting;
            breaches: BreachCase;
            saved_reports: SavedReport;
            $($($further)*)?
        }
    };
}

/// What every noun of the inventory has in common.
pub trait Noun: Sized + Clone + PartialEq + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;

    /// Its key: stable, unique among its kind, never reused.
    fn key(&self) -> &Key<Self>;
    /// Sets the key, where it was left for us to make.
    fn set_key(&mut self, key: Key<Self>);
    /// The number of its row in the database; 0 before it is first written.
    fn row(&self) -> i32;
    /// Sets the number of its row.
    fn set_row(&mut self, row: i32);
    /// The version that edits are based on; rises by one at each.
    fn version(&self) -> i32;
    /// Sets the version.
    fn set_version(&mut self, version: i32);
    /// When it was archived.
    fn archived_on(&self) -> Option<Date>;
    /// Archives it.
    fn set_archived_on(&mut self, day: Option<Date>);
}

/// What refers to nouns by key.
pub trait Refers {
    /// Shows every reference, with the place it stands in.
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str));
}

/// What can be read from JSON with every problem told, not only the first.
pub trait Read: Sized {
    /// Reads a value. `None` when something in it was wrong, and then `problems` has grown.
    fn read(value: serde_json::Value, at: &mut Path, problems: &mut Problems) -> Option<Self>;
}

/// Declares a part that a noun owns: a struct for memory, JSON and GraphQL.
#[macro_export]
macro_rules! part {
    (
        $(#[$meta:meta])*
        $name:ident $input:tt {
            $(requires { $($(#[$qm:meta])* $q:ident: $qt:ty,)* })?
            $(needs { $($(#[$nm:meta])* $n:ident: $nt:ty,)* })?
            $(stated { $($(#[$sm:meta])* $s:ident: $st:ty,)* })?
            $(refers { $($(#[$rm:meta])* $r:ident: $rt:ty,)* })?
            $(parts { $($(#[$pm:meta])* $p:ident: $pt:ty,)* })?
        }
    ) => {
        #[derive(
            Clone, Debug, PartialEq, async_graphql::SimpleObject, async_graphql::InputObject,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        $(#[$meta])*
        #[graphql(input_name = $input)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $($($(#[$qm])* pub $q: $qt,)*)?
            $($($(#[$nm])* #[graphql(skip_output)] pub $n: $nt,)*)?
            $($($(#[$sm])* #[graphql(default)] #[serde(default, skip_serializing_if = "crate::records::noun::unsaid")] pub $s: $st,)*)?
            $($($(#[$rm])* #[graphql(default, skip_output)] #[serde(default, skip_serializing_if = "crate::records::noun::unsaid")] pub $r: $rt,)*)?
            $($($(#[$pm])* #[graphql(default)] #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $p: Vec<$pt>,)*)?
        }

        impl $crate::records::noun::Read for $name {
            fn read(value: serde_json::Value, at: &mut $crate::records::problem::Path, problems: &mut $crate::records::problem::Problems) -> Option<Self> {
                let mut fields = $crate::records::noun::Fields::of(value, at, problems)?;
                $($(let $q = fields.required(stringify!($q), at, problems);)*)?
                $($(let $n = fields.required(stringify!($n), at, problems);)*)?
                $($(let $s = fields.stated(stringify!($s), at, problems);)*)?
                $($(let $r = fields.stated(stringify!($r), at, problems);)*)?
                $($(let $p = fields.parts(stringify!($p), at, problems);)*)?
                fields.finish(at, problems);
                Some(Self { $($($q: $q?,)*)? $($($n: $n?,)*)? $($($s: $s?,)*)? $($($r: $r?,)*)? $($($p: $p?,)*)? })
            }
        }

        impl $crate::records::noun::Refers for $name {
            #[allow(unused_variables, reason = "a part may refer to nothing")]
            fn each_reference(
                &self,
                at: &mut $crate::records::problem::Path,
                visit: &mut dyn FnMut(&$crate::records::problem::Path, $crate::records::noun::Kind, &str),
            ) {
                #[allow(unused_imports, reason = "it may refer to nothing")]
                use $crate::records::noun::{Refers, camel};
                $($(at.at(camel(stringify!($n)), |at| Refers::each_reference(&self.$n, at, visit));)*)?
                $($(at.at(camel(stringify!($r)), |at| Refers::each_reference(&self.$r, at, visit));)*)?
                $($(at.at(camel(stringify!($p)), |at| Refers::each_reference(&self.$p, at, visit));)*)?
            }
        }
    };
}

/// Declares a noun: a struct for memory, JSON and GraphQL, and the patch that edits it.
#[macro_export]
macro_rules! noun {
    (
        $(#[$meta:meta])*
        $name:ident $input:tt, $patch:ident $patch_input:tt {
            requires { $($(#[$qm:meta])* $q:ident: $qt:ty,)* }
            $(needs { $($(#[$nm:meta])* $n:ident: $nt:ty,)* })?
            stated { $($(#[$sm:meta])* $s:ident: $st:ty,)* }
            $(refers { $($(#[$rm:meta])* $r:ident: $rt:ty,)* })?
            $(parts { $($(#[$pm:meta])* $p:ident: $pt:ty,)* })?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Debug, PartialEq, async_graphql::SimpleObject, async_graphql::InputObject,
            serde::Serialize, schemars::JsonSchema,
        )]
        #[graphql(complex, input_name = $input)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            #[graphql(skip)]
            #[serde(skip)]
            #[doc = "The number of its row; 0 before it is first written."]
            pub row: i32,
            /// The version that edits are based on; rises by one at each.
            #[graphql(skip_input)]
            #[serde(skip)]
            pub version: i32,
            /// Its key: stable, unique among its kind, never reused. Made from the name when left out.
            #[graphql(default, skip_output)]
            pub key: $crate::records::noun::Key<$name>,
            /// The day it was archived.
            #[graphql(skip_input)]
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub archived_on: Option<entity::Date>,
            $($(#[$qm])* pub $q: $qt,)*
            $($($(#[$nm])* #[graphql(skip_output)] pub $n: $nt,)*)?
            $($(#[$sm])* #[graphql(default)] #[serde(default, skip_serializing_if = "crate::records::noun::unsaid")] pub $s: $st,)*
            $($($(#[$rm])* #[graphql(default, skip_output)] #[serde(default, skip_serializing_if = "crate::records::noun::unsaid")] pub $r: $rt,)*)?
            $($($(#[$pm])* #[graphql(default)] #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $p: Vec<$pt>,)*)?
        }

        #[doc = concat!("What to change in a ", stringify!($name), ". A field left out stays as it is; null empties it.")]
        #[derive(Clone, Debug, Default, async_graphql::InputObject)]
        #[graphql(name = $patch_input)]
        pub struct $patch {
            $($(#[$qm])* pub $q: async_graphql::MaybeUndefined<$qt>,)*
            $($($(#[$nm])* pub $n: async_graphql::MaybeUndefined<$nt>,)*)?
            $($(#[$sm])* pub $s: async_graphql::MaybeUndefined<$st>,)*
            $($($(#[$rm])* pub $r: async_graphql::MaybeUndefined<$rt>,)*)?
            $($($(#[$pm])* pub $p: async_graphql::MaybeUndefined<Vec<$pt>>,)*)?
        }

        impl $crate::records::noun::Patch<$name> for $patch {
            fn apply(self, noun: &mut $name, problems: &mut $crate::records::problem::Problems) {
                let at = &mut $crate::records::problem::Path::default();
                $(match self.$q {
                    async_graphql::MaybeUndefined::Undefined => {}
                    async_graphql::MaybeUndefined::Null => problems.add_at(at, $crate::records::noun::camel(stringify!($q)), $crate::records::problem::ProblemCode::Required, ""),
                    async_graphql::MaybeUndefined::Value(value) => noun.$q = value,
                })*
                $($(match self.$n {
                    async_graphql::MaybeUndefined::Undefined => {}
                    async_graphql::MaybeUndefined::Null => problems.add_at(at, $crate::records::noun::camel(stringify!($n)), $crate::records::problem::ProblemCode::Required, ""),
                    async_graphql::MaybeUndefined::Value(value) => noun.$n = value,
                })*)?
                $(match self.$s {
                    async_graphql::MaybeUndefined::Undefined => {}
                    async_graphql::MaybeUndefined::Null => noun.$s = Default::default(),
                    async_graphql::MaybeUndefined::Value(value) => noun.$s = value,
                })*
                $($(match self.$r {
                    async_graphql::MaybeUndefined::Undefined => {}
                    async_graphql::MaybeUndefined::Null => noun.$r = Default::default(),
                    async_graphql::MaybeUndefined::Value(value) => noun.$r = value,
                })*)?
                $($(match self.$p {
                    async_graphql::MaybeUndefined::Undefined => {}
                    async_graphql::MaybeUndefined::Null => noun.$p = Vec::new(),
                    async_graphql::MaybeUndefined::Value(value) => noun.$p = value,
                })*)?
            }
        }

        impl $crate::records::noun::Noun for $name {
            const KIND: $crate::records::noun::Kind = $crate::records::noun::Kind::$name;

            fn key(&self) -> &$crate::records::noun::Key<Self> {
                &self.key
            }
            fn set_key(&mut self, key: $crate::records::noun::Key<Self>) {
                self.key = key;
            }
            fn row(&self) -> i32 {
                self.row
            }
            fn set_row(&mut self, row: i32) {
                self.row = row;
            }
            fn version(&self) -> i32 {
                self.version
            }
            fn set_version(&mut self, version: i32) {
                self.version = version;
            }
            fn archived_on(&self) -> Option<entity::Date> {
                self.archived_on
            }
            fn set_archived_on(&mut self, day: Option<entity::Date>) {
                self.archived_on = day;
            }
        }

        impl $crate::records::noun::Read for $name {
            fn read(value: serde_json::Value, at: &mut $crate::records::problem::Path, problems: &mut $crate::records::problem::Problems) -> Option<Self> {
                let mut fields = $crate::records::noun::Fields::of(value, at, problems)?;
                let key = fields.required("key", at, problems);
                let archived_on = fields.stated("archived_on", at, problems);
                $(let $q = fields.required(stringify!($q), at, problems);)*
                $($(let $n = fields.required(stringify!($n), at, problems);)*)?
                $(let $s = fields.stated(stringify!($s), at, problems);)*
                $($(let $r = fields.stated(stringify!($r), at, problems);)*)?
                $($(let $p = fields.parts(stringify!($p), at, problems);)*)?
                fields.finish(at, problems);
                Some(Self {
                    row: 0, version: 0, key: key?, archived_on: archived_on?,
                    $($q: $q?,)* $($($n: $n?,)*)? $($s: $s?,)* $($($r: $r?,)*)? $($($p: $p?,)*)?
                })
            }
        }

        impl $crate::records::noun::Refers for $name {
            #[allow(unused_variables, reason = "a noun may refer to nothing")]
            fn each_reference(
                &self,
                at: &mut $crate::records::problem::Path,
                visit: &mut dyn FnMut(&$crate::records::problem::Path, $crate::records::noun::Kind, &str),
            ) {
                #[allow(unused_imports, reason = "it may refer to nothing")]
                use $crate::records::noun::{Refers, camel};
                $($(at.at(camel(stringify!($n)), |at| Refers::each_reference(&self.$n, at, visit));)*)?
                $($(at.at(camel(stringify!($r)), |at| Refers::each_reference(&self.$r, at, visit));)*)?
                $($(at.at(camel(stringify!($p)), |at| Refers::each_reference(&self.$p, at, visit));)*)?
            }
        }
    };
}

/// What an edit changes in a noun: absent, null and a value are three things.
pub trait Patch<N> {
    /// Applies the change; problems where something required would be emptied.
    fn apply(self, noun: &mut N, problems: &mut Problems);
}

/// Declares a noun that comes about by acts of its own, never by a general edit: a struct for memory, the log and GraphQL. What it
/// `hides` is in memory and in the tables only.
#[macro_export]
macro_rules! acted {
    (
        $(#[$meta:meta])*
        $name:ident {
            shown { $($(#[$sm:meta])* $s:ident: $st:ty,)* }
            refers { $($(#[$rm:meta])* $r:ident: $rt:ty,)* }
            $(hidden { $($(#[$hm:meta])* $h:ident: $ht:ty,)* })?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, async_graphql::SimpleObject, serde::Serialize, serde::Deserialize)]
        #[graphql(complex)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            /// The number of its row; 0 before it is first written.
            #[graphql(skip)]
            #[serde(skip)]
            pub row: i32,
            /// Rises by one at each act.
            #[serde(skip)]
            pub version: i32,
            /// Its key: a number, which says nothing about anybody.
            #[graphql(skip)]
            pub key: $crate::records::noun::Key<$name>,
            /// The day it was put away.
            #[graphql(skip)]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub archived_on: Option<entity::Date>,
            $($(#[$sm])* #[serde(skip_serializing_if = "crate::records::noun::unsaid")] pub $s: $st,)*
            $($(#[$rm])* #[graphql(skip)] #[serde(skip_serializing_if = "crate::records::noun::unsaid")] pub $r: $rt,)*
            $($($(#[$hm])* #[graphql(skip)] #[serde(skip)] pub $h: $ht,)*)?
        }

        impl $crate::records::noun::Noun for $name {
            const KIND: $crate::records::noun::Kind = $crate::records::noun::Kind::$name;

            fn key(&self) -> &$crate::records::noun::Key<Self> {
                &self.key
            }
            fn set_key(&mut self, key: $crate::records::noun::Key<Self>) {
                self.key = key;
            }
            fn row(&self) -> i32 {
                self.row
            }
            fn set_row(&mut self, row: i32) {
                self.row = row;
            }
            fn version(&self) -> i32 {
                self.version
            }
            fn set_version(&mut self, version: i32) {
                self.version = version;
            }
            fn archived_on(&self) -> Option<entity::Date> {
                self.archived_on
            }
            fn set_archived_on(&mut self, day: Option<entity::Date>) {
                self.archived_on = day;
            }
        }

        impl $crate::records::noun::Refers for $name {
            fn each_reference(
                &self,
                at: &mut $crate::records::problem::Path,
                visit: &mut dyn FnMut(&$crate::records::problem::Path, $crate::records::noun::Kind, &str),
            ) {
                use $crate::records::noun::{Refers, camel};
                $(at.at(camel(stringify!($r)), |at| Refers::each_reference(&self.$r, at, visit));)*
            }
        }

        impl $crate::records::noun::Read for $name {
            fn read(value: serde_json::Value, at: &mut $crate::records::problem::Path, problems: &mut $crate::records::problem::Problems) -> Option<Self> {
                $crate::records::noun::read_value(value, at, problems)
            }
        }
    };
}
