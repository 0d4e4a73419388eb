//! What is asked of a pack in an address, and what is wrong with it?

use entity::{Date, vocabulary::Language};

use crate::reports::arguments::{Wrong, language, read};

/// What was asked of a pack beside its controller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packing {
    /// The day; today when left out.
    pub at: Option<Date>,
    /// The language; the reader's when left out.
    pub language: Option<Language>,
}

/// Why nothing can be packed so.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPacking {
    /// An argument is given twice, or its value is not of its kind.
    Wrong(Wrong),
    /// A pack takes no such argument.
    Unknown(String),
    /// The day is still to come.
    ToCome {
        /// The day.
        day: Date,
        /// The last day that can be told of.
        last: Date,
    },
}

impl From<Wrong> for NoPacking {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

impl Packing {
    /// Reads what was asked from names and values, on a day in Finland.
    pub fn read(pairs: impl IntoIterator<Item = (String, String)>, today: Date) -> Result<Self, NoPacking> {
        let mut packing = Self::default();
        for (name, value) in pairs {
            let again = match name.as_str() {
                "at" => packing.at.replace(read("at", &value, "2026-03-02")?).is_some(),
                "language" => packing.language.replace(language(&value)?).is_some(),
                _ => return Err(NoPacking::Unknown(name)),
            };
            if again {
                return Err(Wrong::Twice(name).into());
            }
        }
        match packing.at.filter(|day| *day > today) {
            Some(day) => Err(NoPacking::ToCome { day, last: today }),
            None => Ok(packing),
        }
    }
}

impl NoPacking {
    /// What is wrong and what to do, in a language.
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::Wrong(wrong), _) => wrong.sentence(language),
            (Self::Unknown(name), Language::Fi) => format!("Paketilla ei ole rajausta ”{}”.", short(name)),
            (Self::Unknown(name), Language::Sv) => format!("Paketet har ingen avgränsning ”{}”.", short(name)),
            (Self::Unknown(name), Language::En) => format!("A pack takes no argument \"{}\".", short(name)),
            (Self::ToCome { day, last }, Language::Fi) => {
                format!("Päivä {day} on vasta tulossa. Viimeinen, jolta voidaan kertoa, on {last}.")
            }
            (Self::ToCome { day, last }, Language::Sv) => {
                format!("Dagen {day} har inte kommit än. Den sista som kan berättas om är {last}.")
            }
            (Self::ToCome { day, last }, Language::En) => {
                format!("{day} is still to come. The last day that can be told of is {last}.")
            }
        }
    }
}

/// What is told back of a name that is no argument: nobody needs the whole of a long one.
fn short(name: &str) -> String {
    name.chars().take(60).collect()
}
