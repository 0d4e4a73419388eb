//! What does a newcomer see first? The example cities, loaded once into an empty inventory, with their notices published.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::{Audience, Language, LifeCycle};

use crate::{
    access::Actor,
    error::{Error, Result},
    notices::publish::publish,
    records::{
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
        register::Register,
    },
};

/// The files of the example inventory, by name.
pub const EXAMPLES: [(&str, &str); 4] = [
    ("shared.json", include_str!("../examples/shared.json")),
    ("pori.json", include_str!("../examples/pori.json")),
    ("jyvaskyla.json", include_str!("../examples/jyvaskyla.json")),
    ("espoo.json", include_str!("../examples/espoo.json")),
];

/// The example inventory as one document.
pub fn example() -> Result<Document> {
    let mut whole = Document::default();
    for (name, text) in EXAMPLES {
        let document = exchange::read(text)
            .map_err(|problems| Error::Internal(format!("{name}: {}", problems.lines(Language::En))))?;
        whole.extend(document);
    }
    Ok(whole)
}

/// Loads the example cities if the inventory holds no controller yet, and publishes the notices of what is in use.
pub async fn load_once(inventory: &Arc<Inventory>, now: DateTime<Utc>) -> Result<bool> {
    if !inventory.snapshot().shared.shelves.controllers.all().is_empty() {
        return Ok(false);
    }
    let actor = Actor::dpo_of_demo();
    let document = example()?;
    let registers: Vec<_> = document
        .registers
        .iter()
        .filter(|register| told(register))
        .map(|register| register.key.clone())
        .collect();
    exchange::import(inventory, &actor, document, ImportOptions::default(), now).await?;
    for register in registers {
        publish(inventory, &actor, &register, 1, now).await?;
    }
    Ok(true)
}

/// Whether the public is told of a register: it holds data of residents or customers, now or still.
fn told(register: &Register) -> bool {
    register.audience == Audience::Public
        && matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed)
        && register.archived_on.is_none()
}
