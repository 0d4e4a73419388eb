//! Is what is written read again, and does the database refuse what does not hold together?

use std::{collections::BTreeSet, sync::Arc};

use entity::LanguageText;
use migration::{Migrator, MigratorTrait};
use schemars::{JsonSchema, schema_for};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, SqlErr, Statement};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Keys, Nouns, Rows, Scope,
    sample::{self, Given},
};
use crate::records::{
    database::{begin_write, trial::Trial},
    noun::Noun,
    register::Register,
};

/// Writes in one transaction, as an act does.
async fn write(database: &DatabaseConnection, before: Rows, after: Rows) -> Result<(), DbErr> {
    let transaction = begin_write(database).await?;
    Rows::write(before, after, &transaction).await?;
    transaction.commit().await
}

/// Everything the database holds, read scope by scope.
async fn load(database: &DatabaseConnection) -> Nouns {
    let shared = Rows::load(database, Scope::Shared).await.expect("the tables are read");
    let controllers: Vec<i32> = shared.controllers.iter().map(|controller| controller.id).collect();
    let keys = Arc::new(Keys::of(&shared));
    let mut nouns = shared.into_nouns(&keys).expect("the rows fit");
    for controller in controllers {
        let rows = Rows::load(database, Scope::Controller(controller))
            .await
            .expect("the tables are read");
        let keys = Keys::of(&rows).over(Arc::clone(&keys));
        nouns.append(rows.into_nouns(&keys).expect("the rows fit"));
    }
    nouns
}

/// The tables that the law fills.
const LAW: [&str; 10] = [
    "right_by_basis",
    "authority_contact",
    "adequacy_decision",
    "supervisory_authority",
    "provision",
    "legal_act",
    "data_subject_category",
    "personal_data_category",
    "country",
    "node",
];

/// The tables without the law, so that the sample is all there is.
async fn prepare(trial: &Trial) -> (Nouns, Given) {
    Migrator::up(&trial.database, None).await.expect("up");
    let emptied = begin_write(&trial.database).await.expect("a transaction");
    super::write::defer_foreign_keys(&emptied).await.expect("put off");
    for table in LAW {
        let delete = format!("DELETE FROM {table}");
        emptied.execute_unprepared(&delete).await.expect("it can be emptied");
    }
    emptied.commit().await.expect("nothing rests on it yet");
    let (nouns, given) = sample::inventory();
    write(&trial.database, Rows::default(), nouns.rows(&given))
        .await
        .expect("the sample holds together");
    (nouns, given)
}

#[tokio::test]
async fn what_is_written_is_read_again() {
    for trial in Trial::each("round_trip").await {
        let (nouns, _) = prepare(&trial).await;
        assert_eq!(load(&trial.database).await, nouns);
        trial.end().await;
    }
}

/// Names of fields in the schema that a value leaves out, at any depth.
fn unsaid(schema: &Value, definitions: &Value, value: &Value, at: &str, found: &mut BTreeSet<String>) {
    let schema = match schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        Some(name) => &definitions[name],
        None => schema,
    };
    if let (Some(fields), true) = (schema["properties"].as_object(), value.is_object()) {
        for (name, field) in fields {
            let place = format!("{at}/{name}");
            match value.get(name) {
                Some(value) => unsaid(field, definitions, value, &place, found),
                None => {
                    found.insert(place);
                }
            }
        }
    }
    if let Some(first) = value.get(0) {
        unsaid(&schema["items"], definitions, first, at, found);
    }
}

fn assert_everything_is_said<N: Noun + Serialize + JsonSchema>(nouns: &[N]) {
    let schema = schema_for!(N).to_value();
    let value = serde_json::to_value(&nouns[0]).expect("a noun is JSON");
    let mut found = BTreeSet::new();
    unsaid(&schema, &schema["$defs"], &value, "", &mut found);
    assert!(found.is_empty(), "{:?} leaves unsaid {found:?}", N::KIND);
}

#[test]
fn the_sample_says_everything() {
    let (nouns, _) = sample::inventory();
    assert_everything_is_said(&nouns.acts);
    assert_everything_is_said(&nouns.provisions);
    assert_everything_is_said(&nouns.countries);
    assert_everything_is_said(&nouns.adequacy_decisions);
    assert_everything_is_said(&nouns.supervisory_authorities);
    assert_everything_is_said(&nouns.data_subject_categories);
    assert_everything_is_said(&nouns.personal_data_categories);
    assert_everything_is_said(&nouns.controllers);
    assert_everything_is_said(&nouns.departments);
    assert_everything_is_said(&nouns.people);
    assert_everything_is_said(&nouns.posts);
    assert_everything_is_said(&nouns.processors);
    assert_everything_is_said(&nouns.services);
    assert_everything_is_said(&nouns.recipients);
    assert_everything_is_said(&nouns.outside_sources);
    assert_everything_is_said(&nouns.agreements);
    assert_everything_is_said(&nouns.assessments);
    assert_everything_is_said(&nouns.registers);
    assert_everything_is_said(&nouns.data_flows);
    assert_everything_is_said(&nouns.processor_records);
}

/// Rows that the connection has written since it was opened; SQLite alone counts them.
async fn written(database: &DatabaseConnection) -> Option<i64> {
    let statement = Statement::from_string(database.get_database_backend(), "SELECT total_changes()");
    let row = database.query_one_raw(statement).await.ok()??;
    row.try_get_by_index(0).ok()
}

#[tokio::test]
async fn an_edit_writes_the_rows_it_changed_and_no_others() {
    for trial in Trial::each("edit").await {
        let (before, mut given) = prepare(&trial).await;
        let mut after = before.clone();
        let register = &mut after.registers[0];
        register.version += 1;
        register.name = LanguageText::new(Some("Uusi nimi"), None, None);
        register.purposes[0].bases[1].interest = LanguageText::new(None, None, Some("Other words"));
        register.evidence.swap(0, 1);
        register.retention.pop();
        after.controllers[1].email = Some("kirjaamo@espoo.fi".to_owned());
        after
            .recipients
            .push(given.noun(json!({"key": "police", "name": {"fi": "Poliisi"}})));

        let start = written(&trial.database).await;
        write(&trial.database, before.rows(&given), after.rows(&given))
            .await
            .expect("it holds together");
        // Updated: register, controller. Made anew, so counted twice: a basis and two links. Gone: a time limit. New: a
        // recipient and its node.
        if let (Some(start), Some(end)) = (start, written(&trial.database).await) {
            assert_eq!(end - start, 2 + 3 * 2 + 1 + 2);
        }
        assert_eq!(load(&trial.database).await, after);
        trial.end().await;
    }
}

#[tokio::test]
async fn parts_may_change_places() {
    for trial in Trial::each("places").await {
        let (before, given) = prepare(&trial).await;
        let mut after = before.clone();
        after.registers[0].purposes.swap(0, 1);
        after.registers[0].data_groups.swap(0, 1);
        after.registers[0].contact_posts.remove(0);
        write(&trial.database, before.rows(&given), after.rows(&given))
            .await
            .expect("the same parts in another order");
        assert_eq!(load(&trial.database).await, after);
        trial.end().await;
    }
}

#[tokio::test]
async fn a_purpose_that_a_flow_serves_cannot_be_removed() {
    for trial in Trial::each("purpose").await {
        let (before, given) = prepare(&trial).await;
        let mut after = before.clone();
        after.registers[0].purposes.retain(|purpose| purpose.key != "p2");
        let refused = write(&trial.database, before.rows(&given), after.rows(&given)).await;
        let error = refused.expect_err("the flow pori/f1 serves p2");
        assert!(is_foreign_key(&error), "{error}");
        assert_eq!(load(&trial.database).await, before);

        after.data_flows[0].purposes.clear();
        write(&trial.database, before.rows(&given), after.rows(&given))
            .await
            .expect("now nothing refers to it");
        assert_eq!(load(&trial.database).await, after);
        trial.end().await;
    }
}

#[tokio::test]
async fn a_flow_cannot_end_in_nothing_or_in_another_kind_of_node() {
    for trial in Trial::each("ends").await {
        let (before, given) = prepare(&trial).await;
        let mut nothing = before.rows(&given);
        nothing.data_flows[0].to_node = 0;
        let refused = write(&trial.database, before.rows(&given), nothing).await;
        assert!(is_foreign_key(&refused.expect_err("no node has this number")));

        let mut other = before.rows(&given);
        other.data_flows[0].to_kind = entity::vocabulary::NodeKind::Processor;
        let refused = write(&trial.database, before.rows(&given), other).await;
        assert!(is_foreign_key(&refused.expect_err("the node is a service")));

        // Keys of purposes belong to a register, and this flow has none at its ends.
        let mut without = before.clone();
        without.data_flows[1].purposes = vec!["p1".to_owned()];
        let refused = write(&trial.database, before.rows(&given), without.rows(&given)).await;
        assert!(is_foreign_key(&refused.expect_err("there is no register at its ends")));
        trial.end().await;
    }
}

#[tokio::test]
async fn two_registers_of_a_controller_cannot_have_one_slug() {
    for trial in Trial::each("slug").await {
        let (before, mut given) = prepare(&trial).await;
        let mut after = before.clone();
        let taken = json!({"key": "pori/3", "name": {}, "controller": "pori", "number": 3, "slug": "chat"});
        after.registers.push(given.noun::<Register>(taken));
        let refused = write(&trial.database, before.rows(&given), after.rows(&given)).await;
        let error = refused.expect_err("pori/1 has the slug");
        assert!(matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(told)) if told.contains("slug")));
        trial.end().await;
    }
}

#[tokio::test]
async fn everything_can_be_removed() {
    for trial in Trial::each("removed").await {
        let (before, given) = prepare(&trial).await;
        write(&trial.database, before.rows(&given), Rows::default())
            .await
            .expect("nothing is left to refer to anything");
        assert_eq!(load(&trial.database).await, Nouns::default());
        trial.end().await;
    }
}

#[test]
fn a_key_is_held_once_however_many_refer_to_it() {
    let (nouns, given) = sample::inventory();
    let keys = Keys::of(&nouns.rows(&given));
    let nouns = nouns.rows(&given).into_nouns(&keys).expect("the rows are in order");
    let first = nouns.registers[0].controller.shared();
    assert!(Arc::ptr_eq(first, nouns.registers[2].controller.shared()));
    assert!(Arc::ptr_eq(first, nouns.controllers[0].key.shared()));
}

/// `SqlErr` does not know the refusal that comes when a transaction commits.
fn is_foreign_key(error: &DbErr) -> bool {
    error.to_string().to_lowercase().contains("foreign key")
}
