//! How is one text kept in Finnish, Swedish and English?

use std::borrow::Cow;

use async_graphql::{InputValueError, InputValueResult, Name, Scalar, ScalarType, Value, indexmap::IndexMap};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Language;

/// Parts one language from the next inside [`LanguageText`]; control characters are refused at the edge, so no text holds it.
const SEPARATOR: char = '\u{1f}';

/// A text in up to three languages. Any may be missing; which one a reader was given is always visible.
///
/// Kept as one allocation, since a nation's inventory holds half a million of these.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, FromJsonQueryResult)]
pub struct LanguageText(Box<str>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain<'a> {
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    fi: Option<Cow<'a, str>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    sv: Option<Cow<'a, str>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    en: Option<Cow<'a, str>>,
}

impl LanguageText {
    /// The text made of what is there; blank texts count as missing.
    pub fn new(fi: Option<&str>, sv: Option<&str>, en: Option<&str>) -> Self {
        let texts = [fi, sv, en].map(|text| text.map(str::trim).unwrap_or_default());
        if texts.iter().all(|text| text.is_empty()) {
            return Self::default();
        }
        let mut joined = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 {
                joined.push(SEPARATOR);
            }
            joined.extend(text.chars().filter(|character| *character != SEPARATOR));
        }
        Self(joined.into_boxed_str())
    }

    /// The text in one language, if it is there.
    pub fn get(&self, language: Language) -> Option<&str> {
        let index = match language {
            Language::Fi => 0,
            Language::Sv => 1,
            Language::En => 2,
        };
        self.0.split(SEPARATOR).nth(index).filter(|text| !text.is_empty())
    }

    /// The text in the language asked for, else in the first other one that has it, with the language it is in.
    pub fn best(&self, language: Language) -> Option<(&str, Language)> {
        [language, Language::Fi, Language::Sv, Language::En]
            .into_iter()
            .find_map(|candidate| self.get(candidate).map(|text| (text, candidate)))
    }

    /// True when no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every language that has a text, with the text.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        [Language::Fi, Language::Sv, Language::En]
            .into_iter()
            .filter_map(|language| self.get(language).map(|text| (language, text)))
    }

    /// Bytes of text held, for measuring.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn plain(&self) -> Plain<'_> {
        let text = |language| self.get(language).map(Cow::Borrowed);
        Plain {
            fi: text(Language::Fi),
            sv: text(Language::Sv),
            en: text(Language::En),
        }
    }
}

impl std::fmt::Debug for LanguageText {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for LanguageText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.plain().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LanguageText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let plain = Plain::deserialize(deserializer)?;
        Ok(Self::new(plain.fi.as_deref(), plain.sv.as_deref(), plain.en.as_deref()))
    }
}

impl JsonSchema for LanguageText {
    fn schema_name() -> Cow<'static, str> {
        "LanguageText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A text in up to three languages, by BCP 47 tag. A language that is missing has no text.",
            "properties": {"fi": {"type": "string"}, "sv": {"type": "string"}, "en": {"type": "string"}},
            "additionalProperties": false
        })
    }
}

/// A text in up to three languages: `{"fi": "…", "sv": "…", "en": "…"}`. A language that is missing has no text; it never
/// falls back silently.
#[Scalar(name = "LanguageText")]
impl ScalarType for LanguageText {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::Object(fields) = value else {
            return Err(InputValueError::expected_type(value));
        };
        let mut texts = [None, None, None];
        for (name, text) in fields {
            let index = ["fi", "sv", "en"].iter().position(|tag| *tag == name.as_str());
            match (index, text) {
                (Some(index), Value::String(text)) => texts[index] = Some(text),
                (Some(_), Value::Null) => {}
                (Some(_), _) => return Err(InputValueError::custom(format!("the text in {name} is not a string"))),
                (None, _) => return Err(InputValueError::custom(format!("{name} is not one of fi, sv, en"))),
            }
        }
        let [fi, sv, en] = texts;
        Ok(Self::new(fi.as_deref(), sv.as_deref(), en.as_deref()))
    }

    fn to_value(&self) -> Value {
        let fields: IndexMap<Name, Value> = self
            .iter()
            .map(|(language, text)| {
                let tag = match language {
                    Language::Fi => "fi",
                    Language::Sv => "sv",
                    Language::En => "en",
                };
                (Name::new(tag), Value::String(text.to_owned()))
            })
            .collect();
        Value::Object(fields)
    }
}
