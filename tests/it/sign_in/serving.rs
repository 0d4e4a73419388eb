//! `seloste serve`: it does not start where people could not sign in, or not safely.

use std::process::Command;

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
        let file = folder.path().join("seloste.toml");
        std::fs::write(&file, &settings).expect("written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_seloste"));
        // What this machine's environment sets is not part of the test.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SELOSTE_")) {
            command.env_remove(name);
        }
        let ran = command
            .arg("--config")
            .arg(&file)
            .arg("serve")
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(3), "{settings}\n{said}");
        assert!(said.contains(told), "no {told} in\n{said}");
    }
}
