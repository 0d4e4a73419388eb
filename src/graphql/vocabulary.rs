//! Who uses a category, what is it in the W3C vocabulary, and how is it replaced everywhere? As the API shows it.

use std::sync::{Arc, OnceLock};

use async_graphql::{Context, InputObject, Result, SimpleObject};

use super::{
    graph::part::{Asking, Item, Part},
    mutation::{acting, outcome},
    refusal::UserError,
    request::Request,
};
use crate::records::{
    category::{DataSubjectCategory, PersonalDataCategory},
    category_uses::{self, Category, category_uses},
    data_flow::DataFlow,
    dpv::{self, TermMatch, Termed},
    noun::Key,
    register::Register,
    replacing::{Extent, Replacement, replace},
};

/// The nearest term of the W3C Data Privacy Vocabulary.
#[derive(SimpleObject)]
pub struct DpvTerm {
    /// The term, as `pd:EmailAddress`.
    term: String,
    /// Its address; null where the term is of another vocabulary.
    iri: Option<String>,
    /// Whether it says the same or takes in more.
    matches: TermMatch,
    /// The version of the vocabulary.
    vocabulary: &'static str,
}

/// The nearest term for a category.
pub(super) fn dpv_term<C: Termed>(ctx: &Context<'_>, category: &C) -> DpvTerm {
    let snapshot = Request::of(ctx).snapshot();
    let found = dpv::term(category, &snapshot.shared.shelves);
    DpvTerm {
        iri: found.iri(),
        term: found.term,
        matches: found.matches,
        vocabulary: dpv::VOCABULARY,
    }
}

/// A place where a category is used.
#[derive(Clone, SimpleObject)]
pub struct CategoryUse {
    /// The register; null for a flow that is at no register.
    register: Option<Arc<Register>>,
    /// Keys of its data groups that name the category.
    data_groups: Vec<String>,
    /// Flows that name it.
    flows: Vec<Arc<DataFlow>>,
    #[graphql(skip)]
    cursor: String,
}

impl Item for CategoryUse {
    fn cursor(&self) -> String {
        self.cursor.clone()
    }
}

impl From<&category_uses::CategoryUse> for CategoryUse {
    fn from(told: &category_uses::CategoryUse) -> Self {
        let groups = told.register.iter().flat_map(|register| {
            let keys = told.groups.iter().filter_map(|place| register.data_groups.get(*place));
            keys.map(|group| group.key.clone())
        });
        Self {
            data_groups: groups.collect(),
            register: told.register.clone(),
            flows: told.flows.clone(),
            cursor: told.id(),
        }
    }
}

/// A page of where a category is used, within the viewer's reach.
pub(super) async fn used_by<C: Category>(
    ctx: &Context<'_>,
    category: &C,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Part<CategoryUse>> {
    let request = Request::of(ctx);
    let snapshot = request.snapshot();
    let uses = category_uses(&snapshot, &request.actor, category.key()).await;
    let uses = uses.map_err(|error| request.refuse(error))?;
    let range = Asking { first, after }.range(&uses, request.language, category_uses::CategoryUse::id)?;
    let page = uses[range.clone()].iter().map(CategoryUse::from).collect();
    Ok(Part::of(page, &range, uses.len()))
}

/// How much a replacement changes.
#[derive(Clone, Copy, SimpleObject)]
pub struct ReplacementExtent {
    /// Controllers whose registers or flows change.
    controllers: usize,
    /// Registers that change.
    registers: usize,
    /// Data groups in them that change.
    data_groups: usize,
    /// Flows that change.
    flows: usize,
    /// Other categories that come to stand elsewhere in the list.
    categories: usize,
}

impl From<Extent> for ReplacementExtent {
    fn from(extent: Extent) -> Self {
        Self {
            controllers: extent.controllers,
            registers: extent.registers,
            data_groups: extent.groups,
            flows: extent.flows,
            categories: extent.categories,
        }
    }
}

/// Declares the replacing of a category of one list.
macro_rules! replacing {
    ($act:ident, $noun:ident, $field:ident, $say:literal: $input:ident => $payload:ident) => {
        #[doc = concat!("What replaces ", $say, " everywhere.")]
        #[derive(InputObject)]
        pub struct $input {
            /// The global id of the category that goes.
            id: Key<$noun>,
            /// The version of it one has seen. When another has edited it since, nothing is changed and STALE is told.
            version: i32,
            /// The global id of the category that takes its place.
            by: Key<$noun>,
            /// Only tell what would change, and what would be refused.
            dry_run: Option<bool>,
            /// A key of the client's own: sent again with the same key, the same request applies once.
            idempotency_key: Option<String>,
            /// Given back in the payload, so that a client can tell its mutations apart.
            client_mutation_id: Option<String>,
        }

        #[doc = concat!("What came of replacing ", $say, " everywhere.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The category that goes, as it is now; null when it was refused.
            $field: Option<Arc<$noun>>,
            /// How much changed, or would; null when it was refused, and for a retry of what was done before.
            extent: Option<ReplacementExtent>,
            /// What the person can correct; empty when all went well.
            user_errors: Vec<UserError>,
            /// What the input gave.
            client_mutation_id: Option<String>,
        }

        /// The act itself.
        pub(super) async fn $act(ctx: &Context<'_>, input: $input) -> Result<$payload> {
            let request = Request::of(ctx);
            // What is only tried is never a retry of anything.
            let dry_run = input.dry_run.unwrap_or_default();
            let actor = acting(ctx, input.idempotency_key.filter(|_| !dry_run));
            let replacement = Replacement {
                from: input.id,
                version: input.version,
                to: input.by,
            };
            let extent = OnceLock::new();
            let write = async {
                let (category, wide) = replace(&request.inventory, &actor, &replacement, dry_run, request.now).await?;
                if let Some(wide) = wide {
                    let _ = extent.set(wide);
                }
                Ok(category)
            };
            let ($field, user_errors) = outcome(request, write).await?;
            Ok($payload {
                $field,
                extent: extent.get().copied().map(ReplacementExtent::from),
                user_errors,
                client_mutation_id: input.client_mutation_id,
            })
        }
    };
}

replacing! {
    replace_data_subject_category, DataSubjectCategory, data_subject_category, "a category of data subjects":
    ReplaceDataSubjectCategoryInput => ReplaceDataSubjectCategoryPayload
}

replacing! {
    replace_personal_data_category, PersonalDataCategory, personal_data_category, "a category of personal data":
    ReplacePersonalDataCategoryInput => ReplacePersonalDataCategoryPayload
}
