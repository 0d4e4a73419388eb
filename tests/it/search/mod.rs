//! Is what is there found, as soon as it is there and no longer than that?

mod cases;
mod examples;
mod keeping;

use std::sync::Arc;

use entity::vocabulary::Language;
use seloste::{
    access::Actor,
    lookup::{self, Found, Lookup, Wanted},
    records::inventory::Inventory,
};

use crate::support::dpo;

/// What the records answer to whoever may see everything.
pub async fn found(inventory: &Arc<Inventory>, text: &str, language: Option<Language>) -> Found {
    let wanted = Wanted {
        text: text.to_owned(),
        language,
        first: 100,
        ..Wanted::default()
    };
    let ask = async || {
        let found = lookup::records(inventory, &inventory.snapshot(), &dpo(), &wanted).await;
        found.expect("the index answers")
    };
    settled(inventory, ask).await
}

/// What the public is answered.
pub async fn found_by_all(inventory: &Arc<Inventory>, text: &str, language: Option<Language>) -> Found {
    let wanted = Wanted {
        text: text.to_owned(),
        language,
        first: 100,
        ..Wanted::default()
    };
    let ask = async || {
        let found = lookup::notices(inventory, &inventory.snapshot(), &Actor::public(), &wanted).await;
        found.expect("the index answers")
    };
    settled(inventory, ask).await
}

/// The answer when everything was looked through. A busy machine may take longer than a question waits; then it is asked again.
async fn settled(inventory: &Arc<Inventory>, ask: impl AsyncFn() -> Found) -> Found {
    let found = ask().await;
    if found.complete {
        return found;
    }
    Lookup::of(inventory).settle(inventory).await;
    let found = ask().await;
    assert!(found.complete);
    found
}

/// The ids that were found, the best first.
pub fn ids(found: &Found) -> Vec<&str> {
    found.answer.hits.iter().map(|hit| hit.key.as_str()).collect()
}
