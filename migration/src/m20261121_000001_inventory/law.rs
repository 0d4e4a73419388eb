//! Tables of law and the code lists.

use super::table::Table;

pub fn tables() -> Vec<Table> {
    vec![
        Table::new("node", &["id"])
            .integer("id")
            .text("kind")
            .unique("node_id_kind_key", &["id", "kind"]),
        Table::noun("legal_act")
            .text("number")
            .text("jurisdiction")
            .languages("title")
            .maybe_text("eli")
            .maybe_text("link")
            .maybe_date("in_force_from")
            .maybe_date("in_force_until")
            .text("source")
            .text("checked")
            .maybe_refers("replaced_by_id", "legal_act"),
        Table::noun("provision")
            .refers("act_id", "legal_act")
            .text("section")
            .languages("label")
            .languages("title")
            .maybe_date("in_force_from")
            .maybe_date("in_force_until")
            .text("source")
            .text("checked")
            .index(&["act_id"]),
        Table::noun("country")
            .text("code")
            .languages("name")
            .maybe_date("eea_from")
            .maybe_date("eea_until")
            .text("source")
            .text("checked"),
        Table::noun("adequacy_decision")
            .refers("country_id", "country")
            .text("reference")
            .text("scope")
            .date("in_force_from")
            .languages("scope_note")
            .maybe_text("eli")
            .maybe_date("in_force_until")
            .text("source")
            .text("checked"),
        Table::noun("supervisory_authority")
            .refers("country_id", "country")
            .languages("name")
            .maybe_text("website")
            .text("source"),
        Table::new("authority_contact", &["authority_id", "position"])
            .refers("authority_id", "supervisory_authority")
            .integer("position")
            .maybe_date("valid_from")
            .maybe_date("valid_until")
            .languages("postal_address")
            .languages("visiting_address")
            .maybe_text("email")
            .maybe_text("phone")
            .text("source")
            .text("checked"),
        Table::new("right_by_basis", &["position"])
            .integer("position")
            .text("right")
            .text("article")
            .text("basis")
            .text("holds")
            .languages("note")
            .maybe_date("valid_from")
            .maybe_date("valid_until")
            .text("source")
            .text("checked"),
        Table::node("data_subject_category")
            .languages("name")
            .languages("description")
            .maybe_text("dpv")
            .maybe_refers("parent_id", "data_subject_category"),
        Table::noun("personal_data_category")
            .languages("name")
            .maybe_text("special")
            .boolean("identity_code")
            .boolean("criminal")
            .boolean("free_text")
            .maybe_text("dpv")
            .maybe_refers("parent_id", "personal_data_category"),
    ]
}
