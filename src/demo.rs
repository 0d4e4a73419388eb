//! What does a newcomer see first? The example cities, loaded once into an empty inventory, with their notices published.

pub mod people;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::{Audience, Language, LifeCycle};

use crate::{
    access::Actor,
    error::{Error, Result},
    notices::publish::publish_as_it_stood,
    records::{
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
        noun::Key,
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

/// Loads the example cities if the inventory holds no controller yet, and publishes the notices of what is in use. A start
/// that was cut short between the two is made whole by the next.
///
/// True when the cities were loaded now.
pub async fn load_once(inventory: &Arc<Inventory>, now: DateTime<Utc>) -> Result<bool> {
    let actor = Actor::command_line();
    let document = example()?;
    let registers: Vec<_> = document
        .registers
        .iter()
        .filter(|register| told(register))
        .map(|register| register.key.clone())
        .collect();
    let empty = inventory.snapshot().shared.shelves.controllers.all().is_empty();
    if empty {
        exchange::import(inventory, &actor, document, ImportOptions::default(), now).await?;
    }
    people::make_once(inventory, &actor, now).await?;
    for key in registers {
        if unpublished_since_import(inventory, &key).await? {
            publish_as_it_stood(inventory, &key, 1, now).await?;
        }
    }
    Ok(empty)
}

/// Whether a register is there as it was imported and no notice of it was ever published: a withdrawn one stays withdrawn.
async fn unpublished_since_import(inventory: &Arc<Inventory>, key: &Key<Register>) -> Result<bool> {
    let snapshot = inventory.snapshot();
    let Some(holding) = snapshot.holding(key.owner().unwrap_or_default()).await? else {
        return Ok(false);
    };
    let register = holding.shelves.registers.get(key.as_str());
    Ok(register.is_some_and(|register| register.version == 1) && holding.notices_of(key).next().is_none())
}

/// Whether the public is told of a register: it holds data of residents or customers, now or still.
fn told(register: &Register) -> bool {
    register.audience == Audience::Public
        && matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed)
        && register.archived_on.is_none()
}
