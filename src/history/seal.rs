//! Which values in the log are about a person, and how can they be erased while every proof still holds? (Art. 17.)
//!
//! An entry shows only a seal: the SHA-256 of 32 random bytes and the value. The value and its salt lie beside the log; with
//! them anyone can check the seal, without them nothing can be learnt from it. The same value is salted afresh each time, so
//! equal values cannot be told either.

use rand::{CryptoRng, RngCore};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::canonical::canonical;

/// The fields that are sealed: kind of noun, name of the field. Free text written to colleagues is among them, because it may
/// name anybody. Keys are not: they are numbers, which name nobody.
pub const PERSONAL: &[(&str, &str)] = &[
    ("person", "name"),
    ("person", "email"),
    ("person", "phone"),
    ("account", "name"),
    ("account", "email"),
    ("account", "subject"),
    ("comment", "text"),
    ("submission", "message"),
    ("submission", "reason"),
    ("breach", "title"),
    ("breach", "facts"),
    ("breach", "effects"),
    ("breach", "measures"),
    ("breach", "delayReason"),
    ("breach", "peopleNotToldReason"),
    ("breach", "entries"),
];

/// Whether a field of a kind of noun is sealed.
pub fn is_personal(noun: &str, field: &str) -> bool {
    PERSONAL.contains(&(noun, field))
}

/// A value under seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// SHA-256 of salt and value.
    pub seal: [u8; 32],
    /// Random.
    pub salt: [u8; 32],
    /// The value, as canonical JSON.
    pub value: String,
}

/// Seals a value.
pub fn seal(value: &Value, random: &mut (impl CryptoRng + RngCore)) -> Sealed {
    let mut salt = [0; 32];
    random.fill_bytes(&mut salt);
    let value = canonical(value);
    Sealed {
        seal: seal_of(&salt, &value),
        salt,
        value,
    }
}

/// The seal that a salt and a canonical value give.
pub fn seal_of(salt: &[u8], value: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(value).finalize().into()
}

/// How a sealed value stands in an entry.
pub fn mark(seal: &[u8; 32]) -> Value {
    json!({ "sealed": hex(seal) })
}

/// The seal, if this is how a sealed value stands in an entry.
pub fn marked(value: &Value) -> Option<[u8; 32]> {
    let fields = value.as_object().filter(|fields| fields.len() == 1)?;
    unhex(fields.get("sealed")?.as_str()?)
}

/// What readers are shown in place of a value that was erased.
pub fn erased() -> Value {
    json!({ "erased": true })
}

/// Whether this stands in place of a value that was erased.
pub fn is_erased(value: &Value) -> bool {
    *value == erased()
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The 32 bytes that 64 hexadecimal digits name.
pub(super) fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        let digit = |digit: u8| {
            char::from(digit)
                .to_digit(16)
                .and_then(|value| u8::try_from(value).ok())
        };
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};
    use serde_json::json;

    use super::{mark, marked, seal, seal_of};

    #[test]
    fn the_same_value_is_sealed_differently_each_time() {
        let mut random = StdRng::seed_from_u64(1);
        let (first, second) = (seal(&json!("Aino"), &mut random), seal(&json!("Aino"), &mut random));
        assert_ne!(first.seal, second.seal);
        assert_eq!(first.seal, seal_of(&first.salt, &first.value));
        assert_eq!(marked(&mark(&first.seal)), Some(first.seal));
    }

    #[test]
    fn only_a_seal_is_taken_for_one() {
        for other in [
            json!({"sealed": "00"}),
            json!({"sealed": "g".repeat(64)}),
            json!("sealed"),
            json!({"erased": true}),
        ] {
            assert_eq!(marked(&other), None, "{other}");
        }
    }
}
