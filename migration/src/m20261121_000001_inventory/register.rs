//! Tables of the registers with their parts.

use super::table::Table;

pub fn tables() -> Vec<Table> {
    [registers(), purposes(), data_groups(), other_parts()]
        .into_iter()
        .flatten()
        .collect()
}

fn registers() -> Vec<Table> {
    vec![
        Table::node("register")
            .owned()
            .languages("name")
            .integer("number")
            .text("slug")
            .languages("description")
            .text("forms")
            .text("life_cycle")
            .maybe_date("starts_on")
            .maybe_date("ends_on")
            .maybe_date("disposed_on")
            .text("audience")
            .languages("joint_arrangement")
            .languages("sources_remark")
            .text("no_recipients")
            .languages("recipients_remark")
            .text("no_transfers")
            .languages("transfers_remark")
            .languages("retention_remark")
            .text("automated_decisions")
            .text("profiling")
            .languages("automated_logic")
            .languages("automated_significance")
            .maybe_text("publicity")
            .languages("publicity_remark")
            .maybe_text("review_interval")
            .maybe_text("internal_notes")
            .boolean("illustrative")
            .maybe_refers("department_id", "department")
            .maybe_refers("responsible_post_id", "post")
            .unique("register_number_key", &["controller_id", "number"])
            .unique("register_slug_key", &["controller_id", "slug"]),
        Table::new("register_joint_controller", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .refers("controller_id", "controller"),
        Table::new("register_contact_post", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .refers("post_id", "post"),
        Table::new("register_publicity_provision", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .refers("provision_id", "provision"),
    ]
}

fn purposes() -> Vec<Table> {
    vec![
        Table::new("purpose", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("key")
            .languages("text")
            .text("must_be_given")
            .languages("consequence")
            .unique("purpose_key_key", &["register_id", "key"]),
        Table::new("lawful_basis", &["register_id", "purpose_position", "position"])
            .integer("register_id")
            .integer("purpose_position")
            .integer("position")
            .text("basis")
            .languages("interest")
            .reference(
                &["register_id", "purpose_position"],
                "purpose",
                &["register_id", "position"],
            ),
        Table::new(
            "lawful_basis_provision",
            &["register_id", "purpose_position", "basis_position", "position"],
        )
        .integer("register_id")
        .integer("purpose_position")
        .integer("basis_position")
        .integer("position")
        .refers("provision_id", "provision")
        .reference(
            &["register_id", "purpose_position", "basis_position"],
            "lawful_basis",
            &["register_id", "purpose_position", "position"],
        ),
        Table::new(
            "special_category_ground",
            &["register_id", "purpose_position", "position"],
        )
        .integer("register_id")
        .integer("purpose_position")
        .integer("position")
        .text("condition")
        .reference(
            &["register_id", "purpose_position"],
            "purpose",
            &["register_id", "position"],
        ),
        Table::new(
            "special_category_ground_provision",
            &["register_id", "purpose_position", "ground_position", "position"],
        )
        .integer("register_id")
        .integer("purpose_position")
        .integer("ground_position")
        .integer("position")
        .refers("provision_id", "provision")
        .reference(
            &["register_id", "purpose_position", "ground_position"],
            "special_category_ground",
            &["register_id", "purpose_position", "position"],
        ),
    ]
}

fn data_groups() -> Vec<Table> {
    vec![
        Table::new("data_group", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("key")
            .languages("name")
            .text("purposes")
            .text("special")
            .text("special_categories")
            .text("criminal")
            .text("identity_code")
            .text("children")
            .text("large_scale")
            .text("free_text")
            .languages("remark")
            .maybe_refers("criminal_ground_id", "provision")
            .maybe_refers("identity_code_ground_id", "provision")
            .unique("data_group_key_key", &["register_id", "key"]),
        Table::new("data_group_subject", &["register_id", "group_position", "position"])
            .integer("register_id")
            .integer("group_position")
            .integer("position")
            .refers("category_id", "data_subject_category")
            .reference(
                &["register_id", "group_position"],
                "data_group",
                &["register_id", "position"],
            ),
        Table::new("data_item", &["register_id", "group_position", "position"])
            .integer("register_id")
            .integer("group_position")
            .integer("position")
            .languages("text")
            .maybe_refers("category_id", "personal_data_category")
            .reference(
                &["register_id", "group_position"],
                "data_group",
                &["register_id", "position"],
            ),
    ]
}

fn other_parts() -> Vec<Table> {
    vec![
        Table::new("erasure_time_limit", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("data_groups")
            .maybe_text("minimum")
            .maybe_text("maximum")
            .maybe_text("counted_from")
            .languages("counted_from_text")
            .maybe_text("after_retention")
            .maybe_text("records_class")
            .languages("text")
            .maybe_refers("provision_id", "provision"),
        Table::new("security_measure", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("kind")
            .text("form")
            .languages("text")
            .maybe_text("internal"),
        Table::new("confirmation", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("part")
            .date("confirmed_on")
            .maybe_refers("post_id", "post"),
        Table::new("evidence_link", &["register_id", "position"])
            .refers("register_id", "register")
            .integer("position")
            .text("title")
            .text("url"),
    ]
}
