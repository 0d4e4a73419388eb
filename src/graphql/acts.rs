//! How do people act on registers, on each other's work and on access? The mutations that are acts of their own, each with its
//! input and payload.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{
    LanguageText,
    vocabulary::{Language, RegisterPart, Role, Scope},
};

use super::{
    mutation::{acting, outcome},
    refusal::UserError,
    request::Request,
};
use crate::{
    notices::{
        approval::{self, NewSubmission},
        publish,
    },
    records::{
        account::Account,
        api_token::ApiToken,
        comment::Comment,
        confirming,
        controller::Controller,
        department::Department,
        discussing::{self, NewComment},
        erasing,
        grant::Grant,
        granting::{self, NewGrant},
        notice_version::NoticeVersion,
        noun::Key,
        post::Person,
        preferring::{Wishes, prefer},
        register::Register,
        submission::Submission,
        tokening::{self, NewToken},
    },
    sign_in::api_token::new_token,
};

/// Declares an act: its input, its payload, and the call of the domain.
macro_rules! act {
    (
        $act:ident, $doing:literal, $came:literal:
        $input:ident { $($(#[$meta:meta])* $field:ident: $type:ty,)* } =>
        $payload:ident { $result:ident: $noun:ident }
        |$given:ident, $request:ident, $actor:ident| $call:expr
    ) => {
        #[doc = concat!("What ", $doing, ".")]
        #[derive(InputObject)]
        pub struct $input {
            $($(#[$meta])* $field: $type,)*
            /// A key of the client's own: sent again with the same key, the same request applies once.
            idempotency_key: Option<String>,
            /// Given back in the payload, so that a client can tell its mutations apart.
            client_mutation_id: Option<String>,
        }

        #[doc = concat!("What came of ", $came, ".")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// As it is now; null when nothing was changed.
            $result: Option<Arc<$noun>>,
            /// What the person can correct; empty when all went well.
            user_errors: Vec<UserError>,
            /// What the input gave.
            client_mutation_id: Option<String>,
        }

        /// The act itself.
        pub(super) async fn $act(ctx: &Context<'_>, mut $given: $input) -> Result<$payload> {
            let $request = Request::of(ctx);
            let $actor = acting(ctx, $given.idempotency_key.take());
            let client_mutation_id = $given.client_mutation_id.take();
            let ($result, user_errors) = outcome($request, async move { $call.await }).await?;
            Ok($payload { $result, user_errors, client_mutation_id })
        }
    };
}

pub(super) use act;

act! {
    publish_notice, "publishes a notice", "publishing a notice":
    PublishNoticeInput {
        /// The register's global id.
        register: Key<Register>,
        /// The version of the register one has seen. When another has edited it since, nothing is published and STALE is told.
        version: i32,
    } =>
    PublishNoticePayload { notice: NoticeVersion }
    |input, request, actor| publish::publish(&request.inventory, &actor, &input.register, input.version, request.now)
}

act! {
    withdraw_notice, "withdraws a published version of a notice", "withdrawing a notice":
    WithdrawNoticeInput {
        /// The global id of the published version.
        id: Key<NoticeVersion>,
        /// The version of its state one has seen.
        version: i32,
        /// Why. Readers of the notice are told.
        reason: LanguageText,
    } =>
    WithdrawNoticePayload { notice: NoticeVersion }
    |input, request, actor| publish::withdraw(&request.inventory, &actor, &input.id, input.version, input.reason, request.now)
}

act! {
    submit_register, "submits a register for publishing", "submitting a register":
    SubmitRegisterInput {
        /// The register's global id.
        register: Key<Register>,
        /// The version of it one has seen. When another has edited it since, STALE is told.
        version: i32,
        /// What to say to whoever approves.
        message: Option<String>,
        /// What was wrong in the version in force, when this corrects it. Readers of the notice are told.
        correction: Option<LanguageText>,
    } =>
    SubmitRegisterPayload { submission: Submission }
    |input, request, actor| approval::submit(&request.inventory, &actor, NewSubmission { register: input.register, version: input.version, message: input.message, correction: input.correction.unwrap_or_default() }, request.now)
}

act! {
    take_back_submission, "takes back what was submitted", "taking back a submission":
    TakeBackSubmissionInput {
        /// Its global id.
        id: Key<Submission>,
        /// The version of it one has seen.
        version: i32,
    } =>
    TakeBackSubmissionPayload { submission: Submission }
    |input, request, actor| approval::take_back(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    return_submission, "returns what was submitted", "returning a submission":
    ReturnSubmissionInput {
        /// Its global id.
        id: Key<Submission>,
        /// The version of it one has seen.
        version: i32,
        /// Why. Its submitter is told.
        reason: String,
    } =>
    ReturnSubmissionPayload { submission: Submission }
    |input, request, actor| approval::return_submission(&request.inventory, &actor, &input.id, input.version, input.reason, request.now)
}

act! {
    approve_submission, "approves what was submitted", "approving a submission":
    ApproveSubmissionInput {
        /// Its global id.
        id: Key<Submission>,
        /// The version of it one has seen.
        version: i32,
        /// When it is published; at once when left out.
        publish_at: Option<DateTime<Utc>>,
    } =>
    ApproveSubmissionPayload { submission: Submission }
    |input, request, actor| approval::approve(&request.inventory, &actor, &input.id, input.version, input.publish_at, request.now)
}

act! {
    confirm_register, "confirms that parts of a register are still true", "confirming a register":
    ConfirmRegisterInput {
        /// Its global id.
        id: Key<Register>,
        /// The version of it one has looked at.
        version: i32,
        /// The parts that are still true.
        parts: Vec<RegisterPart>,
    } =>
    ConfirmRegisterPayload { register: Register }
    |input, request, actor| confirming::confirm(&request.inventory, &actor, &input.id, input.version, &input.parts, request.now)
}

act! {
    comment_on_register, "comments on a register", "commenting on a register":
    CommentOnRegisterInput {
        /// The register's global id.
        register: Key<Register>,
        /// The part it is about; the register as a whole when left out.
        part: Option<RegisterPart>,
        /// What to say.
        text: String,
        /// Whose attention is asked for.
        mentions: Option<Vec<Key<Account>>>,
        /// The comment it answers.
        answers: Option<Key<Comment>>,
    } =>
    CommentOnRegisterPayload { comment: Comment }
    |input, request, actor| discussing::comment(&request.inventory, &actor, NewComment { register: input.register, part: input.part, text: input.text, mentions: input.mentions.unwrap_or_default(), answers: input.answers }, request.now)
}

act! {
    settle_comment, "settles a comment", "settling a comment":
    SettleCommentInput {
        /// Its global id.
        id: Key<Comment>,
        /// The version of it one has seen.
        version: i32,
    } =>
    SettleCommentPayload { comment: Comment }
    |input, request, actor| discussing::settle(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    grant_role, "gives a role to an account", "giving a role":
    GrantRoleInput {
        /// To whom.
        account: Key<Account>,
        /// Which role.
        role: Role,
        /// Over which controller; over the whole installation when left out.
        controller: Option<Key<Controller>>,
        /// Over which of its departments, with what stands below it.
        department: Option<Key<Department>>,
        /// Over which of its registers.
        registers: Option<Vec<Key<Register>>>,
        /// From when; at once when left out.
        starts_at: Option<DateTime<Utc>>,
        /// Until when; until revoked when left out.
        ends_at: Option<DateTime<Utc>>,
    } =>
    GrantRolePayload { grant: Grant }
    |input, request, actor| granting::grant(&request.inventory, &actor, NewGrant { account: input.account, role: Some(input.role), controller: input.controller, department: input.department, registers: input.registers.unwrap_or_default(), starts_at: input.starts_at, ends_at: input.ends_at, group: None }, request.now)
}

act! {
    revoke_grant, "takes a role back", "taking a role back":
    RevokeGrantInput {
        /// Its global id.
        id: Key<Grant>,
        /// The version of it one has seen.
        version: i32,
    } =>
    RevokeGrantPayload { grant: Grant }
    |input, request, actor| granting::revoke(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    set_account_messages, "says how the holder of an account is written to", "saying how someone is written to":
    SetAccountMessagesInput {
        /// The account's global id: one's own, or one that one manages.
        id: Key<Account>,
        /// The version of it one has seen.
        version: i32,
        /// The language of letters; as it is when left out.
        language: Option<Language>,
        /// Whether a digest is sent each week; as it is when left out.
        weekly_digest: Option<bool>,
    } =>
    SetAccountMessagesPayload { account: Account }
    |input, request, actor| prefer(&request.inventory, &actor, &input.id, input.version, Wishes { language: input.language, weekly_digest: input.weekly_digest }, request.now)
}

act! {
    revoke_token, "revokes a token", "revoking a token":
    RevokeTokenInput {
        /// Its global id.
        id: Key<ApiToken>,
        /// The version of it one has seen.
        version: i32,
    } =>
    RevokeTokenPayload { token: ApiToken }
    |input, request, actor| tokening::revoke(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    erase_person, "erases a person, Art. 17", "erasing a person":
    ErasePersonInput {
        /// Its global id.
        id: Key<Person>,
        /// The version of it one has seen.
        version: i32,
    } =>
    ErasePersonPayload { person: Person }
    |input, request, actor| erasing::erase(&request.inventory, &actor, &input.id, input.version, request.now)
}

/// What makes a token.
#[derive(InputObject)]
pub struct CreateTokenInput {
    /// The account it speaks for.
    account: Key<Account>,
    /// What it is for.
    label: String,
    /// What it is narrowed to.
    scopes: Vec<Scope>,
    /// When it ends.
    expires_at: DateTime<Utc>,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What came of making a token.
#[derive(SimpleObject)]
pub struct CreateTokenPayload {
    /// The token as the inventory knows it; null when nothing was made.
    token: Option<Arc<ApiToken>>,
    /// The token itself, shown this once: what a program sends as `Authorization: Bearer …`.
    secret: Option<String>,
    /// What the person can correct; empty when all went well.
    user_errors: Vec<UserError>,
    /// What the input gave.
    client_mutation_id: Option<String>,
}

/// Makes a token. It takes no idempotency key: a token is shown once, so a retry could not show it again.
pub(super) async fn create_token(ctx: &Context<'_>, input: CreateTokenInput) -> Result<CreateTokenPayload> {
    let request = Request::of(ctx);
    let actor = acting(ctx, None);
    let (secret, hash) = new_token();
    let new = NewToken {
        account: input.account,
        label: input.label,
        scopes: input.scopes,
        expires_at: input.expires_at,
        hash: hash.hex(),
    };
    let make = async move { tokening::make(&request.inventory, &actor, new, request.now).await };
    let (token, user_errors) = outcome(request, make).await?;
    Ok(CreateTokenPayload {
        secret: token.is_some().then_some(secret),
        token,
        user_errors,
        client_mutation_id: input.client_mutation_id,
    })
}
