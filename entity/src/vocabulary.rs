//! What are the words of the inventory? One enum for the database, the exchange format and the API: the value's name in
//! capitals is what all three carry, and its doc comment is the API's description.

use async_graphql::Enum;
use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Declares an enum whose values have the same name in the database, in JSON and in GraphQL.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident,)* })*) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            EnumIter, DeriveActiveEnum, Enum, Serialize, Deserialize, JsonSchema,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name {
            $($(#[$value_meta])* $value,)*
        }
    )*};
}

words! {
    /// A yes or no that may also be unsaid. "Not stated" is reported as such and never read as "no".
    #[derive(Default)]
    Answer {
        /// Nobody has said yes or no.
        #[default]
        NotStated,
        /// Stated: yes.
        Yes,
        /// Stated: no.
        No,
    }

    /// A language of notices and screens (BCP 47).
    #[derive(Default)]
    Language {
        /// Finnish.
        #[default]
        Fi,
        /// Swedish.
        Sv,
        /// English.
        En,
    }

    /// Lawfulness of processing, Art. 6(1).
    LegalBasis {
        /// The person has given consent, Art. 6(1)(a).
        Consent,
        /// Necessary for a contract with the person, Art. 6(1)(b).
        Contract,
        /// Necessary for a legal obligation of the controller, Art. 6(1)(c).
        LegalObligation,
        /// Necessary to protect someone's vital interests, Art. 6(1)(d).
        VitalInterests,
        /// Necessary for a task in the public interest or the exercise of official authority, Art. 6(1)(e).
        PublicTask,
        /// Necessary for legitimate interests, Art. 6(1)(f); not for public authorities in their tasks.
        LegitimateInterests,
    }

    /// Condition that lifts the prohibition on special categories, Art. 9(2).
    SpecialCondition {
        /// Explicit consent, Art. 9(2)(a).
        ExplicitConsent,
        /// Employment, social security and social protection law, Art. 9(2)(b).
        EmploymentAndSocialProtection,
        /// Vital interests of a person who cannot consent, Art. 9(2)(c).
        VitalInterests,
        /// Foundation, association or other not-for-profit body, Art. 9(2)(d).
        NotForProfitBody,
        /// Manifestly made public by the person, Art. 9(2)(e).
        MadePublic,
        /// Legal claims or courts, Art. 9(2)(f).
        LegalClaims,
        /// Substantial public interest on the basis of law, Art. 9(2)(g).
        SubstantialPublicInterest,
        /// Health or social care, Art. 9(2)(h).
        HealthOrSocialCare,
        /// Public interest in public health, Art. 9(2)(i).
        PublicHealth,
        /// Archiving, research or statistics, Art. 9(2)(j).
        ArchivingResearchStatistics,
    }

    /// Special categories of personal data, Art. 9(1).
    SpecialCategory {
        /// Racial or ethnic origin.
        RacialOrEthnicOrigin,
        /// Political opinions.
        PoliticalOpinions,
        /// Religious or philosophical beliefs.
        ReligiousOrPhilosophicalBeliefs,
        /// Trade union membership.
        TradeUnionMembership,
        /// Genetic data.
        GeneticData,
        /// Biometric data for identifying a person.
        BiometricData,
        /// Data concerning health.
        Health,
        /// Sex life or sexual orientation.
        SexLifeOrOrientation,
    }

    /// Right of the data subject, Art. 7(3), 15-22 and 77.
    Right {
        /// Right of access, Art. 15.
        Access,
        /// Right to rectification, Art. 16.
        Rectification,
        /// Right to erasure, Art. 17.
        Erasure,
        /// Right to restriction of processing, Art. 18.
        Restriction,
        /// Right to data portability, Art. 20.
        Portability,
        /// Right to object, Art. 21.
        Objection,
        /// Right not to be subject to a decision based solely on automated processing, Art. 22.
        AutomatedDecisions,
        /// Right to withdraw consent, Art. 7(3).
        WithdrawConsent,
        /// Right to lodge a complaint with a supervisory authority, Art. 77.
        Complaint,
    }

    /// Whether a right follows from a basis.
    RightHolds {
        /// It does.
        Yes,
        /// It does not.
        No,
        /// Where the processing is carried out by automated means.
        WhenAutomated,
    }

    /// The form in which a register is kept.
    RegisterForm {
        /// Kept in an information system.
        Electronic,
        /// Kept on paper or otherwise by hand.
        Manual,
    }

    /// Where a register is in its life.
    #[derive(Default)]
    LifeCycle {
        /// Planned, not yet in use.
        Planned,
        /// In use.
        #[default]
        Active,
        /// No longer added to; data still kept.
        Closed,
        /// Data erased or moved to an archive.
        Disposed,
    }

    /// Whom a register's notice speaks to.
    #[derive(Default)]
    Audience {
        /// Residents and customers: the notice is for everyone.
        #[default]
        Public,
        /// The controller's own staff.
        Staff,
    }

    /// What kind of body a controller is, Art. 4(7).
    #[derive(Default)]
    ControllerKind {
        /// A city or another municipality.
        #[default]
        City,
        /// A body inside a municipality: a board or committee.
        Body,
        /// A company a municipality owns.
        Company,
        /// A joint municipal authority.
        JointAuthority,
        /// A state authority.
        State,
        /// A wellbeing services county.
        WellbeingCounty,
        /// A private body.
        Private,
    }

    /// What kind of recipient, Art. 4(9).
    #[derive(Default)]
    RecipientKind {
        /// An authority.
        Authority,
        /// Another controller.
        Controller,
        /// A private party.
        PrivateParty,
        /// The public.
        Public,
        /// A category of recipients rather than one.
        #[default]
        Category,
    }

    /// What kind of source outside the controller, Art. 14(2)(f).
    #[derive(Default)]
    SourceKind {
        /// An authority.
        #[default]
        Authority,
        /// A company.
        Company,
        /// A source open to the public.
        PublicSource,
        /// Another controller.
        OtherController,
    }

    /// What can hold or receive personal data: a node of the graph.
    NodeKind {
        /// A category of data subjects.
        Subjects,
        /// A register.
        Register,
        /// An information system or service.
        Service,
        /// A processor.
        Processor,
        /// A recipient.
        Recipient,
        /// A source outside the controller.
        Source,
    }

    /// What kind of movement of data a flow is.
    #[derive(Default)]
    FlowKind {
        /// Data are collected into a register.
        #[default]
        Collection,
        /// Data move inside the controller.
        Internal,
        /// A processor processes them for the controller, Art. 28.
        Processing,
        /// A processor uses another processor, Art. 28(2) and (4).
        SubProcessing,
        /// Data are disclosed to a recipient, Art. 30(1)(d).
        Disclosure,
    }

    /// How data move.
    FlowMeans {
        /// A technical interface.
        Interface,
        /// A file.
        File,
        /// Bought.
        Purchase,
        /// Viewing access.
        ViewingAccess,
        /// A form or service the person fills in or uses.
        Form,
        /// A conversation: call, chat, visit.
        Conversation,
        /// Recorded automatically when a service is used.
        Automatic,
        /// On paper.
        Paper,
    }

    /// How often data move.
    Frequency {
        /// Continuously.
        Continuous,
        /// Daily.
        Daily,
        /// Weekly.
        Weekly,
        /// Monthly.
        Monthly,
        /// Yearly.
        Yearly,
        /// When needed.
        OnDemand,
        /// Once.
        Once,
    }

    /// What a transfer outside the EEA rests on, Art. 45-49.
    TransferMechanism {
        /// An adequacy decision, Art. 45.
        AdequacyDecision,
        /// A legally binding instrument between public bodies, Art. 46(2)(a).
        PublicBodiesInstrument,
        /// Binding corporate rules, Art. 46(2)(b) and 47.
        BindingCorporateRules,
        /// Standard clauses of the Commission, Art. 46(2)(c).
        StandardClausesCommission,
        /// Standard clauses of a supervisory authority, Art. 46(2)(d).
        StandardClausesAuthority,
        /// An approved code of conduct, Art. 46(2)(e).
        CodeOfConduct,
        /// An approved certification, Art. 46(2)(f).
        Certification,
        /// Contractual clauses authorised by the authority, Art. 46(3)(a).
        AuthorisedClauses,
        /// Provisions in administrative arrangements, Art. 46(3)(b).
        AdministrativeArrangement,
        /// Explicit consent, Art. 49(1)(a).
        ExplicitConsent,
        /// A contract with the person, Art. 49(1)(b).
        ContractWithPerson,
        /// A contract in the person's interest, Art. 49(1)(c).
        ContractInInterest,
        /// Important reasons of public interest, Art. 49(1)(d).
        PublicInterest,
        /// Legal claims, Art. 49(1)(e).
        LegalClaims,
        /// Vital interests, Art. 49(1)(f).
        VitalInterests,
        /// A transfer from a public register, Art. 49(1)(g).
        PublicRegister,
    }

    /// What happens when the time limit is reached, Art. 30(1)(f).
    AfterRetention {
        /// The data are deleted.
        Delete,
        /// The data are made anonymous.
        Anonymise,
        /// The data are kept permanently, as archive law decides.
        KeepPermanently,
    }

    /// The event a time limit for erasure is counted from.
    RetentionStart {
        /// When the data were recorded.
        Recording,
        /// When the processing started.
        StartOfProcessing,
        /// The last contact with the person.
        LastContact,
        /// The order or booking.
        Order,
        /// The decision in the matter.
        Decision,
        /// The end of the customer or employment relationship.
        EndOfRelationship,
        /// The end of the calendar or financial year.
        EndOfYear,
        /// The end of the project or pilot.
        EndOfProject,
        /// When the need for the data ends.
        EndOfNeed,
        /// The person's request.
        Request,
        /// The person's birth.
        Birth,
        /// Another event, told in the text beside it.
        Event,
    }

    /// Kind of security measure, Art. 32(1).
    SecurityMeasureKind {
        /// Access by role and personal rights.
        AccessRights,
        /// User names, passwords and other authentication.
        Authentication,
        /// Log of use.
        Logging,
        /// Encryption of traffic or storage.
        Encryption,
        /// Locked and supervised premises.
        PhysicalSecurity,
        /// Duty or undertaking of secrecy.
        Confidentiality,
        /// Training and instructions.
        Training,
        /// Duties laid on a supplier.
        SupplierDuties,
        /// Use limited to what is needed.
        Minimisation,
        /// Pseudonymisation or anonymisation.
        Pseudonymisation,
        /// Backups and recovery.
        Backup,
        /// Controlled maintenance access.
        Maintenance,
        /// Supervision and audits.
        Supervision,
    }

    /// Publicity of the documents, Act 906/2019 section 28 and Act 621/1999.
    Publicity {
        /// Public.
        Public,
        /// Partly secret.
        PartlySecret,
        /// Secret.
        Secret,
    }

    /// A part of a register's record.
    RegisterPart {
        /// The whole record.
        Whole,
        /// Identity.
        Identity,
        /// Who is responsible.
        Who,
        /// Purposes and lawful bases.
        Purposes,
        /// Data groups.
        DataGroups,
        /// Sources.
        Sources,
        /// Recipients.
        Recipients,
        /// Transfers outside the EEA.
        Transfers,
        /// Time limits for erasure.
        Retention,
        /// Security.
        Security,
        /// Automated decisions and profiling.
        AutomatedDecisions,
        /// Publicity of documents.
        Publicity,
        /// Assessments.
        Assessments,
    }

    /// Kind of assessment.
    #[derive(Default)]
    AssessmentKind {
        /// Data protection impact assessment, Art. 35.
        #[default]
        DataProtectionImpact,
        /// Transfer impact assessment, Art. 46.
        TransferImpact,
        /// Balancing of legitimate interests, Art. 6(1)(f).
        LegitimateInterests,
    }

    /// State of an assessment.
    #[derive(Default)]
    AssessmentState {
        /// Planned.
        #[default]
        Planned,
        /// Under way.
        InProgress,
        /// Done.
        Done,
        /// Found not to be required; the reason is told.
        NotRequired,
    }

    /// Level of the risk that remains.
    RiskLevel {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High: prior consultation, Art. 36.
        High,
    }

    /// How a processor may engage another one, Art. 28(2).
    SubProcessorAuthorisation {
        /// General written authorisation.
        General,
        /// Specific authorisation each time.
        Specific,
    }

    /// What an adequacy decision covers, Art. 45.
    AdequacyScope {
        /// The whole country.
        WholeCountry,
        /// Certified companies only.
        CertifiedCompanies,
        /// A part told in its note.
        Limited,
    }

    /// How far a row of law has been checked against its source.
    #[derive(Default)]
    Checked {
        /// Seen in the source named.
        Seen,
        /// Seen in part.
        SeenInPart,
        /// General knowledge, not checked against the statute.
        #[default]
        GeneralKnowledge,
    }

    /// Who gave an act.
    #[derive(Default)]
    Jurisdiction {
        /// European Union.
        Eu,
        /// Finland.
        #[default]
        Fi,
    }

    /// State of a published version of a notice.
    #[derive(Default)]
    NoticeState {
        /// In force.
        #[default]
        InForce,
        /// Replaced by a later version.
        Superseded,
        /// Withdrawn, with a reason.
        Withdrawn,
    }

    /// A role that a grant gives.
    Role {
        /// Contact of a department.
        Contact,
        /// Data protection officer, Art. 37.
        Dpo,
        /// Auditor.
        Auditor,
        /// Administrator of accounts, grants and settings.
        Admin,
    }

    /// What a token is for. It carries no more than the grants of its account, and of those only what its scopes name.
    Scope {
        /// Read published notices, the law and the code lists.
        ReadPublished,
        /// Read the inventory.
        ReadInventory,
        /// Change the inventory.
        EditInventory,
        /// Approve, publish and withdraw notices.
        Publish,
        /// Read history and the log.
        ReadLog,
        /// Manage accounts, grants, tokens and webhooks.
        Manage,
    }

    /// How much a finding weighs.
    #[derive(Default)]
    Severity {
        /// The notice cannot be published until it is put right or waived.
        #[default]
        Error,
        /// Something is likely wrong.
        Warning,
        /// Something could be better.
        Advice,
    }

    /// Who uses an account.
    #[derive(Default)]
    AccountKind {
        /// A person, who signs in.
        #[default]
        Person,
        /// A program, which comes with a token.
        Service,
    }

    /// How something submitted for publishing stands.
    #[derive(Default)]
    SubmissionState {
        /// It waits for a decision.
        #[default]
        Waiting,
        /// It was approved, to be published at a moment to come.
        Scheduled,
        /// It was approved and published.
        Published,
        /// It was returned with a reason.
        Returned,
        /// Who submitted it took it back.
        TakenBack,
        /// A later submission of the same register took its place.
        Replaced,
    }

    /// How much a breach endangers the rights and freedoms of people, Art. 33(1) and 34(1).
    BreachRisk {
        /// Unlikely to: the authority need not be told.
        Unlikely,
        /// A risk: the authority is told.
        Risk,
        /// A high risk: the people concerned are told as well.
        High,
    }

    /// What is expected of a saved report.
    #[derive(Default)]
    ReportExpectation {
        /// Nothing: it is kept to be read.
        #[default]
        None,
        /// It has no row.
        MustStayEmpty,
        /// It has no more rows than when this was last so.
        MustNotGrow,
    }

    /// What came of running a saved report.
    ReportOutcome {
        /// It is as expected.
        Met,
        /// It is not as expected.
        NotMet,
        /// It could not be run.
        Failed,
    }

    /// Why a saved report could not be run.
    ReportFailure {
        /// The account it is run for is closed or gone.
        OwnerGone,
        /// Its owner may run reports no more.
        Forbidden,
        /// What it is narrowed to, or is about, is not there or is out of its owner's reach.
        NotThere,
        /// There is no such report any more.
        UnknownReport,
        /// An error of the program; its log tells more.
        Internal,
    }

    /// What was done, in the log (Art. 5(2)).
    LogAct {
        /// Created.
        Create,
        /// Edited.
        Edit,
        /// Archived.
        Archive,
        /// Submitted for approval.
        Submit,
        /// Taken back by whoever submitted it.
        TakeBack,
        /// Returned to its author, with a reason.
        Return,
        /// Approved.
        Approve,
        /// Published.
        Publish,
        /// Withdrawn from the public.
        Withdraw,
        /// Found to be still true, Art. 5(2).
        Confirm,
        /// Commented on.
        Comment,
        /// A comment settled.
        Settle,
        /// Given to another to answer for.
        Reassign,
        /// Signed in.
        SignIn,
        /// Refused at sign-in.
        RefuseSignIn,
        /// Signed out.
        SignOut,
        /// A finding waived.
        Waive,
        /// A waiver ended.
        EndWaiver,
        /// Given a role and its reach.
        Grant,
        /// A role taken back.
        Revoke,
        /// A token issued.
        IssueToken,
        /// A token revoked.
        RevokeToken,
        /// A setting changed.
        ChangeSetting,
        /// Exported.
        Export,
        /// Imported.
        Import,
        /// A delivery that had been given up tried again.
        RetryDelivery,
        /// The log itself read.
        ReadLog,
        /// A person's values erased from the log, Art. 17.
        ErasePerson,
        /// The log begun, and its first signing key named.
        BeginLog,
        /// Taken into the log as it stood: it was there before the log, or came with a version of the program.
        Adopt,
        /// The signing key of the log replaced.
        RotateKey,
        /// A rollback of the log accepted: entries that were once signed are gone.
        AcceptRollback,
    }

    /// What a webhook can be told of.
    WebhookEvent {
        /// A register was made, edited, confirmed or archived, or a flow at its end was.
        RegisterChanged,
        /// A notice was published.
        NoticePublished,
        /// A notice was withdrawn.
        NoticeWithdrawn,
        /// Something waits for somebody: a submission to approve, one that was returned, a comment that mentions somebody.
        TaskAssigned,
        /// Findings were raised in a register, Art. 5(2): by an edit, by a change of what stands around it, or by a new day.
        FindingRaised,
        /// Findings that had stood in a register were resolved.
        FindingResolved,
    }

    /// What became of a finding.
    FindingTurn {
        /// It was not there before.
        Raised,
        /// It is there no longer.
        Resolved,
    }

    /// Where the clock of a breach stands, Art. 33(1).
    BreachStage {
        /// The case was opened.
        Opened,
        /// A day is left to tell the authority.
        DayLeft,
        /// The 72 hours are over.
        Over,
    }

    /// How something that is to be told to somebody stands.
    #[derive(Default)]
    DeliveryState {
        /// It is yet to be delivered.
        #[default]
        Waiting,
        /// The receiver took it.
        Delivered,
        /// It could not be delivered, and is tried again only when somebody asks for that.
        Dead,
        /// Nobody is to be told any more: the receiver was closed, or may no longer read of it.
        Dropped,
    }

}

/// Several words in one column, comma between: `HEALTH,BIOMETRIC_DATA`.
pub fn join<E: ActiveEnum<Value = String>>(words: &[E]) -> String {
    words.iter().map(ActiveEnum::to_value).collect::<Vec<_>>().join(",")
}

/// The words of a column that [`join`] wrote. Fails on a word this program does not know.
pub fn split<E: ActiveEnum<Value = String>>(column: &str) -> Result<Vec<E>, DbErr> {
    column
        .split(',')
        .filter(|word| !word.is_empty())
        .map(|word| E::try_from_value(&word.to_owned()))
        .collect()
}
