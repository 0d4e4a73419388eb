//! Does anything that is not published ever come out? A word that stands nowhere else is put into everything that is not
//! public, and then everything that the public can ask is asked.

use std::sync::Arc;

use async_graphql::connection::{CursorType, OpaqueCursor};
use entity::LanguageText;
use seloste::{
    lookup::Lookup,
    notices::{
        approval::{self, NewSubmission},
        publish,
    },
    records::{
        account::Account,
        change,
        discussing::{self, NewComment},
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
        noun::Key,
        register::Register,
        tokening::{self, NewToken},
        webhooking::{self, NewWebhook},
    },
};
use serde_json::{Value, json};

use super::{
    asking::{self, Samples},
    routes::{ROUTES, address, get, site},
    schema_map::SchemaMap,
    situations::{Situation, ids_of},
    whereabouts::Whereabouts,
    world::World,
};
use crate::support::{Base, dpo, now, people};

/// The word. Short enough for every field, and made of letters that slugs, names and addresses can have.
pub const MARKER: &str = "zqxwmarker";

/// What of a controller its public pages show as it is now: who it is, how to reach it and its officer, and how it shows notices.
const PUBLIC_OF_CONTROLLER: [&str; 16] = [
    "key",
    "name",
    "kind",
    "languages",
    "noticeLayout",
    "email",
    "phone",
    "website",
    "postalAddress",
    "visitingAddress",
    "dpo",
    "businessId",
    "municipalityCode",
    "parent",
    "supervisoryAuthority",
    "instructions",
];

/// The cities, with the word in all that was written after what is public was published.
pub async fn marked() -> World {
    let world = Box::pin(World::on(Base::sqlite())).await;
    for city in ["pori", "espoo"] {
        Box::pin(mark_records(&world.inventory, city)).await;
        Box::pin(mark_work(&world.inventory, city)).await;
    }
    // Else a page could say in passing that not everything was looked through yet.
    Lookup::of(&world.inventory).settle(&world.inventory).await;
    world
}

/// Puts the word into every text of a city's records, and of what the cities share but the law.
async fn mark_records(inventory: &Arc<Inventory>, city: &str) {
    let exported = exchange::export(inventory, &dpo(), &[city.to_owned()])
        .await
        .expect("it can be exported");
    let mut document: Value = serde_json::to_value(&exported).expect("a document is JSON");
    let fields = document.as_object_mut().expect("an object");
    fields.remove("notices");
    for (list, nouns) in fields.iter_mut() {
        for noun in nouns.as_array_mut().into_iter().flatten() {
            // The officer's post is how the public reaches the city.
            let public = match list.as_str() {
                "controllers" => &PUBLIC_OF_CONTROLLER[..],
                "posts" if noun["key"].as_str().is_some_and(|key| key.ends_with("/dpo")) => continue,
                "acts"
                | "provisions"
                | "countries"
                | "adequacyDecisions"
                | "supervisoryAuthorities"
                | "dataSubjectCategories"
                | "personalDataCategories" => continue,
                _ => &[],
            };
            mark(noun, public);
        }
    }
    // A register that was never published, of a department that the public has not heard of.
    let hidden = json!({
        "key": format!("{city}/77"), "name": {"fi": MARKER}, "controller": city, "number": 77, "slug": MARKER, "description": {"fi": MARKER},
        "noRecipients": "YES", "noTransfers": "YES",
        "purposes": [{"key": "p1", "text": {"fi": MARKER}, "bases": [{"basis": "CONTRACT"}]}],
        "dataGroups": [{"key": "g1", "subjects": ["web-shop-customer"], "items": [{"category": "name"}]}],
        "retention": [{"maximum": "P1Y", "countedFrom": "ORDER"}],
    });
    fields["registers"].as_array_mut().expect("a list").push(hidden);
    let document: Document = exchange::read(&document.to_string())
        .unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    let options = ImportOptions {
        update: true,
        ..ImportOptions::default()
    };
    let imported = Box::pin(exchange::import(inventory, &dpo(), document, options, now())).await;
    assert!(imported.expect("the marked document is sound").updated >= 20);
}

/// Puts the word into the texts of a noun: all that people write, and not what is a word of a list, a key or an address.
fn mark(value: &mut Value, public: &[&str]) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields.iter_mut().filter(|(name, _)| !public.contains(&name.as_str())) {
        match value {
            // A text in languages.
            Value::Object(texts) => texts
                .values_mut()
                .for_each(|text| *text = json!(format!("{} {MARKER}", text.as_str().unwrap_or_default()))),
            Value::String(text) => {
                let written = [
                    "internalNotes",
                    "internal",
                    "title",
                    "address",
                    "mechanismDocument",
                    "reference",
                    "recordsClass",
                    "code",
                ];
                if written.contains(&name.as_str()) || (name == "name" && !text.is_empty()) {
                    text.push_str(MARKER);
                } else if name == "email" {
                    *text = format!("{MARKER}@hidden.example");
                } else if name == "url" || name == "website" {
                    *text = format!("https://{MARKER}.example/");
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| mark(item, &[])),
            _ => {}
        }
    }
}

/// Puts the word into what people say and who they are: accounts, tokens, comments, submissions, and why a program was let in.
async fn mark_work(inventory: &Arc<Inventory>, city: &str) {
    let account = Account {
        email: Some(format!("{MARKER}-{city}@hidden.example")),
        issuer: Some(format!("https://{MARKER}.example")),
        subject: Some(format!("{MARKER} {city}")),
        ..people::account(MARKER, Some(Key::new(city)))
    };
    let account = change::create(inventory, &dpo(), account, now())
        .await
        .expect("an account is made");
    let new = NewToken {
        account: account.key.clone(),
        label: MARKER.to_owned(),
        scopes: vec![entity::vocabulary::Scope::ReadInventory],
        expires_at: now() + chrono::TimeDelta::days(1),
        hash: format!("{MARKER}{city}"),
    };
    tokening::make(inventory, &dpo(), new, now())
        .await
        .expect("a token is made");
    let new = NewWebhook {
        account: Key::new(if city == "pori" { "1" } else { "2" }),
        label: MARKER.to_owned(),
        url: format!("https://{MARKER}.example/"),
        events: vec![entity::vocabulary::WebhookEvent::RegisterChanged],
        salt: MARKER.to_owned(),
    };
    webhooking::make(inventory, &dpo(), new, now())
        .await
        .expect("a webhook is made");
    for number in [1, 77] {
        let register = Key::<Register>::new(format!("{city}/{number}"));
        let new = NewComment {
            register: register.clone(),
            text: MARKER.to_owned(),
            ..NewComment::default()
        };
        discussing::comment(inventory, &dpo(), new, now())
            .await
            .expect("it can be said");
        let version = inventory
            .snapshot()
            .find(&register)
            .await
            .expect("the inventory answers")
            .expect("it is there")
            .version;
        let new = NewSubmission {
            register,
            version,
            message: Some(MARKER.to_owned()),
            correction: LanguageText::new(Some(MARKER), None, None),
        };
        let submission = approval::submit(inventory, &dpo(), new, now())
            .await
            .expect("it can be submitted");
        if number == 77 {
            // Approved for a day to come: frozen, and not yet public.
            let at = Some(now() + chrono::TimeDelta::days(30));
            approval::approve(inventory, &dpo(), &submission.key, 1, at, now())
                .await
                .expect("it can be approved");
        } else {
            approval::return_submission(inventory, &dpo(), &submission.key, 1, MARKER.to_owned(), now())
                .await
                .expect("it can be returned");
        }
    }
}

#[tokio::test]
async fn what_is_not_published_is_in_no_public_page() {
    let world = marked().await;
    let site = site(&world);
    let mut asked = 0;
    for (route, _) in ROUTES {
        for controller in ["pori", "espoo", "joint", "gone-town", MARKER] {
            for register in [
                "oppilaat-1",
                "lainaajat-2",
                "kokeilu-3",
                "vanha-4",
                "oppilaat-1.md",
                "oppilaat-1.txt",
                "oppilaat-1.json",
            ] {
                let address = address(route, controller, register);
                for language in ["/fi", "/sv", "/en"] {
                    let address = if address.starts_with("/fi") {
                        address.replacen("/fi", language, 1)
                    } else {
                        address.clone()
                    };
                    for query in [
                        "",
                        "?q=Palvelu",
                        "?q=sopimus&department=Sivistys",
                        "?at=2026-12-01",
                        "?view=layers",
                        "?layout=standard",
                    ] {
                        let (_, text) = get(&site, &format!("{address}{query}"), &[]).await;
                        let told = text.to_lowercase();
                        // What was asked for by the word itself may be repeated in the answer.
                        assert!(
                            controller == MARKER || !told.contains(MARKER),
                            "{address}{query}\n{text}"
                        );
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(asked > 1_000, "{asked} pages");
}

/// Looking for the word must find nothing, and say nothing else than looking for what is nowhere.
#[tokio::test]
async fn a_search_for_what_is_not_published_finds_nothing() {
    let world = marked().await;
    let site = site(&world);
    let nothing = "zqxwnothin";
    assert_eq!(nothing.len(), MARKER.len());
    for address in ["/fi", "/fi/pori", "/sv/espoo", "/en/pori"] {
        for parameter in ["q", "department", "text", "search"] {
            let (found, told) = get(&site, &format!("{address}?{parameter}={MARKER}"), &[]).await;
            let (missing, control) = get(&site, &format!("{address}?{parameter}={nothing}"), &[]).await;
            assert_eq!(
                (found, told.replace(MARKER, "WORD")),
                (missing, control.replace(nothing, "WORD")),
                "{address} {parameter}"
            );
        }
    }
    for address in [
        "/fi/pori/WORD",
        "/fi/WORD",
        "/fi/WORD/oppilaat-1",
        "/fi/pori/WORD/versions",
        "/fi/pori/WORD.json",
        "/fi/pori/WORD/v/1",
    ] {
        let (found, told) = get(&site, &address.replace("WORD", MARKER), &[]).await;
        let (missing, control) = get(&site, &address.replace("WORD", nothing), &[]).await;
        assert_eq!(
            (found, told.replace(MARKER, "WORD")),
            (missing, control.replace(nothing, "WORD")),
            "{address}"
        );
    }
}

#[tokio::test]
async fn what_is_not_published_is_in_no_answer_to_the_public() {
    let world = marked().await;
    let whereabouts = Whereabouts::of(&world.inventory).await;
    let map = SchemaMap::read();
    let cursor = |noun: &str| {
        let id = ids_of(noun, &world, &whereabouts).remove(0).1;
        OpaqueCursor(id).encode_cursor()
    };
    let ids = |noun: &str| -> Vec<(Situation, String)> { ids_of(noun, &world, &whereabouts) };
    let samples = Samples {
        map: &map,
        cursor: &cursor,
        ids: &ids,
    };
    let public = &world.person("public").actor;
    let mut asked = 0;
    let mut quiet = async |query: String| {
        let answer = world.ask(public, &query, json!({})).await;
        assert!(
            !answer.to_string().to_lowercase().contains(MARKER),
            "{query}\n{answer:#}"
        );
        asked += 1;
    };
    for field in map.fields("Query") {
        let mut rows = Vec::new();
        let looked = if map.is_noun(&field.of) || map.fields(&field.of).is_empty() {
            asking::glance(&map, field)
        } else {
            asking::selection(&samples, &field.of, "", &["it".to_owned()], &mut rows)
        };
        quiet(format!(
            "{{ it: {}{} {looked} }}",
            field.name,
            asking::required(&samples, "Query", field)
        ))
        .await;
        for argument in &field.arguments {
            for trial in asking::trials(&samples, "Query", field, argument, true) {
                for (_, value) in trial.values {
                    let given = asking::with_argument(&samples, "Query", field, Some((&argument.name, &value)));
                    quiet(format!("{{ it: {}{given} {looked} }}", field.name)).await;
                }
            }
        }
    }
    for noun in map.nouns() {
        let mut rows = Vec::new();
        let selected = asking::selection(&samples, noun, noun, &["it".to_owned()], &mut rows);
        for (_, id) in ids_of(noun, &world, &whereabouts) {
            quiet(format!("{{ it: node(id: \"{id}\") {{ ... on {noun} {selected}}} }}")).await;
        }
    }
    assert!(asked > 200, "{asked} questions");
}

/// The word is really there: to those who may see it, it is shown.
#[tokio::test]
async fn those_inside_do_find_the_word() {
    let world = marked().await;
    let dpo = &world.person("dpo").actor;
    let query = r#"{ node(id: "register:pori/1") { ... on Register { name description internalNotes security { internal } evidence { title } } }
        registers(filter: {text: "zqxwmarker"}) { totalCount } comments { nodes { text } } submissions { nodes { message reason } } people { nodes { name email } } accounts { nodes { name } } }"#;
    let answer = world.ask(dpo, query, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let told = answer.to_string();
    assert!(told.matches(MARKER).count() >= 12, "{answer:#}");
    let withdrawn = Key::new("pori/1/1");
    let reason = LanguageText::new(Some("Virhe"), None, None);
    publish::withdraw(&world.inventory, dpo, &withdrawn, 1, reason, now())
        .await
        .expect("what was public stays so until it is withdrawn");
}
