//! What does a global id name? Every noun of the inventory, found again by its id.

use std::sync::Arc;

use async_graphql::{ID, Interface, Result};

use super::{history::may_read_history, request::Request};
use crate::records::{
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
    noun::{Key, Kind},
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

macro_rules! nodes {
    ($($(#[$meta:meta])* $noun:ident,)*) => {
        /// What has a global id: every noun of the inventory.
        #[derive(Interface)]
        #[graphql(field(name = "id", ty = "ID", desc = "The global id."))]
        pub enum Node {
            $($(#[$meta])* $noun(Arc<$noun>),)*
        }

        /// The noun with a global id, if the actor may read it. A malformed id names nothing.
        pub async fn find(request: &Request, id: &str) -> Result<Option<Node>> {
            let Some((word, key)) = id.split_once(':') else { return Ok(None) };
            let Some(kind) = Kind::from_word(word).filter(|_| !key.is_empty()) else { return Ok(None) };
            Ok(match kind {
                $(Kind::$noun => request.one(&Key::<$noun>::new(key)).await?.map(Node::$noun),)*
            })
        }

        /// Whether the actor may read a noun, and what happened to it.
        pub async fn tells_history(request: &Request, kind: Kind, key: &str) -> Result<bool> {
            Ok(match kind {
                $(Kind::$noun => match request.one(&Key::<$noun>::new(key)).await? {
                    Some(noun) => may_read_history(request, &*noun).await?,
                    None => false,
                },)*
            })
        }
    };
}

nodes! {
    /// Legal act.
    Act,
    /// Provision of an act.
    Provision,
    /// Country.
    Country,
    /// Adequacy decision.
    AdequacyDecision,
    /// Supervisory authority.
    SupervisoryAuthority,
    /// Category of data subjects.
    DataSubjectCategory,
    /// Category of personal data.
    PersonalDataCategory,
    /// Controller.
    Controller,
    /// Department.
    Department,
    /// Person.
    Person,
    /// Post.
    Post,
    /// Processor.
    Processor,
    /// Service.
    Service,
    /// Recipient.
    Recipient,
    /// Outside source.
    OutsideSource,
    /// Processing agreement.
    ProcessingAgreement,
    /// Assessment.
    Assessment,
    /// Register.
    Register,
    /// Data flow.
    DataFlow,
    /// Processor's record.
    ProcessorRecord,
    /// Version of a notice.
    NoticeVersion,
    /// Account.
    Account,
    /// Role granted to an account.
    Grant,
    /// Token of a program.
    ApiToken,
    /// Register submitted for publishing.
    Submission,
    /// Comment on a register.
    Comment,
    /// Address of a program that is told of what happens.
    Webhook,
    /// Finding that is waived.
    Waiver,
    /// How a controller uses a rule.
    RuleSetting,
    /// Breach of personal data.
    BreachCase,
    /// A report that is asked again and again.
    SavedReport,
}
