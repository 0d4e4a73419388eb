//! A pack as it is, and with something in it changed.

use std::io::{self, Read};

use entity::vocabulary::Language;

use super::{files, found, pack, pair};
use crate::reports::pack::{Finding, Limits, container, verify, verify_looking};

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
fn a_pack_with_much_changed_is_refused_and_never_stops_the_reader() {
    let pack = pack();
    let mut random = fastrand::Rng::with_seed(4);
    for _ in 0..3_000 {
        let mut changed = pack.clone();
        for _ in 0..random.usize(1..20) {
            let place = random.usize(..changed.len());
            match random.u8(..4) {
                0 => changed[place] = 0xff,
                1 => changed.truncate(place.max(1)),
                2 => drop(changed.splice(place..place, pack[random.usize(..pack.len())..].iter().copied())),
                _ => changed[place] ^= random.u8(1..),
            }
        }
        if changed != pack {
            let _ = found(&changed);
        }
    }
}

#[test]
fn what_is_found_is_told_where_it_is() {
    let pack = pack();
    let at = |mark: &[u8], number: usize| {
        let places = pack.windows(mark.len()).enumerate().filter(|(_, bytes)| *bytes == mark);
        places.map(|(place, _)| place).nth(number).expect("it is there")
    };
    let changed = |place: usize| {
        let mut changed = pack.clone();
        changed[place] ^= 1;
        found(&changed)
    };
    let second = at(&container::LOCAL, 1);
    // Its time, which no program but this one looks at.
    assert_eq!(changed(second + 10), Finding::Strange { place: second as u64 });
    // The checksum after the first file, and the length after the second.
    let name = |name: &str| name.to_owned();
    assert_eq!(
        changed(at(b"PK\x07\x08", 0) + 4),
        Finding::Damaged {
            name: name("index.html")
        }
    );
    assert_eq!(
        changed(at(b"PK\x07\x08", 1) + 12),
        Finding::Damaged {
            name: name("records/mallila/1.json")
        }
    );
    // Its compressed content.
    let content = second + 30 + "records/mallila/1.json".len();
    assert_eq!(
        changed(content + 5),
        Finding::Damaged {
            name: name("records/mallila/1.json")
        }
    );
    assert_eq!(
        found(&pack[..second + 7]),
        Finding::CutOff {
            place: second as u64 + 7
        }
    );
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
