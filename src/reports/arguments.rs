//! What is a report narrowed to, and what is wrong with what was asked? The same for addresses, the command line and GraphQL.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};

use super::{
    form::table::{Circumstance, Phrase, Words},
    report::About,
};
use crate::records::{controller::Controller, department::Department, noun::Key};

/// What some reports take and others do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// The global id of what the report is about; without it there is no answer.
    Of,
    /// The first day.
    From,
    /// The last day.
    To,
    /// When a breach became known.
    KnownAt,
}

impl Argument {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Of, Self::From, Self::To, Self::KnownAt];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Of => "of",
            Self::From => "from",
            Self::To => "to",
            Self::KnownAt => "knownAt",
        }
    }
}

/// What a report is narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments {
    /// The controller; every one in reach when left out.
    pub controller: Option<Key<Controller>>,
    /// The department of the registers, with what stands below it.
    pub department: Option<Key<Department>>,
    /// The global id of what the report is about, as `processor:shop-oy`.
    pub of: Option<String>,
    /// The first day, for what lies between two.
    pub from: Option<Date>,
    /// The last day, for what lies between two.
    pub to: Option<Date>,
    /// When a breach became known.
    pub known_at: Option<DateTime<Utc>>,
}

/// What was asked of a report beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What it is narrowed to.
    pub arguments: Arguments,
    /// The day; today when left out.
    pub on: Option<Date>,
    /// The language; the reader's when left out.
    pub language: Option<Language>,
}

/// What is wrong with what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The report takes no such argument.
    Unknown(String),
    /// An argument was given twice.
    Twice(String),
    /// The value of an argument is not of its kind.
    Value {
        /// The argument.
        name: &'static str,
        /// What was given.
        given: String,
        /// What it should be like.
        like: &'static str,
    },
    /// An argument without which there is no answer.
    Missing(&'static str),
}

/// Bytes of a wrong value that are told back.
const TOLD: usize = 60;

impl Wrong {
    /// What is wrong and what to do, in a language.
    pub fn sentence(&self, language: Language) -> String {
        let short = |text: &str| text.chars().take(TOLD).collect::<String>();
        match (self, language) {
            (Self::Unknown(name), Language::Fi) => format!("Raportilla ei ole rajausta ”{}”.", short(name)),
            (Self::Unknown(name), Language::Sv) => format!("Rapporten har ingen avgränsning ”{}”.", short(name)),
            (Self::Unknown(name), Language::En) => format!("The report takes no argument \"{}\".", short(name)),
            (Self::Twice(name), Language::Fi) => format!("”{}” on annettu kahdesti. Anna se kerran.", short(name)),
            (Self::Twice(name), Language::Sv) => format!("”{}” anges två gånger. Ange det en gång.", short(name)),
            (Self::Twice(name), Language::En) => format!("\"{}\" is given twice. Give it once.", short(name)),
            (Self::Value { name, given, like }, Language::Fi) => {
                format!("”{}” ei kelpaa kohdassa {name}. Anna esimerkiksi {like}.", short(given))
            }
            (Self::Value { name, given, like }, Language::Sv) => {
                format!("”{}” duger inte för {name}. Ange till exempel {like}.", short(given))
            }
            (Self::Value { name, given, like }, Language::En) => {
                format!("\"{}\" is no value of {name}. Give one like {like}.", short(given))
            }
            (Self::Missing(name), Language::Fi) => format!("Raportti tarvitsee tiedon {name}."),
            (Self::Missing(name), Language::Sv) => format!("Rapporten behöver {name}."),
            (Self::Missing(name), Language::En) => format!("The report needs {name}."),
        }
    }
}

impl Asked {
    /// Reads what was asked of a report from names and values.
    pub fn read(about: &About, pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, Wrong> {
        let mut asked = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in pairs {
            if seen.contains(&name) {
                return Err(Wrong::Twice(name));
            }
            asked.take(about, &name, value)?;
            seen.push(name);
        }
        asked.arguments.check(about)?;
        Ok(asked)
    }

    fn take(&mut self, about: &About, name: &str, value: String) -> Result<(), Wrong> {
        let arguments = &mut self.arguments;
        match name {
            "controller" => arguments.controller = Some(Key::new(value)),
            "department" => arguments.department = Some(Key::new(value)),
            "on" => self.on = Some(read("on", &value, "2026-03-02")?),
            "language" => self.language = Some(language(&value)?),
            other => {
                let argument = Argument::ALL.into_iter().find(|argument| argument.name() == other);
                match argument.filter(|argument| about.takes.contains(argument)) {
                    None => return Err(Wrong::Unknown(other.to_owned())),
                    Some(Argument::Of) => arguments.of = Some(value),
                    Some(Argument::From) => arguments.from = Some(read("from", &value, "2026-01-01")?),
                    Some(Argument::To) => arguments.to = Some(read("to", &value, "2026-03-02")?),
                    Some(Argument::KnownAt) => {
                        arguments.known_at = Some(read("knownAt", &value, "2026-03-02T09:00:00Z")?);
                    }
                }
            }
        }
        Ok(())
    }
}

impl Arguments {
    /// Refuses arguments without which there is no answer, or that contradict each other.
    pub fn check(&self, about: &About) -> Result<(), Wrong> {
        if about.takes.contains(&Argument::Of) && self.of.is_none() {
            return Err(Wrong::Missing("of"));
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            return Err(Wrong::Value {
                name: "to",
                given: to.to_string(),
                like: "2026-12-31",
            });
        }
        Ok(())
    }

    /// The controller that is looked at alone: the one named, or the department's.
    pub fn only(&self) -> Option<&str> {
        let department = self.department.as_ref().and_then(Key::owner);
        self.controller.as_ref().map(Key::as_str).or(department)
    }

    /// What it was narrowed to, as readers are told.
    pub fn circumstances(&self, on: Date) -> Vec<Circumstance> {
        let told = |key, fi, sv, en, value: String| Circumstance {
            key,
            label: Words::new(fi, sv, en),
            value: Phrase::from(value),
        };
        let text = |key, fi, sv, en, value: Option<String>| value.map(|value| told(key, fi, sv, en, value));
        [
            text(
                "controller",
                "Rekisterinpitäjä",
                "Personuppgiftsansvarig",
                "Controller",
                self.controller.as_ref().map(ToString::to_string),
            ),
            text(
                "department",
                "Toimiala tai yksikkö",
                "Sektor eller enhet",
                "Department",
                self.department.as_ref().map(ToString::to_string),
            ),
            text("of", "Kohde", "Gäller", "Of", self.of.clone()),
            text("from", "Alkaen", "Från", "From", self.from.map(|day| day.to_string())),
            text("to", "Asti", "Till", "Until", self.to.map(|day| day.to_string())),
            text(
                "knownAt",
                "Tullut tietoon",
                "Känd",
                "Known",
                self.known_at
                    .map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            ),
            text("on", "Päivänä", "Den", "On", Some(on.to_string())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Reads the value of an argument; `like` is what it should be like.
pub(super) fn read<T: FromStr>(name: &'static str, value: &str, like: &'static str) -> Result<T, Wrong> {
    value.parse().map_err(|_| Wrong::Value {
        name,
        given: value.to_owned(),
        like,
    })
}

/// Reads a language.
pub(super) fn language(value: &str) -> Result<Language, Wrong> {
    match value {
        "fi" => Ok(Language::Fi),
        "sv" => Ok(Language::Sv),
        "en" => Ok(Language::En),
        other => Err(Wrong::Value {
            name: "language",
            given: other.to_owned(),
            like: "fi",
        }),
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;

    use super::{Argument, Asked, Wrong};
    use crate::reports::{form::table::Words, report::About};

    const WORDS: Words = Words::new("a", "b", "c");

    fn read(takes: &'static [Argument], pairs: &[(&str, &str)]) -> Result<Asked, Wrong> {
        let about = About {
            name: "sample",
            title: WORDS,
            question: WORDS,
            help: WORDS,
            takes,
        };
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Asked::read(&about, pairs)
    }

    #[test]
    fn what_is_wrong_is_said_in_the_readers_language() {
        let wrong = read(&[], &[("on", "2026-02-30")]).expect_err("there is no such day");
        assert_eq!(
            wrong.sentence(Language::En),
            "\"2026-02-30\" is no value of on. Give one like 2026-03-02."
        );
        assert_eq!(
            wrong.sentence(Language::Fi),
            "”2026-02-30” ei kelpaa kohdassa on. Anna esimerkiksi 2026-03-02."
        );
        let wrong = read(&[], &[("of", "processor:a")]).expect_err("it takes none");
        assert_eq!(wrong.sentence(Language::Sv), "Rapporten har ingen avgränsning ”of”.");
        let wrong = read(&[Argument::Of], &[]).expect_err("it needs one");
        assert_eq!(wrong.sentence(Language::En), "The report needs of.");
        let twice = read(&[], &[("controller", "pori"), ("controller", "espoo")]);
        assert_eq!(twice, Err(Wrong::Twice("controller".to_owned())));
    }

    #[test]
    fn a_department_narrows_to_its_controller_and_days_run_forward() {
        let asked = read(&[], &[("department", "pori/school")]).expect("it is well");
        assert_eq!(asked.arguments.only(), Some("pori"));
        let backwards = read(
            &[Argument::From, Argument::To],
            &[("from", "2026-03-02"), ("to", "2026-03-01")],
        );
        assert!(
            matches!(backwards, Err(Wrong::Value { name: "to", .. })),
            "{backwards:?}"
        );
    }
}
