//! Whatever is done to an exported log is found, and the first entry that does not fit is named.

use std::time::Instant;

use rand::{Rng, rngs::StdRng};
use seloste::history::{
    PublicKey,
    head::Checkpoint,
    key::KeyPair,
    verify::{Failure, Finding, Report, Wrong, verify_export},
};

use super::{
    ORIGIN,
    exported::{Exported, Line, log_of_registers, log_with_rotation},
    random,
};
use crate::support::{seed, told};

fn verify(exported: &Exported, trusted: &[PublicKey], outside: &[Checkpoint]) -> Result<Report, Finding> {
    let outside = outside
        .iter()
        .map(|kept| Checkpoint::parse(kept.text()).expect("a checkpoint"));
    match verify_export(&*exported.file(), trusted.to_vec(), outside.collect()) {
        Ok(report) => Ok(report),
        Err(Failure::Found(finding)) => Err(finding),
        Err(Failure::NotAnExport(reason)) => panic!("{reason}"),
    }
}

/// A log, what was kept of it outside, and what a tamperer has.
struct Trial {
    honest: Exported,
    outside: Vec<Checkpoint>,
    forger: KeyPair,
}

impl Trial {
    fn new(entries: u64) -> Self {
        let honest = log_with_rotation(entries);
        let size = honest.lines.len();
        let outside = [1, 7, size / 3, size / 2, size - 5, size]
            .into_iter()
            .map(|size| honest.checkpoint(size, key_at(&honest, size)));
        Self {
            outside: outside.collect(),
            forger: KeyPair::new(ORIGIN, &mut random(66)).expect("a key"),
            honest,
        }
    }

    /// Tampers once. Returns what was done, the export then, the index to be named, and whether it can only be seen by what is
    /// kept outside.
    fn tamper(&self, random: &mut StdRng) -> (&'static str, Exported, u64, bool) {
        let mut log = self.honest.clone();
        let size = log.lines.len();
        let place = random.gen_range(0..size);
        let later = random.gen_range(place..size);
        let mut outside_only = false;
        let what = match random.gen_range(0..16) {
            0 => {
                edit(&mut log.lines[place].text, random);
                "a letter was changed"
            }
            1 => {
                edit(&mut log.lines[place].text, random);
                log.fit_hashes();
                "a letter was changed, and the hashes made to fit"
            }
            2 => {
                log.lines[place] = self.forged(place, place);
                log.fit_hashes();
                "who did it was changed, and all that follows made to fit"
            }
            3 => {
                log.lines[place].leaf[random.gen_range(0..32)] ^= 1 << random.gen_range(0..8);
                "a hash was changed"
            }
            4 => {
                log.lines[place].signature[random.gen_range(0..64)] ^= 1 << random.gen_range(0..8);
                "a signature was changed"
            }
            5 => {
                log.lines.remove(place);
                "an entry was taken out"
            }
            6 if place + 1 < size => {
                log.lines.remove(place);
                log.fit_texts(place);
                log.fit_hashes();
                "an entry was taken out, and the rest made to fit"
            }
            7 => {
                log.lines.insert(place, self.forged(place, later));
                "an entry was put in"
            }
            8 => {
                log.lines.insert(place, self.forged(place, later));
                log.fit_texts(place);
                log.fit_hashes();
                "an entry was put in, and the rest made to fit"
            }
            9 if later > place => {
                log.lines.swap(place, later);
                "two entries were swapped"
            }
            10 if later > place => {
                log.lines.swap(place, later);
                log.fit_texts(place);
                log.fit_hashes();
                "two entries were swapped, and the rest made to fit"
            }
            11 => {
                log.lines.truncate(place);
                "the end was cut off"
            }
            12 => {
                log.lines.truncate(place);
                log.end = None;
                "the end was cut off, with its checkpoint"
            }
            13 if place > 0 => {
                log.lines.truncate(place);
                log.end = Some(log.checkpoint(place, key_at(&log, place)).text().to_owned());
                outside_only = true;
                "an older copy was put back"
            }
            14 if place > 0 => {
                let continued = (place..=later).map(|place| self.forged(place, later));
                log.lines.splice(place.., continued);
                log.sign_again(place, &self.forger);
                "another continuation was signed with another key"
            }
            _ => {
                log.sign_again(place, &self.forger);
                // With a key of its own from the beginning, the log fits itself; only who knows the key can tell.
                outside_only = place == 0;
                "it was signed again with another key"
            }
        };
        (what, log, place as u64, outside_only)
    }

    /// An entry that the log never had, as good as a tamperer can make it.
    fn forged(&self, place: usize, like: usize) -> Line {
        let before = place.checked_sub(1).map(|before| self.honest.lines[before].clone());
        let mut line = self.honest.lines[like].clone();
        line.text = line.text.replace("DPO", "ADMIN").replace("PROGRAM", "ADMIN");
        line.fit(place, before.as_ref());
        line
    }

    fn tamper_many_times(&self, times: u32, seed: u64) {
        let random = &mut random(seed);
        for time in 0..times {
            let (what, log, index, outside_only) = self.tamper(random);
            let knows_key = random.gen_bool(0.5);
            let has_checkpoints = (outside_only && !knows_key) || what.contains("older copy") || random.gen_bool(0.3);
            let trusted: &[PublicKey] = if knows_key { &self.honest.keys[..1] } else { &[] };
            let outside: &[Checkpoint] = if has_checkpoints { &self.outside } else { &[] };
            let told = format!("{time}: {what} at {index} (key {knows_key}, checkpoints {has_checkpoints})");
            match verify(&log, trusted, outside) {
                Ok(report) => panic!("{told}: not found; {} entries are said to fit", report.size),
                Err(finding) => assert_eq!(finding.index, index, "{told}: {finding:?}"),
            }
        }
    }
}

/// The key that signed the head of this size.
fn key_at(log: &Exported, size: usize) -> &PublicKey {
    let rotated = log
        .lines
        .iter()
        .position(|line| line.text.starts_with("{\"act\":\"ROTATE_KEY\""));
    &log.keys[usize::from(rotated.is_some_and(|rotated| size > rotated + 1))]
}

/// Changes one letter or digit to another.
fn edit(text: &mut String, random: &mut StdRng) {
    let places: Vec<usize> = text
        .char_indices()
        .filter(|(_, letter)| letter.is_ascii_alphanumeric())
        .map(|(place, _)| place)
        .collect();
    let place = places[random.gen_range(0..places.len())];
    let other = if &text[place..=place] == "1" { "2" } else { "1" };
    text.replace_range(place..=place, other);
}

#[test]
fn an_honest_log_fits() {
    let trial = Trial::new(120);
    let size = trial.honest.lines.len() as u64;
    for trusted in [&[][..], &trial.honest.keys[..1], &trial.honest.keys[1..]] {
        let report = verify(&trial.honest, trusted, &trial.outside).expect("it fits");
        assert_eq!((report.size, report.checkpoints, report.keys.len()), (size, 6, 2));
        assert_eq!(report.trusted, !trusted.is_empty());
    }
}

/// Some thousand; as many as `SELOSTE_TAMPERINGS` tells where `make soak` runs it.
#[test]
fn random_tamperings_are_found_at_the_first_bad_entry() {
    const THREADS: u32 = 4;
    let (tamperings, seed) = (told("SELOSTE_TAMPERINGS").unwrap_or(2_000), seed());
    let (trial, begun) = (Trial::new(40), Instant::now());
    std::thread::scope(|scope| {
        for part in 0..THREADS {
            let trial = &trial;
            scope.spawn(move || trial.tamper_many_times(tamperings / THREADS, seed.wrapping_add(u64::from(part))));
        }
    });
    println!(
        "{tamperings} tamperings in {:.1} s, all found",
        begun.elapsed().as_secs_f64()
    );
}

#[test]
fn tampering_is_found_across_blocks_of_signatures() {
    // Long enough that most entries are vouched for by the head at the end of their block.
    let trial = Trial::new(2_600);
    trial.tamper_many_times(12, 2);
}

#[test]
fn what_happened_to_an_entry_is_told() {
    let trial = Trial::new(40);
    let told = |change: fn(&mut Exported)| {
        let mut log = trial.honest.clone();
        change(&mut log);
        verify(&log, &trial.honest.keys[..1], &[])
            .expect_err("it does not fit")
            .wrong
    };
    assert_eq!(told(|log| log.lines[9].text.push(' ')), Wrong::Edited);
    assert_eq!(told(|log| drop(log.lines.remove(9))), Wrong::Missing { found: 10 });
    assert_eq!(told(|log| log.lines.insert(9, log.lines[3].clone())), Wrong::Inserted);
    assert_eq!(told(|log| log.lines.insert(9, log.lines[9].clone())), Wrong::Inserted);
    assert_eq!(told(|log| log.lines.swap(9, 30)), Wrong::Swapped { with: 30 });
    assert_eq!(told(|log| log.lines.truncate(9)), Wrong::Cut { size: Some(42) });
    assert_eq!(told(|log| log.lines[9].text.clear()), Wrong::Unreadable);
    let other = KeyPair::new(ORIGIN, &mut random(66)).expect("a key");
    let mut log = trial.honest.clone();
    log.sign_again(9, &other);
    let finding = verify(&log, &[], &[]).expect_err("it does not fit");
    let key = other.public().clone();
    assert_eq!(
        finding,
        Finding {
            index: 9,
            wrong: Wrong::OtherKey { key }
        }
    );
}

#[test]
fn a_log_signed_anew_from_its_beginning_is_told_by_the_key_that_is_trusted() {
    let trial = Trial::new(40);
    let mut log = trial.honest.clone();
    log.lines.truncate(10);
    log.sign_again(0, &trial.forger);
    let report = verify(&log, &[], &[]).expect("it fits itself");
    assert!(!report.trusted, "and that is said");
    let finding = verify(&log, &trial.honest.keys, &[]).expect_err("it is another log");
    let key = trial.forger.public().clone();
    assert_eq!(
        finding,
        Finding {
            index: 0,
            wrong: Wrong::NotTrusted { key }
        }
    );
    let finding = verify(&log, &[], &trial.outside).expect_err("it is another log");
    assert_eq!(
        (finding.index, finding.wrong),
        (0, Wrong::StrangeCheckpoint { size: 1 })
    );
}

#[test]
fn another_continuation_by_the_log_s_own_key_is_told_by_a_checkpoint_kept_outside() {
    // An older copy was put back, and the program went on from there: every signature is right.
    let trial = Trial::new(40);
    let other = log_of_registers(0..20, (20..28).chain(1_000..1_017));
    assert_eq!(other.lines[..30], trial.honest.lines[..30]);
    assert_ne!(other.lines[30], trial.honest.lines[30]);
    assert!(verify(&other, &trial.honest.keys[..1], &[]).is_ok(), "it fits itself");
    let kept = |sizes: &[usize]| -> Vec<Checkpoint> {
        let checkpoint = |size: &usize| trial.honest.checkpoint(*size, key_at(&trial.honest, *size));
        sizes.iter().map(checkpoint).collect()
    };
    let finding = verify(&other, &[], &kept(&[20, 30, 41])).expect_err("a fork");
    assert_eq!(
        finding,
        Finding {
            index: 30,
            wrong: Wrong::Forked { size: 41 }
        }
    );
    let finding = verify(&other, &[], &kept(&[20, 25, 42])).expect_err("a fork");
    assert_eq!(
        finding,
        Finding {
            index: 25,
            wrong: Wrong::Forked { size: 42 }
        }
    );
}
