//! Where do unguessable values come from, and what is kept of them?

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use rand::{RngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// 256 bits from the operating system, told only to whom they belong.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// What is kept of a secret: its SHA-256. Compared in constant time; from it the secret cannot be found.
#[derive(Clone, Copy)]
pub struct Hash([u8; 32]);

impl Secret {
    /// A new one. The operating system's generator is the only source: a test that needs a known secret reads one.
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        OsRng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The secret of these bytes.
    pub const fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret a text shows, if it is one: 43 characters of base64url.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() != 43 {
            return None;
        }
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The text that shows it.
    pub fn show(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.0)
    }

    /// Another secret that only the holder of this one can make, for one purpose and one occasion (HMAC-SHA256).
    #[must_use]
    pub fn derive(&self, purpose: &str, occasion: &[u8]) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(occasion);
        Self(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Hash {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The hash that 64 hexadecimal digits show.
    pub fn from_hex(text: &str) -> Option<Self> {
        unhex(text).map(Self)
    }
}

impl PartialEq for Hash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Hash {}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hash(…)")
    }
}

/// Bytes as hexadecimal digits, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that hexadecimal digits in lower case show, if they are as many as asked for.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}

/// A short code for a person to quote and for the log to be searched by. It says nothing by itself.
pub fn reference() -> String {
    let mut bytes = [0; 6];
    OsRng.fill_bytes(&mut bytes);
    hex(&bytes)
}

#[cfg(test)]
mod tests {
    use super::{Hash, Secret, hex, unhex};

    #[test]
    fn a_secret_reads_back_as_it_was_shown_and_nothing_else_does() {
        let secret = Secret::random();
        let shown = secret.show();
        assert_eq!(Secret::read(&shown).map(|read| read.hash()), Some(secret.hash()));
        for wrong in ["", &shown[1..], &format!("{shown}A"), &shown.replace(&shown[..1], "+")] {
            assert!(Secret::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_is_derived_differs_by_secret_purpose_and_occasion() {
        let (one, other) = (Secret::of([1; 32]), Secret::of([2; 32]));
        let derived = one.derive("nonce", b"a").hash();
        assert_eq!(derived, one.derive("nonce", b"a").hash());
        for different in [
            other.derive("nonce", b"a"),
            one.derive("pkce", b"a"),
            one.derive("nonce", b"b"),
        ] {
            assert_ne!(derived, different.hash());
        }
    }

    #[test]
    fn hexadecimal_digits_read_back() {
        let hash = Hash::of(b"x");
        assert_eq!(Hash::from_hex(&hash.hex()), Some(hash));
        assert_eq!(hex(&[0, 15, 255]), "000fff");
        for wrong in ["00", "000fFF", "000fg0", "000fff0"] {
            assert_eq!(unhex::<3>(wrong), None, "{wrong}");
        }
    }
}
