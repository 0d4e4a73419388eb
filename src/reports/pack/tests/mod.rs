//! The packs that the tests are about.

use rand::{SeedableRng, rngs::StdRng};

use super::{Failure, Finding, Limits, PackWriter, verify};
use crate::history::key::KeyPair;

mod changed;
mod forged;
mod written;

pub fn pair(seed: u64) -> KeyPair {
    KeyPair::new("log.example", &mut StdRng::seed_from_u64(seed)).expect("a key")
}

pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("index.html", b"<!doctype html><title>Mallila</title>".repeat(20)),
        ("records/mallila/1.json", b"{\"name\": \"Rekisteri\"}".to_vec()),
        ("empty.txt", Vec::new()),
    ]
}

pub fn pack() -> Vec<u8> {
    let mut pack = PackWriter::new(Vec::new(), "mallila, as of 2026-11-22");
    for (name, content) in files() {
        pack.file(name, &content).expect("it fits");
    }
    pack.finish(&pair(1)).expect("a pack")
}

pub fn found(pack: &[u8]) -> Finding {
    found_within(pack, &Limits::default())
}

pub fn found_within(pack: &[u8], limits: &Limits) -> Finding {
    match verify(pack, &[pair(1).public().clone()], limits) {
        Err(Failure::Found(finding)) => finding,
        other => panic!("nothing was found: {other:?}"),
    }
}
