//! A database for one test: SQLite in memory, and PostgreSQL where there is a server to try on.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

use super::open;

/// The variable that holds the address of a PostgreSQL server on which tests may make databases of their own.
const SERVER: &str = "SELOSTE_TEST_POSTGRES";

/// An empty database, gone when the test has ended.
pub struct Trial {
    /// The database.
    pub database: DatabaseConnection,
    /// Its address.
    pub url: String,
    made: Option<(String, String)>,
}

impl Trial {
    /// One of each kind. Without a server the test says that PostgreSQL was skipped.
    pub async fn each(name: &str) -> Vec<Self> {
        let mut trials = vec![Self {
            database: open("sqlite::memory:").await.expect("memory is there"),
            url: "sqlite::memory:".to_owned(),
            made: None,
        }];
        match std::env::var(SERVER) {
            Ok(server) => trials.push(Self::on(server, &format!("seloste_{name}_{}", std::process::id())).await),
            Err(_) => println!("skipped: {name} on PostgreSQL ({SERVER} is not set)"),
        }
        trials
    }

    async fn on(server: String, name: &str) -> Self {
        let admin = Database::connect(&server).await.expect("the server answers");
        admin
            .execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await
            .expect("it may drop");
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .expect("it may create");
        let (address, parameters) = server
            .split_once('?')
            .map_or((&*server, ""), |(address, rest)| (address, rest));
        let (scheme, rest) = address.split_once("://").expect("an address has a scheme");
        let host = rest.split('/').next().unwrap_or_default();
        let url = format!("{scheme}://{host}/{name}?{parameters}");
        Self {
            database: open(&url).await.expect("it was just made"),
            url,
            made: Some((server, name.to_owned())),
        }
    }

    /// Ends the test.
    pub async fn end(self) {
        self.database.close().await.expect("nothing is under way");
        if let Some((server, name)) = self.made {
            let admin = Database::connect(&server).await.expect("the server answers");
            admin
                .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
                .await
                .expect("it may drop");
        }
    }
}
