//! What is in a pack, and what becomes of one that breaks off or was touched.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read, Write},
    sync::Arc,
};

use chrono::Duration;
use entity::{Date, vocabulary::Language};
use seloste::{
    demo,
    history::{
        PublicKey,
        part::{NoPart, verify_part},
        verify::verify_export,
    },
    notices::days,
    records::inventory::Inventory,
    reports::{
        audit::{self, Asked, AuditError, Packed},
        error::WriteError,
        pack::{Limits, PackError, verify},
    },
};
use serde_json::Value;
use tokio::{runtime::Handle, task::spawn_blocking};

use crate::support::{Base, now, on_each_database};

fn asked(controllers: &[&str]) -> Asked {
    Asked {
        controllers: controllers.iter().map(ToString::to_string).collect(),
        day: days::in_finland(now()),
        language: Language::Fi,
        whole_log: false,
    }
}

/// A sink that is full after so many bytes.
#[derive(Default)]
struct Sink {
    held: Vec<u8>,
    room: Option<usize>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room.is_some_and(|room| self.held.len() + bytes.len() > room) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.held.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn pack(inventory: &Arc<Inventory>, asked: Asked, room: Option<usize>) -> Result<(Vec<u8>, Packed), AuditError> {
    let pair = inventory.log().pair(inventory.database()).await?;
    let (inventory, runtime) = (Arc::clone(inventory), Handle::current());
    let sink = Sink {
        room,
        ..Sink::default()
    };
    let written = spawn_blocking(move || {
        // An hour after all was loaded, on the same day.
        audit::write(&inventory, &asked, now() + Duration::hours(1), &pair, &runtime, sink)
    });
    let (sink, packed) = written.await.expect("it does not fall")?;
    Ok((sink.held, packed))
}

fn files(pack: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(pack)).expect("it is a ZIP");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("it is there");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("it unpacks");
            let name = file.name().expect("a plain name").into_owned();
            (name, content)
        })
        .collect()
}

async fn example(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    demo::load_once(&inventory, now()).await.expect("loaded");
    inventory
}

#[tokio::test]
async fn a_pack_holds_all_of_a_controller_and_nothing_of_another() {
    on_each_database(|base| async move {
        let inventory = example(&base).await;
        let key = inventory.log().public_key();
        let (held, packed) = pack(&inventory, asked(&["jyvaskyla"]), None).await.expect("packed");
        let verified = verify(&held[..], std::slice::from_ref(&key), &Limits::default()).expect("it is whole");
        assert_eq!(verified.about, "jyvaskyla, as of 2026-03-02");
        let files = files(&held);
        let sight = inventory
            .snapshot()
            .sight("jyvaskyla")
            .await
            .expect("told")
            .expect("there");
        assert_eq!(packed.registers, sight.holding.shelves.registers.all().len());
        for register in sight.holding.shelves.registers.all() {
            let own = register.key.as_str().replace('/', "/registers/");
            let record: Value = serde_json::from_slice(&files[&format!("{own}.json")]).expect("JSON");
            assert_eq!(record["key"], register.key.as_str());
            assert!(files.contains_key(&format!("{own}.html")));
        }
        let article_30 = String::from_utf8_lossy(&files["jyvaskyla/reports/article-30.html"]);
        assert!(article_30.contains("jyvaskyla/1"), "{article_30}");
        assert!(files["jyvaskyla/reports/article-30.xlsx"].starts_with(b"PK"));
        // Of other cities only what everyone shares is named.
        for (name, content) in &files {
            let text = String::from_utf8_lossy(content);
            assert!(!text.contains("pori/1") && !text.contains("espoo/1"), "{name}");
        }
        let entries = &files["jyvaskyla/log-entries.jsonl"];
        let part = verify_part(&entries[..], &[key]).expect("all are in the log");
        assert_eq!(part.entries, packed.entries);
        assert!(
            packed.entries > 10 && packed.notices > 0 && packed.findings > 0,
            "{packed:?}"
        );
        assert!(!files.contains_key("log/log.jsonl"));
    })
    .await;
}

#[tokio::test]
async fn the_page_that_is_read_first_leads_only_to_files_that_are_there() {
    let base = Base::sqlite();
    let inventory = example(&base).await;
    for language in [Language::Fi, Language::Sv, Language::En] {
        let asked = Asked {
            language,
            ..asked(&["jyvaskyla", "pori"][..=usize::from(language == Language::Sv)])
        };
        let (held, _) = pack(&inventory, asked, None).await.expect("packed");
        let files = files(&held);
        let page = String::from_utf8(files["index.html"].clone()).expect("text");
        let links: Vec<&str> = page
            .split("href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().expect("it ends"))
            .collect();
        assert!(links.len() > 20, "{}", links.len());
        for link in links {
            assert!(files.contains_key(link), "{link}");
        }
        assert!(!page.contains("None") && !page.contains("undefined"), "{page}");
    }
}

#[tokio::test]
async fn the_whole_log_goes_along_when_asked_for() {
    on_each_database(|base| async move {
        let inventory = example(&base).await;
        let whole = Asked {
            whole_log: true,
            ..asked(&["pori"])
        };
        let (held, packed) = pack(&inventory, whole, None).await.expect("packed");
        let files = files(&held);
        let report = verify_export(
            &files["log/log.jsonl"][..],
            vec![inventory.log().public_key()],
            Vec::new(),
        );
        let report = report.unwrap_or_else(|_| panic!("the log fits"));
        assert_eq!(report.size, packed.entries);
    })
    .await;
}

#[tokio::test]
async fn a_byte_that_is_changed_is_found_wherever_it_stands() {
    let base = Base::sqlite();
    let inventory = example(&base).await;
    let key = [inventory.log().public_key()];
    let (held, _) = pack(&inventory, asked(&["jyvaskyla"]), None).await.expect("packed");
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..30 {
        let mut touched = held.clone();
        let place = random.usize(0..touched.len());
        touched[place] ^= 1 << random.u8(0..8);
        assert!(
            verify(&touched[..], &key, &Limits::default()).is_err(),
            "byte {place} of {}",
            held.len()
        );
    }
    assert!(verify(&held[..held.len() - 1], &key, &Limits::default()).is_err());
    assert!(verify(&held[..], &key, &Limits::default()).is_ok());
}

#[tokio::test]
async fn a_full_disk_a_day_to_come_and_a_city_that_is_not_there_are_told() {
    let base = Base::sqlite();
    let inventory = example(&base).await;
    for room in [0, 20_000, 200_000] {
        let full = pack(&inventory, asked(&["pori"]), Some(room))
            .await
            .expect_err("no room");
        assert!(
            matches!(full, AuditError::Pack(PackError::Write(WriteError::Full))),
            "{full}"
        );
        assert!(full.to_string().contains("no room left"), "{full}");
    }
    let tomorrow = Asked {
        day: Date(asked(&[]).day.0.succ_opt().expect("a day")),
        ..asked(&["pori"])
    };
    let future = pack(&inventory, tomorrow, None).await.expect_err("to come").to_string();
    assert!(future.contains("2026-03-03 is still to come"), "{future}");
    let nobody = pack(&inventory, asked(&["turku"]), None)
        .await
        .expect_err("nobody")
        .to_string();
    assert_eq!(nobody, "there is no controller turku");
}

#[tokio::test]
async fn entries_that_were_touched_are_not_in_the_log() {
    let base = Base::sqlite();
    let inventory = example(&base).await;
    let (held, _) = pack(&inventory, asked(&["jyvaskyla"]), None).await.expect("packed");
    let part = String::from_utf8(files(&held)["jyvaskyla/log-entries.jsonl"].clone()).expect("text");
    let lines: Vec<&str> = part.lines().collect();
    let judge = |lines: &[&str]| verify_part(format!("{}\n", lines.join("\n")).as_bytes(), &[]);
    let index = |line: &str| {
        serde_json::from_str::<Value>(line).expect("JSON")["index"]
            .as_u64()
            .expect("a number")
    };
    assert!(judge(&lines).is_ok());
    // Leaving one out is not seen: only the whole log shows that.
    assert!(judge(&[&lines[..3], &lines[4..]].concat()).is_ok());
    let altered = lines[3].replacen("\\\"version\\\":1", "\\\"version\\\":2", 1);
    assert_ne!(altered, lines[3]);
    let mut with = lines.clone();
    with[3] = &altered;
    assert_eq!(judge(&with), Err(NoPart::NotInLog(index(lines[3]))));
    let mut swapped = lines.clone();
    swapped.swap(3, 4);
    assert_eq!(judge(&swapped), Err(NoPart::OutOfOrder(index(lines[3]))));
    let twice = [&lines[..4], &lines[3..]].concat();
    assert_eq!(judge(&twice), Err(NoPart::OutOfOrder(index(lines[3]))));
    let mut torn = lines.clone();
    torn[5] = &lines[5][..lines[5].len() / 2];
    assert_eq!(judge(&torn), Err(NoPart::Unreadable(6)));
    assert_eq!(judge(&lines[1..]), Err(NoPart::NotAPart));
    let other = Base::sqlite();
    let other: PublicKey = other.open().await.log().public_key();
    let refused = verify_part(part.as_bytes(), &[other]);
    assert!(matches!(refused, Err(NoPart::NotTrusted(_))), "{refused:?}");
}
