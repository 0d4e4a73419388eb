//! Are registers and their surroundings found by what people look for?

use serde_json::{Value, json};

use super::Api;
use crate::support::make;

async fn found(api: &Api, filter: &str) -> Vec<String> {
    let data = api
        .data(&format!(
            "{{ registers(first: 100, filter: {{{filter}}}) {{ nodes {{ id }} totalCount }} }}"
        ))
        .await;
    let nodes = data["registers"]["nodes"].as_array().expect("a list");
    assert_eq!(data["registers"]["totalCount"], nodes.len());
    nodes
        .iter()
        .map(|node| node["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn registers_are_found_by_what_they_hold_and_where_it_flows() {
    let api = Api::over([make::city("pori"), make::city("espoo")]).await;
    let customers = ["register:espoo/1", "register:pori/1"];
    let libraries = ["register:espoo/2", "register:pori/2"];
    for (filter, expected) in [
        (
            r#"controller: "controller:pori""#,
            &["register:pori/1", "register:pori/2"][..],
        ),
        (r#"department: "department:pori/education""#, &["register:pori/1"]),
        ("basis: PUBLIC_TASK", &customers),
        ("basis: CONSENT", &[]),
        (r#"service: "service:pori-service""#, &["register:pori/1"]),
        (r#"processor: "processor:espoo-cloud""#, &["register:espoo/1"]),
        (r#"provision: "provision:410-2015/1-2""#, &customers),
        (r#"personalDataCategory: "data:name""#, &customers),
        ("specialCategories: YES", &[]),
        (r#"specialCategories: NOT_STATED, text: "kirjasto""#, &libraries),
        (
            "notice: UNPUBLISHED, lifeCycle: ACTIVE, audience: PUBLIC, basis: PUBLIC_TASK",
            &customers,
        ),
        ("notice: IN_FORCE", &[]),
        (r#"text: "ASIÄKKAÁT""#, &customers),
        (r#"text: "customers""#, &customers),
        (r#"text: "palvelu""#, &customers),
        (r#"controller: "malformed""#, &[]),
        (r#"controller: "service:pori-service""#, &[]),
    ] {
        assert_eq!(found(&api, filter).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn what_lies_below_a_department_is_found_with_it() {
    let mut city = make::city("pori");
    let mut school = city.departments[0].clone();
    school.key = seloste::records::noun::Key::new("pori/school");
    school.parent = Some(city.departments[0].key.clone());
    city.registers[1].department = Some(school.key.clone());
    city.departments.push(school);
    let api = Api::over([city]).await;
    assert_eq!(
        found(&api, r#"department: "department:pori/education""#).await,
        ["register:pori/1", "register:pori/2"]
    );
    assert_eq!(
        found(&api, r#"department: "department:pori/school""#).await,
        ["register:pori/2"]
    );
    let data = api
        .data(r"{ departments(filter: {top: true}) { nodes { id children { nodes { id parent { id } } } } } }")
        .await;
    assert_eq!(
        data["departments"]["nodes"],
        json!([{"id": "department:pori/education", "children": {"nodes": [{"id": "department:pori/school", "parent": {"id": "department:pori/education"}}]}}])
    );
}

#[tokio::test]
async fn special_categories_are_no_only_when_every_group_says_no() {
    use entity::vocabulary::Answer::{No, NotStated, Yes};
    for (answers, expected) in [
        (vec![No, No], "NO"),
        (vec![No, NotStated], "NOT_STATED"),
        (vec![No, Yes], "YES"),
        (vec![], "NOT_STATED"),
    ] {
        let mut city = make::city("pori");
        let pattern = city.registers[0].data_groups[0].clone();
        city.registers[0].retention.clear();
        city.data_flows.clear();
        city.registers[0].data_groups = answers
            .iter()
            .enumerate()
            .map(|(index, special)| {
                let mut group = pattern.clone();
                group.key = format!("g{index}");
                group.special = *special;
                group
            })
            .collect();
        let api = Api::over([city]).await;
        let data = api
            .data(r#"{ node(id: "register:pori/1") { ... on Register { specialCategories } } }"#)
            .await;
        assert_eq!(data["node"]["specialCategories"], expected, "{answers:?}");
    }
}

#[tokio::test]
async fn flows_services_and_processors_are_found_by_country() {
    let api = Api::of_a_city().await;
    let data = api
        .data(
            r#"{
              flows(filter: {kind: PROCESSING, country: "country:ie", from: "register:pori/1"}) { nodes { id } }
              none: flows(filter: {country: "country:us"}) { totalCount }
              at: flows(filter: {at: "service:pori-service", validOn: "2026-01-01"}) { totalCount }
              services(filter: {hostingCountry: "country:ie", text: "SERVICE"}) { nodes { name } }
              processors(filter: {country: "country:ie"}) { nodes { name services { totalCount } registers { nodes { id } } } }
            }"#,
        )
        .await;
    assert_eq!(
        data,
        json!({
            "flows": {"nodes": [{"id": "flow:pori/hosting"}]},
            "none": {"totalCount": 0},
            "at": {"totalCount": 1},
            "services": {"nodes": [{"name": {"fi": "Service of pori"}}]},
            "processors": {"nodes": [{"name": "Cloud of pori", "services": {"totalCount": 1}, "registers": {"nodes": [{"id": "register:pori/1"}]}}]},
        })
    );
}

#[tokio::test]
async fn registers_are_counted_in_every_combination_asked() {
    let api = Api::over([make::city("pori"), make::city("espoo")]).await;
    let data = api
        .data(
            r#"{
              nation: registerCounts(by: [BASIS]) { basis registers controller { id } }
              city: registerCounts(by: [DEPARTMENT, LIFE_CYCLE], controller: "controller:pori") { department { id } lifeCycle basis registers }
              all: registerCounts(by: []) { registers }
            }"#,
        )
        .await;
    assert_eq!(
        data["nation"],
        json!([{"basis": null, "registers": 2, "controller": null}, {"basis": "PUBLIC_TASK", "registers": 2, "controller": null}])
    );
    let mut city: Vec<Value> = data["city"].as_array().cloned().expect("a list");
    city.sort_by_key(|row| row["department"].is_null());
    assert_eq!(
        city,
        [
            json!({"department": {"id": "department:pori/education"}, "lifeCycle": "ACTIVE", "basis": null, "registers": 1}),
            json!({"department": null, "lifeCycle": "ACTIVE", "basis": null, "registers": 1}),
        ]
    );
    assert_eq!(data["all"], json!([{"registers": 4}]));
}

#[tokio::test]
async fn what_is_too_large_too_deep_or_not_graphql_is_refused_with_its_own_code() {
    let api = Api::of_a_city().await;
    let deep = format!(
        "{{ controller(key: \"pori\") {{ {} id {} }} }}",
        "parent { ".repeat(25),
        "} ".repeat(25)
    );
    let wide = "{ registers(first: 100) { nodes { flows(first: 100) { nodes { agreement { registers { flows(first: 100) { nodes { id } } } } } } } } }";
    for (query, code) in [
        ("{ registers { ", "GRAPHQL_PARSE_FAILED"),
        ("{ robots { id } }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "query a { viewer { name } } query b { viewer { name } }",
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (&deep, "QUERY_TOO_DEEP"),
        (wide, "QUERY_TOO_COSTLY"),
    ] {
        assert_eq!(api.codes(query).await, [code], "{query}");
    }
    let answer = api.ask_with("{ registrs { id } }", json!({})).await;
    assert!(
        !answer.to_string().contains("registers"),
        "nothing is suggested: {answer}"
    );
}

#[tokio::test]
async fn a_question_asked_again_is_answered_alike() {
    let api = Api::of_a_city().await;
    let query = "query ($first: Int!) { registers(first: $first) { nodes { id } } }";
    for _ in 0..3 {
        assert_eq!(
            api.ask_with(query, json!({"first": 1})).await["data"]["registers"]["nodes"],
            json!([{"id": "register:pori/1"}])
        );
        for wrong in [json!({"first": "one"}), json!({})] {
            let codes = super::codes(&api.ask_with(query, wrong).await);
            assert!(
                !codes.is_empty() && codes.iter().all(|code| code == "GRAPHQL_VALIDATION_FAILED"),
                "{codes:?}"
            );
        }
    }
}

#[tokio::test]
async fn what_fails_is_null_or_what_stands_around_it_and_the_rest_is_told() {
    let api = Api::of_a_city().await;
    for (query, data) in [
        // What may not be null takes what stands around it along, up to what may be.
        ("{ registers(first: 1000) { totalCount } }", json!(null)),
        (
            r#"{ viewer { name } register(controller: "pori", slug: "asiakkaat") { number flows(first: -1) { totalCount } } }"#,
            json!({"viewer": {"name": "dpo"}, "register": null}),
        ),
        (
            r#"{ a: node(id: "country:fi") { id ... on Country { ...c } } b: node(id: "country:se") { id } } fragment c on Country { on: inEea(on: "x") }"#,
            json!({"a": null, "b": {"id": "country:se"}}),
        ),
        (
            r#"{ nodes(ids: ["controller:pori", "country:fi"]) { id ... on Controller { registers(first: -1) { totalCount } } } }"#,
            json!({"nodes": [null, {"id": "country:fi"}]}),
        ),
        (
            r#"mutation { editRegister(input: {id: "x", version: 1, change: {}}) { userErrors { code } } }"#,
            json!(null),
        ),
    ] {
        let answer = api.ask_with(query, json!({})).await;
        assert_eq!(answer["data"], data, "{query}\n{answer:#}");
        assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{query}");
    }
}

#[tokio::test]
async fn a_flow_filter_with_a_malformed_id_finds_nothing() {
    let api = Api::of_a_city().await;
    for end in ["from", "to", "at"] {
        let data = api.data(&format!(r#"{{ flows(filter: {{{end}: "x"}}) {{ totalCount }} country: flows(filter: {{{end}: "country:fi"}}) {{ totalCount }} }}"#)).await;
        assert_eq!(data, json!({"flows": {"totalCount": 0}, "country": {"totalCount": 0}}));
    }
}

#[tokio::test]
async fn registers_that_want_work_are_found_and_come_first() {
    let api = Api::over([make::example()]).await;
    let data = api
        .data(
            "{ registers(first: 100) { nodes { id reviewDue responsiblePost { id } findings { severity waiver { id } }
               completeness { percent } } } }",
        )
        .await;
    let all = data["registers"]["nodes"].as_array().expect("a list");
    let id = |register: &Value| register["id"].as_str().expect("an id").to_owned();
    let where_ = |is_meant: &dyn Fn(&Value) -> bool| -> Vec<String> {
        all.iter().filter(|register| is_meant(register)).map(id).collect()
    };

    let without = where_(&|register| register["responsiblePost"].is_null());
    assert_eq!(found(&api, "withoutResponsiblePost: true").await, without);
    assert_eq!(
        found(&api, "withoutResponsiblePost: false").await.len(),
        all.len() - without.len()
    );

    let due = |register: &Value| register["reviewDue"].as_str().map(str::to_owned);
    let mut days: Vec<String> = all.iter().filter_map(due).collect();
    days.sort();
    assert!(days.len() < all.len() && days.first() < days.last(), "{days:?}");
    let day = &days[days.len() / 2];
    let by = where_(&|register| due(register).is_some_and(|due| due <= *day));
    assert_eq!(found(&api, &format!("reviewDueBy: \"{day}\"")).await, by);

    for (least, severities) in [
        ("ERROR", &["ERROR"][..]),
        ("WARNING", &["ERROR", "WARNING"]),
        ("ADVICE", &["ERROR", "WARNING", "ADVICE"]),
    ] {
        let open = where_(&|register| {
            let findings = register["findings"].as_array().expect("findings");
            findings.iter().any(|finding| {
                finding["waiver"].is_null() && severities.iter().any(|severity| finding["severity"] == *severity)
            })
        });
        assert!(!open.is_empty());
        assert_eq!(found(&api, &format!("findings: {least}")).await, open, "{least}");
    }

    let sorted = async |order: &str| {
        let asked = format!("{{ registers(first: 100, orderBy: {{{order}}}) {{ nodes {{ id }} }} }}");
        let data = api.data(&asked).await;
        let nodes = data["registers"]["nodes"].as_array().expect("a list").clone();
        nodes.iter().map(id).collect::<Vec<_>>()
    };
    let whole = |register: &Value| -> u64 {
        let parts = register["completeness"].as_array().expect("parts");
        parts.iter().filter_map(|part| part["percent"].as_u64()).sum()
    };
    let mut by_completeness: Vec<&Value> = all.iter().collect();
    by_completeness.sort_by_key(|register| whole(register));
    let expected: Vec<String> = by_completeness.into_iter().map(id).collect();
    assert_eq!(sorted("field: COMPLETENESS").await, expected);

    let mut by_day: Vec<&Value> = all.iter().collect();
    by_day.sort_by_key(|register| (due(register).is_none(), due(register)));
    assert_eq!(
        sorted("field: REVIEW_DUE").await,
        by_day.into_iter().map(id).collect::<Vec<_>>()
    );
    let last = sorted("field: REVIEW_DUE, direction: DESC").await;
    let first_due = all.iter().find(|register| id(register) == last[0]).expect("listed");
    assert_eq!(
        due(first_due).as_ref(),
        days.last(),
        "those never due come last either way"
    );
}
