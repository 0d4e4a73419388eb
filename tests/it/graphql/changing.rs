//! Is the inventory changed only as it should be, and does a writer read its own write?

use entity::vocabulary::Role;
use seloste::access::Actor;
use serde_json::{Value, json};

use super::{Api, codes, json_of};

const CREATE: &str = "mutation ($input: CreateRegisterInput!) {
  createRegister(input: $input) {
    register { id number slug version name controller { id registers { totalCount } } department { id } purposes { bases { provisions { id } } } viewerCan { edit archive publish } }
    userErrors { code field message messages }
    clientMutationId
  }
}";

const EDIT: &str = "mutation ($input: EditRegisterInput!) {
  editRegister(input: $input) { register { id version name description department { id } } userErrors { code field message } }
}";

#[tokio::test]
async fn a_writer_reads_its_own_write() {
    let api = Api::of_a_city().await;
    let input = json!({"register": {
        "name": {"fi": "Venepaikat", "sv": "Båtplatser"},
        "controller": "controller:pori",
        "department": "department:pori/education",
        "purposes": [{"key": "p1", "text": {"fi": "Vuokraus"}, "bases": [{"basis": "CONTRACT", "provisions": ["provision:410-2015/1-2"]}]}],
    }, "clientMutationId": "m1"});
    let answer = api.ask_with(CREATE, json!({"input": input})).await;
    assert_eq!(
        answer["data"]["createRegister"],
        json!({
            "register": {
                "id": "register:pori/3", "number": 3, "slug": "venepaikat", "version": 1, "name": {"fi": "Venepaikat", "sv": "Båtplatser"},
                "controller": {"id": "controller:pori", "registers": {"totalCount": 3}},
                "department": {"id": "department:pori/education"},
                "purposes": [{"bases": [{"provisions": [{"id": "provision:410-2015/1-2"}]}]}],
                "viewerCan": {"edit": true, "archive": true, "publish": true},
            },
            "userErrors": [],
            "clientMutationId": "m1",
        }),
        "{answer:#}"
    );
}

#[tokio::test]
async fn an_edit_tells_absent_null_and_a_value_apart_and_a_stale_one_is_told() {
    let api = Api::of_a_city().await;
    let edit =
        |version: i32, change: Value| json!({"input": {"id": "register:pori/1", "version": version, "change": change}});
    let changed = api
        .ask_with(
            EDIT,
            edit(1, json!({"description": {"fi": "Kuvaus"}, "department": null})),
        )
        .await;
    assert_eq!(
        changed["data"]["editRegister"],
        json!({
            "register": {"id": "register:pori/1", "version": 2, "name": {"fi": "Asiakkaat", "en": "Customers"}, "description": {"fi": "Kuvaus"}, "department": null},
            "userErrors": [],
        }),
        "{changed:#}"
    );
    let stale = api.ask_with(EDIT, edit(1, json!({"description": null}))).await;
    assert!(stale["data"]["editRegister"]["register"].is_null());
    assert_eq!(stale["data"]["editRegister"]["userErrors"][0]["code"], "STALE");
    let emptied = api.ask_with(EDIT, edit(2, json!({"name": null}))).await;
    assert_eq!(emptied["data"]["editRegister"]["userErrors"][0]["code"], "REQUIRED");
    assert_eq!(emptied["data"]["editRegister"]["userErrors"][0]["field"], "/name");
}

#[tokio::test]
async fn all_problems_are_told_at_once_in_three_languages() {
    let api = Api::of_a_city().await;
    let input = json!({"register": {
        "name": {"fi": "x"}, "controller": "controller:pori", "slug": "asiakkaat",
        "department": "department:pori/nowhere",
        "purposes": [{"key": "p1", "text": {"fi": "t"}, "bases": [{"basis": "CONTRACT", "provisions": ["provision:nowhere/1", "robot"]}]}],
    }});
    let answer = api.ask_with(CREATE, json!({"input": input})).await;
    let payload = &answer["data"]["createRegister"];
    assert!(payload["register"].is_null(), "{answer:#}");
    let told: Vec<(&str, &str)> = payload["userErrors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|error| {
            (
                error["code"].as_str().unwrap_or_default(),
                error["field"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    for expected in [
        ("UNKNOWN_REFERENCE", "/department"),
        ("UNKNOWN_REFERENCE", "/purposes/0/bases/0/provisions/0"),
        ("UNKNOWN_REFERENCE", "/purposes/0/bases/0/provisions/1"),
        ("TAKEN", "/slug"),
    ] {
        assert!(told.contains(&expected), "{expected:?} among {told:?}");
    }
    let first = &payload["userErrors"][0];
    assert_eq!(first["message"], first["messages"]["en"]);
    assert!(first["messages"]["fi"].is_string() && first["messages"]["sv"].is_string());
}

#[tokio::test]
async fn what_is_archived_leaves_the_lists_and_stays_readable() {
    let api = Api::of_a_city().await;
    let archive = r#"mutation { archiveRegister(input: {id: "register:pori/2", version: 1}) { register { archivedOn controller { registers { totalCount } } } userErrors { code } } }"#;
    let data = api.data(archive).await;
    assert_eq!(
        data["archiveRegister"],
        json!({"register": {"archivedOn": "2026-03-02", "controller": {"registers": {"totalCount": 1}}}, "userErrors": []})
    );
    let data = api.data(r#"{ node(id: "register:pori/2") { id } registers { totalCount } all: registers(filter: {archived: true}) { totalCount } }"#).await;
    assert_eq!(
        data,
        json!({"node": {"id": "register:pori/2"}, "registers": {"totalCount": 1}, "all": {"totalCount": 2}})
    );
}

#[tokio::test]
async fn a_notice_is_published_and_withdrawn_and_stays_readable() {
    let api = Api::of_a_city().await;
    let data = api
        .data(
            r#"mutation { publishNotice(input: {register: "register:pori/1", version: 1}) {
              notice { id number state publishedBy { id } register { id noticeInForce { id } } viewerCan { edit publish } }
              userErrors { code field message }
            } }"#,
        )
        .await;
    assert_eq!(
        data["publishNotice"],
        json!({
            "notice": {
                "id": "notice:pori/1/1", "number": 1, "state": "IN_FORCE", "publishedBy": null,
                "register": {"id": "register:pori/1", "noticeInForce": {"id": "notice:pori/1/1"}},
                "viewerCan": {"edit": false, "publish": true},
            },
            "userErrors": [],
        })
    );
    let found = api.data("{ registers(filter: {notice: IN_FORCE}) { nodes { id } } notices(filter: {state: IN_FORCE}) { nodes { id } } }").await;
    assert_eq!(
        found,
        json!({"registers": {"nodes": [{"id": "register:pori/1"}]}, "notices": {"nodes": [{"id": "notice:pori/1/1"}]}})
    );
    let data = api
        .data(
            r#"mutation { withdrawNotice(input: {id: "notice:pori/1/1", version: 1, reason: {fi: "Virhe"}}) {
              notice { state withdrawnReason register { noticeInForce { id } notices { nodes { state } } } } userErrors { code }
            } }"#,
        )
        .await;
    assert_eq!(
        data["withdrawNotice"],
        json!({
            "notice": {"state": "WITHDRAWN", "withdrawnReason": {"fi": "Virhe"}, "register": {"noticeInForce": null, "notices": {"nodes": [{"state": "WITHDRAWN"}]}}},
            "userErrors": [],
        })
    );
    assert_eq!(
        api.data("{ registers(filter: {notice: WITHDRAWN}) { totalCount } }")
            .await["registers"]["totalCount"],
        1
    );
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_permitted_are_errors_with_codes() {
    let api = Api::of_a_city().await;
    for id in [
        "register:pori/99",
        "register:nowhere/1",
        "service:pori-service",
        "nonsense",
        "",
    ] {
        let answer = api
            .ask_with(EDIT, json!({"input": {"id": id, "version": 1, "change": {}}}))
            .await;
        assert_eq!(codes(&answer), ["NOT_FOUND"], "{id}: {answer}");
    }
    let auditor = Actor::over_all("auditor", &[Role::Auditor]);
    let input = json!({"input": {"id": "register:pori/1", "version": 1, "change": {"description": {"fi": "x"}}}});
    let refused = json_of(&api.answer(&auditor, EDIT, input.clone()).await.into_response());
    assert_eq!(codes(&refused), ["FORBIDDEN"]);
    // To a stranger the register does not exist.
    let refused = json_of(&api.answer(&Actor::public(), EDIT, input).await.into_response());
    assert_eq!(codes(&refused), ["NOT_FOUND"]);
}

/// Each mutation with an input that would do, were one permitted.
#[tokio::test]
async fn every_mutation_refuses_a_stranger() {
    let api = Api::of_a_city().await;
    let schema = api
        .data("{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }")
        .await;
    let fields = schema["__schema"]["mutationType"]["fields"]
        .as_array()
        .cloned()
        .expect("a list");
    assert!(fields.len() >= 60);
    let created = created();
    for field in fields {
        let name = field["name"].as_str().expect("a name");
        let input_type = field["args"][0]["type"]["ofType"]["name"].as_str().expect("a type");
        let input = match created.iter().find(|(noun, _, _)| name.ends_with(noun)) {
            Some((_, field, noun)) if name.starts_with("create") => json!({*field: noun}),
            Some((_, _, _)) if name.starts_with("edit") => json!({"id": id_for(name), "version": 1, "change": {}}),
            Some((_, _, _)) if name.starts_with("archive") => json!({"id": id_for(name), "version": 1}),
            _ => act_input(name),
        };
        let query = format!("mutation ($input: {input_type}!) {{ {name}(input: $input) {{ userErrors {{ code }} }} }}");
        let answer = json_of(
            &api.answer(&Actor::public(), &query, json!({"input": input}))
                .await
                .into_response(),
        );
        let told = codes(&answer);
        assert!(told == ["FORBIDDEN"] || told == ["NOT_FOUND"], "{name}: {answer:#}");
    }
}

/// What acts of their own ask for.
fn act_input(mutation: &str) -> Value {
    match mutation {
        "publishNotice" | "submitRegister" => json!({"register": "register:pori/1", "version": 1}),
        "withdrawNotice" => json!({"id": "notice:pori/1/1", "version": 1, "reason": {"fi": "x"}}),
        "returnSubmission" => json!({"id": "submission:pori/1", "version": 1, "reason": "x"}),
        "confirmRegister" => json!({"id": "register:pori/1", "version": 1, "parts": ["PURPOSES"]}),
        "commentOnRegister" => json!({"register": "register:pori/1", "text": "x"}),
        "grantRole" => json!({"account": "account:1", "role": "DPO"}),
        "setAccountMessages" => json!({"id": "account:1", "version": 1}),
        "createToken" => {
            json!({"account": "account:1", "label": "x", "scopes": ["READ_INVENTORY"], "expiresAt": "2030-01-01T00:00:00Z"})
        }
        "takeBackSubmission" | "approveSubmission" => json!({"id": "submission:pori/1", "version": 1}),
        "erasePerson" => json!({"id": "person:pori/1", "version": 1}),
        "settleComment" => json!({"id": "comment:pori/1", "version": 1}),
        "revokeGrant" => json!({"id": "grant:1", "version": 1}),
        "revokeToken" => json!({"id": "token:1", "version": 1}),
        "createWebhook" => {
            json!({"account": "account:1", "label": "x", "url": "https://x.example", "events": ["REGISTER_CHANGED"]})
        }
        "editWebhook" | "rotateWebhookSecret" => json!({"id": "webhook:1", "version": 1}),
        "waiveFinding" => {
            json!({"register": "register:pori/1", "mark": "0000000000000000", "reason": "x", "expiresOn": "2030-01-01"})
        }
        "endWaiver" => json!({"id": "waiver:pori/1", "version": 1}),
        "setRule" => {
            json!({"controller": "controller:pori", "rule": "purpose-missing", "switchedOff": true, "reason": "x"})
        }
        "openBreach" => json!({"controller": "controller:pori", "title": "x", "knownAt": "2026-01-01T00:00:00Z"}),
        "recordBreach" | "closeBreach" => json!({"id": "breach:pori/1", "version": 1}),
        "replaceDataSubjectCategory" => json!({"id": "subjects:pupils", "version": 1, "by": "subjects:customers"}),
        "replacePersonalDataCategory" => json!({"id": "data:name", "version": 1, "by": "data:address"}),
        "saveReport" => json!({"report": "article-30", "title": {"fi": "x"}}),
        "editSavedReport" | "runSavedReport" | "removeSavedReport" => json!({"id": "saved-report:1", "version": 1}),
        "retryDelivery" => json!({"deliveryId": "1"}),
        other => panic!("{other} has no input here"),
    }
}

fn id_for(mutation: &str) -> &'static str {
    let noun = mutation.trim_start_matches("edit").trim_start_matches("archive");
    match noun {
        "Controller" => "controller:pori",
        "Department" => "department:pori/education",
        "Post" => "post:pori/head",
        "Register" => "register:pori/1",
        "DataFlow" => "flow:pori/hosting",
        "Service" => "service:pori-service",
        "Processor" => "processor:pori-cloud",
        "Country" => "country:fi",
        "Act" => "act:410-2015",
        "Provision" => "provision:410-2015/1-2",
        "PersonalDataCategory" => "data:name",
        _ => "nothing:here",
    }
}

/// Longer names first, so that `ProcessorRecord` is not taken for a `Record`.
fn created() -> Vec<(&'static str, &'static str, Value)> {
    let name = json!({"fi": "x"});
    let of_pori = "controller:pori";
    vec![
        (
            "ProcessorRecord",
            "processorRecord",
            json!({"name": name, "processing": name, "controller": of_pori}),
        ),
        ("DataSubjectCategory", "dataSubjectCategory", json!({"name": name})),
        ("PersonalDataCategory", "personalDataCategory", json!({"name": name})),
        (
            "ProcessingAgreement",
            "processingAgreement",
            json!({"title": name, "controller": of_pori, "processor": "processor:pori-cloud"}),
        ),
        (
            "SupervisoryAuthority",
            "supervisoryAuthority",
            json!({"name": name, "country": "country:fi"}),
        ),
        (
            "AdequacyDecision",
            "adequacyDecision",
            json!({"reference": "x", "scope": "LIMITED", "inForceFrom": "2026-01-01", "country": "country:us"}),
        ),
        ("OutsideSource", "outsideSource", json!({"name": name})),
        ("Controller", "controller", json!({"name": name})),
        ("Department", "department", json!({"name": name, "controller": of_pori})),
        (
            "Assessment",
            "assessment",
            json!({"title": name, "controller": of_pori}),
        ),
        ("Recipient", "recipient", json!({"name": name})),
        ("Processor", "processor", json!({"name": "x"})),
        (
            "Provision",
            "provision",
            json!({"section": "9", "label": name, "act": "act:410-2015"}),
        ),
        ("Register", "register", json!({"name": name, "controller": of_pori})),
        (
            "DataFlow",
            "dataFlow",
            json!({"kind": "PROCESSING", "from": "register:pori/1", "to": "service:pori-service"}),
        ),
        ("Service", "service", json!({"name": name})),
        ("Country", "country", json!({"code": "XX", "name": name})),
        ("Person", "person", json!({"name": "x", "controller": of_pori})),
        ("Account", "account", json!({"name": "x"})),
        ("Post", "post", json!({"title": name, "controller": of_pori})),
        ("Act", "act", json!({"number": "1/2026", "title": name})),
    ]
}
