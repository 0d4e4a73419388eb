//! Is what is out of reach walked neither through nor to? The graph's questions, asked by everybody.

use entity::vocabulary::Role;
use seloste::{access::Actor, records::noun::Key};
use serde_json::{Value, json};

use super::{whereabouts::Whereabouts, world::World};
use crate::{
    graphql::{Api, codes, json_of},
    support::{Base, make, people::City},
};

const CHAIN: &str = "chain { hops steps { isProvider from { id } to { id } flow { id agreement { id } } } end { country { id } company { id } } }";

/// Each question with the field that names what was found, and with what it begins at.
fn questions() -> Vec<(String, &'static str, &'static str)> {
    let reach = |from: &str, rest: &str| {
        format!(
            "{{ it: reach(from: \"{from}\"{rest}) {{ facets {{ kinds {{ kind count }} countries {{ country {{ id }} count }} processors {{ processor {{ id }} count }} specialRegisters }} list: reached(first: 100) {{ totalCount nodes {{ hops place {{ id }} {CHAIN} }} }} }} }}"
        )
    };
    let impact = |of: &str| {
        format!(
            "{{ it: impact(of: \"{of}\") {{ specialRegisters noticesInForce subjects {{ category {{ id }} registers }} posts(first: 100) {{ totalCount nodes {{ post {{ id }} registers }} }} list: registers(first: 100) {{ totalCount nodes {{ register {{ id }} notice {{ id }} {CHAIN} }} }} }} }}"
        )
    };
    vec![
        (reach("processor:cloud", ", direction: BACK, until: REGISTER"), "place", "processor:cloud"),
        (reach("processor:cloud-group", ", direction: BACK, until: REGISTER"), "place", "processor:cloud-group"),
        (reach("service:portal", ", direction: BACK"), "place", "service:portal"),
        (reach("country:us", ", direction: BACK, until: REGISTER"), "place", "country:us"),
        (reach("subjects:web-shop-customer", ""), "place", "subjects:web-shop-customer"),
        (reach("source:source", ""), "place", "source:source"),
        (impact("processor:cloud"), "register", "processor:cloud"),
        (impact("service:portal"), "register", "service:portal"),
        (impact("act:410-2015"), "register", "act:410-2015"),
        (format!("{{ it: thirdCountryReach(ties: [SUPPORT, PARENT, PROVIDER]) {{ registersAsked countries {{ country {{ id }} count }} list: registers(first: 100) {{ totalCount nodes {{ register {{ id }} {CHAIN} }} }} }} }}"), "register", "service:portal"),
        ("{ it: commonDependencies { registersAsked list: dependencies(first: 100) { totalCount nodes { place { id } registers } } } }".to_owned(), "place", "service:portal"),
    ]
}

#[tokio::test]
async fn nobody_is_told_of_a_register_that_is_out_of_reach() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let whereabouts = Whereabouts::of(&world.inventory).await;
    let mut walked = 0;
    for person in &world.people {
        let account = person.actor.account.as_deref();
        let reads = |id: &str| whereabouts.readable(&person.asker, account, id);
        let registers = whereabouts.all_readable(&person.asker, account, "register", false);
        for (query, noun, from) in questions() {
            let answer = world.ask(&person.actor, &query, json!({})).await;
            // Who may not read where it begins is told nothing; and nobody walks who may not read what all share.
            if !(reads("service:portal") && reads(from)) {
                assert_eq!(
                    codes(&answer),
                    ["NOT_FOUND"],
                    "{} is told nothing\n{answer:#}",
                    person.name
                );
                assert!(answer["data"]["it"].is_null(), "{answer:#}");
                continue;
            }
            assert!(answer["errors"].is_null(), "{query} for {}: {answer:#}", person.name);
            let it = &answer["data"]["it"];
            for id in ids(it) {
                assert!(
                    whereabouts.readable(&person.asker, account, &id),
                    "{id} is told to {}\n{query}",
                    person.name
                );
            }
            let nodes = it["list"]["nodes"].as_array().expect("a list");
            // The chief sees everything: what others see is what of that is theirs.
            let whole = world.ask(&world.person("chief").actor, &query, json!({})).await;
            let whole = whole["data"]["it"]["list"]["nodes"].as_array().expect("a list").clone();
            let told: Vec<&Value> = nodes.iter().map(|node| &node[noun]["id"]).collect();
            let is_register = |id: &Value| id.as_str().is_some_and(|id| id.starts_with("register:"));
            let mut expected: Vec<&Value> = whole
                .iter()
                .map(|node| &node[noun]["id"])
                .filter(|id| is_register(id))
                .collect();
            expected.retain(|id| registers.contains(&id.as_str().expect("an id")));
            let of_registers: Vec<&&Value> = told.iter().filter(|id| is_register(id)).collect();
            assert_eq!(
                of_registers.len(),
                expected.len(),
                "{query} for {}\n{told:?}\n{expected:?}",
                person.name
            );
            assert_eq!(
                it["list"]["totalCount"],
                nodes.len(),
                "what is counted is what is told to {}",
                person.name
            );
            if !it["registersAsked"].is_null() {
                assert_eq!(it["registersAsked"], registers.len(), "for {}", person.name);
            }
            walked += of_registers.len();
        }
    }
    assert!(walked > 50, "{walked} registers were told of");
}

fn ids(told: &Value) -> Vec<String> {
    match told {
        Value::Array(items) => items.iter().flat_map(ids).collect(),
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(ids)).collect()
        }
        _ => Vec::new(),
    }
}

/// A city whose register of education hands its data to the library's, and only that one uses the service.
async fn chained() -> (Api, Actor, Actor) {
    let mut city = make::city("pori");
    let mut culture = city.departments[0].clone();
    culture.key = Key::new("pori/culture");
    culture.name = entity::LanguageText::new(Some("Kulttuuri"), None, Some("Culture"));
    city.departments.push(culture);
    city.registers[1].department = Some(Key::new("pori/culture"));
    let mut handing = city.data_flows[0].clone();
    handing.key = Key::new("pori/handing");
    handing.kind = entity::vocabulary::FlowKind::Internal;
    let library: seloste::records::noun::NodeKey = serde_json::from_value(json!("register:pori/2")).expect("a node");
    handing.to = library.clone();
    city.data_flows[0].from = library;
    city.data_flows[0].data_groups.clear();
    city.data_flows[0].purposes.clear();
    city.data_flows.push(handing);
    let api = Api::over([city]).await;
    let people = City::of(&api.inventory, "pori");
    let (education, culture) = (people.auditor_of("Education").await, people.auditor_of("Culture").await);
    (api, education, culture)
}

#[tokio::test]
async fn a_register_out_of_reach_is_no_step_on_the_way_to_another() {
    let (api, education, culture) = chained().await;
    let whole = api
        .data("{ reach(from: \"register:pori/1\") { reached { totalCount nodes { hops place { id } } } } }")
        .await;
    assert_eq!(
        whole["reach"]["reached"]["nodes"],
        json!([
            {"hops": 1, "place": {"id": "register:pori/2"}},
            {"hops": 2, "place": {"id": "service:pori-service"}},
            {"hops": 3, "place": {"id": "processor:pori-cloud"}},
            {"hops": 3, "place": {"id": "country:ie"}},
        ])
    );
    let ask = async |actor: &Actor, query: &str| json_of(&api.answer(actor, query, json!({})).await.into_response());
    // The auditor of education knows of the own register, and of nothing that lies behind the library's.
    let onward = ask(&education, "{ reach(from: \"register:pori/1\") { facets { kinds { count } } reached { totalCount nodes { place { id } } } } }").await;
    assert_eq!(
        onward["data"]["reach"],
        json!({"facets": {"kinds": []}, "reached": {"totalCount": 0, "nodes": []}})
    );
    let paths = "{ paths(from: \"register:pori/1\", to: \"service:pori-service\") { complete paths { hops } } }";
    assert_eq!(
        ask(&education, paths).await["data"]["paths"],
        json!({"complete": true, "paths": []})
    );
    assert_eq!(
        api.data(paths).await["paths"],
        json!({"complete": true, "paths": [{"hops": 2}]})
    );
    // The auditor of culture sees the library's register, and not what comes into it.
    let back = ask(&culture, "{ reach(from: \"processor:pori-cloud\", direction: BACK) { reached { totalCount nodes { hops place { id } } } } }").await;
    assert_eq!(
        back["data"]["reach"]["reached"],
        json!({"totalCount": 2, "nodes": [
            {"hops": 1, "place": {"id": "service:pori-service"}},
            {"hops": 2, "place": {"id": "register:pori/2"}},
        ]})
    );
    // Hidden and missing read the same.
    let hidden = ask(&culture, "{ reach(from: \"register:pori/1\") { seen { revision } } }").await;
    let missing = ask(&culture, "{ reach(from: \"register:pori/999\") { seen { revision } } }").await;
    assert_eq!(hidden["errors"][0]["message"], missing["errors"][0]["message"]);
    assert_eq!(codes(&hidden), ["NOT_FOUND"]);
    // An administrator reads no registers, and sees what all share.
    let admin = Actor::over_all("admin", &[Role::Admin]);
    let back = ask(
        &admin,
        "{ reach(from: \"processor:pori-cloud\", direction: BACK) { reached { nodes { place { id } } } } }",
    )
    .await;
    assert_eq!(
        back["data"]["reach"]["reached"]["nodes"],
        json!([{"place": {"id": "service:pori-service"}}])
    );
}
