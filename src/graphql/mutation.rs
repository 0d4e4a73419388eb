//! How is the inventory changed? One mutation for making, editing and archiving each noun, each with its own input and payload.
//!
//! Declared once for all nouns, since the road is the same for all: the domain asks the actor's right, checks and writes.

use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

use async_graphql::{Context, InputObject, Object, Result, SimpleObject, TypeName};
use entity::LanguageText;

use super::{refusal::UserError, request::Request};
use crate::{
    error::Error,
    notices::publish,
    records::{
        agreement::{ProcessingAgreement, ProcessingAgreementPatch},
        assessment::{Assessment, AssessmentPatch},
        category::{DataSubjectCategory, DataSubjectCategoryPatch, PersonalDataCategory, PersonalDataCategoryPatch},
        change::{self, Managed},
        controller::{Controller, ControllerPatch},
        data_flow::{DataFlow, DataFlowPatch},
        department::{Department, DepartmentPatch},
        law::{
            Act, ActPatch, AdequacyDecision, AdequacyDecisionPatch, Country, CountryPatch, Provision, ProvisionPatch,
            SupervisoryAuthority, SupervisoryAuthorityPatch,
        },
        notice_version::NoticeVersion,
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
type Outcome<'a, N> = Pin<Box<dyn Future<Output = Result<(Option<Arc<N>>, Vec<UserError>)>> + Send + 'a>>;

/// Writes, and sorts what came of it. Boxed, since the executor polls one function that holds the resolvers of all mutations:
/// with the writes inside, its frame would be larger than a stack.
fn outcome<'a, N: Noun>(
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
                let problems = error.into_problems().map_err(|error| request.refuse(error))?;
                Ok((
                    None,
                    problems
                        .iter()
                        .map(|problem| UserError::of(problem, request.language))
                        .collect(),
                ))
            }
            Err(error) => Err(request.refuse(error)),
        }
    })
}

fn make<N: Managed>(request: &Request, noun: N) -> Outcome<'_, N> {
    outcome(
        request,
        change::create(&request.inventory, &request.actor, noun, request.now),
    )
}

fn alter<N: Managed, P: Patch<N> + Send + 'static>(
    request: &Request,
    id: Key<N>,
    version: i32,
    patch: P,
) -> Outcome<'_, N> {
    outcome(request, async move {
        change::edit(&request.inventory, &request.actor, &id, version, patch, request.now).await
    })
}

fn put_away<N: Managed>(request: &Request, id: Key<N>, version: i32) -> Outcome<'_, N> {
    outcome(request, async move {
        change::archive(&request.inventory, &request.actor, &id, version, request.now).await
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
                    let ($module, user_errors) = make(request, input.$module).await?;
                    Ok($module::Created { $module, user_errors, client_mutation_id: input.client_mutation_id })
                }

                #[doc = concat!("Edits ", $say, ".")]
                async fn $edit(&self, ctx: &Context<'_>, #[graphql(desc = "What to change in which.")] input: Box<$module::Edit>) -> Result<$module::Edited> {
                    let request = Request::of(ctx);
                    let ($module, user_errors) = alter(request, input.id, input.version, input.change).await?;
                    Ok($module::Edited { $module, user_errors, client_mutation_id: input.client_mutation_id })
                }

                #[doc = concat!("Archives ", $say, ": it stays readable, and nothing new may refer to it.")]
                async fn $archive(&self, ctx: &Context<'_>, #[graphql(desc = "What to archive.")] input: Box<$module::Archive>) -> Result<$module::Archived> {
                    let request = Request::of(ctx);
                    let ($module, user_errors) = put_away(request, input.id, input.version).await?;
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
    {
        /// Publishes the notice of a register: freezes what the record says now as a new version, which replaces the one in
        /// force, Art. 13 and 14.
        async fn publish_notice(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Of which register.")] input: PublishNoticeInput,
        ) -> Result<PublishNoticePayload> {
            let request = Request::of(ctx);
            let PublishNoticeInput { register, version, client_mutation_id } = input;
            let write = async move { publish::publish(&request.inventory, &request.actor, &register, version, request.now).await };
            let (notice, user_errors) = outcome(request, write).await?;
            Ok(PublishNoticePayload { notice, user_errors, client_mutation_id })
        }

        /// Withdraws a published version of a notice, with the reason that its readers are told. It is not deleted.
        async fn withdraw_notice(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Which version, and why.")] input: WithdrawNoticeInput,
        ) -> Result<WithdrawNoticePayload> {
            let request = Request::of(ctx);
            let WithdrawNoticeInput { id, version, reason, client_mutation_id } = input;
            let write = async move { publish::withdraw(&request.inventory, &request.actor, &id, version, reason, request.now).await };
            let (notice, user_errors) = outcome(request, write).await?;
            Ok(WithdrawNoticePayload { notice, user_errors, client_mutation_id })
        }
    }
}

/// What publishes a notice.
#[derive(InputObject)]
pub struct PublishNoticeInput {
    /// The register's global id.
    register: Key<Register>,
    /// The version of the register one has seen. When another has edited it since, nothing is published and STALE is told.
    version: i32,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What came of publishing a notice.
#[derive(SimpleObject)]
pub struct PublishNoticePayload {
    /// The version that was published; null when nothing was.
    notice: Option<Arc<NoticeVersion>>,
    /// What the person can correct; empty when all went well.
    user_errors: Vec<UserError>,
    /// What the input gave.
    client_mutation_id: Option<String>,
}

/// What withdraws a published version of a notice.
#[derive(InputObject)]
pub struct WithdrawNoticeInput {
    /// The global id of the published version.
    id: Key<NoticeVersion>,
    /// The version of its state one has seen.
    version: i32,
    /// Why. Readers of the notice are told.
    reason: LanguageText,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What came of withdrawing a notice.
#[derive(SimpleObject)]
pub struct WithdrawNoticePayload {
    /// As it is now; null when nothing was changed.
    notice: Option<Arc<NoticeVersion>>,
    /// What the person can correct; empty when all went well.
    user_errors: Vec<UserError>,
    /// What the input gave.
    client_mutation_id: Option<String>,
}
