//! The tree is the one that RFC 9162 describes: compared with the definitions there, written down as they stand.

use seloste::history::{
    prove::{Proof, prove_entry, prove_growth},
    stored,
    tree::{Frontier, record_hash},
};
use sha2::{Digest, Sha256};

use super::Installation;
use crate::support::on_each_database;

type Hash = [u8; 32];

/// RFC 9162, 2.1.1: MTH(D[n]).
fn mth(leaves: &[Vec<u8>]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => Sha256::new().chain_update([0]).chain_update(leaf).finalize().into(),
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            let node = Sha256::new()
                .chain_update([1])
                .chain_update(mth(left))
                .chain_update(mth(right));
            node.finalize().into()
        }
    }
}

/// The largest power of two smaller than n.
fn split(n: usize) -> usize {
    let mut power = 1;
    while power * 2 < n {
        power *= 2;
    }
    power
}

/// RFC 9162, 2.1.3.1: PATH(m, D[n]).
fn path(m: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut path, other) = if m < k {
        (path(m, left), mth(right))
    } else {
        (path(m - k, right), mth(left))
    };
    path.push(other);
    path
}

/// RFC 9162, 2.1.4.1: PROOF(m, D[n]).
fn proof(m: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    subproof(m, leaves, true)
}

fn subproof(m: usize, leaves: &[Vec<u8>], whole: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if whole { Vec::new() } else { vec![mth(leaves)] };
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut proof, other) = if m <= k {
        (subproof(m, left, whole), mth(right))
    } else {
        (subproof(m - k, right, false), mth(left))
    };
    proof.push(other);
    proof
}

#[test]
fn the_root_is_that_of_the_definition_at_every_size() {
    let mut tree = Frontier::default();
    let mut leaves = Vec::new();
    assert_eq!(tree.root().0, mth(&leaves));
    for number in 0..300_u16 {
        let leaf = number.to_be_bytes().repeat(usize::from(number % 7));
        tree.push(record_hash(&leaf));
        leaves.push(leaf);
        assert_eq!(tree.root().0, mth(&leaves), "{} leaves", leaves.len());
    }
}

#[tokio::test]
async fn every_proof_is_that_of_the_definition() {
    on_each_database(|base| async move {
        let size = 21;
        let city = Installation::with_entries(base, size as u64).await;
        let mut leaves = Vec::new();
        for index in 0..size {
            let proof = prove_entry(&city.database, index as u64, None).await.expect("proved");
            let Proof::Inclusion { entry, .. } = proof else {
                panic!("another proof")
            };
            leaves.push(entry.into_bytes());
        }
        let read = |hashes: Vec<String>| -> Vec<Hash> {
            let hash = |text: &String| seloste::history::tree::Hash::parse_hash(text).expect("a hash").0;
            hashes.iter().map(hash).collect()
        };
        for n in 1..=size {
            let root = stored::root(&city.database, n as u64).await.expect("there");
            assert_eq!(root.0, mth(&leaves[..n]));
            for m in 0..n {
                let inclusion = prove_entry(&city.database, m as u64, Some(n as u64))
                    .await
                    .expect("proved");
                let Proof::Inclusion { hashes, .. } = inclusion else {
                    panic!("another proof")
                };
                assert_eq!(read(hashes), path(m, &leaves[..n]), "PATH({m}, D[{n}])");
                let growth = prove_growth(&city.database, m as u64 + 1, n as u64)
                    .await
                    .expect("proved");
                let Proof::Consistency { hashes, .. } = growth else {
                    panic!("another proof")
                };
                assert_eq!(read(hashes), proof(m + 1, &leaves[..n]), "PROOF({}, D[{n}])", m + 1);
            }
        }
    })
    .await;
}
