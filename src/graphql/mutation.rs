//! How is the inventory changed? One mutation for making, editing and archiving each noun, each with its own input and payload.
//!
//! Declared once for all nouns, since the road is the same for all: the domain asks the actor's right, checks and writes.

use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

use async_graphql::{Context, InputObject, Object, Result, SimpleObject, TypeName};

use super::{acts, breach, refusal::UserError, request::Request, saved_report, vocabulary, waiver, webhook};
use crate::{
    access::{Actor, Retry},
    error::Error,
    records::{
        account::{Account, AccountPatch},
        agreement::{ProcessingAgreement, ProcessingAgreementPatch},
        assessment::{Assessment, AssessmentPatch},
        category::{DataSubjectCategory, DataSubjectCategoryPatch, PersonalDataCategory, PersonalDataCategoryPatch},
        change::{self, Managed},
        controller::{Controller, ControllerPatch},
        data_flow::{DataFlow, DataFlowPatch},
        department::{Department, DepartmentPatch},
        exchange::digest,
        law::{
            Act, ActPatch, AdequacyDecision, AdequacyDecisionPatch, Country, CountryPatch, Provision, ProvisionPatch,
            SupervisoryAuthority, SupervisoryAuthorityPatch,
        },
        noun::{Key, Noun, Patch},
        outside_source::{OutsideSource, OutsideSourcePatch},
        post::{Person, PersonPatch, Post, PostPatch},
        processor::{Processor, ProcessorPatch},
        processor_record::{ProcessorRecord, ProcessorRecordPatch},
        recipient::{Recipient, RecipientPatch},
        register::{Register, RegisterPatch},
        service::{Service, ServicePatch},
    },
};

/// What came of a write: the noun, or what the person can correct. Anything else is an entry in `errors`.
pub(super) type Outcome<'a, N> = Pin<Box<dyn Future<Output = Result<(Option<Arc<N>>, Vec<UserError>)>> + Send + 'a>>;

/// Writes, and sorts what came of it. Boxed, since the executor polls one function that holds the resolvers of all mutations:
/// with the writes inside, its frame would be larger than a stack.
pub(super) fn outcome<'a, N: Noun>(
    request: &'a Request,
    write: impl Future<Output = crate::error::Result<Arc<N>>> + Send + 'a,
) -> Outcome<'a, N> {
    Box::pin(async move {
        let written = write.await;
        // Also after a refusal: it may have been for something that another had just written.
        request.look_again();
        match written {
            Ok(noun) => Ok((Some(noun), Vec::new())),
            Err(error @ (Error::Stale { .. } | Error::Invalid(_))) => {
                let conflicts = match &error {
                    Error::Stale { conflicts, .. } => conflicts.clone(),
                    _ => Vec::new(),
                };
                let problems = error.into_problems().map_err(|error| request.refuse(error))?;
                Ok((
                    None,
                    problems
                        .iter()
                        .map(|problem| UserError::of(problem, request.language).with(conflicts.clone()))
                        .collect(),
                ))
            }
            Err(error) => Err(request.refuse(error)),
        }
    })
}

/// Who acts, and by what a retry of this very act is recognised: the client's key, with the field and its arguments.
pub(super) fn acting(ctx: &Context<'_>, key: Option<String>) -> Actor {
    let retry = key.filter(|key| !key.is_empty()).map(|key| {
        let arguments = ctx.field().arguments().unwrap_or_default();
        Arc::new(Retry {
            key,
            request: digest(&format!("{} {arguments:?}", ctx.field().name())),
        })
    });
    Actor {
        retry,
        ..Request::of(ctx).actor.clone()
    }
}

fn make<N: Managed>(request: &Request, actor: Actor, noun: N) -> Outcome<'_, N> {
    outcome(request, async move {
        change::create(&request.inventory, &actor, noun, request.now).await
    })
}

fn alter<N: Managed, P: Patch<N> + Send + 'static>(
    request: &Request,
    actor: Actor,
    id: Key<N>,
    version: i32,
    patch: P,
) -> Outcome<'_, N> {
    outcome(request, async move {
        change::edit(&request.inventory, &actor, &id, version, patch, request.now).await
    })
}

fn put_away<N: Managed>(request: &Request, actor: Actor, id: Key<N>, version: i32) -> Outcome<'_, N> {
    outcome(request, async move {
        change::archive(&request.inventory, &actor, &id, version, request.now).await
    })
}

macro_rules! mutations {
    ($($module:ident: $noun:ident, $patch:ident, $say:literal => $create:ident, $edit:ident, $archive:ident;)* { $($rest:tt)* }) => {
        $(mod $module {
            use super::{Arc, Cow, InputObject, Key, SimpleObject, TypeName, UserError, $noun, $patch};

            #[doc = concat!("What makes ", $say, ".")]
            #[derive(InputObject)]
            #[graphql(name_type)]
            pub struct Create {
                #[doc = concat!("The new noun: ", $say, ".")]
                pub $module: $noun,
                /// A key of the client's own: sent again with the same key, the same request applies once.
                pub idempotency_key: Option<String>,
                /// Given back in the payload, so that a client can tell its mutations apart.
                pub client_mutation_id: Option<String>,
            }

            impl TypeName for Create {
                fn type_name() -> Cow<'static, str> {
                    Cow::Borrowed(concat!("Create", stringify!($noun), "Input"))
                }
            }

            #[doc = concat!("What edits ", $say, ".")]
            #[derive(InputObject)]
            #[graphql(name_type)]
            pub struct Edit {
                /// Its global id.
                pub id: Key<$noun>,
                /// The version the edit was based on. When another has edited it since, nothing is changed and STALE is told.
                pub version: i32,
                /// What to change. A field left out stays as it is; null empties it.
                pub change: $patch,
                /// A key of the client's own: sent again with the same key, the same request applies once.
                pub idempotency_key: Option<String>,
                /// Given back in the payload, so that a client can tell its mutations apart.
                pub client_mutation_id: Option<String>,
            }

            impl TypeName for Edit {
                fn type_name() -> Cow<'static, str> {
                    Cow::Borrowed(concat!("Edit", stringify!($noun), "Input"))
                }
            }

            #[doc = concat!("What archives ", $say, ".")]
            #[derive(InputObject)]
            #[graphql(name_type)]
            pub struct Archive {
                /// Its global id.
                pub id: Key<$noun>,
                /// The version one has seen. When another has edited it since, nothing is changed and STALE is told.
                pub version: i32,
                /// A key of the client's own: sent again with the same key, the same request applies once.
                pub idempotency_key: Option<String>,
                /// Given back in the payload, so that a client can tell its mutations apart.
                pub client_mutation_id: Option<String>,
            }

            impl TypeName for Archive {
                fn type_name() -> Cow<'static, str> {
                    Cow::Borrowed(concat!("Archive", stringify!($noun), "Input"))
                }
            }

            mutations!(@payload Created $noun $module "Create" "What came of making " $say);
            mutations!(@payload Edited $noun $module "Edit" "What came of editing " $say);
            mutations!(@payload Archived $noun $module "Archive" "What came of archiving " $say);
        })*

        /// What can be changed in the inventory. A stale or wrong value is told in `userErrors`, and then nothing was changed.
        pub struct Mutation;

        /// What can be changed in the inventory. A stale or wrong value is told in `userErrors`, and then nothing was changed.
        #[Object]
        impl Mutation {
            $(
                #[doc = concat!("Makes ", $say, ". Its key is made from its name when left out.")]
                async fn $create(&self, ctx: &Context<'_>, #[graphql(desc = "What to make.")] input: Box<$module::Create>) -> Result<$module::Created> {
                    let request = Request::of(ctx);
                    let ($module, user_errors) = make(request, acting(ctx, input.idempotency_key), input.$module).await?;
                    Ok($module::Created { $module, user_errors, client_mutation_id: input.client_mutation_id })
                }

                #[doc = concat!("Edits ", $say, ".")]
                async fn $edit(&self, ctx: &Context<'_>, #[graphql(desc = "What to change in which.")] input: Box<$module::Edit>) -> Result<$module::Edited> {
                    let request = Request::of(ctx);
                    let ($module, user_errors) = alter(request, acting(ctx, input.idempotency_key), input.id, input.version, input.change).await?;
                    Ok($module::Edited { $module, user_errors, client_mutation_id: input.client_mutation_id })
                }

                #[doc = concat!("Archives ", $say, ": it stays readable, and nothing new may refer to it.")]
                async fn $archive(&self, ctx: &Context<'_>, #[graphql(desc = "What to archive.")] input: Box<$module::Archive>) -> Result<$module::Archived> {
                    let request = Request::of(ctx);
                    let ($module, user_errors) = put_away(request, acting(ctx, input.idempotency_key), input.id, input.version).await?;
                    Ok($module::Archived { $module, user_errors, client_mutation_id: input.client_mutation_id })
                }
            )*

            $($rest)*
        }
    };
    (@payload $payload:ident $noun:ident $module:ident $verb:literal $what:literal $say:literal) => {
        #[doc = concat!($what, $say, ".")]
        #[derive(SimpleObject)]
        #[graphql(name_type)]
        pub struct $payload {
            /// As it is now; null when nothing was changed.
            pub $module: Option<Arc<$noun>>,
            /// What the person can correct; empty when all went well.
            pub user_errors: Vec<UserError>,
            /// What the input gave.
            pub client_mutation_id: Option<String>,
        }

        impl TypeName for $payload {
            fn type_name() -> Cow<'static, str> {
                Cow::Borrowed(concat!($verb, stringify!($noun), "Payload"))
            }
        }
    };
}

mutations! {
    act: Act, ActPatch, "an act" => create_act, edit_act, archive_act;
    provision: Provision, ProvisionPatch, "a provision" => create_provision, edit_provision, archive_provision;
    country: Country, CountryPatch, "a country" => create_country, edit_country, archive_country;
    adequacy_decision: AdequacyDecision, AdequacyDecisionPatch, "an adequacy decision, Art. 45"
        => create_adequacy_decision, edit_adequacy_decision, archive_adequacy_decision;
    supervisory_authority: SupervisoryAuthority, SupervisoryAuthorityPatch, "a supervisory authority, Art. 51"
        => create_supervisory_authority, edit_supervisory_authority, archive_supervisory_authority;
    data_subject_category: DataSubjectCategory, DataSubjectCategoryPatch, "a category of data subjects, Art. 30(1)(c)"
        => create_data_subject_category, edit_data_subject_category, archive_data_subject_category;
    personal_data_category: PersonalDataCategory, PersonalDataCategoryPatch, "a category of personal data, Art. 30(1)(c)"
        => create_personal_data_category, edit_personal_data_category, archive_personal_data_category;
    controller: Controller, ControllerPatch, "a controller, Art. 4(7)" => create_controller, edit_controller, archive_controller;
    department: Department, DepartmentPatch, "a department" => create_department, edit_department, archive_department;
    person: Person, PersonPatch, "a person" => create_person, edit_person, archive_person;
    post: Post, PostPatch, "a post" => create_post, edit_post, archive_post;
    processor: Processor, ProcessorPatch, "a processor, Art. 4(8)" => create_processor, edit_processor, archive_processor;
    service: Service, ServicePatch, "a service" => create_service, edit_service, archive_service;
    recipient: Recipient, RecipientPatch, "a recipient, Art. 4(9)" => create_recipient, edit_recipient, archive_recipient;
    outside_source: OutsideSource, OutsideSourcePatch, "a source outside the controller, Art. 14(2)(f)"
        => create_outside_source, edit_outside_source, archive_outside_source;
    processing_agreement: ProcessingAgreement, ProcessingAgreementPatch, "a processing agreement, Art. 28(3)"
        => create_processing_agreement, edit_processing_agreement, archive_processing_agreement;
    assessment: Assessment, AssessmentPatch, "an assessment, Art. 35" => create_assessment, edit_assessment, archive_assessment;
    register: Register, RegisterPatch, "a register, Art. 30(1)" => create_register, edit_register, archive_register;
    data_flow: DataFlow, DataFlowPatch, "a data flow" => create_data_flow, edit_data_flow, archive_data_flow;
    processor_record: ProcessorRecord, ProcessorRecordPatch, "a processor's record, Art. 30(2)"
        => create_processor_record, edit_processor_record, archive_processor_record;
    account: Account, AccountPatch, "an account" => create_account, edit_account, archive_account;
    {
        /// Replaces a category of data subjects by another everywhere, as one act: every register and flow that names it names the
        /// other, and it is archived with word of what took its place. Nothing is changed where any of it is refused.
        async fn replace_data_subject_category(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which by which.")] input: vocabulary::ReplaceDataSubjectCategoryInput,
        ) -> Result<vocabulary::ReplaceDataSubjectCategoryPayload> {
            vocabulary::replace_data_subject_category(ctx, input).await
        }

        /// Replaces a category of personal data by another everywhere, as one act. Refused where the other does not say what the
        /// law says of it: that it is special, an identity code, of crimes, or free text.
        async fn replace_personal_data_category(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which by which.")] input: vocabulary::ReplacePersonalDataCategoryInput,
        ) -> Result<vocabulary::ReplacePersonalDataCategoryPayload> {
            vocabulary::replace_personal_data_category(ctx, input).await
        }

        /// Publishes the notice of a register: freezes what the record says now as a new version, which replaces the one in
        /// force, Art. 13 and 14. Refused where publishing takes two people.
        async fn publish_notice(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Of which register.")] input: acts::PublishNoticeInput,
        ) -> Result<acts::PublishNoticePayload> {
            acts::publish_notice(ctx, input).await
        }

        /// Withdraws a published version of a notice, with the reason that its readers are told. It is not deleted.
        async fn withdraw_notice(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which version, and why.")] input: acts::WithdrawNoticeInput,
        ) -> Result<acts::WithdrawNoticePayload> {
            acts::withdraw_notice(ctx, input).await
        }

        /// Submits a register for publishing. Another person approves it.
        async fn submit_register(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which register, in which version.")] input: acts::SubmitRegisterInput,
        ) -> Result<acts::SubmitRegisterPayload> {
            acts::submit_register(ctx, input).await
        }

        /// Takes back what was submitted, while it waits or is yet to be published.
        async fn take_back_submission(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which submission.")] input: acts::TakeBackSubmissionInput,
        ) -> Result<acts::TakeBackSubmissionPayload> {
            acts::take_back_submission(ctx, input).await
        }

        /// Returns what was submitted to its submitter, with a reason.
        async fn return_submission(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which submission, and why.")] input: acts::ReturnSubmissionInput,
        ) -> Result<acts::ReturnSubmissionPayload> {
            acts::return_submission(ctx, input).await
        }

        /// Approves what another submitted, and publishes it: now, or frozen now and at a moment to come.
        async fn approve_submission(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which submission, and when it is published.")] input: acts::ApproveSubmissionInput,
        ) -> Result<acts::ApproveSubmissionPayload> {
            acts::approve_submission(ctx, input).await
        }

        /// Confirms that parts of a register are still true, as they stand in the version that was looked at, Art. 5(2).
        async fn confirm_register(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which parts of which register.")] input: acts::ConfirmRegisterInput,
        ) -> Result<acts::ConfirmRegisterPayload> {
            acts::confirm_register(ctx, input).await
        }

        /// Comments on a register or one of its parts. Never published.
        async fn comment_on_register(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "What to say of what.")] input: acts::CommentOnRegisterInput,
        ) -> Result<acts::CommentOnRegisterPayload> {
            acts::comment_on_register(ctx, input).await
        }

        /// Settles a comment: what it asked for is done.
        async fn settle_comment(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which comment.")] input: acts::SettleCommentInput,
        ) -> Result<acts::SettleCommentPayload> {
            acts::settle_comment(ctx, input).await
        }

        /// Waives a finding until a day, with a reason: it no longer keeps the notice from being published.
        async fn waive_finding(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which finding, why, and until when.")] input: waiver::WaiveFindingInput,
        ) -> Result<waiver::WaiveFindingPayload> {
            waiver::waive_finding(ctx, input).await
        }

        /// Ends a waiver: the finding counts again.
        async fn end_waiver(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which waiver.")] input: waiver::EndWaiverInput,
        ) -> Result<waiver::EndWaiverPayload> {
            waiver::end_waiver(ctx, input).await
        }

        /// Opens a breach of personal data as a case, Art. 33(5).
        async fn open_breach(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Whose, and what is known.")] input: breach::OpenBreachInput,
        ) -> Result<breach::OpenBreachPayload> {
            breach::open_breach(ctx, input).await
        }

        /// Writes down what has become known of a breach or was done.
        async fn record_breach(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which case, and what is known.")] input: breach::RecordBreachInput,
        ) -> Result<breach::RecordBreachPayload> {
            breach::record_breach(ctx, input).await
        }

        /// Closes a breach: everybody was told who must be, and all is documented.
        async fn close_breach(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which case.")] input: breach::CloseBreachInput,
        ) -> Result<breach::CloseBreachPayload> {
            breach::close_breach(ctx, input).await
        }

        /// Says how a controller uses a rule: switched off, graded otherwise, or as the catalogue says.
        async fn set_rule(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which rule, how, and why.")] input: waiver::SetRuleInput,
        ) -> Result<waiver::SetRulePayload> {
            waiver::set_rule(ctx, input).await
        }

        /// Saves a report with what it is narrowed to and what is expected of it. It is run in the viewer's name, with the rights the
        /// viewer has then.
        async fn save_report(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which report, and what is expected of it.")] input: saved_report::SaveReportInput,
        ) -> Result<saved_report::SaveReportPayload> {
            saved_report::save_report(ctx, input).await
        }

        /// Changes what a saved report asks, what is expected of it, or how often it is run.
        async fn edit_saved_report(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which one, and what changes.")] input: saved_report::EditSavedReportInput,
        ) -> Result<saved_report::EditSavedReportPayload> {
            saved_report::edit_saved_report(ctx, input).await
        }

        /// Has a saved report run as soon as its turn comes: within half a minute, as a rule. Its result is told by `results`.
        async fn run_saved_report(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which one.")] input: saved_report::RunSavedReportInput,
        ) -> Result<saved_report::RunSavedReportPayload> {
            saved_report::run_saved_report(ctx, input).await
        }

        /// Puts a saved report away: it is run no more, and asks for nothing.
        async fn remove_saved_report(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which one.")] input: saved_report::RemoveSavedReportInput,
        ) -> Result<saved_report::RemoveSavedReportPayload> {
            saved_report::remove_saved_report(ctx, input).await
        }

        /// Gives a role to an account. Nobody gives one to themselves.
        async fn grant_role(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which role, to whom, how far.")] input: acts::GrantRoleInput,
        ) -> Result<acts::GrantRolePayload> {
            acts::grant_role(ctx, input).await
        }

        /// Takes a role back, at once. The last one who must hold it keeps it.
        async fn revoke_grant(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which grant.")] input: acts::RevokeGrantInput,
        ) -> Result<acts::RevokeGrantPayload> {
            acts::revoke_grant(ctx, input).await
        }

        /// Erases a person who holds no post any more, Art. 17: name and addresses go from the record, the accounts that were
        /// theirs and the history of both. Every proof of the log still holds.
        async fn erase_person(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which person.")] input: acts::ErasePersonInput,
        ) -> Result<acts::ErasePersonPayload> {
            acts::erase_person(ctx, input).await
        }

        /// Makes a token for a program, and shows it this once.
        async fn create_token(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "For which account, what for, until when.")] input: acts::CreateTokenInput,
        ) -> Result<acts::CreateTokenPayload> {
            acts::create_token(ctx, input).await
        }

        /// Says in which language the holder of an account is written to, and whether a digest comes each week.
        async fn set_account_messages(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Whose, and what is wished.")] input: acts::SetAccountMessagesInput,
        ) -> Result<acts::SetAccountMessagesPayload> {
            acts::set_account_messages(ctx, input).await
        }

        /// Revokes a token, at once.
        async fn revoke_token(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which token.")] input: acts::RevokeTokenInput,
        ) -> Result<acts::RevokeTokenPayload> {
            acts::revoke_token(ctx, input).await
        }

        /// Makes a webhook, and shows its secret this once.
        async fn create_webhook(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Where, for which account, what it is told of.")] input: webhook::CreateWebhookInput,
        ) -> Result<webhook::WebhookSecretPayload> {
            webhook::create_webhook(ctx, input).await
        }

        /// Changes a webhook, or closes it for a while.
        async fn edit_webhook(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which webhook, and what to change.")] input: webhook::EditWebhookInput,
        ) -> Result<webhook::EditWebhookPayload> {
            webhook::edit_webhook(ctx, input).await
        }

        /// Gives a webhook a new secret, and shows it this once. The old one signs beside it for three days.
        async fn rotate_webhook_secret(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which webhook.")] input: webhook::RotateWebhookSecretInput,
        ) -> Result<webhook::WebhookSecretPayload> {
            webhook::rotate_webhook_secret(ctx, input).await
        }

        /// Lets a dead delivery be tried again, at once. It comes after what was delivered meanwhile.
        async fn retry_delivery(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which delivery.")] input: webhook::RetryDeliveryInput,
        ) -> Result<webhook::RetryDeliveryPayload> {
            webhook::retry_delivery(ctx, input).await
        }
    }
}
