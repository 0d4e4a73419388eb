use std::io::{self, Cursor, ErrorKind, Read, Write};

use entity::vocabulary::Language;
use flate2::{Compression, Crc, write::DeflateEncoder};
use rand::{SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};

use super::{
    Failure, Finding, Hash, LIST, Limits, NOTE, PackError, PackWriter,
    container::{self, Listed},
    list_of,
    note::Statement,
    verify, verify_looking,
};
use crate::{
    history::key::KeyPair,
    reports::{
        error::WriteError,
        file::write_whole,
        form::{
            Format,
            table::{Table, samples},
        },
    },
};

fn pair(seed: u64) -> KeyPair {
    KeyPair::new("log.example", &mut StdRng::seed_from_u64(seed)).expect("a key")
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("index.html", b"<!doctype html><title>Mallila</title>".repeat(20)),
        ("records/mallila/1.json", b"{\"name\": \"Rekisteri\"}".to_vec()),
        ("empty.txt", Vec::new()),
    ]
}

fn pack() -> Vec<u8> {
    let mut pack = PackWriter::new(Vec::new(), "mallila, as of 2026-11-22");
    for (name, content) in files() {
        pack.file(name, &content).expect("it fits");
    }
    pack.finish(&pair(1)).expect("a pack")
}

fn found(pack: &[u8]) -> Finding {
    found_within(pack, &Limits::default())
}

fn found_within(pack: &[u8], limits: &Limits) -> Finding {
    match verify(pack, &[pair(1).public().clone()], limits) {
        Err(Failure::Found(finding)) => finding,
        other => panic!("nothing was found: {other:?}"),
    }
}

/// A pack as somebody would make it who holds a key and keeps to no rule: these files under this list.
fn forged(files: &[(&str, &[u8])], list: Option<&str>, pair: &KeyPair, level: u32) -> Vec<u8> {
    let hashes: Vec<Hash> = files
        .iter()
        .map(|(_, content)| Sha256::digest(content).into())
        .collect();
    let own = list_of(files.iter().map(|(name, _)| *name).zip(&hashes));
    let list = list.unwrap_or(&own);
    let mut bytes = Vec::new();
    let mut listed = Vec::new();
    for (name, content) in files.iter().copied().chain([(LIST, list.as_bytes())]) {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::new(level));
        packed.write_all(content).expect("memory takes it");
        put(
            &mut bytes,
            &mut listed,
            name,
            content,
            Some(packed.finish().expect("memory takes it")),
        );
    }
    let statement = Statement {
        about: "forged".to_owned(),
        key: pair.public().clone(),
        list: Sha256::digest(list).into(),
        length: bytes.len() as u64,
        bytes: Sha256::digest(&bytes).into(),
    };
    put(
        &mut bytes,
        &mut listed,
        NOTE,
        &statement.signed(pair).expect("a note"),
        None,
    );
    finished(bytes, &listed)
}

fn put(bytes: &mut Vec<u8>, listed: &mut Vec<Listed>, name: &str, content: &[u8], packed: Option<Vec<u8>>) {
    let mut crc = Crc::new();
    crc.update(content);
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("it is small");
    let file = Listed {
        name: name.to_owned(),
        offset: length(bytes),
        deflated: packed.is_some(),
        crc: crc.sum(),
        packed: length(packed.as_deref().unwrap_or(content)),
        size: length(content),
    };
    bytes.extend(file.local());
    bytes.extend(packed.as_deref().unwrap_or(content));
    if packed.is_some() {
        bytes.extend(file.descriptor());
    }
    listed.push(file);
}

fn finished(mut bytes: Vec<u8>, listed: &[Listed]) -> Vec<u8> {
    let begin = bytes.len();
    bytes.extend(listed.iter().flat_map(Listed::central));
    let numbers = [bytes.len() - begin, begin].map(|number| u32::try_from(number).expect("it is small"));
    bytes.extend(container::end(
        u16::try_from(listed.len()).expect("few"),
        numbers[0],
        numbers[1],
    ));
    bytes
}

#[test]
fn a_pack_is_found_whole_and_says_whose_it_is() {
    let pack = pack();
    let key = pair(1).public().clone();
    let verified = verify(&*pack, std::slice::from_ref(&key), &Limits::default()).expect("it is whole");
    assert_eq!(
        (verified.about.as_str(), verified.files),
        ("mallila, as of 2026-11-22", 3)
    );
    assert_eq!(
        verified.content,
        files().iter().map(|(_, content)| content.len() as u64).sum::<u64>()
    );
    assert!(verified.trusted && verified.key == key);
    let believed = verify(&*pack, &[], &Limits::default()).expect("it fits itself");
    assert!(!believed.trusted && believed.key == key);
}

#[test]
fn any_program_unpacks_a_pack_and_its_list_is_in_the_usual_form() {
    let mut archive = zip::ZipArchive::new(Cursor::new(pack())).expect("it is a ZIP");
    let mut text = |name: &str| {
        let mut content = Vec::new();
        archive
            .by_name(name)
            .expect("it is there")
            .read_to_end(&mut content)
            .expect("it unpacks");
        content
    };
    let mut list = String::new();
    for (name, content) in files() {
        assert_eq!(text(name), content);
        let hash: String = Sha256::digest(&content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        list.push_str(&format!("{hash}  {name}\n"));
    }
    assert_eq!(String::from_utf8(text(LIST)).expect("text"), list);
    let note = String::from_utf8(text(NOTE)).expect("text");
    assert!(
        note.starts_with("seloste-pack/1\nabout mallila, as of 2026-11-22\nkey log.example+"),
        "{note}"
    );
    assert_eq!(archive.len(), 5);
}

#[test]
fn the_same_files_give_the_same_bytes_however_they_are_cut_into_pieces() {
    assert!(pack() == pack());
    let mut random = fastrand::Rng::with_seed(3);
    let long: Vec<u8> = (0..300_000).map(|_| random.u8(b'a'..b'e')).collect();
    let in_pieces = |pieces: usize| {
        let mut pack = PackWriter::new(Vec::new(), "x");
        let mut entry = pack.begin("long.txt").expect("it fits");
        for piece in long.chunks(pieces) {
            entry
                .write_all(piece)
                .and_then(|()| entry.flush())
                .expect("memory takes it");
        }
        entry.end().expect("it ends");
        pack.finish(&pair(1)).expect("a pack")
    };
    let whole = in_pieces(long.len());
    for pieces in [7, 4096, 65_536, 100_000] {
        assert!(in_pieces(pieces) == whole, "{pieces}");
    }
}

#[test]
fn a_pack_with_any_one_bit_changed_is_refused() {
    let mut pack = pack();
    for place in 0..pack.len() {
        for bit in 0..8 {
            pack[place] ^= 1 << bit;
            let _ = found(&pack);
            pack[place] ^= 1 << bit;
        }
    }
}

#[test]
fn a_pack_with_any_byte_replaced_added_taken_out_or_with_its_end_cut_off_is_refused() {
    let pack = pack();
    let mut random = fastrand::Rng::with_seed(1);
    for place in 0..pack.len() {
        let mut replaced = pack.clone();
        replaced[place] = replaced[place].wrapping_add(random.u8(1..));
        let mut added = pack.clone();
        added.insert(place, random.u8(..));
        let mut taken = pack.clone();
        taken.remove(place);
        for changed in [&replaced[..], &added, &taken, &pack[..place]] {
            // A byte added beside one like it, or taken from a row of the same, changes the row as well.
            assert!(changed != pack);
            let _ = found(changed);
        }
    }
    let mut longer = pack.clone();
    longer.push(0);
    assert_eq!(
        found(&longer),
        Finding::Strange {
            place: pack.len() as u64
        }
    );
}

#[test]
fn a_pack_is_signed_by_whom_the_reader_trusts() {
    let stranger = pair(2);
    let content: &[u8] = b"x";
    let pack = forged(&[("a.txt", content)], None, &stranger, 6);
    assert_eq!(
        found(&pack),
        Finding::NotTrusted {
            key: stranger.public().clone()
        }
    );
    assert!(
        verify(
            &*pack,
            &[pair(1).public().clone(), stranger.public().clone()],
            &Limits::default()
        )
        .is_ok()
    );
}

#[test]
fn the_first_file_that_does_not_fit_is_named() {
    let (one, two): (&[u8], &[u8]) = (b"one", b"two");
    let hash = |content: &[u8]| {
        Sha256::digest(content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let line = |name: &str, content: &[u8]| format!("{}  {name}\n", hash(content));
    let with = |files: &[(&str, &[u8])], list: &str| found(&forged(files, Some(list), &pair(1), 6));
    let name = |name: &str| name.to_owned();
    let both = [("a", one), ("b", two)];
    assert_eq!(
        with(&both, &(line("a", one) + &line("b", one))),
        Finding::Changed { name: name("b") }
    );
    assert_eq!(with(&both, &line("a", one)), Finding::Extra { name: name("b") });
    assert_eq!(
        with(&both[..1], &(line("a", one) + &line("b", two))),
        Finding::Missing { name: name("b") }
    );
    assert_eq!(
        with(&both, &(line("b", two) + &line("a", one))),
        Finding::BadLine { line: 1 }
    );
    assert_eq!(
        with(&both[..1], &(line("a", one) + &line("a", one))),
        Finding::BadLine { line: 2 }
    );
    assert_eq!(with(&both[..1], &line("../a", one)), Finding::BadLine { line: 1 });
    assert_eq!(
        with(&both[..1], &line("a", one).to_uppercase()),
        Finding::BadLine { line: 1 }
    );
    assert_eq!(
        with(&both[..1], line("a", one).trim_end()),
        Finding::BadLine { line: 2 }
    );
    assert_eq!(with(&both, ""), Finding::Extra { name: name("a") });
}

#[test]
fn names_that_lead_out_of_the_folder_or_stand_twice_are_refused() {
    let x: &[u8] = b"x";
    let with = |names: &[&str]| {
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, x)).collect();
        found(&forged(&files, None, &pair(1), 6))
    };
    for name in [
        "../../etc/cron.d/evil",
        "/etc/passwd",
        "a/../../b",
        "C:\\evil",
        "a\0b",
        "con.txt",
    ] {
        assert_eq!(
            with(&["fine", name]),
            Finding::BadName {
                name: name.escape_debug().to_string()
            }
        );
    }
    assert_eq!(with(&["a/b", "A/B"]), Finding::Twice { name: "A/B".to_owned() });
    assert_eq!(with(&["a", "a"]), Finding::Twice { name: "a".to_owned() });
    // A list of its own comes too soon to fit.
    assert_eq!(with(&[LIST]), Finding::BadLine { line: 1 });
    assert_eq!(with(&[NOTE]), Finding::NoList);
}

#[test]
fn what_was_not_signed_is_told_from_what_was_changed_later() {
    let files: [(&str, &[u8]); 1] = [("a.txt", &b"again and again and again"[..])];
    let (good, other) = (forged(&files, None, &pair(1), 9), forged(&files, None, &pair(1), 1));
    assert!(good != other && verify(&*other, &[], &Limits::default()).is_ok());
    // The note of one pack in the other, whose files are the same.
    let note = note_of(&good);
    assert_eq!(found(&with_note(&other, &note)), Finding::OtherBytes);
    let elsewhere = forged(&[("a.txt", &b"else"[..])], None, &pair(1), 6);
    assert_eq!(found(&with_note(&elsewhere, &note)), Finding::OtherList);
    assert_eq!(found(&with_note(&good, b"seloste-pack/1\n")), Finding::NotSigned);
    // A note of the same length with the name of a trusted key, signed by another.
    let (mine, theirs) = (
        String::from_utf8(note.clone()).expect("text"),
        note_of(&forged(&files, None, &pair(2), 9)),
    );
    let theirs = String::from_utf8(theirs).expect("text");
    let signature = theirs
        .rsplit_once('\n')
        .and_then(|(rest, _)| rest.rsplit_once('\n'))
        .expect("a last line")
        .1;
    let text = mine.rsplit_once("\n\n").expect("a text").0;
    assert_eq!(
        found(&with_note(&good, format!("{text}\n\n{signature}\n").as_bytes())),
        Finding::NotSigned
    );
    // Two signatures are one too many, even when both are good.
    let line = mine.rsplit_once("\n\n").expect("a signature").1;
    assert_eq!(
        found(&with_note(&good, format!("{mine}{line}").as_bytes())),
        Finding::NotSigned
    );
    let begin = good
        .windows(4)
        .rposition(|bytes| bytes == container::LOCAL)
        .expect("the note begins");
    let without = [&good[..begin], &container::CENTRAL[..]].concat();
    assert_eq!(found(&without), Finding::NotSigned);
}

fn note_of(pack: &[u8]) -> Vec<u8> {
    let mut note = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(pack)).expect("it is a ZIP");
    archive
        .by_name(NOTE)
        .expect("it is there")
        .read_to_end(&mut note)
        .expect("it is not compressed");
    note
}

/// A pack of one file with another note, all else made to fit.
fn with_note(pack: &[u8], note: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(pack)).expect("it is a ZIP");
    let mut listed = Vec::new();
    let mut begin = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).expect("it is there");
        begin = usize::try_from(file.header_start()).expect("it is small");
        let number = |number: u64| u32::try_from(number).expect("it is small");
        listed.push(Listed {
            name: file.name().expect("an ASCII name").into_owned(),
            offset: number(file.header_start()),
            deflated: true,
            crc: file.crc32(),
            packed: number(file.compressed_size()),
            size: number(file.size()),
        });
    }
    listed.pop();
    let mut bytes = pack[..begin].to_vec();
    put(&mut bytes, &mut listed, NOTE, note, None);
    finished(bytes, &listed)
}

#[test]
fn a_directory_that_says_otherwise_than_the_files_is_refused() {
    let pack = pack();
    let at = pack
        .windows(4)
        .position(|bytes| bytes == container::CENTRAL)
        .expect("it has a directory");
    for (place, _) in pack.iter().enumerate().skip(at) {
        let mut changed = pack.clone();
        changed[place] ^= 0x20;
        assert!(
            matches!(found(&changed), Finding::Strange { place } if place >= at as u64 - 1),
            "{place}"
        );
    }
}

#[test]
fn a_small_pack_that_grows_without_end_is_stopped() {
    let zeros = vec![0; 8 << 20];
    let files: [(&str, &[u8]); 2] = [("a", &zeros), ("b", &zeros)];
    let pack = forged(&files, None, &pair(1), 9);
    assert!(pack.len() < 40_000, "{}", pack.len());
    let limits = Limits {
        file: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(found_within(&pack, &limits), Finding::TooLarge { name: "a".to_owned() });
    let limits = Limits {
        content: 12 << 20,
        ..Limits::default()
    };
    assert_eq!(found_within(&pack, &limits), Finding::TooLarge { name: "b".to_owned() });
    let limits = Limits {
        files: 1,
        ..Limits::default()
    };
    let many: Vec<String> = (0..5).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(
        found_within(&forged(&many, None, &pair(1), 6), &limits),
        Finding::TooLarge { name: "3".to_owned() }
    );
    // Compressed blocks of nothing, without end.
    let head = pack[..31].to_vec();
    let endless = Cursor::new(head).chain(Repeated(&[0, 0, 0, 0xff, 0xff], 0));
    let limits = Limits {
        pack: 1 << 20,
        ..Limits::default()
    };
    assert!(matches!(
        verify(endless, &[], &limits),
        Err(Failure::Found(Finding::Damaged { .. }))
    ));
}

struct Repeated(&'static [u8], usize);

impl Read for Repeated {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        for byte in &mut *bytes {
            *byte = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(bytes.len())
    }
}

#[test]
fn a_pack_is_read_from_a_pipe_and_its_files_are_shown_on_the_way() {
    struct Pipe<R>(R);
    impl<R: Read> Read for Pipe<R> {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            let end = bytes.len().min(1);
            self.0.read(&mut bytes[..end])
        }
    }
    let mut seen = Vec::new();
    let verified = verify_looking(Pipe(&*pack()), &[], &Limits::default(), |name, content| {
        // Who leaves a file half read has not spoiled the reading.
        let mut begin = Vec::new();
        content.take(10).read_to_end(&mut begin)?;
        seen.push((name.to_owned(), begin));
        Ok(())
    });
    assert_eq!(verified.expect("it is whole").files, 3);
    let begins = files()
        .into_iter()
        .map(|(name, content)| (name.to_owned(), content[..content.len().min(10)].to_vec()));
    assert_eq!(seen, begins.collect::<Vec<_>>());
}

#[test]
fn what_a_pack_cannot_hold_is_refused_before_it_is_written() {
    let limits = Limits {
        files: 2,
        file: 1000,
        content: 1500,
        pack: 100_000,
    };
    let mut pack = PackWriter::within(limits, Vec::new(), "x");
    for (name, expected) in [
        ("../a", "cannot hold a file named \"../a\""),
        (LIST, "two files"),
        ("sha256sums.NOTE", "two files"),
    ] {
        let error = pack.file(name, b"").expect_err(name);
        assert!(error.to_string().contains(expected), "{error}");
    }
    pack.file("a", &[0; 1000]).expect("it fits");
    assert!(matches!(pack.file("A", b""), Err(PackError::Twice(_))));
    let error = pack.file("b", &[0; 501]).expect_err("both together are too large");
    assert!(
        error
            .to_string()
            .starts_with("b is too large for a pack, which holds 500 bytes"),
        "{error}"
    );
    // What was begun and not ended is never signed.
    assert!(matches!(pack.file("c", b""), Err(PackError::Unfinished(name)) if name == "b"));
    assert!(matches!(pack.finish(&pair(1)), Err(PackError::Unfinished(_))));
    let mut pack = PackWriter::within(limits, Vec::new(), "x");
    for name in ["a", "b"] {
        pack.file(name, b"").expect("it fits");
    }
    assert!(matches!(pack.file("c", b""), Err(PackError::TooMany(2))));
    assert!(matches!(
        PackWriter::new(Vec::new(), "two\nlines").finish(&pair(1)),
        Err(PackError::About(_))
    ));
}

#[test]
fn a_disk_that_fills_up_anywhere_is_told_of_and_leaves_nothing() {
    struct Disk<W>(W, usize);
    impl<W: Write> Write for Disk<W> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.1);
            if taken == 0 && !bytes.is_empty() {
                return Err(ErrorKind::StorageFull.into());
            }
            self.1 -= taken;
            self.0.write(&bytes[..taken])
        }
        fn flush(&mut self) -> io::Result<()> {
            self.0.flush()
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pack.zip");
    let size = pack().len();
    for room in (0..size).step_by(97).chain([size - 1, size]) {
        let written = write_whole(&path, |out| {
            let mut pack = PackWriter::new(Disk(out, room), "mallila, as of 2026-11-22");
            for (name, content) in files() {
                pack.file(name, &content)?;
            }
            pack.finish(&pair(1)).map(|_| ())
        });
        if room == size {
            written.expect("there is room");
            assert!(std::fs::read(&path).expect("it is there") == pack());
        } else {
            assert!(
                matches!(written, Err(PackError::Write(WriteError::Full))),
                "{room}: {written:?}"
            );
            assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "{room}");
        }
    }
}

#[test]
fn a_report_is_written_straight_into_a_pack_and_a_large_one_leaves_as_it_comes() {
    let mut pack = PackWriter::new(Vec::new(), "x");
    for format in Format::ALL {
        let head = samples::head(Language::En);
        let mut entry = pack
            .begin(&format!("reports/{}", format.file_name(&head)))
            .expect("a good name");
        let mut table = Table::begin(head, format.into_writer(&mut entry)).expect("it begins");
        table.row(&samples::row(1)).expect("a row");
        table.end(&[]).expect("it ends");
        entry.end().expect("it ends");
    }
    let whole = pack.finish(&pair(1)).expect("a pack");
    assert_eq!(verify(&*whole, &[], &Limits::default()).expect("it is whole").files, 4);

    let (out, count) = (Counter::default(), Counter::default());
    let mut pack = PackWriter::new(Counter(out.0.clone()), "x");
    let mut entry = pack.begin("large.bin").expect("a good name");
    let mut random = fastrand::Rng::with_seed(2);
    let mut piece = vec![0; 64 * 1024];
    for _ in 0..200 {
        random.fill(&mut piece);
        entry.write_all(&piece).expect("it counts");
        (&count).write_all(&piece).expect("it counts");
        // What cannot be made smaller is on its way, but for what the compression still looks at.
        assert!(
            out.count() + 512 * 1024 > count.count(),
            "{} of {}",
            out.count(),
            count.count()
        );
    }
    entry.end().expect("it ends");
}

#[derive(Default)]
struct Counter(std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl Counter {
    fn count(&self) -> usize {
        self.0.load(std::sync::atomic::Ordering::Relaxed)
    }
}

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Write for &Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len(), std::sync::atomic::Ordering::Relaxed);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn every_finding_has_a_sentence_in_each_language() {
    let name = || "a.txt".to_owned();
    let findings = [
        Finding::Strange { place: 7 },
        Finding::CutOff { place: 7 },
        Finding::BadName { name: name() },
        Finding::Twice { name: name() },
        Finding::Damaged { name: name() },
        Finding::TooLarge { name: name() },
        Finding::Changed { name: name() },
        Finding::Extra { name: name() },
        Finding::Missing { name: name() },
        Finding::BadLine { line: 3 },
        Finding::NoList,
        Finding::NotSigned,
        Finding::NotTrusted {
            key: pair(1).public().clone(),
        },
        Finding::OtherList,
        Finding::OtherBytes,
    ];
    let sentences = findings
        .iter()
        .flat_map(|finding| [Language::Fi, Language::Sv, Language::En].map(|language| finding.sentence(language)));
    let different: std::collections::BTreeSet<String> = sentences.collect();
    assert_eq!(different.len(), 3 * findings.len(), "{different:#?}");
}
