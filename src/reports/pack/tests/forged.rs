//! Packs that this program would never write.

use std::io::{self, Cursor, Read, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest, Sha256};

use super::{found, found_within, pair};
use crate::{
    history::key::KeyPair,
    reports::pack::{
        Failure, Finding, Hash, LIST, Limits, NOTE,
        container::{self, Listed},
        list_of,
        note::Statement,
        verify,
    },
};

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
    // One bit of the signature, of what is signed, or of the name beside the signature, with the checksum made to fit.
    for (from, to) in [
        (signature_of(&mine), altered(signature_of(&mine))),
        ("about forged", "about signed".to_owned()),
        ("bytes ", "bytes 1".to_owned()),
        ("\u{2014} log.example", "\u{2014} log.another".to_owned()),
    ] {
        assert!(mine.contains(from));
        let changed = mine.replace(from, &to);
        assert_eq!(
            found(&with_note(&good, changed.as_bytes())),
            Finding::NotSigned,
            "{changed}"
        );
    }
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

/// The signature in a note, in base 64.
fn signature_of(note: &str) -> &str {
    note.trim_end().rsplit_once(' ').expect("a signature ends it").1
}

/// Another signature of the same key number: its last byte but two is another.
fn altered(signature: &str) -> String {
    let mut bytes = BASE64_STANDARD.decode(signature).expect("base 64");
    let place = bytes.len() - 3;
    bytes[place] ^= 1;
    BASE64_STANDARD.encode(bytes)
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
        assert!(self.1 < 2 << 20, "more is read than a pack may hold");
        Ok(bytes.len())
    }
}
