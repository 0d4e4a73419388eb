//! What waits for whom, and is it told to them alone?

use async_graphql::{MaybeUndefined, Variables};
use entity::{
    Date,
    vocabulary::{Language, Role},
};
use seloste::{
    graphql::Question,
    notices::approval::{self, NewSubmission},
    records::{
        change,
        discussing::{self, NewComment},
        exchange::{self, ImportOptions},
        noun::Key,
        post::PersonPatch,
        register::Register,
        waiting::{self, TaskKind},
    },
};
use serde_json::{Value, json};

use super::{Person, Server, TASKS};
use crate::support::{Base, dpo, now, on_each_database};

/// The kinds and ids of someone's tasks at Pori that began with what the test did.
async fn tasks(server: &Server, person: &Person) -> Vec<String> {
    let actor = server.actor(person).await;
    let today = Date(now().date_naive());
    let tasks = waiting::tasks(&server.inventory.snapshot(), &actor, today, Some("pori")).await;
    tasks
        .expect("they can be asked")
        .iter()
        .filter(|task| task.kind != TaskKind::ConfirmParts)
        .map(waiting::Task::id)
        .collect()
}

#[tokio::test]
async fn a_submission_waits_for_another_and_comes_back_to_its_submitter() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
        let officer = server.person("Officer of Pori", Role::Dpo, "pori").await;
        let stranger = server.person("Officer of Espoo", Role::Dpo, "espoo").await;
        let mut officers = server.client(Some(&officer)).await;
        let mut contacts = server.client(Some(&contact)).await;
        let mut strangers = server.client(Some(&stranger)).await;
        for client in [&mut officers, &mut contacts, &mut strangers] {
            client.subscribe("1", TASKS).await;
        }
        let register: Key<Register> = Key::new("pori/1");
        let new = NewSubmission {
            register: register.clone(),
            version: server.register("pori/1").await.version,
            ..NewSubmission::default()
        };
        let contact_acts = server.actor(&contact).await;
        let submitted = approval::submit(&server.inventory, &contact_acts, new, now())
            .await
            .expect("it is submitted");
        let id = submitted.key.id().0;
        let expected = json!({"task": {
            "id": format!("approve:{id}"),
            "kind": "APPROVE_SUBMISSION",
            "message": "Publishing the register “Customers” waits for approval: approve or return it.",
            "about": {"id": id},
        }});
        assert_eq!(officers.event().await, expected);
        assert_eq!(tasks(&server, &officer).await, [format!("approve:{id}")]);

        let officer_acts = server.actor(&officer).await;
        let reason = "Tarkoitus puuttuu".to_owned();
        approval::return_submission(&server.inventory, &officer_acts, &submitted.key, 1, reason, now())
            .await
            .expect("it is returned");
        // The first that its submitter hears: one does not approve one's own.
        assert_eq!(contacts.event().await["task"]["id"], format!("mend:{id}"));
        assert_eq!(tasks(&server, &contact).await, [format!("mend:{id}")]);
        assert!(tasks(&server, &officer).await.is_empty());

        let again = NewSubmission {
            register,
            version: server.register("pori/1").await.version,
            ..NewSubmission::default()
        };
        let later = now() + chrono::TimeDelta::minutes(1);
        approval::submit(&server.inventory, &contact_acts, again, later)
            .await
            .expect("it is submitted again");
        assert!(
            tasks(&server, &contact).await.is_empty(),
            "what was mended waits no longer"
        );
        assert_eq!(officers.event().await["task"]["kind"], "APPROVE_SUBMISSION");
        for mut client in [contacts, strangers] {
            client.settle().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_mention_waits_until_it_is_settled() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let mut client = server.client(Some(&contact)).await;
    client.subscribe("1", TASKS).await;
    let new = NewComment {
        register: Key::new("pori/1"),
        text: "Katsotko?".to_owned(),
        mentions: vec![contact.account.key.clone()],
        ..NewComment::default()
    };
    let comment = discussing::comment(&server.inventory, &dpo(), new, now())
        .await
        .expect("a comment");
    assert_eq!(
        client.event().await["task"]["id"],
        format!("answer:{}", comment.key.id().0)
    );
    discussing::settle(&server.inventory, &dpo(), &comment.key, 1, now())
        .await
        .expect("it is settled");
    client.settle().await;
    assert!(tasks(&server, &contact).await.is_empty());
}

/// What a city with people, agreements and assessments adds to Pori.
fn upkeep() -> exchange::Document {
    let text = r#"{
      "format": "seloste/1",
      "people": [
        {"key": "pori/anna", "name": "Anna (esimerkki)", "controller": "pori"},
        {"key": "pori/olli", "name": "Olli (esimerkki)", "controller": "pori"}
      ],
      "posts": [
        {"key": "pori/dpo", "title": {"fi": "Tietosuojavastaava"}, "controller": "pori", "email": "dpo@city.example", "holder": "pori/anna"},
        {"key": "pori/head", "title": {"fi": "Johtaja"}, "controller": "pori", "department": "pori/education", "holder": "pori/olli"}
      ],
      "processors": [{"key": "new-cloud", "name": "New Cloud", "proposed": true}],
      "registers": [{
        "key": "pori/3", "name": {"fi": "Varaukset"}, "controller": "pori", "number": 3, "slug": "varaukset",
        "startsOn": "2024-01-15", "reviewInterval": "P1Y"
      }],
      "agreements": [
        {"key": "pori/soon", "title": {"fi": "Pian"}, "controller": "pori", "processor": "pori-cloud", "validUntil": "2026-05-31", "registers": ["pori/1"]},
        {"key": "pori/later", "title": {"fi": "Myöhemmin"}, "controller": "pori", "processor": "pori-cloud", "validUntil": "2026-06-01"}
      ],
      "assessments": [
        {"key": "pori/due", "title": {"fi": "Vaikutukset"}, "controller": "pori", "nextReviewOn": "2026-03-02"},
        {"key": "pori/not-due", "title": {"fi": "Vaikutukset"}, "controller": "pori", "nextReviewOn": "2026-03-03"}
      ]
    }"#;
    exchange::read(text).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)))
}

/// Adds to what is there.
async fn bring(server: &Server, document: exchange::Document) {
    let options = ImportOptions {
        update: true,
        ..ImportOptions::default()
    };
    exchange::import(&server.inventory, &dpo(), document, options, now())
        .await
        .expect("it is sound");
}

#[tokio::test]
async fn what_keeps_a_record_true_waits_for_those_who_may_do_it() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        bring(&server, upkeep()).await;
        let officer = server.person("Officer of Pori", Role::Dpo, "pori").await;
        let admin = server.person("Administrator of Pori", Role::Admin, "pori").await;
        let auditor = server.person("Auditor of Pori", Role::Auditor, "pori").await;
        // The day is 2 March 2026; 31 May is 90 days later.
        let expected = [
            "review:register:pori/3",
            "reassess:assessment:pori/due",
            "renew:agreement:pori/soon",
        ];
        assert_eq!(tasks(&server, &officer).await, expected);
        assert!(tasks(&server, &auditor).await.is_empty());

        let mut client = server.client(Some(&officer)).await;
        client.subscribe("1", TASKS).await;
        let left = PersonPatch {
            left_on: MaybeUndefined::Value(Some("2026-02-28".parse().expect("a day"))),
            ..PersonPatch::default()
        };
        change::edit(&server.inventory, &dpo(), &Key::new("pori/olli"), 1, left, now())
            .await
            .expect("Olli has left");
        let told = [client.event().await, client.event().await].map(|event| event["task"]["kind"].clone());
        assert!(
            told.contains(&json!("FILL_POST")) && told.contains(&json!("REASSIGN_REGISTER")),
            "{told:?}"
        );
        assert_eq!(
            tasks(&server, &admin).await,
            ["fill:post:pori/head"],
            "posts are theirs, registers not"
        );

        let answer = asked(&server, &officer).await;
        let leaving = json!([{
            "person": {"id": "person:pori/olli"},
            "posts": [{"id": "post:pori/head"}],
            "registers": [{"id": "register:pori/1"}],
        }]);
        assert_eq!(answer["viewer"]["reassignments"], leaving);
        assert_eq!(answer["viewer"]["all"]["nodes"][0]["id"], "review:register:pori/3");
        assert_eq!(
            answer["viewer"]["proposed"],
            json!({"totalCount": 1, "nodes": [{"about": {"id": "processor:new-cloud"}, "due": null}]})
        );
        assert!(asked(&server, &auditor).await["viewer"]["reassignments"] == json!([]));
    })
    .await;
}

/// What someone sees of their tasks through the API.
async fn asked(server: &Server, person: &Person) -> Value {
    let query = "{ viewer {
        reassignments { person { id } posts { id } registers { id } }
        all: tasks(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } }
        proposed: tasks(filter: {kinds: [ACCEPT_PROPOSED]}) { totalCount nodes { about { id } due } }
    } }";
    let actor = server.actor(person).await;
    let question = Question {
        query: query.to_owned(),
        variables: Variables::default(),
        ..Question::default()
    };
    let schema = &server.app.schema;
    let answer = schema
        .answer(&server.inventory, &actor, now(), Language::En, question)
        .await
        .into_response();
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().expect("it is JSON")
}

#[tokio::test]
async fn tasks_come_page_by_page_and_a_cursor_of_what_is_done_is_told_so() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    bring(&server, upkeep()).await;
    let officer = server.person("Officer of Pori", Role::Dpo, "pori").await;
    let actor = server.actor(&officer).await;
    let mut after = Value::Null;
    let mut ids = Vec::new();
    loop {
        let question = Question {
            query: "query($after: String) { viewer { tasks(first: 2, after: $after) {
                totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }"
                .to_owned(),
            variables: Variables::from_json(json!({"after": after})),
            ..Question::default()
        };
        let schema = &server.app.schema;
        let answer = schema
            .answer(&server.inventory, &actor, now(), Language::En, question)
            .await;
        let page = answer.into_response().data.into_json().expect("it is JSON")["viewer"]["tasks"].clone();
        let edges = page["edges"].as_array().expect("a page").clone();
        ids.extend(
            edges
                .iter()
                .map(|edge| edge["node"]["id"].as_str().expect("an id").to_owned()),
        );
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            assert_eq!(page["totalCount"], ids.len());
            break;
        }
        assert_eq!(edges[1]["cursor"], page["pageInfo"]["endCursor"]);
        after = page["pageInfo"]["endCursor"].clone();
    }
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    assert!(ids.len() >= 6, "{ids:?}");

    let question = Question {
        query: r#"{ viewer { tasks(after: "eA==") { totalCount } } }"#.to_owned(),
        ..Question::default()
    };
    let answer = server
        .app
        .schema
        .answer(&server.inventory, &actor, now(), Language::En, question)
        .await;
    assert!(
        answer.into_response().errors[0]
            .message
            .starts_with("The cursor is not from this list")
    );
}
