//! STAND-IN, to be replaced by the accounts: who may sign in while there are no accounts yet?
//!
//! Everyone whose groups give something is admitted under a key made from issuer and subject; the key gives no rights, since
//! no handler asks for it. In the demo there is one person for each role.

use chrono::{DateTime, Utc};
use entity::LanguageText;

use super::{
    identity::{AccountKey, Accounts, Admitting, DemoPerson, Identity, NotAdmitted},
    secret::Hash,
};

/// Stands where the accounts will.
// TODO: ends when the accounts implement `Accounts`; then this file goes.
#[derive(Debug, Default)]
pub struct StandIn;

impl Accounts for StandIn {
    fn admit(&self, identity: Identity, _now: DateTime<Utc>) -> Admitting<'_> {
        Box::pin(async move {
            if identity.granted.is_empty() {
                return Err(NotAdmitted::NothingGranted);
            }
            let whole = format!("{} {}", identity.issuer, identity.subject);
            Ok(AccountKey::new(&Hash::of(whole.as_bytes()).hex()[..16]))
        })
    }

    fn demo_people(&self) -> Vec<DemoPerson> {
        let person = |account: &str, name: &str, role: [&str; 3]| DemoPerson {
            account: AccountKey::new(account),
            name: name.to_owned(),
            role: LanguageText::new(Some(role[0]), Some(role[1]), Some(role[2])),
        };
        vec![
            person(
                "demo-dpo",
                "Tietosuojavastaava",
                [
                    "Hyväksyy ja julkaisee selosteet.",
                    "Godkänner och publicerar beskrivningar.",
                    "Approves and publishes notices.",
                ],
            ),
            person(
                "demo-contact",
                "Yhteyshenkilö",
                [
                    "Ylläpitää toimialansa rekistereitä.",
                    "Sköter sin sektors register.",
                    "Maintains the registers of a department.",
                ],
            ),
            person(
                "demo-auditor",
                "Tarkastaja",
                [
                    "Lukee kaiken, ei muuta mitään.",
                    "Läser allt, ändrar inget.",
                    "Reads everything, changes nothing.",
                ],
            ),
            person(
                "demo-admin",
                "Pääkäyttäjä",
                [
                    "Hoitaa tunnuksia ja oikeuksia.",
                    "Sköter konton och rättigheter.",
                    "Manages accounts and grants.",
                ],
            ),
        ]
    }
}
