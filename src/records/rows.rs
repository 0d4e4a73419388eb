//! How does the inventory lie in the tables? The conversion between nouns and rows, and how rows are read and written.
//!
//! A noun with all its parts becomes rows by itself ([`Stored::add_rows`]), and an edit writes the difference between the
//! rows before and the rows after, table by table. So there is one way into the database for a new register, an edit of one
//! word and a whole country's import, and no code that knows which part was touched.
//!
//! Reading goes the other way: each table is one `SELECT` in the order of its primary key, and the parts fall to their owners
//! in a single pass.

mod account;
mod agreement;
mod assessment;
mod breach;
mod category;
mod controller;
mod data_flow;
mod data_group;
mod department;
mod finding;
mod law;
mod outside_source;
mod parts;
mod post;
mod processor;
mod processor_record;
mod purpose;
mod read;
mod recipient;
mod register;
#[cfg(test)]
mod sample;
mod saved_report;
mod service;
#[cfg(test)]
mod tests;
mod upkeep;
mod webhook;
mod work;
mod write;

use std::{collections::HashMap, sync::Arc};

use sea_orm::{ConnectionTrait, DbErr};

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
    noun::{Key, Kind, Noun},
    outside_source::OutsideSource,
    post::{Person, Post},
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::Register,
    rule_setting::RuleSetting,
    saved_report::SavedReport,
    service::Service,
    submission::Submission,
    waiver::Waiver,
    webhook::Webhook,
};
use crate::each_stored;
use read::Held;

/// A noun that lies in tables of its own.
pub trait Stored: Noun {
    /// Adds the rows of the noun and its parts. What it refers to has been checked before.
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows);

    /// Takes the nouns of this kind out of rows that were loaded.
    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr>;
}

/// Who knows the number of a noun's row.
pub trait Numbers: Sync {
    /// The number of the row of a noun that is referred to; 0, which no row has, when it does not exist.
    fn row(&self, kind: Kind, key: &str) -> i32;
}

impl dyn Numbers + '_ {
    fn of<N: Noun>(&self, key: &Key<N>) -> i32 {
        self.row(N::KIND, key.as_str())
    }

    fn maybe<N: Noun>(&self, key: Option<&Key<N>>) -> Option<i32> {
        key.map(|key| self.of(key))
    }
}

/// Which part of the inventory is read at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What controllers share: law, code lists, the controllers themselves, processors, services, recipients, sources, and the
    /// flows that belong to no one controller.
    Shared,
    /// What one controller owns, by the number of its row.
    Controller(i32),
}

/// Declares the tables: those of nouns, by their key, then those of parts. Each with where its rows are held.
macro_rules! tables {
    (
        nouns { $($noun:ident: $noun_table:ident, $noun_held:expr;)* }
        parts { $($part:ident: $part_table:ident, $part_held:expr;)* }
    ) => {
        /// Rows of every table that nouns lie in.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[expect(missing_docs, reason = "one list for each table, with its name in the plural")]
        pub struct Rows {
            $(pub $noun: Vec<entity::$noun_table::Model>,)*
            $(pub $part: Vec<entity::$part_table::Model>,)*
            /// Keys of nouns outside the scope that was loaded, to which the rows refer.
            pub others: Vec<(i32, String)>,
        }

        impl Rows {
            /// Loads a part of the inventory, each table in the order of its primary key.
            pub async fn load(connection: &impl ConnectionTrait, scope: Scope) -> Result<Self, DbErr> {
                Ok(Self {
                    $($noun: read::table::<entity::$noun_table::Entity>(connection, $noun_held, scope).await?,)*
                    $($part: read::table::<entity::$part_table::Entity>(connection, $part_held, scope).await?,)*
                    others: read::others(connection, scope).await?,
                })
            }

            /// Makes the tables hold `after` where they held `before`. The connection must be in a transaction: foreign keys are
            /// looked at when it commits, so the rows may refer to each other in any order.
            pub async fn write(before: Self, after: Self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
                write::defer_foreign_keys(connection).await?;
                $(let mut $noun = write::Changes::<entity::$noun_table::Entity>::nouns(before.$noun, after.$noun);)*
                $(let mut $part = write::Changes::<entity::$part_table::Entity>::parts(before.$part, after.$part);)*
                $($part.delete(connection).await?;)*
                $($noun.delete(connection).await?;)*
                $($noun.update(connection).await?;)*
                $($noun.insert(connection).await?;)*
                $($part.insert(connection).await?;)*
                Ok(())
            }

            /// How many rows there are.
            pub fn len(&self) -> usize {
                0 $(+ self.$noun.len())* $(+ self.$part.len())*
            }

            /// True when there are none.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }
        }

        impl Keys {
            /// The keys of nouns by the numbers of their rows, as the rows themselves have them.
            pub fn of(rows: &Rows) -> Self {
                let mut own = HashMap::with_capacity(rows.others.len() $(+ rows.$noun.len())*);
                $(own.extend(rows.$noun.iter().map(|row| (row.id, Arc::from(&*row.key))));)*
                own.extend(rows.others.iter().map(|(id, key)| (*id, Arc::from(&**key))));
                Self { own, below: None }
            }
        }
    };
}

tables! {
    nouns {
        acts: legal_act, Held::Shared;
        provisions: provision, Held::Shared;
        countries: country, Held::Shared;
        adequacy_decisions: adequacy_decision, Held::Shared;
        supervisory_authorities: supervisory_authority, Held::Shared;
        data_subject_categories: data_subject_category, Held::Shared;
        personal_data_categories: personal_data_category, Held::Shared;
        controllers: controller, Held::Shared;
        departments: department, Held::Owned;
        people: person, Held::Owned;
        posts: post, Held::Owned;
        processors: processor, Held::Shared;
        services: service, Held::Shared;
        recipients: recipient, Held::Shared;
        outside_sources: outside_source, Held::Shared;
        agreements: processing_agreement, Held::Owned;
        assessments: assessment, Held::Owned;
        registers: register, Held::Owned;
        data_flows: data_flow, Held::Flow;
        processor_records: processor_record, Held::Owned;
        accounts: account, Held::Shared;
        grants: role_grant, Held::Shared;
        tokens: api_token, Held::Shared;
        submissions: submission, Held::Owned;
        comments: comment, Held::Owned;
        webhooks: webhook, Held::Shared;
        waivers: waiver, Held::Owned;
        rule_settings: rule_setting, Held::Owned;
        breaches: breach_case, Held::Owned;
        saved_reports: saved_report, Held::Shared;
    }
    parts {
        nodes: node, Held::Node;
        rights_by_basis: right_by_basis, Held::Shared;
        authority_contacts: authority_contact, Held::Shared;
        rights_instructions: rights_instruction, Held::Shared;
        service_countries: service_country, Held::Shared;
        agreement_services: agreement_service, Held::PartOf("agreement_id", "processing_agreement");
        agreement_registers: agreement_register, Held::PartOf("agreement_id", "processing_agreement");
        assessment_registers: assessment_register, Held::PartOf("assessment_id", "assessment");
        register_joint_controllers: register_joint_controller, Held::PartOf("register_id", "register");
        register_contact_posts: register_contact_post, Held::PartOf("register_id", "register");
        register_publicity_provisions: register_publicity_provision, Held::PartOf("register_id", "register");
        purposes: purpose, Held::PartOf("register_id", "register");
        lawful_bases: lawful_basis, Held::PartOf("register_id", "register");
        lawful_basis_provisions: lawful_basis_provision, Held::PartOf("register_id", "register");
        special_category_grounds: special_category_ground, Held::PartOf("register_id", "register");
        special_category_ground_provisions: special_category_ground_provision, Held::PartOf("register_id", "register");
        data_groups: data_group, Held::PartOf("register_id", "register");
        data_group_subjects: data_group_subject, Held::PartOf("register_id", "register");
        data_items: data_item, Held::PartOf("register_id", "register");
        erasure_time_limits: erasure_time_limit, Held::PartOf("register_id", "register");
        security_measures: security_measure, Held::PartOf("register_id", "register");
        confirmations: confirmation, Held::PartOf("register_id", "register");
        evidence_links: evidence_link, Held::PartOf("register_id", "register");
        data_flow_categories: data_flow_category, Held::PartOfFlow;
        data_flow_groups: data_flow_group, Held::PartOfFlow;
        data_flow_purposes: data_flow_purpose, Held::PartOfFlow;
        processor_record_services: processor_record_service, Held::PartOf("record_id", "processor_record");
        processor_record_countries: processor_record_country, Held::PartOf("record_id", "processor_record");
        grant_registers: role_grant_register, Held::Shared;
        breach_registers: breach_case_register, Held::PartOf("breach_id", "breach_case");
        comment_mentions: comment_mention, Held::PartOf("comment_id", "comment");
    }
}

/// The keys of nouns by the numbers of their rows: each text is held once, however many nouns refer to it.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    own: HashMap<i32, Arc<str>>,
    below: Option<Arc<Keys>>,
}

impl Keys {
    /// These keys, and where they know nothing, those of what controllers share.
    #[must_use]
    pub fn over(self, below: Arc<Self>) -> Self {
        Self {
            below: Some(below),
            ..self
        }
    }

    /// The key of the noun with this row.
    pub fn get(&self, row: i32) -> Option<&Arc<str>> {
        self.own.get(&row).or_else(|| self.below.as_ref()?.get(row))
    }

    /// Adds the key of a noun that is new.
    pub fn insert(&mut self, row: i32, key: Arc<str>) {
        self.own.insert(row, key);
    }

    fn shared(&self, row: i32) -> Result<Arc<str>, DbErr> {
        let key = self.get(row).map(Arc::clone);
        key.ok_or_else(|| DbErr::Custom(format!("row {row} is referred to, but no noun has it")))
    }

    fn key<N>(&self, row: i32) -> Result<Key<N>, DbErr> {
        self.shared(row).map(Key::new)
    }

    fn maybe<N>(&self, row: Option<i32>) -> Result<Option<Key<N>>, DbErr> {
        row.map(|row| self.key(row)).transpose()
    }
}

/// Declares the lists of nouns that rows become.
macro_rules! nouns {
    ($($list:ident: $noun:ident;)*) => {
        /// The nouns of a part of the inventory.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[expect(missing_docs, reason = "one list for each noun, with its name in the plural")]
        pub struct Nouns {
            $(pub $list: Vec<$noun>,)*
            /// Which right follows from which basis: law without a noun of its own.
            pub rights_by_basis: Vec<entity::right_by_basis::Model>,
        }

        impl Rows {
            /// The nouns that the rows make, which are in the order of their primary keys as [`Rows::load`] gives them.
            pub fn into_nouns(mut self, keys: &Keys) -> Result<Nouns, DbErr> {
                $(let $list = $noun::take_from(&mut self, keys)?;)*
                Ok(Nouns { $($list,)* rights_by_basis: self.rights_by_basis })
            }
        }

        impl Nouns {
            /// Adds the nouns of another scope, each list in the order of their rows.
            pub fn append(&mut self, other: Self) {
                $(self.$list.extend(other.$list);
                self.$list.sort_by_key(Noun::row);)*
                self.rights_by_basis.extend(other.rights_by_basis);
            }

            /// The rows of all nouns. The rights by basis are not among them: they come with a migration.
            pub fn rows(&self, numbers: &dyn Numbers) -> Rows {
                let mut rows = Rows::default();
                $(for noun in &self.$list {
                    noun.add_rows(numbers, &mut rows);
                })*
                rows
            }
        }
    };
}

each_stored!(nouns);
