//! What is the stored shape of the inventory? One file per table, the words they share, and the three value types that
//! the database and the API have in common.
//!
//! The entities have no relations: the loader reads each table flat, in the order of its primary key, and puts the parts
//! together in one pass. The foreign keys are declared in the migration. What a column means is told at the field of the
//! same name in the noun (`records` in the main crate), not a second time here.

#![allow(missing_docs, reason = "the columns are documented at the nouns they store")]

pub mod account;
pub mod adequacy_decision;
pub mod agreement_register;
pub mod agreement_service;
pub mod api_token;
pub mod assessment;
pub mod assessment_register;
pub mod authority_contact;
pub mod breach_case;
pub mod breach_case_register;
pub mod breach_reminder;
pub mod comment;
pub mod comment_mention;
pub mod confirmation;
pub mod controller;
pub mod country;
pub mod data_flow;
pub mod data_flow_category;
pub mod data_flow_group;
pub mod data_flow_purpose;
pub mod data_group;
pub mod data_group_subject;
pub mod data_item;
pub mod data_subject_category;
#[warn(missing_docs)]
pub mod date;
pub mod delivery;
pub mod department;
#[warn(missing_docs)]
pub mod duration;
pub mod endpoint_health;
pub mod erasure_time_limit;
pub mod evidence_link;
pub mod finding_look;
pub mod finding_since;
pub mod finding_turn;
pub mod idempotency;
#[warn(missing_docs)]
pub mod language_text;
pub mod lawful_basis;
pub mod lawful_basis_provision;
pub mod legal_act;
pub mod log_entry;
pub mod node;
pub mod notice_version;
pub mod outbox;
pub mod outside_source;
pub mod person;
pub mod personal_data_category;
pub mod personal_value;
pub mod post;
pub mod processing_agreement;
pub mod processor;
pub mod processor_record;
pub mod processor_record_country;
pub mod processor_record_service;
pub mod provision;
pub mod purpose;
pub mod recipient;
pub mod register;
pub mod register_contact_post;
pub mod register_joint_controller;
pub mod register_publicity_provision;
pub mod revision;
pub mod right_by_basis;
pub mod rights_instruction;
pub mod role_grant;
pub mod role_grant_register;
pub mod rule_setting;
pub mod saved_report;
pub mod saved_report_result;
pub mod saved_report_run;
pub mod security_measure;
pub mod service;
pub mod service_country;
pub mod session;
pub mod sign_in_attempt;
pub mod special_category_ground;
pub mod special_category_ground_provision;
pub mod submission;
pub mod submission_content;
pub mod supervisory_authority;
pub mod token_use;
#[warn(missing_docs)]
pub mod vocabulary;
pub mod waiver;
pub mod webhook;

pub use date::Date;
pub use duration::Duration;
pub use language_text::LanguageText;
