//! Does the database open, grow and shrink as it should?

use std::sync::Arc;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, RuntimeErr, sqlx};

use super::{DatabaseError, Fit, explain, fit, migrate, open, trial::Trial, without_password};

async fn one<T: sea_orm::TryGetable>(database: &DatabaseConnection, query: &str) -> T {
    let statement = sea_orm::Statement::from_string(database.get_database_backend(), query);
    let row = database
        .query_one_raw(statement)
        .await
        .expect("the query is right")
        .expect("there is a row");
    row.try_get_by_index(0).expect("it has a value")
}

#[tokio::test]
async fn of_two_that_start_at_once_on_postgresql_one_makes_the_tables_and_the_other_finds_them() {
    for trial in Trial::each("at_once").await {
        if trial.database.get_database_backend() == DatabaseBackend::Postgres {
            let other = open(&trial.url).await.expect("it opens");
            let (one, two) = tokio::join!(migrate(&trial.database), migrate(&other));
            one.expect("made or found");
            two.expect("made or found");
            assert_eq!(fit(&other).await.expect("readable"), Fit::Current);
            // The lock is given back: whoever comes next does not wait.
            Migrator::down(&other, Some(1)).await.expect("taken back");
            migrate(&other).await.expect("made again");
            other.close().await.expect("closes");
        }
        trial.end().await;
    }
}

#[tokio::test]
async fn the_tables_can_be_made_taken_back_and_made_again() {
    for trial in Trial::each("up_down_up").await {
        let database = &trial.database;
        let steps: Vec<String> = Migrator::migrations()
            .iter()
            .map(|step| step.name().to_owned())
            .collect();
        assert_eq!(steps[1], "m20261121_000002_law");
        let all = u32::try_from(steps.len()).expect("a few");
        assert_eq!(fit(database).await.expect("readable"), Fit::Older(steps));
        migrate(database).await.expect("up");
        assert_eq!(fit(database).await.expect("readable"), Fit::Current);
        let acts: i64 = one(database, "SELECT count(*) FROM legal_act").await;
        let next: i32 = one(database, "SELECT next_row FROM revision").await;
        assert!(acts > 10 && next > 100);

        Migrator::down(database, Some(all - 1))
            .await
            .expect("the law can be taken back, and what came after it");
        for table in [
            "legal_act",
            "provision",
            "country",
            "node",
            "right_by_basis",
            "personal_data_category",
        ] {
            let rows: i64 = one(database, &format!("SELECT count(*) FROM {table}")).await;
            assert_eq!(rows, 0, "{table}");
        }
        migrate(database).await.expect("up again");
        let again: i64 = one(database, "SELECT count(*) FROM legal_act").await;
        assert_eq!(again, acts);

        Migrator::down(database, None)
            .await
            .expect("everything can be taken back, rows and all");
        assert!(matches!(fit(database).await.expect("readable"), Fit::Older(steps) if steps.len() == all as usize));
        migrate(database).await.expect("up once more");
        trial.end().await;
    }
}

#[tokio::test]
async fn the_law_cannot_be_taken_back_while_the_inventory_rests_on_it() {
    for trial in Trial::each("law_in_use").await {
        let database = &trial.database;
        migrate(database).await.expect("up");
        let country: i32 = one(database, "SELECT id FROM country WHERE key = 'fi'").await;
        database
            .execute_unprepared("INSERT INTO node (id, kind) VALUES (99999, 'RECIPIENT')")
            .await
            .expect("a node");
        let recipient = format!(
            "INSERT INTO recipient (id, key, version, name, kind, remarks, country_id) \
             VALUES (99999, 'kela', 1, '{{}}', 'AUTHORITY', '{{}}', {country})"
        );
        database.execute_unprepared(&recipient).await.expect("a recipient");
        let after_law = Migrator::migrations().len() - 2;
        Migrator::down(database, u32::try_from(after_law).ok())
            .await
            .expect("what came after the law can be taken back");
        assert!(Migrator::down(database, Some(1)).await.is_err());
        let acts: i64 = one(database, "SELECT count(*) FROM legal_act").await;
        assert!(acts > 0, "nothing was taken back halfway");
        trial.end().await;
    }
}

#[tokio::test]
async fn a_database_newer_than_the_program_is_refused_by_name() {
    for trial in Trial::each("newer").await {
        let database = &trial.database;
        migrate(database).await.expect("up");
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_dreams', 0)";
        database
            .execute_unprepared(newer)
            .await
            .expect("a step from the future");
        assert_eq!(
            fit(database).await.expect("readable"),
            Fit::Newer(vec!["m20990101_000001_dreams".to_owned()])
        );
        let refused = migrate(database).await.expect_err("refused");
        assert!(refused.to_string().contains("m20990101_000001_dreams"), "{refused}");
        trial.end().await;
    }
}

#[tokio::test]
async fn a_file_is_flushed_at_each_commit_and_checks_its_foreign_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = open(&format!("sqlite:{}", folder.path().join("city.db").display()))
        .await
        .expect("it is made");
    assert_eq!(one::<String>(&database, "PRAGMA journal_mode").await, "wal");
    assert_eq!(one::<i32>(&database, "PRAGMA synchronous").await, 2);
    assert_eq!(one::<i32>(&database, "PRAGMA foreign_keys").await, 1);
    assert_eq!(one::<i32>(&database, "PRAGMA busy_timeout").await, 5000);
}

#[tokio::test]
async fn an_address_that_will_not_do_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("picture.png");
    std::fs::write(
        &picture,
        "this is not a database, though it is long enough to be looked at as one ".repeat(40),
    )
    .expect("the folder can be written");
    let in_place_of_a_file = format!("sqlite:{}", folder.path().display());
    let cases = [
        ("mysql://city:secret@db/city".to_owned(), "is not known"),
        ("city.db".to_owned(), "is not known"),
        (
            format!("sqlite:{}/missing/city.db", folder.path().display()),
            "does not exist",
        ),
        (
            format!("sqlite:{}", picture.display()),
            "is not a database of this program",
        ),
        (in_place_of_a_file, "cannot be written"),
        (
            "postgres://city:secret@127.0.0.1:port/city".to_owned(),
            "not well formed",
        ),
    ];
    for (address, sentence) in cases {
        let refused = open(&address).await.expect_err("refused").to_string();
        assert!(refused.contains(sentence), "{address}: {refused}");
        assert!(!refused.contains("secret"), "{refused}");
    }
    assert!(matches!(open("").await, Err(DatabaseError::UnknownScheme(_))));
    let silent = DbErr::Conn(RuntimeErr::SqlxError(Arc::new(sqlx::Error::PoolTimedOut)));
    let refused = explain(silent, "postgres://city:secret@db/city", None).to_string();
    assert_eq!(
        refused,
        "the database postgres://db/city cannot be reached: it did not answer in time"
    );
    assert_eq!(
        without_password("postgres://city:p@ss@db:5432/city?password=x"),
        "postgres://db:5432/city"
    );
}
