//! `seloste vocabulary`: who uses a category of the code lists?

use std::fmt::Write;

use clap::Subcommand;
use entity::vocabulary::Language;

use super::{Failure, Place, close, open, say, terminal_language};
use crate::{
    access::Actor,
    config::Config,
    records::{
        category::{DataSubjectCategory, PersonalDataCategory},
        category_uses::{Category, CategoryUse, category_uses},
        noun::Key,
        snapshot::{Kept, Snapshot},
    },
};

/// What can be asked of the code lists.
#[derive(Debug, Subcommand)]
pub enum VocabularyCommand {
    /// The registers whose data groups name a category, and the flows that do
    ///
    /// Example: seloste vocabulary uses data:identity-code
    Uses {
        /// The category by its id: subjects:pupil, data:email
        category: String,
        #[command(flatten)]
        place: Place,
    },
}

/// Answers.
pub(super) async fn execute(config: &Config, command: VocabularyCommand) -> Result<(), Failure> {
    let VocabularyCommand::Uses { category, place } = command;
    let inventory = open(config, &place).await?;
    let snapshot = inventory.snapshot();
    let told = if let Some(key) = Key::<DataSubjectCategory>::from_id(&category) {
        uses(&snapshot, &key).await?
    } else if let Some(key) = Key::<PersonalDataCategory>::from_id(&category) {
        uses(&snapshot, &key).await?
    } else {
        let text = format!("{category} is no id of a category: give one as subjects:pupil or data:email");
        return Err(Failure::Given(text));
    };
    close(&inventory).await?;
    say(&told)
}

async fn uses<C: Category>(snapshot: &Snapshot, key: &Key<C>) -> Result<String, Failure> {
    let language = terminal_language();
    let category = C::shelf(&snapshot.shared.shelves).get(key.as_str());
    let category = category.ok_or_else(|| Failure::Given(format!("there is no category {}", key.id().0)))?;
    // Whoever holds the database sees all of it.
    let uses = category_uses(snapshot, &Actor::command_line(), key).await?;
    let mut told = format!("{}: {} uses\n", Kept::name(&**category, language), uses.len());
    for place in &uses {
        // Writing to a string cannot fail.
        let _ = writeln!(told, "{}", line(place, language));
    }
    Ok(told)
}

fn line(place: &CategoryUse, language: Language) -> String {
    let mut words = vec![place.id()];
    if let Some(register) = &place.register {
        words.push(Kept::name(&**register, language).to_owned());
        let groups = place.groups.iter().filter_map(|at| register.data_groups.get(*at));
        let groups: Vec<&str> = groups.map(|group| group.key.as_str()).collect();
        if !groups.is_empty() {
            words.push(format!("groups {}", groups.join(", ")));
        }
        let flows: Vec<String> = place.flows.iter().map(|flow| flow.key.id().0).collect();
        if !flows.is_empty() {
            words.push(flows.join(", "));
        }
    }
    words.join("  ")
}
