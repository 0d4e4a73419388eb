//! How packs are written, and what becomes of those that are not.

use std::io::{self, Cursor, ErrorKind, Read, Write};

use entity::vocabulary::Language;
use sha2::{Digest, Sha256};

use super::{files, pack, pair};
use crate::reports::{
    error::WriteError,
    file::write_whole,
    form::{
        Format,
        table::{Table, samples},
    },
    pack::{LIST, Limits, NOTE, PackError, PackWriter, verify},
};

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
