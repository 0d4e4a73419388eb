//! What became of breaches of personal data, and by when must whom be told? Cases as the API shows and changes them.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, MaybeUndefined, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::BreachRisk};

use super::{
    acts::act,
    graph::impact::{Impact, impact},
    mutation::{acting, outcome},
    page::listed,
    refusal::UserError,
    request::Request,
    viewer_can::{BreachCaseViewerCan, viewer_can},
};
use crate::records::{
    account::Account,
    breach::{BreachCase, BreachEntry},
    breach_handling::{self, BreachPatch},
    controller::Controller,
    noun::Key,
    processor::Processor,
    register::Register,
    service::Service,
};

act! {
    open_breach, "opens a breach as a case", "opening a breach":
    OpenBreachInput {
        /// The controller's global id.
        controller: Key<Controller>,
        /// What it is called.
        title: String,
        /// When the controller became aware of it: the 72 hours run from here, Art. 33(1).
        known_at: DateTime<Utc>,
        /// What happened.
        facts: Option<String>,
        /// The processor it happened at.
        processor: Option<Key<Processor>>,
        /// The service it happened in.
        service: Option<Key<Service>>,
        /// The registers it is known to touch.
        registers: Option<Vec<Key<Register>>>,
        /// What is written into the case with it.
        note: Option<String>,
    } =>
    OpenBreachPayload { breach: BreachCase }
    |input, request, actor| breach_handling::open(&request.inventory, &actor, &input.controller, BreachPatch {
        title: Some(input.title),
        known_at: Some(input.known_at),
        facts: input.facts,
        processor: input.processor.map_or(MaybeUndefined::Undefined, MaybeUndefined::Value),
        service: input.service.map_or(MaybeUndefined::Undefined, MaybeUndefined::Value),
        registers: input.registers,
        note: input.note,
        ..BreachPatch::default()
    }, request.now)
}

act! {
    record_breach, "writes down what is known of a breach", "recording a breach":
    RecordBreachInput {
        /// Its global id.
        id: Key<BreachCase>,
        /// The version of it one has seen.
        version: i32,
        /// What it is called.
        title: Option<String>,
        /// What happened, Art. 33(3)(a).
        facts: Option<String>,
        /// Its likely consequences, Art. 33(3)(c).
        effects: Option<String>,
        /// What was done or is proposed, Art. 33(3)(d).
        measures: Option<String>,
        /// When the controller became aware of it.
        known_at: Option<DateTime<Utc>>,
        /// How much it endangers people.
        risk: MaybeUndefined<BreachRisk>,
        /// When the supervisory authority was told.
        authority_told_at: MaybeUndefined<DateTime<Utc>>,
        /// The authority's reference.
        authority_reference: Option<String>,
        /// Why the authority was told later than 72 hours after.
        delay_reason: Option<String>,
        /// When the people concerned were told.
        people_told_at: MaybeUndefined<DateTime<Utc>>,
        /// Why they need not be told though the risk is high, Art. 34(3).
        people_not_told_reason: Option<String>,
        /// The processor it happened at.
        processor: MaybeUndefined<Key<Processor>>,
        /// The service it happened in.
        service: MaybeUndefined<Key<Service>>,
        /// The registers it is known to touch; all of them.
        registers: Option<Vec<Key<Register>>>,
        /// What is written into the case with it.
        note: Option<String>,
    } =>
    RecordBreachPayload { breach: BreachCase }
    |input, request, actor| breach_handling::record(&request.inventory, &actor, &input.id, input.version, BreachPatch {
        title: input.title,
        facts: input.facts,
        effects: input.effects,
        measures: input.measures,
        known_at: input.known_at,
        risk: input.risk,
        authority_told_at: input.authority_told_at,
        authority_reference: input.authority_reference,
        delay_reason: input.delay_reason,
        people_told_at: input.people_told_at,
        people_not_told_reason: input.people_not_told_reason,
        processor: input.processor,
        service: input.service,
        registers: input.registers,
        note: input.note,
    }, request.now)
}

act! {
    close_breach, "closes a breach", "closing a breach":
    CloseBreachInput {
        /// Its global id.
        id: Key<BreachCase>,
        /// The version of it one has seen.
        version: i32,
    } =>
    CloseBreachPayload { breach: BreachCase }
    |input, request, actor| breach_handling::close(&request.inventory, &actor, &input.id, input.version, request.now)
}

#[ComplexObject]
impl BreachCase {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<BreachCaseViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }

    /// The processor it happened at.
    async fn processor(&self, ctx: &Context<'_>) -> Result<Option<Arc<Processor>>> {
        Request::of(ctx).one(&self.processor).await
    }

    /// The service it happened in.
    async fn service(&self, ctx: &Context<'_>) -> Result<Option<Arc<Service>>> {
        Request::of(ctx).one(&self.service).await
    }

    /// The registers it is known to touch.
    async fn registers(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Register>>> {
        Request::of(ctx).many(&self.registers).await
    }

    /// By when the supervisory authority must be told: 72 hours after the controller became aware of it, Art. 33(1). Null when the
    /// risk was assessed as unlikely.
    #[graphql(name = "deadline")]
    async fn due(&self) -> Option<DateTime<Utc>> {
        self.deadline()
    }

    /// Whether the authority was told too late, or would be now.
    async fn late(&self, ctx: &Context<'_>) -> bool {
        self.is_late(Request::of(ctx).now)
    }

    /// Whether the authority is still to be told.
    async fn must_tell_authority(&self) -> bool {
        self.waits_for_authority()
    }

    /// Whether the people concerned are still to be told, Art. 34(1).
    async fn must_tell_people(&self) -> bool {
        self.waits_for_people()
    }

    /// What a breach of the service, or else of the processor, touches today: registers, categories of people, posts to call. Null
    /// when neither is named.
    async fn impact(&self, ctx: &Context<'_>) -> Result<Option<Impact>> {
        let service = self.service.as_ref().map(Key::id);
        let Some(of) = service.or_else(|| self.processor.as_ref().map(Key::id)) else {
            return Ok(None);
        };
        Box::pin(impact(Request::of(ctx), &of, None)).await.map(Some)
    }

    /// Who opened the case; null for the program itself.
    async fn opened_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.opened_by).await
    }

    /// Who closed it.
    async fn closed_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.closed_by).await
    }
}

#[ComplexObject]
impl BreachEntry {
    /// Who wrote it; null for the program itself.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.by).await
    }
}

/// What breaches are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct BreachCaseFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// Those that are open, or those that are closed.
    pub open: Option<bool>,
    /// How much they endanger people.
    pub risk: Option<BreachRisk>,
    /// Those made aware of on this day or later.
    pub known_from: Option<Date>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    BreachCase by BreachCaseFilter of controller: |filter, _| {
        move |case, _| {
            filter.open.is_none_or(|open| case.closed_at.is_none() == open)
                && filter.risk.is_none_or(|risk| case.risk == Some(risk))
                && filter
                    .known_from
                    .is_none_or(|day| case.known_at.is_some_and(|known| Date(known.date_naive()) >= day))
        }
    }
}
