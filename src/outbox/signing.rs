//! How does a receiver know that a webhook's message is ours? By a signature after the Standard Webhooks convention.
//!
//! No secret is stored. Each is derived from the key of the installation and the salt in the webhook's row, so a copy of the
//! database signs nothing as long as the key is kept elsewhere (the setting `webhook_key`). Without that setting a key is made at
//! first need and kept in the database: then whoever reads the database can sign, which the documentation says. What we gave up is
//! changing the installation's key without changing every secret.

use std::{fmt, sync::OnceLock};

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Statement};
use sha2::Sha256;

use crate::{
    error::{Error, Result},
    records::{noun::Key, webhook::Webhook},
};

/// The key that the settings give, for the life of the program.
static SET: OnceLock<InstallationKey> = OnceLock::new();

/// What the secrets of all webhooks are derived from.
#[derive(Clone, PartialEq, Eq)]
pub struct InstallationKey([u8; 32]);

impl InstallationKey {
    /// A key from the form it has in the settings: 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // `from_str_radix` would take a sign for a digit.
        if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The key in force: that of the settings, else the one kept in the database, made now if there is none.
    pub async fn of(database: &DatabaseConnection) -> Result<Self> {
        if let Some(key) = SET.get() {
            return Ok(key.clone());
        }
        if let Some(key) = kept(database).await? {
            return Ok(key);
        }
        let made: [u8; 32] = rand::random();
        let made = made.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        // Two instances may come here at once; the first one's key stands.
        let keep = "UPDATE outbox SET webhook_key = $1 WHERE id = 1 AND webhook_key IS NULL";
        let keep = Statement::from_sql_and_values(database.get_database_backend(), keep, [made.into()]);
        database.execute_raw(keep).await?;
        let missing = || Error::Internal("the table outbox has no row".to_owned());
        kept(database).await?.ok_or_else(missing)
    }

    /// The secret of a webhook with one of its salts.
    pub fn secret(&self, webhook: &Key<Webhook>, salt: &str) -> Secret {
        let mut mac = mac(&self.0);
        for part in ["seloste webhook secret 1", webhook.as_str(), salt] {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        Secret(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for InstallationKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("InstallationKey(…)")
    }
}

/// Makes the key of the settings the one in force.
pub fn use_key(key: InstallationKey) {
    // Settings are read once; a second key would sign what receivers cannot check.
    let _ = SET.set(key);
}

async fn kept(database: &DatabaseConnection) -> Result<Option<InstallationKey>> {
    let row = entity::outbox::Entity::find_by_id(1).one(database).await?;
    row.and_then(|row| row.webhook_key)
        .map(|text| {
            InstallationKey::parse(&text).ok_or_else(|| Error::Internal("outbox.webhook_key is not a key".to_owned()))
        })
        .transpose()
}

/// What one webhook's messages are signed with.
pub struct Secret([u8; 32]);

impl Secret {
    /// The signature of a message: of its id, the second it is sent at, and its body.
    pub fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        sign(&self.0, id, timestamp, body)
    }
}

/// As its owner is shown it, once.
impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "whsec_{}", BASE64_STANDARD.encode(self.0))
    }
}

/// What a webhook's secret is derived from, at random.
pub fn new_salt() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sign(key: &[u8], id: &str, timestamp: i64, body: &str) -> String {
    let mut mac = mac(key);
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};

    use super::{InstallationKey, sign};
    use crate::records::noun::Key;

    #[test]
    fn a_message_is_signed_as_the_convention_does() {
        // The vector that the convention's reference libraries test themselves with.
        let key = BASE64_STANDARD
            .decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .expect("base64");
        let signature = sign(
            &key,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn each_webhook_and_each_salt_has_a_secret_of_its_own() {
        let key = InstallationKey::parse(&"0a".repeat(32)).expect("a key");
        let other = InstallationKey::parse(&"0b".repeat(32)).expect("a key");
        let secrets = [
            key.secret(&Key::new("1"), "salt"),
            key.secret(&Key::new("2"), "salt"),
            key.secret(&Key::new("1"), "other"),
            key.secret(&Key::new("1s"), "alt"),
            other.secret(&Key::new("1"), "salt"),
        ];
        let texts: std::collections::HashSet<String> = secrets.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), secrets.len());
        assert_eq!(key.secret(&Key::new("1"), "salt").to_string(), secrets[0].to_string());
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        assert!(InstallationKey::parse(&"aF".repeat(32)).is_some());
        for wrong in ["", &"a".repeat(63), &"g".repeat(64), &"ä".repeat(32), &"+1".repeat(32)] {
            assert!(InstallationKey::parse(wrong).is_none(), "{wrong}");
        }
    }
}
