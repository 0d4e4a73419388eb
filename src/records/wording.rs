//! What is a list of registers narrowed by, when it is narrowed by a text? Name, description and purposes of each, folded once:
//! letter by letter that would take a nation a tenth of a second each time.

use std::{collections::HashMap, sync::Arc};

use super::{fold::fold, noun::Key, register::Register};

/// The words of a controller's registers, folded.
#[derive(Debug, Default)]
pub struct Wordings(HashMap<Arc<str>, Box<str>>);

/// What stands between two texts. No folded text holds it, so nothing is found across them.
const BETWEEN: char = '\0';

impl Wordings {
    /// The words of registers.
    pub fn of(registers: &[Arc<Register>]) -> Self {
        let words = |register: &Arc<Register>| {
            let purposes = register.purposes.iter().map(|purpose| &purpose.text);
            let mut all = String::new();
            for text in [&register.name, &register.description].into_iter().chain(purposes) {
                for (_, text) in text.iter() {
                    all.push_str(&fold(text));
                    all.push(BETWEEN);
                }
            }
            (Arc::clone(register.key.shared()), all.into_boxed_str())
        };
        Self(registers.iter().map(words).collect())
    }

    /// The words of one of them.
    pub fn of_register(&self, register: &Key<Register>) -> &str {
        self.0.get(register.as_str()).map_or("", |words| words)
    }
}
