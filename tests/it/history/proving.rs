//! A proof is checked by whoever holds it, with nothing but the proof and a key they trust.

use seloste::history::{
    LogError,
    key::KeyPair,
    prove::{NoProof, Proof, check, prove_entry, prove_growth},
};
use serde_json::{Value, json};

use super::{Installation, ORIGIN, random};
use crate::support::on_each_database;

fn with(proof: &Proof, field: &str, value: Value) -> Proof {
    let mut changed = serde_json::to_value(proof).expect("plain data");
    changed[field] = value;
    serde_json::from_value(changed).expect("still a proof")
}

#[tokio::test]
async fn a_proof_that_an_entry_is_in_the_log_holds_for_that_entry_alone() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 9).await;
        let keys = [city.log.public_key()];
        let proof = prove_entry(&city.database, 4, None).await.expect("proved");
        let carried = serde_json::to_string(&proof).expect("written");
        let proof: Proof = serde_json::from_str(&carried).expect("read");
        assert_eq!(check(&proof, &keys), Ok(()));
        assert_eq!(check(&proof, &[]), Ok(()));

        let Proof::Inclusion {
            entry, hashes, root, ..
        } = &proof
        else {
            panic!("another proof")
        };
        let forged = entry.replace("Rekisteri 4", "Rekisteri 5");
        assert_ne!(forged, *entry);
        assert_eq!(
            check(&with(&proof, "entry", json!(forged)), &keys),
            Err(NoProof::WrongHashes)
        );
        assert_eq!(
            check(&with(&proof, "index", json!(5)), &keys),
            Err(NoProof::WrongHashes)
        );
        assert_eq!(
            check(&with(&proof, "hashes", json!(hashes[1..])), &keys),
            Err(NoProof::WrongHashes)
        );
        assert_eq!(
            check(&with(&proof, "hashes", json!(["x"])), &keys),
            Err(NoProof::Unreadable("its hashes"))
        );
        assert_eq!(
            check(&with(&proof, "size", json!(10)), &keys),
            Err(NoProof::OtherCheckpoint)
        );
        assert_eq!(
            check(&with(&proof, "root", json!(hashes[0])), &keys),
            Err(NoProof::OtherCheckpoint)
        );
        assert_ne!(*root, hashes[0]);
    })
    .await;
}

#[tokio::test]
async fn a_proof_signed_by_a_key_nobody_trusts_does_not_hold() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 5).await;
        let stranger = KeyPair::new(ORIGIN, &mut random(77)).expect("a key");
        let proof = prove_entry(&city.database, 2, None).await.expect("proved");
        let key = city.log.public_key().text().to_owned();
        assert_eq!(
            check(&proof, &[stranger.public().clone()]),
            Err(NoProof::NotTrusted(key))
        );
        let stranger_text = stranger.public().text().to_owned();
        let claimed = with(&proof, "key", json!(stranger_text));
        assert_eq!(
            check(&claimed, &[stranger.public().clone()]),
            Err(NoProof::NotSigned(stranger_text))
        );
    })
    .await;
}

#[tokio::test]
async fn a_log_that_only_grew_is_proven_to_have() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 12).await;
        let keys = [city.log.public_key()];
        let proof = prove_growth(&city.database, 5, 12).await.expect("proved");
        assert_eq!(check(&proof, &keys), Ok(()));
        let other = prove_growth(&city.database, 6, 12).await.expect("proved");
        let Proof::Consistency { hashes, first, .. } = &other else {
            panic!("another proof")
        };
        assert_eq!(
            check(&with(&proof, "hashes", json!(hashes)), &keys),
            Err(NoProof::WrongHashes)
        );
        assert_eq!(
            check(&with(&proof, "first", json!(first)), &keys),
            Err(NoProof::OtherCheckpoint)
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_not_in_the_log_is_not_proven() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 5).await;
        for (index, size) in [(5, None), (3, Some(3)), (0, Some(6))] {
            let refused = prove_entry(&city.database, index, size).await;
            assert!(
                matches!(refused, Err(LogError::NoEntry { size: 5, .. })),
                "{index} of {size:?}"
            );
        }
        for (from, to) in [(0, 3), (4, 3), (2, 6)] {
            let refused = prove_growth(&city.database, from, to).await;
            assert!(
                matches!(refused, Err(LogError::NoEntry { size: 5, .. })),
                "{from} to {to}"
            );
        }
    })
    .await;
}
