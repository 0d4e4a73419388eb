//! Does search find what its asker may read, and tell of nothing else?

use std::sync::Arc;

use seloste::{
    lookup::Lookup,
    records::{
        exchange::{self, ImportOptions},
        inventory::Inventory,
    },
};
use serde_json::{Value, json};

use super::{
    marker::{MARKER, marked},
    routes::{get, site},
    whereabouts::Whereabouts,
    world::{Person, World},
};
use crate::support::{Base, dpo, now, on_each_database};

/// Everything that a search tells.
const SEARCH: &str = "query ($q: String!, $kinds: [SearchKind!], $after: String) {
  search(query: $q, kinds: $kinds, first: 100, after: $after) {
    totalCount complete words byKind { kind count } byController { controller { id } count } pageInfo { hasNextPage endCursor }
    edges { cursor node { id kind score title node { id } snippet { language pieces { text matched } beginsBefore goesOn } } }
  } }";

/// The same for everyone.
const PUBLIC: &str = "query ($q: String!) { publicSearch(query: $q, first: 20) {
    totalCount complete words byController { controller { key } count } pageInfo { hasNextPage endCursor }
    edges { cursor node { score notice { slug title } snippet { pieces { text matched } } } }
  } }";

async fn settled(inventory: &Arc<Inventory>) {
    Lookup::of(inventory).settle(inventory).await;
}

async fn asked(world: &World, person: &Person, question: &str, kind: Option<&str>) -> Value {
    let kinds = kind.map(|kind| json!([kind]));
    let answer = world
        .ask(&person.actor, SEARCH, json!({"q": question, "kinds": kinds}))
        .await;
    assert!(answer["errors"].is_null(), "{question} for {}: {answer:#}", person.name);
    answer["data"]["search"].clone()
}

fn ids(found: &Value) -> Vec<String> {
    let edges = found["edges"].as_array().expect("a list");
    let mut ids: Vec<String> = edges
        .iter()
        .map(|edge| edge["node"]["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort_unstable();
    ids
}

async fn import(inventory: &Arc<Inventory>, document: Value) {
    let document = exchange::read(&document.to_string());
    let document = document.unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    let options = ImportOptions {
        update: true,
        ..ImportOptions::default()
    };
    Box::pin(exchange::import(inventory, &dpo(), document, options, now()))
        .await
        .expect("the document is sound");
}

/// In both cities a noun of each kind says a word that all of its kind say: who asks for it finds those in their reach, and each
/// of them.
#[tokio::test]
async fn everyone_finds_exactly_what_they_may_read() {
    on_each_database(|base| async move {
        let world = Box::pin(World::on(base)).await;
        let whereabouts = Whereabouts::of(&world.inventory).await;
        let mut found_by_someone = 0;
        for person in &world.people {
            // Whom nothing but what is public is open to finds nothing here, the law neither.
            let inside = whereabouts.readable(&person.asker, person.actor.account.as_deref(), "service:portal");
            for (question, kind, word) in [
                ("kuvaus", "REGISTER", "register"),
                ("sopimus", "PROCESSING_AGREEMENT", "agreement"),
                ("arviointi", "ASSESSMENT", "assessment"),
                ("palvelutuotanto", "PROCESSOR_RECORD", "processor-record"),
                ("kaupunki", "CONTROLLER", "controller"),
            ] {
                let found = asked(&world, person, question, Some(kind)).await;
                let account = person.actor.account.as_deref();
                let mut expected = whereabouts.all_readable(&person.asker, account, word, false);
                // The joint authority is no city by its name.
                expected.retain(|id| inside && *id != "controller:joint");
                assert_eq!(ids(&found), expected, "{question} for {}", person.name);
                assert_eq!(found["totalCount"], expected.len(), "{question} for {}", person.name);
                assert_eq!(found["complete"], true);
                found_by_someone += expected.len();
                for edge in found["edges"].as_array().expect("a list") {
                    let node = &edge["node"];
                    assert_eq!(node["id"], node["node"]["id"], "{node:#}");
                    assert!(node["title"].is_string(), "{node:#}");
                    let pieces = node["snippet"]["pieces"].as_array().expect("a passage");
                    assert!(pieces.iter().any(|piece| piece["matched"] == true), "{node:#}");
                }
            }
            // Of no kind in particular: whatever is told may be read.
            for question in ["pori", "espoo", "oppilaat", "education", "tiedot", "portal"] {
                for id in ids(&asked(&world, person, question, None).await) {
                    let account = person.actor.account.as_deref();
                    let readable = whereabouts.readable(&person.asker, account, &id);
                    assert!(readable, "{id} for {question} is told to {}", person.name);
                }
            }
        }
        assert!(found_by_someone > 50, "{found_by_someone}");
    })
    .await;
}

/// What is hidden is as if it were not there: forty registers that say the same, and what hangs on them, move no score, count,
/// facet or order.
#[tokio::test]
async fn what_is_hidden_changes_nothing_in_any_answer() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let questions = [
        "kuvaus",
        "oppilaat",
        "opilaat",
        "sopimus",
        "koulu",
        "lainaajan",
        "uutuus",
        "kunossa",
        "oppilasrekisteri",
    ];
    // An auditor of education may read none of culture's; a protection officer of the one city none of the other's.
    for (who, city) in [
        ("inspector", "pori"),
        ("dpo", "espoo"),
        ("contact", "espoo"),
        ("public", "pori"),
    ] {
        let person = world.person(who);
        let mut before = Vec::new();
        for question in questions {
            before.push(asked(&world, person, question, None).await);
            before.push(world.ask(&person.actor, PUBLIC, json!({"q": question})).await);
        }
        let offset = 900 + 40 * i32::from(who == "contact") + 80 * i32::from(who == "public");
        let registers: Vec<_> = (offset..offset + 40)
            .map(|number| {
                json!({"key": format!("{city}/{number}"), "number": number, "slug": format!("uutuus-{number}"), "controller": city,
                    "name": {"fi": "Oppilasrekisteri, uutuus"}, "description": {"fi": "Kuvaus oppilaista ja lainaajasta"},
                    "department": format!("{city}/culture")})
            })
            .collect();
        let agreement = json!({"key": format!("{city}/a{offset}"), "title": {"fi": "Sopimus koulusta"}, "controller": city, "processor": "cloud",
            "registers": [format!("{city}/{offset}")]});
        let document = json!({"format": "seloste/1", "registers": registers, "agreements": [agreement]});
        import(&world.inventory, document).await;
        settled(&world.inventory).await;
        let mut after = Vec::new();
        for question in questions {
            after.push(asked(&world, person, question, None).await);
            after.push(world.ask(&person.actor, PUBLIC, json!({"q": question})).await);
        }
        assert_eq!(before, after, "{who} learns of what {city} holds");
    }
    // Those who may see them do.
    let found = asked(&world, world.person("chief"), "uutuus", Some("REGISTER")).await;
    assert!(found["totalCount"].as_u64() >= Some(80), "{found:#}");
}

/// What is internal, and what belongs to others, is found by nobody: who may read it finds it where it stands.
#[tokio::test]
async fn what_is_internal_is_found_by_nobody() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    import(
        &world.inventory,
        json!({"format": "seloste/1",
            "people": [{"key": "pori/p7", "name": "Brrqjx", "controller": "pori", "email": "vnzwkg@city.example"}],
            "posts": [{"key": "pori/p7", "title": {"fi": "Yhnkzq"}, "controller": "pori", "holder": "pori/p7", "email": "hjpzqt@city.example"}],
            "registers": [
                {"key": "pori/71", "number": 71, "slug": "zq-71", "controller": "pori", "name": {"fi": "Mlkqzw"}, "internalNotes": "qzbvkm",
                    "responsiblePost": "pori/p7",
                    "security": [{"kind": "ACCESS_RIGHTS", "form": "ELECTRONIC", "text": {"fi": "tgbxzr"}, "internal": "xwjtrp"}],
                    "evidence": [{"title": "gfhqzl", "url": "https://ktzxvd.example/"}]},
                {"key": "pori/72", "number": 72, "slug": "zq-72", "controller": "pori", "name": {"fi": "Rdcqbz"}}],
            "dataFlows": [{"key": "pori/zq", "kind": "INTERNAL", "from": "register:pori/71", "to": "register:pori/72", "data": {"fi": "wsxzfn"}}],
        }),
    )
    .await;
    let chief = world.person("chief");
    for hidden in ["qzbvkm", "xwjtrp", "gfhqzl", "ktzxvd", "brrqjx", "vnzwkg", "hjpzqt"] {
        let found = asked(&world, chief, hidden, None).await;
        assert_eq!(found["totalCount"], 0, "{hidden}: {found:#}");
    }
    // Comments and the reasons of waivers, in words that others use too.
    for hidden in ["Onko näin", "Korjataan"] {
        let found = asked(&world, chief, hidden, Some("REGISTER")).await;
        assert_eq!(found["totalCount"], 0, "{hidden}: {found:#}");
    }
    for (said, by) in [
        ("mlkqzw", vec!["register:pori/71"]),
        ("tgbxzr", vec!["register:pori/71"]),
        ("wsxzfn", vec!["register:pori/71", "register:pori/72"]),
        ("rdcqbz", vec!["register:pori/72"]),
        ("yhnkzq", vec!["post:pori/p7"]),
    ] {
        assert_eq!(ids(&asked(&world, chief, said, None).await), by, "{said}");
    }
}

/// The word that stands in everything that is not public is found by no public search, in no form, and what is answered is what is
/// answered for a word that is nowhere.
#[tokio::test]
async fn no_public_search_finds_what_is_not_published() {
    let world = Box::pin(marked()).await;
    settled(&world.inventory).await;
    let site = site(&world);
    let public = world.person("public");
    let nothing = "zqxwnothin";
    assert_eq!(nothing.len(), MARKER.len());
    for form in ["WORD", "WORD oppilaat", "oppilaat WORDit", "\u{fb01}WORD"] {
        let ask = async |query: &str, word: &str| {
            let question = form.replace("WORD", word);
            let answer = world.ask(&public.actor, query, json!({"q": question})).await;
            assert!(answer["errors"].is_null(), "{answer:#}");
            answer.to_string().replace(word, "WORD")
        };
        for query in [SEARCH, PUBLIC] {
            assert_eq!(ask(query, MARKER).await, ask(query, nothing).await, "{form}");
        }
        for path in ["/fi?q=", "/sv?controller=pori&q=", "/en?page=2&q="] {
            let page = async |word: &str| {
                let question = form
                    .replace("WORD", word)
                    .replace(' ', "+")
                    .replace('\u{fb01}', "%EF%AC%81");
                let (status, text) = get(&site, &format!("{path}{question}"), &[]).await;
                (status, text.replace(word, "WORD"))
            };
            assert_eq!(page(MARKER).await, page(nothing).await, "{path} {form}");
        }
    }
    // The beginning and slips of it neither.
    for near in [&MARKER[..6], "zqxwmarkr", "zqxvmarker"] {
        let answer = world.ask(&public.actor, PUBLIC, json!({"q": near})).await;
        assert_eq!(answer["data"]["publicSearch"]["totalCount"], 0, "{near}: {answer:#}");
    }
    // The word is there for those inside, and the public finds what is published.
    let found = asked(&world, world.person("dpo"), MARKER, Some("REGISTER")).await;
    assert!(found["totalCount"].as_u64() >= Some(3), "{found:#}");
    let answer = world.ask(&public.actor, PUBLIC, json!({"q": "oppilaat"})).await;
    assert_eq!(answer["data"]["publicSearch"]["totalCount"], 2, "{answer:#}");
}
