//! To whom are data disclosed? A recipient as the API shows it.

use async_graphql::InputObject;
use entity::vocabulary::{NodeKind, RecipientKind};

use super::{data_flow::node_filter, page::listed, relations::relations};
use crate::records::{
    controller::Controller,
    data_flow::DataFlow,
    fold::{fold, holds},
    law::Country,
    noun::Key,
    recipient::Recipient,
};

relations! {
    Recipient {
        one {
            /// The country.
            country: Country,
            /// The controller it is, when that is in the inventory.
            controller: Controller,
        }
        pages {
            /// Data flows to it, Art. 30(1)(d).
            flows: DataFlow within |recipient| node_filter(NodeKind::Recipient, &recipient.key);
        }
    }
}

/// What recipients are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct RecipientFilter {
    /// What kind of recipient it is.
    pub kind: Option<RecipientKind>,
    /// The country.
    pub country: Option<Key<Country>>,
    /// The controller it is.
    pub controller: Option<Key<Controller>>,
    /// Text in its name.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Recipient by RecipientFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |recipient, _| {
            filter.kind.is_none_or(|kind| recipient.kind == kind)
                && filter.country.as_ref().is_none_or(|country| recipient.country.as_ref() == Some(country))
                && filter.controller.as_ref().is_none_or(|controller| recipient.controller.as_ref() == Some(controller))
                && text.as_ref().is_none_or(|text| holds(&recipient.name, text))
        }
    }
}
