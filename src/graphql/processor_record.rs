//! What is done for another controller? A processor's record as the API shows it.

use async_graphql::InputObject;
use entity::vocabulary::Answer;

use super::{page::listed, relations::relations};
use crate::records::{
    agreement::ProcessingAgreement,
    controller::Controller,
    fold::{fold, holds},
    law::Country,
    noun::Key,
    processor_record::ProcessorRecord,
    service::Service,
};

relations! {
    ProcessorRecord {
        one {
            /// Who does the processing, as a processor.
            controller: Controller,
            /// The other controller, when it is in the inventory, Art. 30(2)(a).
            on_behalf_of: Controller,
            /// The agreement it rests on, Art. 28(3).
            agreement: ProcessingAgreement,
        }
        many {
            /// Services used.
            services: Service,
            /// Countries outside the EEA that data are transferred to, Art. 30(2)(c).
            transfer_countries: Country,
        }
    }
}

/// What processors' records are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ProcessorRecordFilter {
    /// Who does the processing.
    pub controller: Option<Key<Controller>>,
    /// The other controller.
    pub on_behalf_of: Option<Key<Controller>>,
    /// A service used.
    pub service: Option<Key<Service>>,
    /// Whether data are transferred outside the EEA.
    pub transfers: Option<Answer>,
    /// Text in its name or processing.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    ProcessorRecord by ProcessorRecordFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |record, _| {
            filter.on_behalf_of.as_ref().is_none_or(|controller| record.on_behalf_of.as_ref() == Some(controller))
                && filter.service.as_ref().is_none_or(|service| record.services.contains(service))
                && filter.transfers.is_none_or(|transfers| record.transfers == transfers)
                && text.as_ref().is_none_or(|text| holds(&record.name, text) || holds(&record.processing, text))
        }
    }
}
