//! What is an API token of ours? `slst_`, 256 random bits, and a checksum that tells a slip of the pen from a wrong token.
//!
//! The shape is fixed so that programs looking for leaked secrets recognise one, and rubbish is refused without a look into
//! the database. Shown once; only its SHA-256 is kept.

use sha2::{Digest, Sha256};

use super::secret::{Hash, Secret, hex, unhex};

/// What a token begins with.
pub const PREFIX: &str = "slst_";

/// Hexadecimal digits of the random bits.
const RANDOM: usize = 64;
/// Hexadecimal digits of the checksum.
const CHECKSUM: usize = 8;

/// What is kept of a token, and what it is found by.
pub type TokenHash = Hash;

/// A new token: the text to show once, and what to keep of it.
pub fn new_token() -> (String, TokenHash) {
    let shown = show(&Secret::random());
    let hash = Hash::of(shown.as_bytes());
    (shown, hash)
}

/// What is kept of the token a text shows. Nothing if it cannot be one of ours.
pub fn hash_of(text: &str) -> Option<TokenHash> {
    let digits = text.strip_prefix(PREFIX)?;
    if digits.len() != RANDOM + CHECKSUM || !digits.is_ascii() {
        return None;
    }
    let (random, _) = digits.split_at(RANDOM);
    let secret = Secret::of(unhex(random)?);
    // The checksum is no secret: whoever has the token can compute it. It need not be compared in constant time.
    (show(&secret) == text).then(|| Hash::of(text.as_bytes()))
}

fn show(secret: &Secret) -> String {
    let shown = format!("{PREFIX}{}", hex(secret.bytes()));
    let checksum = &hex(&Sha256::digest(shown.as_bytes()))[..CHECKSUM];
    format!("{shown}{checksum}")
}

#[cfg(test)]
mod tests {
    use super::{hash_of, new_token};

    #[test]
    fn a_new_token_is_known_by_its_hash_and_by_no_other() {
        let (shown, hash) = new_token();
        assert_eq!(shown.len(), 77);
        assert_eq!(hash_of(&shown), Some(hash));
        let (_, other) = new_token();
        assert_ne!(hash, other);
    }

    #[test]
    fn every_single_slip_of_the_pen_is_noticed() {
        let (shown, _) = new_token();
        for place in 0..shown.len() {
            let digit = if &shown[place..=place] == "0" { "1" } else { "0" };
            let slipped = format!("{}{digit}{}", &shown[..place], &shown[place + 1..]);
            assert_eq!(hash_of(&slipped), None, "at {place}");
        }
        for wrong in [
            "",
            "slst_",
            &shown[..76],
            &format!("{shown}0"),
            &shown.to_uppercase(),
            &"ä".repeat(40),
        ] {
            assert_eq!(hash_of(wrong), None, "{wrong}");
        }
    }
}
