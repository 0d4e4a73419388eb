//! The command line: what it does, what it says when it cannot, and with which exit code.

use std::{io::Write, net::TcpListener, path::Path, process::Output};

use crate::support::{Base, make, program::program};
use seloste::records::{database, exchange};

pub fn seloste(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

pub fn refused(output: &Output, code: i32, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} in {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}

#[test]
fn a_city_goes_in_and_comes_out_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file, again) = (
        folder.path().join("data"),
        folder.path().join("oulu.json"),
        folder.path().join("again.json"),
    );
    std::fs::write(&file, exchange::write(&make::city("oulu"))).expect("written");
    let rehearsed = seloste(&["import", text(&file), "--dry-run", "--data", text(&data)]);
    assert!(
        rehearsed.status.success(),
        "{}",
        String::from_utf8_lossy(&rehearsed.stderr)
    );
    assert!(String::from_utf8_lossy(&rehearsed.stdout).starts_with("Nothing was changed"));
    assert!(
        seloste(&["import", text(&file), "--data", text(&data)])
            .status
            .success()
    );
    assert!(
        seloste(&[
            "export",
            "--controller",
            "oulu",
            "--output",
            text(&again),
            "--data",
            text(&data)
        ])
        .status
        .success()
    );
    let there = std::fs::read_to_string(&again).expect("exported");
    assert!(
        exchange::read(&there).expect("readable") == make::city("oulu"),
        "what comes out is what went in"
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        3,
        "no half file is left beside"
    );

    for (format, words) in [
        ("txt", "Asiakkaat"),
        ("md", "# "),
        ("html", "<!doctype html>"),
        ("json", "\"controller\""),
    ] {
        let notice = seloste(&[
            "notice",
            "oulu/asiakkaat",
            "--lang",
            "sv",
            "--layout",
            "standard",
            "--format",
            format,
            "--data",
            text(&data),
        ]);
        assert!(notice.status.success(), "{}", String::from_utf8_lossy(&notice.stderr));
        assert!(String::from_utf8_lossy(&notice.stdout).contains(words), "{format}");
    }
    refused(
        &seloste(&["notice", "oulu/nothing", "--data", text(&data)]),
        1,
        &["oulu/nothing"],
    );
    refused(
        &seloste(&["notice", "oulu/1", "--layout", "fancy", "--data", text(&data)]),
        1,
        &["fancy", "standard"],
    );
    refused(
        &seloste(&["export", "--controller", "turku", "--data", text(&data)]),
        1,
        &["turku"],
    );
    refused(
        &seloste(&["generate", "--controllers", "1", "--data", text(&data)]),
        1,
        &["holds an inventory already"],
    );
}

#[test]
fn a_bad_file_is_refused_with_every_place_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("bad.json"));
    let whole = exchange::write(&make::city("oulu"));
    std::fs::write(&file, &whole[..whole.len() / 2]).expect("written");
    refused(
        &seloste(&["import", text(&file), "--data", text(&data)]),
        1,
        &["bad.json", "JSON", "line"],
    );
    std::fs::write(&file, whole.replace("P5Y", "5 years").replace("PUBLIC_TASK", "WHIM")).expect("written");
    let both = [
        "/registers/0/purposes/0/bases/0/basis",
        "WHIM",
        "/registers/0/retention/0/maximum",
        "5 years",
    ];
    refused(&seloste(&["import", text(&file), "--data", text(&data)]), 1, &both);
    std::fs::write(&file, whole.replace("\"asiakkaat\"", "\"kirjasto\"")).expect("written");
    refused(
        &seloste(&["import", text(&file), "--data", text(&data)]),
        1,
        &["/registers/0/slug", "TAKEN"],
    );
    let long = "a".repeat(1_000_000);
    std::fs::write(&file, whole.replace("\"Palvelu\"", &format!("\"{long}\""))).expect("written");
    refused(
        &seloste(&["import", text(&file), "--data", text(&data)]),
        1,
        &["/registers/0/purposes/0/text/fi", "TOO_LONG"],
    );
    let nothing = seloste(&["export", "--data", text(&data)]);
    assert!(
        nothing.stdout == b"{\n  \"format\": \"seloste/1\"\n}\n",
        "what the migrations brought is left out"
    );
}

#[test]
fn surroundings_that_are_not_right_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it has an address").to_string();
    let data = folder.path().join("data");
    refused(
        &seloste(&["demo", "--listen", &address, "--data", text(&data)]),
        3,
        &[&address, "taken"],
    );
    refused(
        &seloste(&["demo", "--listen", "0.0.0.0:0", "--data", text(&data)]),
        3,
        &["loopback"],
    );
    refused(&seloste(&["serve"]), 3, &["sign-in"]);

    // A file stands where the folder should be; as root, nothing else is unwritable.
    let file = folder.path().join("file");
    std::fs::File::create(&file)
        .and_then(|mut file| file.write_all(b"not a database"))
        .expect("written");
    refused(
        &seloste(&["export", "--data", text(&file)]),
        3,
        &["cannot make the folder"],
    );
    refused(
        &seloste(&["export", "--database-url", &format!("sqlite://{}", text(&file))]),
        3,
        &["database"],
    );
    refused(
        &seloste(&["export", "--database-url", "mysql://root@localhost/x"]),
        3,
        &["sqlite"],
    );
    refused(
        &seloste(&["export", "--database-url", "postgres://nobody:secret@127.0.0.1:1/x"]),
        3,
        &["127.0.0.1"],
    );
    let said = seloste(&["export", "--database-url", "postgres://nobody:secret@127.0.0.1:1/x"]);
    assert!(
        !String::from_utf8_lossy(&said.stderr).contains("secret"),
        "a password is never shown"
    );

    let settings = folder.path().join("seloste.toml");
    std::fs::write(&settings, "listn = \"127.0.0.1:1\"\n").expect("written");
    refused(&seloste(&["--config", text(&settings), "schema"]), 3, &["listn"]);
    assert_eq!(seloste(&["dance"]).status.code(), Some(2));
}

#[tokio::test]
async fn a_database_newer_than_the_program_is_refused_by_name() {
    use sea_orm::ConnectionTrait;

    let base = Base::sqlite();
    let newer = database::open(&base.url).await.expect("opens");
    database::migrate(&newer).await.expect("migrates");
    newer
        .execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_future', 0)")
        .await
        .expect("written");
    newer.close().await.expect("closes");
    refused(
        &seloste(&["export", "--database-url", &base.url]),
        3,
        &["newer", "m20990101_000001_future"],
    );
}

#[test]
fn the_schemas_are_printed() {
    let sdl = seloste(&["schema"]);
    assert_eq!(String::from_utf8_lossy(&sdl.stdout), seloste::graphql::sdl());
    let exchanged = seloste(&["schema", "--exchange"]);
    assert_eq!(String::from_utf8_lossy(&exchanged.stdout), exchange::schema());
}
