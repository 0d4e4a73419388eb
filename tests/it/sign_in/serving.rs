//! `seloste serve`: it does not start where people could not sign in, or not safely.

use std::path::Path;

use crate::support::{on_postgres, program::program};

const PROVIDER: &str = "[[providers]]\nname = 'city'\nissuer = 'https://login.example'\nclient_id = 'seloste'\n";

#[test]
fn a_server_that_people_could_not_sign_in_to_safely_does_not_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!(
        "database_url = 'sqlite://{}'\n",
        folder.path().join("seloste.db").display()
    );
    let listen = "listen = '0.0.0.0:0'\n";
    let https = "public_address = 'https://seloste.example'\n";
    let clear = "public_address = 'http://127.0.0.1:8080'\n";
    let twice = PROVIDER.replace("login", "other");
    for (settings, told) in [
        (format!("{database}{https}"), "[[providers]]"),
        (format!("{database}{PROVIDER}"), "public_address"),
        (format!("{database}{listen}{clear}{PROVIDER}"), "in the clear"),
        (format!("{database}{https}{PROVIDER}{twice}"), "two providers"),
        (
            format!("{database}{listen}{https}{PROVIDER}client_secret_file = '/no/such/file'\n"),
            "/no/such/file",
        ),
    ] {
        let said = does_not_start(folder.path(), &settings);
        assert!(said.contains(told), "no {told} in\n{said}");
    }
}

/// What the program says that does not start with these settings.
fn does_not_start(folder: &Path, settings: &str) -> String {
    let file = folder.join("seloste.toml");
    std::fs::write(&file, settings).expect("written");
    let ran = program()
        .arg("--config")
        .arg(&file)
        .arg("serve")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(3), "{settings}\n{said}");
    said
}

#[tokio::test]
async fn on_postgresql_a_server_that_could_write_no_checkpoints_does_not_start_and_says_what_to_set() {
    on_postgres(|base| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!(
            "listen = '127.0.0.1:0'\npublic_address = 'http://127.0.0.1:8080'\ndatabase_url = '{}'\n",
            base.url
        );
        let said = does_not_start(folder.path(), &format!("{settings}{PROVIDER}"));
        assert!(said.contains("log_key") && said.contains("SELOSTE_LOG_KEY"), "{said}");
        let key = format!("log_key = '{}'\n", folder.path().join("log-key").display());
        let said = does_not_start(folder.path(), &format!("{settings}{key}{PROVIDER}"));
        for told in ["log_checkpoints", "SELOSTE_LOG_CHECKPOINTS"] {
            assert!(said.contains(told), "no {told} in\n{said}");
        }
        assert!(!folder.path().join("log-key").exists(), "nothing was begun");
    })
    .await;
}
