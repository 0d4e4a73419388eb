//! Who processes data for the controller? A processor as the API shows it.

use async_graphql::InputObject;
use entity::vocabulary::{Answer, NodeKind};

use super::{
    agreement::ProcessingAgreementFilter, data_flow::node_filter, page::listed, register::RegisterFilter,
    relations::relations, service::ServiceFilter,
};
use crate::records::{
    agreement::ProcessingAgreement,
    data_flow::DataFlow,
    fold::{fold, holds_text},
    law::Country,
    noun::Key,
    processor::Processor,
    register::Register,
    service::Service,
};

relations! {
    Processor {
        one {
            /// The country it is established in.
            country: Country,
            /// Its parent company. What a parent can be ordered to do, its companies can be made to do.
            parent: Processor,
        }
        pages {
            /// Companies that it is the parent of.
            children: Processor within |processor| ProcessorFilter { parent: Some(processor.key.clone()), ..Default::default() };
            /// Services that it provides.
            services: Service within |processor| ServiceFilter { provider: Some(processor.key.clone()), ..Default::default() };
            /// Agreements with it, Art. 28(3).
            agreements: ProcessingAgreement within |processor| ProcessingAgreementFilter { processor: Some(processor.key.clone()), ..Default::default() };
            /// Registers whose data flow to it or to a service it provides.
            registers: Register within |processor| RegisterFilter { processor: Some(processor.key.clone()), ..Default::default() };
            /// Data flows at it.
            flows: DataFlow within |processor| node_filter(NodeKind::Processor, &processor.key);
        }
    }
}

/// What processors are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ProcessorFilter {
    /// The country it is established in.
    pub country: Option<Key<Country>>,
    /// The country it or a company above it is established in: from there it can be ordered about.
    pub country_above: Option<Key<Country>>,
    /// Its parent company.
    pub parent: Option<Key<Processor>>,
    /// Whether it uses sub-processors, Art. 28(2).
    pub uses_sub_processors: Option<Answer>,
    /// Business ID.
    pub business_id: Option<String>,
    /// Text in its name or business ID.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Processor by ProcessorFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |processor, view| {
            let above = |country: &Key<Country>| {
                let mut company = Some(processor);
                // A chain of parents may be a loop in what was imported.
                for _ in 0..16 {
                    let Some(here) = company else { return false };
                    if here.country.as_ref() == Some(country) {
                        return true;
                    }
                    company = here.parent.as_ref().and_then(|parent| view.shared.shelves.processors.get(parent.as_str())).map(|parent| &**parent);
                }
                false
            };
            filter.country.as_ref().is_none_or(|country| processor.country.as_ref() == Some(country))
                && filter.country_above.as_ref().is_none_or(above)
                && filter.parent.as_ref().is_none_or(|parent| processor.parent.as_ref() == Some(parent))
                && filter.uses_sub_processors.is_none_or(|answer| processor.uses_sub_processors == answer)
                && filter.business_id.as_ref().is_none_or(|id| processor.business_id.as_ref() == Some(id))
                && text.as_ref().is_none_or(|text| {
                    holds_text(&processor.name, text) || processor.business_id.as_ref().is_some_and(|id| holds_text(id, text))
                })
        }
    }
}
