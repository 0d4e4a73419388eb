//! What does one see who asks? Each question over one city whose webshop stands on services outside the EEA.

use serde_json::{Value, json};

use crate::{graphql::Api, support::make};
use seloste::records::exchange::{self, Document};

pub fn city() -> Document {
    let mut city = make::city("pori");
    let more = r#"{
      "format": "seloste/1",
      "processors": [
        {"key": "shop-oy", "name": "Shop Oy", "country": "fi", "parent": "shop-inc"},
        {"key": "shop-inc", "name": "Shop Inc", "country": "us"},
        {"key": "mailer", "name": "Mailer", "country": "us"}
      ],
      "services": [
        {"key": "shop", "name": {"fi": "Verkkokauppa"}, "provider": "shop-oy", "hostedInEea": "YES", "hostingCountries": ["fi"]},
        {"key": "newsletter", "name": {"fi": "Uutiskirje"}, "hostedInEea": "YES", "hostingCountries": ["ie"], "supportCountries": ["in"]}
      ],
      "agreements": [
        {"key": "pori/shop", "title": {"fi": "Verkkokaupan sopimus"}, "controller": "pori", "processor": "shop-oy", "validUntil": "2026-01-31"}
      ],
      "registers": [
        {"key": "pori/3", "name": {"fi": "Verkkokauppa"}, "controller": "pori", "number": 3, "slug": "kauppa",
         "department": "pori/education", "responsiblePost": "pori/head", "contactPosts": ["pori/head"],
         "dataGroups": [{"key": "g1", "special": "YES", "specialCategories": ["HEALTH"], "children": "YES", "subjects": ["web-shop-customer"], "items": [{"category": "name"}]}]}
      ],
      "dataFlows": [
        {"key": "pori/shop", "kind": "PROCESSING", "from": "register:pori/3", "to": "service:shop", "means": "INTERFACE", "agreement": "pori/shop", "dataGroups": ["g1"]},
        {"key": "pori/mail", "kind": "PROCESSING", "from": "register:pori/3", "to": "service:newsletter"},
        {"key": "pori/mail-again", "kind": "PROCESSING", "from": "register:pori/3", "to": "service:newsletter", "validUntil": "2025-06-30"},
        {"key": "pori/orders", "kind": "COLLECTION", "from": "subjects:web-shop-customer", "to": "register:pori/3"},
        {"key": "shop-mail", "kind": "SUB_PROCESSING", "from": "service:shop", "to": "service:newsletter", "validFrom": "2026-01-01"},
        {"key": "mail-sender", "kind": "SUB_PROCESSING", "from": "service:newsletter", "to": "processor:mailer", "mechanism": "STANDARD_CLAUSES_COMMISSION"},
        {"key": "mail-circle", "kind": "SUB_PROCESSING", "from": "processor:mailer", "to": "service:shop"}
      ]
    }"#;
    let more =
        exchange::read(more).unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    city.extend(more);
    city
}

async fn ask(query: &str) -> Value {
    Api::over([city()]).await.data(query).await
}

#[tokio::test]
async fn a_register_reaches_countries_by_chains_whose_steps_are_named() {
    let answer = ask(r#"{ reach(from: "register:pori/3", until: THIRD_COUNTRY) {
          seen { asOf }
          facets { kinds { kind count } countries { count } }
          reached { totalCount nodes { hops place { id } chain { hops
            steps { isProvider agreementInForce from { id } to { id } flow { id means mechanism } }
            end { tie inEea country { code } company { name } adequacyDecision { id } } } } }
        } }"#)
    .await;
    assert_eq!(
        answer["reach"],
        json!({
            "seen": {"asOf": "2026-03-02"},
            "facets": {"kinds": [{"kind": null, "count": 2}], "countries": []},
            "reached": {"totalCount": 2, "nodes": [
                {"hops": 2, "place": {"id": "country:in"}, "chain": {"hops": 2,
                  "steps": [{"isProvider": false, "agreementInForce": null, "from": {"id": "register:pori/3"}, "to": {"id": "service:newsletter"},
                             "flow": {"id": "flow:pori/mail", "means": null, "mechanism": null}}],
                  "end": {"tie": "SUPPORT", "inEea": false, "country": {"code": "IN"}, "company": null, "adequacyDecision": null}}},
                {"hops": 3, "place": {"id": "country:us"}, "chain": {"hops": 3,
                  "steps": [{"isProvider": false, "agreementInForce": null, "from": {"id": "register:pori/3"}, "to": {"id": "service:newsletter"},
                             "flow": {"id": "flow:pori/mail", "means": null, "mechanism": null}},
                            {"isProvider": false, "agreementInForce": null, "from": {"id": "service:newsletter"}, "to": {"id": "processor:mailer"},
                             "flow": {"id": "flow:mail-sender", "means": null, "mechanism": "STANDARD_CLAUSES_COMMISSION"}}],
                  "end": {"tie": "ESTABLISHMENT", "inEea": false, "country": {"code": "US"}, "company": null,
                          "adequacyDecision": {"id": "adequacy:us-dpf-2023"}}}},
            ]},
        })
    );
}

#[tokio::test]
async fn a_company_above_a_provider_is_told_by_its_name() {
    let answer = ask(
        r"{ thirdCountryReach(ties: [PARENT, PROVIDER]) { registersAsked countries { country { code } count } registers { totalCount nodes {
          register { id } hops chain { steps { isProvider agreementInForce to { id } } end { tie company { name } } } } } } }",
    )
    .await;
    assert_eq!(
        answer["thirdCountryReach"],
        json!({"registersAsked": 3, "countries": [{"country": {"code": "US"}, "count": 1}], "registers": {"totalCount": 1, "nodes": [
            {"register": {"id": "register:pori/3"}, "hops": 3, "chain": {
              "steps": [{"isProvider": false, "agreementInForce": false, "to": {"id": "service:shop"}},
                        {"isProvider": true, "agreementInForce": null, "to": {"id": "processor:shop-oy"}}],
              "end": {"tie": "PARENT", "company": {"name": "Shop Inc"}}}},
        ]}})
    );
}

#[tokio::test]
async fn paths_go_by_every_flow_of_the_day_and_around_a_circle_but_once() {
    let paths = |rest: &str| {
        format!(
            r#"{{ paths(from: "register:pori/3", to: "processor:mailer"{rest}) {{ complete paths {{ steps {{ flow {{ id }} }} }} }} }}"#
        )
    };
    let flows = |answer: &Value| -> Vec<Vec<String>> {
        let paths = answer["paths"]["paths"].as_array().expect("a list").iter();
        let steps = |path: &Value| path["steps"].as_array().expect("a list").clone();
        let flow = |step: Value| step["flow"]["id"].as_str().unwrap_or("provider").to_owned();
        paths.map(|path| steps(path).into_iter().map(flow).collect()).collect()
    };
    let api = Api::over([city()]).await;
    let today = api.data(&paths("")).await;
    assert_eq!(
        flows(&today),
        [
            vec!["flow:pori/mail", "flow:mail-sender"],
            vec!["flow:pori/shop", "flow:shop-mail", "flow:mail-sender"]
        ]
    );
    assert_eq!(today["paths"]["complete"], true);
    // Before the shop was built on the newsletter, and while the register used it in two ways.
    let before = api.data(&paths(r#", asOf: "2025-06-30""#)).await;
    assert_eq!(
        flows(&before),
        [
            vec!["flow:pori/mail", "flow:mail-sender"],
            vec!["flow:pori/mail-again", "flow:mail-sender"]
        ]
    );
    let cut = api.data(&paths(", longest: 2")).await;
    assert_eq!((flows(&cut).len(), &cut["paths"]["complete"]), (1, &json!(false)));
    let few = api.data(&paths(", most: 1")).await;
    assert_eq!((flows(&few).len(), &few["paths"]["complete"]), (1, &json!(false)));
    let country = api
        .data(r#"{ paths(from: "register:pori/3", to: "country:us") { complete paths { hops end { tie } } } }"#)
        .await;
    assert_eq!(
        country["paths"],
        json!({"complete": true, "paths": [{"hops": 3, "end": {"tie": "ESTABLISHMENT"}}, {"hops": 4, "end": {"tie": "ESTABLISHMENT"}}]})
    );
}

#[tokio::test]
async fn what_a_breach_touches_is_told_with_whom_to_call() {
    let answer = ask(
        r#"{ impact(of: "processor:mailer") {
          registers { nodes { register { id } hops notice { id } chain { steps { to { id } } } } }
          subjects { category { id } registers } specialCategories { category registers } specialRegisters childrenRegisters noticesInForce
          posts { totalCount nodes { post { id } registers } }
        } }"#,
    )
    .await;
    assert_eq!(
        answer["impact"],
        json!({
            "registers": {"nodes": [{"register": {"id": "register:pori/3"}, "hops": 2, "notice": null,
              "chain": {"steps": [{"to": {"id": "service:newsletter"}}, {"to": {"id": "processor:mailer"}}]}}]},
            "subjects": [{"category": {"id": "subjects:web-shop-customer"}, "registers": 1}],
            "specialCategories": [{"category": "HEALTH", "registers": 1}], "specialRegisters": 1, "childrenRegisters": 1, "noticesInForce": 0,
            "posts": {"totalCount": 1, "nodes": [{"post": {"id": "post:pori/head"}, "registers": 1}]},
        })
    );
}

#[tokio::test]
async fn an_agreement_an_act_and_a_decision_touch_what_rests_on_them() {
    let api = Api::over([city()]).await;
    for (of, expected) in [
        ("agreement:pori/shop", &["register:pori/3"][..]),
        ("act:410-2015", &["register:pori/1"]),
        ("provision:410-2015/1-2", &["register:pori/1"]),
        ("service:pori-service", &["register:pori/1"]),
        // The mailer is in the United States, on standard clauses: the end of the decision does not touch it.
        ("adequacy:us-dpf-2023", &[]),
    ] {
        let answer = api
            .data(&format!(
                "{{ impact(of: \"{of}\") {{ registers {{ nodes {{ register {{ id }} }} }} }} }}"
            ))
            .await;
        let nodes = answer["impact"]["registers"]["nodes"]
            .as_array()
            .expect("a list")
            .clone();
        let told: Vec<&str> = nodes
            .iter()
            .filter_map(|node| node["register"]["id"].as_str())
            .collect();
        assert_eq!(told, expected, "{of}");
    }
    // Where no mechanism is told, it may be the decision.
    let mut untold = city();
    untold.data_flows.iter_mut().for_each(|flow| flow.mechanism = None);
    let api = Api::over([untold]).await;
    let answer = api
        .data(r#"{ impact(of: "adequacy:us-dpf-2023") { registers { nodes { register { id } chain { end { country { code } } } } } } }"#)
        .await;
    assert_eq!(
        answer["impact"]["registers"]["nodes"],
        json!([{"register": {"id": "register:pori/3"}, "chain": {"end": {"country": {"code": "US"}}}}])
    );
}

#[tokio::test]
async fn what_registers_depend_on_is_counted_and_paged() {
    let api = Api::over([city()]).await;
    let page = |after: &str| {
        format!(
            "{{ commonDependencies {{ registersAsked dependencies(first: 2{after}) {{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ place {{ id }} registers direct nearest }} }} }} }}"
        )
    };
    let first = api.data(&page("")).await["commonDependencies"].clone();
    assert_eq!(
        (&first["registersAsked"], &first["dependencies"]["totalCount"]),
        (&json!(3), &json!(6))
    );
    let mut places: Vec<String> = Vec::new();
    let mut cursor = String::new();
    loop {
        let answer = api.data(&page(&cursor)).await["commonDependencies"]["dependencies"].clone();
        let nodes = answer["nodes"].as_array().expect("a list").clone();
        places.extend(
            nodes
                .iter()
                .map(|node| node["place"]["id"].as_str().expect("an id").to_owned()),
        );
        if answer["pageInfo"]["hasNextPage"] == false {
            break;
        }
        cursor = format!(", after: {}", answer["pageInfo"]["endCursor"]);
    }
    assert_eq!(
        places,
        [
            "service:newsletter",
            "service:pori-service",
            "service:shop",
            "processor:mailer",
            "processor:pori-cloud",
            "processor:shop-oy"
        ]
    );
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_a_sentence() {
    let api = Api::over([city()]).await;
    for (query, code) in [
        (
            r#"{ reach(from: "service:nowhere") { seen { revision } } }"#,
            "NOT_FOUND",
        ),
        (
            r#"{ reach(from: "controller:pori") { seen { revision } } }"#,
            "NOT_FOUND",
        ),
        (r#"{ reach(from: "malformed") { seen { revision } } }"#, "NOT_FOUND"),
        (
            r#"{ reach(from: "country:us") { seen { revision } } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ reach(from: "service:shop", direction: BACK, until: COUNTRY) { seen { revision } } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ reach(from: "service:shop") { reached(first: 101) { totalCount } } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ reach(from: "service:shop") { reached(after: "bm90IGhlcmU") { totalCount } } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ paths(from: "register:pori/3", to: "service:nowhere") { complete } }"#,
            "NOT_FOUND",
        ),
        (
            r#"{ paths(from: "register:pori/3", to: "service:shop", longest: 17) { complete } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ paths(from: "register:pori/3", to: "service:shop", longest: 0) { complete } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ paths(from: "register:pori/3", to: "service:shop", most: 101) { complete } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"{ impact(of: "recipient:nobody") { noticesInForce } }"#,
            "BAD_USER_INPUT",
        ),
        (r#"{ impact(of: "processor:nobody") { noticesInForce } }"#, "NOT_FOUND"),
    ] {
        assert_eq!(api.codes(query).await, [code], "{query}");
    }
}

#[tokio::test]
async fn flows_are_found_by_both_ends_and_by_what_moves() {
    let api = Api::over([city()]).await;
    for (filter, expected) in [
        (
            "fromKind: REGISTER, toKind: SERVICE, controller: \"controller:pori\"",
            &[
                "flow:pori/hosting",
                "flow:pori/mail",
                "flow:pori/mail-again",
                "flow:pori/shop",
            ][..],
        ),
        ("fromKind: PROCESSOR", &["flow:mail-circle"]),
        (
            "from: \"register:pori/3\", to: \"service:newsletter\", validOn: \"2026-03-02\"",
            &["flow:pori/mail"],
        ),
        ("category: \"data:name\"", &["flow:pori/hosting", "flow:pori/shop"]),
        (
            "outsideEea: true",
            &[
                "flow:mail-sender",
                "flow:shop-mail",
                "flow:pori/mail",
                "flow:pori/mail-again",
            ],
        ),
        ("endsBy: \"2025-12-31\"", &["flow:pori/mail-again"]),
        ("kind: PROCESSING, hasAgreement: true", &["flow:pori/shop"]),
        ("mechanism: STANDARD_CLAUSES_COMMISSION", &["flow:mail-sender"]),
        ("country: \"country:us\"", &["flow:mail-sender"]),
    ] {
        let answer = api
            .data(&format!("{{ flows(filter: {{{filter}}}) {{ nodes {{ id }} }} }}"))
            .await;
        let nodes = answer["flows"]["nodes"].as_array().expect("a list").clone();
        let told: Vec<&str> = nodes.iter().filter_map(|node| node["id"].as_str()).collect();
        assert_eq!(told, expected, "{filter}");
    }
}
