//! Tables of the controllers with their own, the processors, services, recipients and sources.

use super::table::Table;

pub fn tables() -> Vec<Table> {
    [controllers(), processors_and_others(), agreements()]
        .into_iter()
        .flatten()
        .collect()
}

fn controllers() -> Vec<Table> {
    vec![
        Table::noun("controller")
            .languages("name")
            .text("kind")
            .text("public_authority")
            .maybe_text("business_id")
            .maybe_text("municipality_code")
            .text("languages")
            .languages("postal_address")
            .languages("visiting_address")
            .maybe_text("email")
            .maybe_text("phone")
            .maybe_text("website")
            .languages("rights_requests")
            .languages("representative")
            .maybe_text("notice_layout")
            .maybe_date("valid_from")
            .maybe_date("valid_until")
            .maybe_refers("parent_id", "controller")
            .maybe_refers("dpo_id", "post")
            .maybe_refers("supervisory_authority_id", "supervisory_authority")
            .maybe_refers("predecessor_id", "controller")
            .maybe_refers("successor_id", "controller"),
        Table::new("rights_instruction", &["controller_id", "position"])
            .refers("controller_id", "controller")
            .integer("position")
            .languages("text")
            .maybe_text("right"),
        Table::noun("department")
            .owned()
            .languages("name")
            .maybe_text("code")
            .maybe_refers("parent_id", "department"),
        Table::noun("person")
            .owned()
            .text("name")
            .maybe_text("email")
            .maybe_text("phone")
            .maybe_date("left_on"),
        Table::noun("post")
            .owned()
            .languages("title")
            .text("acting")
            .maybe_text("email")
            .maybe_text("phone")
            .languages("address")
            .maybe_refers("department_id", "department")
            .maybe_refers("holder_id", "person"),
    ]
}

fn processors_and_others() -> Vec<Table> {
    vec![
        Table::node("processor")
            .text("name")
            .maybe_text("business_id")
            .maybe_text("email")
            .maybe_text("phone")
            .maybe_text("address")
            .maybe_text("website")
            .text("uses_sub_processors")
            .languages("remarks")
            .maybe_refers("country_id", "country")
            .maybe_refers("parent_id", "processor"),
        Table::node("service")
            .languages("name")
            .languages("description")
            .languages("hosting")
            .text("hosted_in_eea")
            .text("sub_processors_told")
            .maybe_text("website")
            .maybe_refers("provider_id", "processor")
            .maybe_refers("run_by_id", "controller"),
        Table::new("service_country", &["service_id", "role", "position"])
            .refers("service_id", "service")
            .text("role")
            .integer("position")
            .refers("country_id", "country"),
        Table::node("recipient")
            .languages("name")
            .text("kind")
            .maybe_text("business_id")
            .languages("remarks")
            .maybe_refers("country_id", "country")
            .maybe_refers("controller_id", "controller"),
        Table::node("outside_source")
            .languages("name")
            .text("kind")
            .text("publicly_accessible")
            .maybe_text("business_id")
            .languages("remarks")
            .maybe_refers("country_id", "country"),
    ]
}

fn agreements() -> Vec<Table> {
    vec![
        Table::noun("processing_agreement")
            .owned()
            .refers("processor_id", "processor")
            .languages("title")
            .maybe_text("reference")
            .maybe_date("signed_on")
            .maybe_date("valid_until")
            .maybe_text("authorisation")
            .maybe_date("last_audit_on")
            .languages("remarks"),
        Table::new("agreement_service", &["agreement_id", "position"])
            .refers("agreement_id", "processing_agreement")
            .integer("position")
            .refers("service_id", "service"),
        Table::new("agreement_register", &["agreement_id", "position"])
            .refers("agreement_id", "processing_agreement")
            .integer("position")
            .refers("register_id", "register"),
        Table::noun("assessment")
            .owned()
            .languages("title")
            .text("kind")
            .text("state")
            .maybe_date("done_on")
            .maybe_date("next_review_on")
            .maybe_text("reference")
            .maybe_text("residual_risk")
            .languages("conclusion"),
        Table::new("assessment_register", &["assessment_id", "position"])
            .refers("assessment_id", "assessment")
            .integer("position")
            .refers("register_id", "register"),
    ]
}
