//! By which steps? A chain as the API shows it.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use entity::Date;

use super::super::{
    data_flow::{DataFlowNode, node},
    request::Request,
};
use crate::{
    graph::{Chain, End, Step},
    records::{
        agreement::ProcessingAgreement,
        data_flow::DataFlow,
        law::{AdequacyDecision, Country},
        processor::Processor,
        standing::CountryTie,
    },
};

/// A chain on a day.
#[derive(Clone, Debug)]
pub struct FlowChain {
    pub chain: Arc<Chain>,
    pub day: Date,
}

/// A chain: how data come from one place to another, step by step in the direction in which they move.
#[Object]
impl FlowChain {
    /// How many steps, the one to a country counted.
    async fn hops(&self) -> usize {
        self.chain.hops()
    }

    /// The steps.
    async fn steps(&self) -> Vec<FlowStep> {
        let steps = self.chain.steps.iter();
        steps
            .map(|step| FlowStep {
                step: step.clone(),
                day: self.day,
            })
            .collect()
    }

    /// The country it ends in, when it ends in one.
    async fn end(&self) -> Option<FlowEnd> {
        self.chain.end.clone().map(|end| FlowEnd { end, day: self.day })
    }
}

/// A step on a day.
pub struct FlowStep {
    step: Step,
    day: Date,
}

/// A step of a chain: a data flow, or a service's tie to the processor that provides it.
#[Object]
impl FlowStep {
    /// Where the data come from.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<DataFlowNode>> {
        node(Request::of(ctx), &self.step.from).await
    }

    /// Where they go.
    async fn to(&self, ctx: &Context<'_>) -> Result<Option<DataFlowNode>> {
        node(Request::of(ctx), &self.step.to).await
    }

    /// The flow, with its means, its agreement and the safeguard it rests on. Null where a service leads to its provider.
    async fn flow(&self) -> Option<Arc<DataFlow>> {
        self.step.flow.clone()
    }

    /// Whether the step is from a service to the processor that provides it.
    async fn is_provider(&self) -> bool {
        self.step.flow.is_none()
    }

    /// Whether the agreement it rests on is in force on the day, Art. 28(3). Null where none is named.
    async fn agreement_in_force(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        let key = self.step.flow.as_ref().and_then(|flow| flow.agreement.clone());
        let agreement: Option<Arc<ProcessingAgreement>> = Request::of(ctx).one(&key).await?;
        Ok(agreement.map(|agreement| {
            agreement.signed_on.is_none_or(|from| from <= self.day)
                && agreement.valid_until.is_none_or(|until| self.day <= until)
                && agreement.archived_on.is_none_or(|gone| self.day < gone)
        }))
    }
}

/// The end of a chain on a day.
pub struct FlowEnd {
    end: End,
    day: Date,
}

/// The country a chain ends in.
#[Object]
impl FlowEnd {
    /// How what stands before it is in that country.
    async fn tie(&self) -> CountryTie {
        self.end.tie
    }

    /// The country. Null where it is told to be outside the EEA, and not which it is.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Arc<Country>>> {
        let country = self.end.country.as_ref().map(|country| &country.key);
        Request::of(ctx).one(country).await
    }

    /// Whether it is in the European Economic Area on the day, Art. 44.
    async fn in_eea(&self) -> bool {
        self.end
            .country
            .as_ref()
            .is_some_and(|country| country.in_eea(self.day))
    }

    /// The company that is established there: the provider, or the company above it.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<Arc<Processor>>> {
        let company = self.end.company.as_ref().map(|company| &company.key);
        Request::of(ctx).one(company).await
    }

    /// The decision by which the country is held adequate on the day, Art. 45. It may cover a part of it only.
    async fn adequacy_decision(&self, ctx: &Context<'_>) -> Result<Option<Arc<AdequacyDecision>>> {
        let Some(country) = &self.end.country else {
            return Ok(None);
        };
        let request = Request::of(ctx);
        let snapshot = request.snapshot();
        let mut decisions = snapshot.shared.shelves.adequacy_decisions.all().iter();
        let decision = decisions.find(|decision| {
            decision.archived_on.is_none() && decision.country == country.key && decision.in_force(self.day)
        });
        request.one(decision.map(|decision| &decision.key)).await
    }
}
