//! What is set up in files of the installation is told to those whom it concerns, and no secret of it.

use entity::vocabulary::Role;
use seloste::{
    config::Config,
    graphql::surroundings::IdentityProvider,
    history::ask::{Asked, Page, Question, answer as answer_of},
};
use serde_json::json;

use super::{Api, codes, json_of};
use crate::support::someone::{Over, person};

#[tokio::test]
async fn what_a_reader_of_the_log_asks_for_is_written_down_only_where_there_is_such_a_thing() {
    const ASKED: &str = "query ($of: ID!) { log(first: 1, filter: {subject: $of}) { nodes { index } } }";
    let api = Api::of_a_city().await;
    let database = api.inventory.database();
    for (of, told) in [
        ("register:pori/1", true),
        ("register:a word of the reader's own", false),
    ] {
        let answer = api.ask_with(ASKED, json!({"of": of})).await;
        assert!(answer["errors"].is_null(), "{answer:#}");
        let page = Page {
            after: None,
            limit: 1,
            newest_first: true,
        };
        let last = answer_of(database, Question::WholeLog(Asked::default()), page)
            .await
            .expect("told");
        assert_eq!(last.entries[0].details.get("subject") == Some(&json!(of)), told, "{of}");
        assert_eq!(last.entries[0].details["what"], "log");
    }
}

#[tokio::test]
async fn layouts_are_told_with_all_their_sections() {
    let api = Api::of_a_city().await;
    let told = api
        .data("{ layouts { key title table numbered lead sections { level number heading parts also } } }")
        .await;
    let layouts = told["layouts"].as_array().expect("a list");
    assert_eq!(layouts[0]["key"], "standard");
    for layout in layouts {
        let sections = layout["sections"].as_array().expect("a list");
        assert_eq!(sections[0]["level"], 1, "{layout:#}");
        // Every part the law asks for has a place, so the controller is named somewhere.
        let parts = sections
            .iter()
            .flat_map(|section| section["parts"].as_array().expect("a list"));
        let also = sections
            .iter()
            .flat_map(|section| section["also"].as_array().expect("a list"));
        let lead = layout["lead"].as_array().expect("a list");
        assert!(
            parts.chain(also).chain(lead).any(|part| part == "Controller"),
            "{layout:#}"
        );
    }
    assert!(layouts.iter().any(|layout| {
        layout["sections"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|section| section["level"] == 2)
    }));
}

#[tokio::test]
async fn providers_are_told_to_who_gives_rights_over_everything_and_their_secrets_to_nobody() {
    const ASKED: &str = "{ identityProviders { name title issuer groupsClaim acceptsAccessTokens help groups { group role everywhere reach } } }";
    let page = include_str!("../../../docs/configuration.md");
    let (_, rest) = page.split_once("```toml").expect("the page has an example");
    let (example, _) = rest.split_once("```").expect("it ends");
    let config = Config::read(Some(("seloste.toml", example)), []).expect("good settings");
    let api = Api::of_a_city().await;
    let admin = person(&api.inventory, "root", Role::Admin, Over::default()).await;
    let none = json_of(&api.answer(&admin, ASKED, json!({})).await.into_response());
    assert_eq!(none["data"]["identityProviders"], json!([]));

    let api = api.vouched_by(config.providers.iter().map(IdentityProvider::of));
    let city = Over {
        controller: Some("pori"),
        ..Over::default()
    };
    for (name, role, over) in [
        ("Admin", Role::Admin, city),
        ("Auditor", Role::Auditor, Over::default()),
        ("Officer", Role::Dpo, Over::default()),
    ] {
        let other = person(&api.inventory, name, role, over).await;
        let refused = json_of(&api.answer(&other, ASKED, json!({})).await.into_response());
        assert_eq!(codes(&refused), ["FORBIDDEN"]);
    }
    let told = json_of(&api.answer(&admin, ASKED, json!({})).await.into_response());
    assert_eq!(
        told["data"]["identityProviders"],
        json!([{
            "name": "city",
            "title": {"fi": "Kaupungin tunnus", "sv": "Stadens konto", "en": "City account"},
            "issuer": "https://login.example/realms/city",
            "groupsClaim": "groups",
            "acceptsAccessTokens": true,
            "help": {"fi": "Käyttäjätuki, puh. 000", "sv": "Användarstöd, tfn 000", "en": "Service desk, tel. 000"},
            "groups": [
                {"group": "tietosuoja", "role": "DPO", "everywhere": false, "reach": ["controller:pori"]},
                {"group": "sivistys-tietosuoja", "role": "CONTACT", "everywhere": false, "reach": ["department:pori/education"]},
                {"group": "selosteet-yllapito", "role": "ADMIN", "everywhere": true, "reach": []},
            ],
        }])
    );
}
