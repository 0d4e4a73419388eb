//! What does the command line tell of the graph, and what does it say when it cannot?

use std::{path::PathBuf, process::Output};

use chrono::Utc;
use seloste::{notices::days::in_finland, records::exchange};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::asking::city;
use crate::commands::{refused, seloste, text};

/// A database with the city in it.
struct Kept {
    data: PathBuf,
    _folder: TempDir,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (data, file) = (folder.path().join("data"), folder.path().join("city.json"));
        std::fs::write(&file, exchange::write(&city())).expect("written");
        let imported = seloste(&["import", text(&file), "--data", text(&data)]);
        assert!(
            imported.status.success(),
            "{}",
            String::from_utf8_lossy(&imported.stderr)
        );
        Self { data, _folder: folder }
    }

    fn graph(&self, arguments: &[&str]) -> Output {
        let place = ["--data", text(&self.data)];
        let all: Vec<&str> = ["graph"].iter().chain(arguments).chain(&place).copied().collect();
        seloste(&all)
    }

    fn told(&self, arguments: &[&str]) -> String {
        let output = self.graph(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let all: Vec<&str> = arguments.iter().chain(&["--format", "json"]).copied().collect();
        let told = self.told(&all);
        assert!(told.ends_with("}\n"), "a file ends with its last line");
        serde_json::from_str(&told).expect("one document")
    }
}

#[test]
fn the_command_line_tells_every_step_and_refuses_what_is_not_there() {
    let kept = Kept::new();
    let (graph, told) = (
        |arguments: &[&str]| kept.graph(arguments),
        |arguments: &[&str]| kept.told(arguments),
    );
    assert_eq!(
        told(&["third-countries", "--controller", "pori", "--on", "2026-03-02"]),
        "2 Verkkokauppa (register:pori/3)\n    \
         Verkkokauppa (register:pori/3) → Uutiskirje (service:newsletter): flow:pori/mail (PROCESSING)\n    \
         in India (Support)\n"
    );
    assert_eq!(
        told(&[
            "reach",
            "processor:mailer",
            "--back",
            "--until",
            "register",
            "--on",
            "2025-12-31"
        ]),
        "2 Verkkokauppa (register:pori/3)\n    \
         Verkkokauppa (register:pori/3) → Uutiskirje (service:newsletter): flow:pori/mail (PROCESSING)\n    \
         Uutiskirje (service:newsletter) → Mailer (processor:mailer): flow:mail-sender (SUB_PROCESSING, STANDARD_CLAUSES_COMMISSION)\n"
    );
    let impact = told(&["impact", "processor:mailer", "--on", "2026-03-02"]);
    assert!(
        impact.contains("1 registers: 1 with special categories, 1 with data of children\n"),
        "{impact}"
    );
    assert!(impact.contains("call: post:pori/head for 1\n"), "{impact}");
    let paths = told(&[
        "paths",
        "register:pori/3",
        "country:us",
        "--longest",
        "3",
        "--on",
        "2026-03-02",
    ]);
    assert!(
        paths.starts_with("3 ") && paths.ends_with("There may be more: a bound cut the search (--longest, --most).\n"),
        "{paths}"
    );
    assert!(
        told(&["dependencies", "--first", "1", "--on", "2026-03-02"])
            .starts_with("3 registers depend on:\n1 (directly 1) ")
    );
    refused(
        &graph(&["reach", "service:nowhere"]),
        1,
        &["there is no service:nowhere"],
    );
    refused(&graph(&["reach", "country:us"]), 1, &["--back"]);
    refused(&graph(&["impact", "recipient:nobody"]), 1, &["recipient:nobody"]);
    refused(
        &graph(&["third-countries", "--controller", "atlantis"]),
        1,
        &["there is no controller atlantis"],
    );
    refused(
        &graph(&["paths", "register:pori/3", "service:shop", "--longest", "17"]),
        2,
        &["17"],
    );
}

#[test]
fn a_program_is_told_the_chain_the_day_and_the_revision() {
    let kept = Kept::new();
    let third = kept.json(&["third-countries", "--controller", "pori", "--on", "2026-03-02"]);
    let revision = third["revision"].clone();
    assert!(revision.as_i64().is_some_and(|revision| revision > 0), "{revision}");
    let webshop = json!({"id": "register:pori/3", "name": "Verkkokauppa"});
    let newsletter = json!({"id": "service:newsletter", "name": "Uutiskirje"});
    let flow = |id: &str, kind: &str, mechanism: Value| {
        json!({
            "id": id, "kind": kind, "means": null, "agreement": null, "mechanism": mechanism, "validFrom": null, "validUntil": null,
        })
    };
    let mail = json!({
        "from": webshop, "to": newsletter, "isProvider": false, "flow": flow("flow:pori/mail", "PROCESSING", Value::Null),
    });
    assert_eq!(
        third,
        json!({
            "format": "seloste-graph/1", "revision": revision, "on": "2026-03-02", "at": null, "untold": [], "language": "en",
            "asked": {"question": "third-countries", "controller": "pori"},
            "answer": {"registersAsked": 3, "registers": [{
                "register": webshop,
                "chain": {
                    "hops": 2, "steps": [mail],
                    "end": {"tie": "SUPPORT", "country": {"id": "country:in", "name": "India"}, "company": null},
                },
            }]},
        })
    );
    let back = kept.json(&[
        "reach",
        "processor:mailer",
        "--back",
        "--until",
        "register",
        "--on",
        "2025-12-31",
    ]);
    assert_eq!(
        back["asked"],
        json!({
            "question": "reach", "from": {"id": "processor:mailer", "name": "Mailer"}, "back": true, "until": "register",
        })
    );
    let clauses = flow(
        "flow:mail-sender",
        "SUB_PROCESSING",
        "STANDARD_CLAUSES_COMMISSION".into(),
    );
    let sender = json!({
        "from": newsletter, "to": {"id": "processor:mailer", "name": "Mailer"}, "isProvider": false, "flow": clauses,
    });
    assert_eq!(
        back["answer"]["reached"],
        json!([{"place": webshop, "hops": 2, "chain": {"hops": 2, "steps": [mail, sender], "end": null}}])
    );
}

#[test]
fn a_program_is_told_whether_a_bound_cut_the_search_and_what_is_touched() {
    let kept = Kept::new();
    let paths = |longest: &str| {
        let asked = [
            "paths",
            "register:pori/3",
            "country:us",
            "--longest",
            longest,
            "--on",
            "2026-03-02",
        ];
        kept.json(&asked)["answer"].clone()
    };
    let (few, all) = (paths("3"), paths("16"));
    assert_eq!((&few["complete"], &all["complete"]), (&json!(false), &json!(true)));
    assert_eq!(few["paths"][0]["end"]["country"]["id"], "country:us");
    assert_eq!(few["paths"][0], all["paths"][0]);
    let impact = kept.json(&["impact", "processor:mailer", "--on", "2026-03-02"])["answer"].clone();
    assert_eq!(impact["registers"][0]["register"]["id"], "register:pori/3");
    assert_eq!(impact["registersWithSpecialCategories"], 1);
    assert_eq!(
        impact["specialCategories"],
        json!([{"category": "HEALTH", "registers": 1}])
    );
    assert_eq!(impact["posts"], json!([{"id": "post:pori/head", "registers": 1}]));
    assert_eq!(impact["subjects"][0]["subjects"]["id"], "subjects:web-shop-customer");
    let nodes = kept.json(&["dependencies", "--first", "1", "--on", "2026-03-02"])["answer"].clone();
    assert_eq!(
        (&nodes["registersAsked"], &nodes["nodes"][0]["direct"]),
        (&json!(3), &json!(1))
    );
}

#[test]
fn the_graph_is_told_as_it_was_recorded_on_a_past_day() {
    let kept = Kept::new();
    let today = in_finland(Utc::now()).to_string();
    let third = |more: &[&str]| kept.json(&[&["third-countries"], more].concat());
    let as_now = third(&["--on", "2026-03-02", "--at", &today]);
    assert_eq!(as_now["at"], json!(today));
    assert_eq!(as_now["answer"], third(&["--on", "2026-03-02"])["answer"]);
    // The city was not recorded then; the day of the flows is that day too.
    let before = third(&["--at", "2020-02-01"]);
    assert_eq!(
        (&before["on"], &before["at"]),
        (&json!("2020-02-01"), &json!("2020-02-01"))
    );
    assert_eq!(before["answer"], json!({"registersAsked": 0, "registers": []}));
    let nobody = kept.graph(&["reach", "register:pori/3", "--at", "2020-02-01", "--format", "json"]);
    refused(&nobody, 1, &["there is no register:pori/3"]);
    refused(
        &kept.graph(&["dependencies", "--at", "2999-01-01"]),
        1,
        &["2999-01-01 is still to come"],
    );
}
