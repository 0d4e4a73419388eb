//! What may the viewer do to what is shown? For each noun the acts that the API has on it, answered by the policy table.
//!
//! The table says who and where. Whether the state of a thing allows an act, such as revoking what was revoked already, is
//! told by the thing itself.

use async_graphql::{OutputType, Result, SimpleObject};
use entity::vocabulary::AccountKind;

use super::request::Request;
use crate::{
    access::{Action, Actor},
    notices::approval,
    records::{
        account::Account,
        agreement::ProcessingAgreement,
        api_token::ApiToken,
        assessment::Assessment,
        breach::BreachCase,
        category::{DataSubjectCategory, PersonalDataCategory},
        change::Managed,
        comment::Comment,
        controller::Controller,
        data_flow::DataFlow,
        department::Department,
        grant::Grant,
        law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
        notice_version::NoticeVersion,
        noun::Kind,
        outside_source::OutsideSource,
        post::{Person, Post},
        preferring,
        processor::Processor,
        processor_record::ProcessorRecord,
        reach::{Reached, View},
        recipient::Recipient,
        register::Register,
        rule_setting::RuleSetting,
        saved_report::SavedReport,
        service::Service,
        submission::Submission,
        tokening,
        waiver::Waiver,
        webhook::Webhook,
    },
};

/// A noun that people act on.
pub trait Acted: Reached {
    /// One answer for each act.
    type Can: OutputType;

    /// What the actor may do to it.
    fn can(&self, actor: &Actor, view: View<'_>) -> Self::Can;
}

/// What the viewer may do to a noun.
pub async fn viewer_can<N: Acted>(noun: &N, request: &Request) -> Result<N::Can> {
    let snapshot = request.snapshot();
    // What was loaded for this very request does not stand in its snapshot.
    let sight = match noun.key().owner() {
        Some(owner) => request.sight(owner).await?,
        None => None,
    };
    let view = View {
        shared: &snapshot.shared,
        holding: sight.as_ref().map(|sight| &*sight.holding),
    };
    Ok(noun.can(&request.actor, view))
}

/// What the viewer may do to a noun, by the policy table.
#[derive(Clone, Copy, Debug, Default, SimpleObject)]
#[expect(clippy::struct_excessive_bools, reason = "one answer for each act")]
pub struct ViewerCan {
    /// Edit it.
    pub edit: bool,
    /// Archive it.
    pub archive: bool,
    /// Comment on it.
    pub comment: bool,
    /// Confirm that its parts are still true, Art. 5(2).
    pub confirm: bool,
    /// Submit it for publishing.
    pub submit: bool,
    /// Approve, publish and withdraw its notice. False for what has no notice.
    pub publish: bool,
    /// Read its history.
    pub read_history: bool,
}

impl ViewerCan {
    /// What an actor may do to a noun that people make, edit and archive.
    fn of<N: Managed>(noun: &N, actor: &Actor, view: View<'_>) -> Self {
        let target = noun.target(view);
        let may = |action| actor.may(action, &target);
        let edit = may(noun.edit_action());
        let with_notice = N::KIND == Kind::Register;
        Self {
            edit,
            archive: edit,
            comment: with_notice && may(Action::Comment),
            confirm: with_notice && may(Action::ConfirmRegister),
            submit: with_notice && may(Action::SubmitRegister),
            publish: with_notice && may(Action::PublishNotice),
            read_history: noun.history_may_be_read(actor, view),
        }
    }
}

macro_rules! edited {
    ($($noun:ident,)*) => {$(
        impl Acted for $noun {
            type Can = ViewerCan;

            fn can(&self, actor: &Actor, view: View<'_>) -> ViewerCan {
                ViewerCan::of(self, actor, view)
            }
        }
    )*};
}

edited! {
    Act, Provision, Country, AdequacyDecision, SupervisoryAuthority, DataSubjectCategory, PersonalDataCategory, Department, Post,
    Processor, Service, Recipient, OutsideSource, ProcessingAgreement, Assessment, ProcessorRecord, DataFlow,
}

/// Declares what can be done to a noun beside, or instead of, editing and archiving it.
macro_rules! acts_on {
    ($(
        $(#[$meta:meta])*
        $noun:ident $can:ident $($general:ident)? |$this:ident, $actor:ident, $view:ident| {
            $($(#[$act_meta:meta])* $act:ident: $may:expr,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, SimpleObject)]
        pub struct $can {
            $(#[graphql(flatten)] $general: ViewerCan,)?
            $($(#[$act_meta])* $act: bool,)*
        }

        impl Acted for $noun {
            type Can = $can;

            fn can(&self, $actor: &Actor, $view: View<'_>) -> $can {
                let $this = self;
                $can {
                    $($general: ViewerCan::of($this, $actor, $view),)?
                    $($act: $may,)*
                }
            }
        }
    )*};
}

impl Acted for NoticeVersion {
    type Can = ViewerCan;

    fn can(&self, actor: &Actor, view: View<'_>) -> ViewerCan {
        // A notice is published and withdrawn, never edited.
        ViewerCan {
            publish: may(self, actor, view, Action::PublishNotice),
            ..ViewerCan::default()
        }
    }
}

fn may<N: Reached>(noun: &N, actor: &Actor, view: View<'_>, action: Action) -> bool {
    actor.may(action, &noun.target(view))
}

acts_on! {
    /// What the viewer may do to a register, by the policy table.
    Register RegisterViewerCan general |register, actor, view| {
        /// Waive what is found in it.
        waive_finding: may(register, actor, view, Action::WaiveFinding),
    }
    /// What the viewer may do to a controller, by the policy table.
    Controller ControllerViewerCan general |controller, actor, view| {
        /// Say how it uses rules.
        set_rule: may(controller, actor, view, Action::SetRule),
        /// Open a breach of its personal data as a case.
        open_breach: may(controller, actor, view, Action::HandleBreach),
        /// Save a report that is narrowed to all of it.
        save_report: may(controller, actor, view, Action::SaveReport),
    }
    /// What the viewer may do to a person, by the policy table.
    Person PersonViewerCan general |person, actor, view| {
        /// Erase it from the inventory and its history, Art. 17.
        erase: may(person, actor, view, Action::ErasePerson),
    }
    /// What the viewer may do to an account, by the policy table.
    Account AccountViewerCan general |account, actor, view| {
        /// Give it roles over what it works for.
        grant_role: may(account, actor, view, Action::ManageAccount),
        /// Say in which language its holder is written to, and whether a digest comes each week.
        set_messages: preferring::may_prefer(actor, account, view),
        /// Make and revoke its tokens.
        create_token: tokening::may_manage(actor, account, view),
        /// Have it told of what happens; false for people, who are written to.
        create_webhook: account.kind == AccountKind::Service && may(account, actor, view, Action::ManageWebhook),
    }
    /// What the viewer may do to a grant, by the policy table.
    Grant GrantViewerCan |grant, actor, view| {
        /// Revoke it.
        revoke: may(grant, actor, view, Action::ManageAccount),
    }
    /// What the viewer may do to a token, by the policy table.
    ApiToken ApiTokenViewerCan |token, actor, view| {
        /// Revoke it.
        revoke: tokening::may_revoke(actor, token, view),
    }
    /// What the viewer may do to what was submitted, by the policy table.
    Submission SubmissionViewerCan |submission, actor, view| {
        /// Take it back.
        take_back: may(submission, actor, view, approval::to_take_back(submission, actor)),
        /// Return it to its submitter.
        return_it: may(submission, actor, view, Action::PublishNotice),
        /// Approve it; false for the submitter where that takes another.
        approve: may(submission, actor, view, Action::PublishNotice) && !approval::takes_another(submission, actor, view.shared),
    }
    /// What the viewer may do to a comment, by the policy table.
    Comment CommentViewerCan |comment, actor, view| {
        /// Answer it.
        answer: may(comment, actor, view, Action::Comment),
        /// Settle it.
        settle: may(comment, actor, view, Action::Comment),
    }
    /// What the viewer may do to a waiver, by the policy table.
    Waiver WaiverViewerCan |waiver, actor, view| {
        /// End it.
        end: may(waiver, actor, view, Action::WaiveFinding),
    }
    /// What the viewer may do to a breach, by the policy table.
    BreachCase BreachCaseViewerCan |case, actor, view| {
        /// Write down what has become known of it or was done.
        record: may(case, actor, view, Action::HandleBreach),
        /// Close it.
        close: may(case, actor, view, Action::HandleBreach),
    }
    /// What the viewer may do to a saved report, by the policy table.
    SavedReport SavedReportViewerCan |saved, actor, view| {
        /// Change what it asks and expects, and how often it is run.
        edit: may(saved, actor, view, Action::SaveReport),
        /// Have it run at once.
        run: may(saved, actor, view, Action::SaveReport),
        /// Put it away.
        remove: may(saved, actor, view, Action::SaveReport),
    }
    /// What the viewer may do to a controller's setting of a rule, by the policy table.
    RuleSetting RuleSettingViewerCan |setting, actor, view| {
        /// Set the rule otherwise.
        set: may(setting, actor, view, Action::SetRule),
    }
    /// What the viewer may do to a webhook, by the policy table.
    Webhook WebhookViewerCan |webhook, actor, view| {
        /// Change, close and open it.
        edit: may(webhook, actor, view, Action::ManageWebhook),
        /// Give it a new secret.
        rotate_secret: may(webhook, actor, view, Action::ManageWebhook),
        /// Let what could not be delivered to it be tried again.
        retry_delivery: may(webhook, actor, view, Action::ManageWebhook),
    }
}

/// What the viewer may do to something a rule found, by the policy table.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct FindingViewerCan {
    /// Waive it.
    waive: bool,
}

impl FindingViewerCan {
    /// What the actor may do to what was found in a register.
    pub fn of(register: &Register, actor: &Actor, view: View<'_>) -> Self {
        Self {
            waive: may(register, actor, view, Action::WaiveFinding),
        }
    }
}

/// What the viewer may do to a delivery, by the policy table.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct DeliveryViewerCan {
    /// Let it be tried again, once it was given up.
    pub(super) retry: bool,
}
