//! From where else do data come? An outside source as the API shows it.

use async_graphql::InputObject;
use entity::vocabulary::{Answer, NodeKind, SourceKind};

use super::{data_flow::node_filter, page::listed, relations::relations};
use crate::records::{
    data_flow::DataFlow,
    fold::{fold, holds},
    law::Country,
    noun::Key,
    outside_source::OutsideSource,
};

relations! {
    OutsideSource {
        one {
            /// The country.
            country: Country,
        }
        pages {
            /// Data flows from it.
            flows: DataFlow within |source| node_filter(NodeKind::Source, &source.key);
        }
    }
}

/// What outside sources are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct OutsideSourceFilter {
    /// What kind of source it is.
    pub kind: Option<SourceKind>,
    /// Whether it is publicly accessible, Art. 14(2)(f).
    pub publicly_accessible: Option<Answer>,
    /// The country.
    pub country: Option<Key<Country>>,
    /// Text in its name.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    OutsideSource by OutsideSourceFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |source, _| {
            filter.kind.is_none_or(|kind| source.kind == kind)
                && filter.publicly_accessible.is_none_or(|answer| source.publicly_accessible == answer)
                && filter.country.as_ref().is_none_or(|country| source.country.as_ref() == Some(country))
                && text.as_ref().is_none_or(|text| holds(&source.name, text))
        }
    }
}
