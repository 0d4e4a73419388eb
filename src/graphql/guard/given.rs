//! What was given as an argument, written out or by a variable? Looked at where it stands: values may be large and used often.

use std::collections::HashMap;

use async_graphql::{Variables, parser::types::ExecutableDocument};
use async_graphql_value::{ConstValue, Value};

/// What a value takes beside its text, in bytes.
const VALUE: u64 = 32;

/// A value that was given.
#[derive(Clone, Copy)]
pub enum Given<'a> {
    /// As it is written in the document; may hold variables.
    Written(&'a Value),
    /// Without variables.
    Constant(&'a ConstValue),
}

impl<'a> Given<'a> {
    /// As it is written in the document.
    pub const fn of(value: &'a Value) -> Self {
        Self::Written(value)
    }

    /// Itself, or what its variable holds. Nothing when that holds nothing.
    pub fn or_of_variable(self, variable: impl Fn(&str) -> Option<Self>) -> Option<Self> {
        match self {
            Self::Written(Value::Variable(name)) => variable(name),
            other => Some(other),
        }
    }

    pub const fn is_null(self) -> bool {
        matches!(self, Self::Written(Value::Null) | Self::Constant(ConstValue::Null))
    }

    /// The number, if it is a whole one and not below zero.
    pub fn whole_number(self) -> Option<u64> {
        match self {
            Self::Written(Value::Number(number)) | Self::Constant(ConstValue::Number(number)) => number.as_u64(),
            _ => None,
        }
    }

    /// How many items it has; one when it is no list.
    pub const fn items(self) -> u64 {
        match self {
            Self::Written(Value::List(items)) => items.len() as u64,
            Self::Constant(ConstValue::List(items)) => items.len() as u64,
            _ => 1,
        }
    }

    /// Whether it is an object with a field of this name that is not null. What a variable in that place holds is not looked at.
    pub fn has(self, name: &str) -> bool {
        match self {
            Self::Written(Value::Object(fields)) => fields.get(name).is_some_and(|value| *value != Value::Null),
            Self::Constant(ConstValue::Object(fields)) => {
                fields.get(name).is_some_and(|value| *value != ConstValue::Null)
            }
            _ => false,
        }
    }

    /// Whether it is, or lists, a word of an enumeration. A variable in a list may be any word.
    pub fn names(self, word: &str) -> bool {
        match self {
            Self::Written(Value::List(items)) => items.iter().any(|item| Self::Written(item).names(word)),
            Self::Constant(ConstValue::List(items)) => items.iter().any(|item| Self::Constant(item).names(word)),
            Self::Written(Value::Enum(own)) | Self::Constant(ConstValue::Enum(own)) => *own == word,
            Self::Constant(ConstValue::String(own)) => own == word,
            Self::Written(Value::Variable(_)) => true,
            _ => false,
        }
    }

    /// Whether it is an object whose field of this name is, or may turn out to be, this word.
    pub fn says(self, name: &str, word: &str) -> bool {
        match self {
            Self::Written(Value::Object(fields)) => fields.get(name).is_some_and(|it| Self::Written(it).names(word)),
            Self::Constant(ConstValue::Object(fields)) => {
                fields.get(name).is_some_and(|it| Self::Constant(it).names(word))
            }
            _ => false,
        }
    }

    /// How many bytes it has, with variables filled in.
    pub fn weight(self, variables: &HashMap<&str, u64>) -> u64 {
        let own = match self {
            Self::Written(Value::Variable(name)) => return variables.get(name.as_str()).copied().unwrap_or(0),
            Self::Written(Value::String(text)) | Self::Constant(ConstValue::String(text)) => text.len() as u64,
            Self::Written(Value::List(items)) => sum(items.iter().map(|item| Self::Written(item).weight(variables))),
            Self::Constant(ConstValue::List(items)) => {
                sum(items.iter().map(|item| Self::Constant(item).weight(variables)))
            }
            Self::Written(Value::Object(fields)) => {
                sum(fields.values().map(|item| Self::Written(item).weight(variables)))
            }
            Self::Constant(ConstValue::Object(fields)) => {
                let fields = fields.iter();
                sum(fields.map(|(name, item)| VALUE + name.len() as u64 + Self::Constant(item).weight(variables)))
            }
            _ => 0,
        };
        own.saturating_add(VALUE)
    }
}

fn sum(weights: impl Iterator<Item = u64>) -> u64 {
    weights.fold(0, u64::saturating_add)
}

/// How many bytes each variable holds, the largest default of any operation counted where none is given.
pub fn weights<'a>(document: &'a ExecutableDocument, variables: &'a Variables) -> HashMap<&'a str, u64> {
    let weight = |value| Given::Constant(value).weight(&HashMap::new());
    let mut weights: HashMap<&str, u64> = variables
        .iter()
        .map(|(name, value)| (name.as_str(), weight(value)))
        .collect();
    let definitions = document
        .operations
        .iter()
        .flat_map(|(_, operation)| &operation.node.variable_definitions);
    for definition in definitions {
        if let Some(default) = &definition.node.default_value {
            let known = weights.entry(&definition.node.name.node).or_default();
            *known = weight(&default.node).max(*known);
        }
    }
    weights
}
