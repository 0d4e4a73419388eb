//! Tables of the data flows and the processor's records.

use super::table::Table;

pub fn tables() -> Vec<Table> {
    vec![
        Table::noun("data_flow")
            .maybe_refers("controller_id", "controller")
            .text("kind")
            .integer("from_node")
            .text("from_kind")
            .integer("to_node")
            .text("to_kind")
            .languages("data")
            .maybe_text("basis")
            .maybe_text("means")
            .maybe_text("frequency")
            .languages("condition")
            .maybe_text("mechanism")
            .maybe_text("mechanism_document")
            .maybe_date("valid_from")
            .maybe_date("valid_until")
            .languages("remarks")
            .maybe_refers("provision_id", "provision")
            .maybe_refers("agreement_id", "processing_agreement")
            .maybe_refers("transfer_assessment_id", "assessment")
            .reference(&["from_node", "from_kind"], "node", &["id", "kind"])
            .reference(&["to_node", "to_kind"], "node", &["id", "kind"])
            .index(&["controller_id"])
            .index(&["from_node"])
            .index(&["to_node"]),
        Table::new("data_flow_category", &["flow_id", "position"])
            .refers("flow_id", "data_flow")
            .integer("position")
            .refers("category_id", "personal_data_category"),
        Table::new("data_flow_group", &["flow_id", "position"])
            .refers("flow_id", "data_flow")
            .integer("position")
            .integer("register_id")
            .text("key")
            .reference(&["register_id", "key"], "data_group", &["register_id", "key"])
            .index(&["register_id", "key"]),
        Table::new("data_flow_purpose", &["flow_id", "position"])
            .refers("flow_id", "data_flow")
            .integer("position")
            .integer("register_id")
            .text("key")
            .reference(&["register_id", "key"], "purpose", &["register_id", "key"])
            .index(&["register_id", "key"]),
        Table::noun("processor_record")
            .owned()
            .languages("name")
            .languages("processing")
            .languages("on_behalf_of_other")
            .text("transfers")
            .languages("safeguards")
            .languages("security")
            .maybe_refers("on_behalf_of_id", "controller")
            .maybe_refers("agreement_id", "processing_agreement"),
        Table::new("processor_record_service", &["record_id", "position"])
            .refers("record_id", "processor_record")
            .integer("position")
            .refers("service_id", "service"),
        Table::new("processor_record_country", &["record_id", "position"])
            .refers("record_id", "processor_record")
            .integer("position")
            .refers("country_id", "country"),
    ]
}
