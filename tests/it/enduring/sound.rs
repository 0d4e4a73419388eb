//! Is a database whole? What can be told of it from outside the program.

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, FromQueryResult, Statement};
use seloste::records::database;

use super::program::Installation;

/// Panics unless the database is whole: its pages and its references. What the log says of itself is the program's to verify.
pub async fn is_whole(installation: &Installation) {
    let database = database::open(&installation.base.url)
        .await
        .expect("the database opens");
    match database.get_database_backend() {
        DatabaseBackend::Postgres => every_reference_leads_somewhere(&database).await,
        _ => sqlite_finds_nothing(&database).await,
    }
    database.close().await.expect("it closes");
}

async fn sqlite_finds_nothing(database: &DatabaseConnection) {
    let said = texts(database, "PRAGMA integrity_check", "integrity_check").await;
    assert_eq!(said, ["ok"]);
    let broken = texts(database, "PRAGMA foreign_key_check", "table").await;
    assert!(broken.is_empty(), "rows refer to what is not there: {broken:?}");
}

async fn texts(database: &DatabaseConnection, sql: &str, column: &str) -> Vec<String> {
    let statement = Statement::from_string(DatabaseBackend::Sqlite, sql);
    let rows = database.query_all_raw(statement).await.expect("SQLite answers");
    let text = |row: &sea_orm::QueryResult| row.try_get::<String>("", column).expect("a text");
    rows.iter().map(text).collect()
}

/// A foreign key: what refers to what, and when a row does and is met, as conditions over `c` and `p`.
#[derive(FromQueryResult)]
struct Reference {
    child: String,
    parent: String,
    refers: String,
    met: String,
}

const REFERENCES: &str = "SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent, \
    string_agg(format('c.%I IS NOT NULL', c.attname), ' AND ') AS refers, \
    string_agg(format('p.%I = c.%I', p.attname, c.attname), ' AND ') AS met \
    FROM pg_constraint CROSS JOIN LATERAL unnest(conkey, confkey) AS pair (child, parent) \
    JOIN pg_attribute c ON c.attrelid = conrelid AND c.attnum = pair.child \
    JOIN pg_attribute p ON p.attrelid = confrelid AND p.attnum = pair.parent \
    WHERE contype = 'f' GROUP BY pg_constraint.oid, conrelid, confrelid";

/// PostgreSQL has no command that looks at foreign keys again, so each is looked at by a question of its own.
async fn every_reference_leads_somewhere(database: &DatabaseConnection) {
    let statement = Statement::from_string(DatabaseBackend::Postgres, REFERENCES);
    let references = Reference::find_by_statement(statement).all(database).await;
    let references = references.expect("PostgreSQL answers");
    assert!(references.len() > 50, "{} foreign keys", references.len());
    for Reference {
        child,
        parent,
        refers,
        met,
    } in references
    {
        let sql = format!(
            "SELECT count(*) AS lost FROM {child} c WHERE {refers} AND NOT EXISTS (SELECT FROM {parent} p WHERE {met})"
        );
        let row = database
            .query_one_raw(Statement::from_string(DatabaseBackend::Postgres, sql))
            .await;
        let row = row.expect("PostgreSQL answers").expect("a count");
        let lost: i64 = row.try_get("", "lost").expect("a number");
        assert_eq!(lost, 0, "rows of {child} refer to what is not in {parent} ({met})");
    }
}
