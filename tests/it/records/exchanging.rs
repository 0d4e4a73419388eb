//! Export and import: the same bytes again, or every problem with its place.

use seloste::{
    error::Error,
    records::{
        exchange::{self, Document, ImportOptions, Imported, export, import, read, write},
        problem::{ProblemCode, Problems},
    },
};

use crate::support::{dpo, make, now, on_each_database};

fn places(problems: &Problems) -> Vec<(&str, ProblemCode)> {
    problems
        .0
        .iter()
        .map(|problem| (problem.field.as_str(), problem.code))
        .collect()
}

async fn round_trip(document: Document) {
    on_each_database(|base| {
        let document = document.clone();
        async move {
            let inventory = base.open().await;
            import(&inventory, &dpo(), document, ImportOptions::default(), now())
                .await
                .expect("imported");
            let first = write(&export(&inventory, &dpo(), &[]).await.expect("exported"));
            let other = crate::support::Base::sqlite();
            let empty = other.open().await;
            import(
                &empty,
                &dpo(),
                read(&first).expect("readable"),
                ImportOptions::default(),
                now(),
            )
            .await
            .expect("imported again");
            let second = write(&export(&empty, &dpo(), &[]).await.expect("exported again"));
            assert_eq!(first, second);
        }
    })
    .await;
}

#[tokio::test]
async fn the_example_cities_come_back_the_same_to_the_byte() {
    round_trip(make::example()).await;
}

#[tokio::test]
async fn an_import_that_is_repeated_changes_nothing_and_one_that_differs_is_refused() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let size = make::city("oulu").len();
        let first = import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        assert_eq!(
            first,
            Imported {
                created: size,
                updated: 0,
                unchanged: 0
            }
        );
        let again = import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("nothing to do");
        assert_eq!(
            again,
            Imported {
                created: 0,
                updated: 0,
                unchanged: size
            }
        );

        let mut differs = make::city("oulu");
        differs.processors[0].name = "Renamed".to_owned();
        let refused = import(&inventory, &dpo(), differs.clone(), ImportOptions::default(), now())
            .await
            .expect_err("refused");
        let Error::Invalid(problems) = refused else {
            panic!("{refused}")
        };
        assert_eq!(places(&problems), [("/processors/0", ProblemCode::Taken)]);
        let updated = import(
            &inventory,
            &dpo(),
            differs,
            ImportOptions {
                update: true,
                dry_run: false,
            },
            now(),
        )
        .await
        .expect("updated");
        assert_eq!(updated.updated, 1);
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_tells_and_changes_nothing() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let options = ImportOptions {
            dry_run: true,
            update: false,
        };
        let told = import(&inventory, &dpo(), make::city("oulu"), options, now())
            .await
            .expect("would work");
        assert_eq!(told.created, make::city("oulu").len());
        assert!(base.open().await.snapshot().shared.shelves.controllers.all().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_dangling_key_refuses_the_whole_file_and_names_the_place() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let mut document = make::city("oulu");
        document.registers[1].department = Some(seloste::records::noun::Key::new("oulu/nowhere"));
        document.data_flows[0].data_groups.push("g9".to_owned());
        let refused = import(&inventory, &dpo(), document, ImportOptions::default(), now())
            .await
            .expect_err("refused");
        let Error::Invalid(problems) = refused else {
            panic!("{refused}")
        };
        assert_eq!(
            places(&problems),
            [
                ("/registers/1/department", ProblemCode::UnknownReference),
                ("/dataFlows/0/dataGroups/1", ProblemCode::UnknownReference)
            ]
        );
        assert!(base.open().await.snapshot().shared.shelves.controllers.all().is_empty());
    })
    .await;
}

#[test]
fn every_problem_of_a_file_is_told_with_its_pointer() {
    let text = r#"{"format": "seloste/1", "surprise": 1,
        "processors": [{"key": "a", "name": 5}, {"key": "b"}],
        "registers": [{"key": "x/1", "name": {"fi": "X", "no": "Y"}, "controller": "x", "lifeCycle": "SLEEPING",
            "retention": [{"maximum": "5 years"}, {"maximum": "P5Y", "colour": "red"}], "startsOn": "28.1.2021"}]}"#;
    let problems = read(text).expect_err("refused");
    assert_eq!(
        places(&problems),
        [
            ("/processors/0/name", ProblemCode::WrongType),
            ("/processors/1/name", ProblemCode::Required),
            ("/registers/0/name/no", ProblemCode::UnknownField),
            ("/registers/0/lifeCycle", ProblemCode::UnknownValue),
            ("/registers/0/startsOn", ProblemCode::WrongForm),
            ("/registers/0/retention/0/maximum", ProblemCode::WrongForm),
            ("/registers/0/retention/1/colour", ProblemCode::UnknownField),
            ("/surprise", ProblemCode::UnknownField),
        ]
    );
}

#[test]
fn a_file_cut_in_half_is_refused_where_it_ends() {
    let whole = write(&make::city("oulu"));
    let half = &whole[..whole.len() / 2];
    let problems = read(half).expect_err("refused");
    assert_eq!(places(&problems), [("", ProblemCode::NotThisFormat)]);
    assert!(problems.0[0].detail.contains("line"), "{}", problems.0[0].detail);
    assert_eq!(
        places(&read("[]").expect_err("not an object")),
        [("", ProblemCode::WrongType)]
    );
    assert_eq!(
        places(&read("{\"format\": \"other/2\"}").expect_err("another format")),
        [("/format", ProblemCode::NotThisFormat)]
    );
}

#[test]
fn the_schema_of_the_format_is_the_one_committed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/exchange.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, exchange::schema()).expect("the schema can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == exchange::schema(),
        "docs/exchange.schema.json is not what the code says; UPDATE_SCHEMA=1 writes it anew"
    );
}

#[tokio::test]
async fn three_thousand_made_up_registers_come_back_the_same_to_the_byte() {
    let size = seloste::generate::Size {
        controllers: 30,
        registers_per_controller: 100,
        seed: 7,
        flawed: 100,
    };
    let base = crate::support::Base::sqlite();
    let inventory = base.open().await;
    seloste::generate::generate(&inventory, size, now(), &mut |_, _| {})
        .await
        .expect("generated");
    let first = export(&inventory, &dpo(), &[]).await.expect("exported");
    assert_eq!(first.registers.len(), 3_000);
    let first = write(&first);
    on_each_database(|other| {
        let first = &first;
        async move {
            let empty = other.open().await;
            import(
                &empty,
                &dpo(),
                read(first).expect("readable"),
                ImportOptions::default(),
                now(),
            )
            .await
            .expect("imported");
            let second = write(&export(&empty, &dpo(), &[]).await.expect("exported again"));
            assert!(*first == second, "the two exports differ");
        }
    })
    .await;
}
