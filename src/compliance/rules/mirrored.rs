//! Which other controllers of the inventory process what a register hands on, and what do they say of it? Art. 30(2).

use std::sync::Arc;

use crate::{
    compliance::{case::Case, chains},
    records::{
        controller::Controller,
        data_flow::DataFlow,
        mirror::processing_controller,
        noun::{Key, Kind},
        processor_record::ProcessorRecord,
    },
};

/// The register's flows to other controllers that process for it, with these; none while it holds no data.
pub fn engaged<'c>(case: &'c Case<'_>) -> Vec<(&'c Arc<DataFlow>, &'c Key<Controller>)> {
    if !case.holds_data() {
        return Vec::new();
    }
    let flows = case.processings().filter_map(|flow| {
        // Looked at through the case, so that a change of them is noticed.
        let party = chains::party(case, &flow.to);
        chains::service(case, &flow.to);
        if party.is_some_and(|party| party.business_id.is_some()) {
            case.touch_all(Kind::Controller);
        }
        let processes = processing_controller(&flow.to, &case.sight.shared)?;
        (*processes != case.register.controller).then_some((flow, processes))
    });
    flows.collect()
}

/// The records that such a controller keeps of processing for the register's own.
pub fn kept<'c>(case: &'c Case<'_>, processes: &'c Key<Controller>) -> Vec<&'c Arc<ProcessorRecord>> {
    case.touch_all(Kind::ProcessorRecord);
    let engaged = &case.sight.shared.engaged;
    engaged.between(processes, &case.register.controller).collect()
}

#[cfg(test)]
pub mod tests {
    use serde_json::{Value, json};

    /// A record of the sample's board that it processes for the city.
    pub fn record() -> Value {
        json!({
            "key": "board/for-the-city", "controller": "board", "onBehalfOf": "city",
            "name": {"fi": "Sovellus kaupungille", "sv": "App för staden", "en": "App for the city"},
            "processing": {"fi": "Ylläpito", "sv": "Underhåll", "en": "Maintenance"},
        })
    }
}
