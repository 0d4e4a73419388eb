//! In which system are the data? A service as the API shows it.

use std::sync::Arc;

use async_graphql::{Context, InputObject};
use entity::vocabulary::{Answer, FlowKind, NodeKind};

use super::{data_flow::node_filter, page::listed, register::RegisterFilter, relations::relations, request::Request};
use crate::{
    access::{Action, Target},
    records::{
        controller::Controller,
        data_flow::DataFlow,
        fold::{fold, holds},
        law::Country,
        noun::{Key, NodeKey},
        processor::Processor,
        register::Register,
        service::Service,
    },
};

relations! {
    Service {
        one {
            /// The processor that provides it.
            provider: Processor,
            /// The controller that runs it, when it is a controller's own.
            run_by: Controller,
        }
        many {
            /// Countries it is hosted in, Art. 30(1)(e).
            hosting_countries: Country,
            /// Countries from which support staff have access; from outside the EEA that is a transfer, Art. 44.
            support_countries: Country,
        }
        pages {
            /// Registers whose data flow to it.
            used_by: Register within |service| RegisterFilter { service: Some(service.key.clone()), ..Default::default() };
            /// Data flows at it, of every controller in reach.
            flows: DataFlow within |service| node_filter(NodeKind::Service, &service.key);
        }
    }
    {
        /// What it is built on: the flows of sub-processing out of it, Art. 28(2) and (4).
        async fn built_on(&self, ctx: &Context<'_>) -> Vec<Arc<DataFlow>> {
            let request = Request::of(ctx);
            if !request.actor.may(Action::ReadSharedNode, &Target::Shared) {
                return Vec::new();
            }
            let node = NodeKey::new(NodeKind::Service, Arc::clone(self.key.shared()));
            let snapshot = request.snapshot();
            let flows = snapshot.shared.flows.at(&node).iter();
            flows.filter(|flow| flow.from == node && flow.kind == FlowKind::SubProcessing).cloned().collect()
        }
    }
}

/// What services are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ServiceFilter {
    /// The processor that provides it.
    pub provider: Option<Key<Processor>>,
    /// The controller that runs it.
    pub run_by: Option<Key<Controller>>,
    /// A country it is hosted in, Art. 30(1)(e).
    pub hosting_country: Option<Key<Country>>,
    /// A country from which support staff have access, Art. 44.
    pub support_country: Option<Key<Country>>,
    /// Whether it is hosted in the European Economic Area.
    pub hosted_in_eea: Option<Answer>,
    /// Whether the provider has told which other processors it uses, Art. 28(2).
    pub sub_processors_told: Option<Answer>,
    /// Text in its name or description.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Service by ServiceFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |service, _| {
            filter.provider.as_ref().is_none_or(|provider| service.provider.as_ref() == Some(provider))
                && filter.run_by.as_ref().is_none_or(|controller| service.run_by.as_ref() == Some(controller))
                && filter.hosting_country.as_ref().is_none_or(|country| service.hosting_countries.contains(country))
                && filter.support_country.as_ref().is_none_or(|country| service.support_countries.contains(country))
                && filter.hosted_in_eea.is_none_or(|answer| service.hosted_in_eea == answer)
                && filter.sub_processors_told.is_none_or(|answer| service.sub_processors_told == answer)
                && text.as_ref().is_none_or(|text| holds(&service.name, text) || holds(&service.description, text))
        }
    }
}
