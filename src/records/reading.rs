//! How is JSON read into a noun, so that all that is wrong with it is told at once, each with its place?

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{
    noun::Read,
    problem::{Path, ProblemCode, Problems},
};

/// True for a value that says nothing, and so is left out of the exchange format.
pub fn unsaid<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The name a field has in JSON and GraphQL.
pub fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut raise = false;
    for character in name.chars() {
        if character == '_' {
            raise = true;
        } else if raise {
            camel.extend(character.to_uppercase());
            raise = false;
        } else {
            camel.push(character);
        }
    }
    camel
}

/// Reads one plain value, telling what kind of wrong it is.
pub fn read_value<T: DeserializeOwned>(value: serde_json::Value, at: &mut Path, problems: &mut Problems) -> Option<T> {
    let shown = value.to_string();
    match serde_path_to_error::deserialize::<_, T>(value) {
        Ok(read) => Some(read),
        Err(error) => {
            let inside = error.path().to_string();
            let text = error.into_inner().to_string();
            let code = if text.starts_with("unknown variant") {
                ProblemCode::UnknownValue
            } else if text.starts_with("unknown field") {
                ProblemCode::UnknownField
            } else if text.starts_with("invalid type") {
                ProblemCode::WrongType
            } else {
                ProblemCode::WrongForm
            };
            // The library names the value it stumbled over between backticks.
            let named = text.split('`').nth(1).map_or(shown, str::to_owned);
            if inside == "." || inside.is_empty() {
                problems.add(at, code, named);
            } else {
                problems.add_at(at, inside.replace(['.', '['], "/").replace(']', ""), code, named);
            }
            None
        }
    }
}

/// The fields of a JSON object on their way into a noun.
pub struct Fields(BTreeMap<String, serde_json::Value>);

impl Fields {
    /// The fields, if the value is an object.
    pub fn of(value: serde_json::Value, at: &mut Path, problems: &mut Problems) -> Option<Self> {
        match value {
            serde_json::Value::Object(fields) => Some(Self(fields.into_iter().collect())),
            other => {
                problems.add(at, ProblemCode::WrongType, other);
                None
            }
        }
    }

    /// Takes a field that must be there.
    pub fn required<T: DeserializeOwned>(&mut self, name: &str, at: &mut Path, problems: &mut Problems) -> Option<T> {
        let name = camel(name);
        match self.0.remove(&name) {
            Some(value) if !value.is_null() => at.at(&name, |at| read_value(value, at, problems)),
            _ => {
                problems.add_at(at, &name, ProblemCode::Required, "");
                None
            }
        }
    }

    /// Takes a field that may be unsaid.
    pub fn stated<T: DeserializeOwned + Default>(
        &mut self,
        name: &str,
        at: &mut Path,
        problems: &mut Problems,
    ) -> Option<T> {
        let name = camel(name);
        match self.0.remove(&name) {
            Some(value) if !value.is_null() => at.at(&name, |at| read_value(value, at, problems)),
            _ => Some(T::default()),
        }
    }

    /// Takes a list of parts, reading each so that all problems are told.
    pub fn parts<T: Read>(&mut self, name: &str, at: &mut Path, problems: &mut Problems) -> Option<Vec<T>> {
        let name = camel(name);
        match self.0.remove(&name) {
            None | Some(serde_json::Value::Null) => Some(Vec::new()),
            Some(serde_json::Value::Array(values)) => at.at(&name, |at| {
                let read: Vec<Option<T>> = values
                    .into_iter()
                    .enumerate()
                    .map(|(index, value)| at.at(index, |at| T::read(value, at, problems)))
                    .collect();
                read.into_iter().collect()
            }),
            Some(other) => {
                problems.add_at(at, &name, ProblemCode::WrongType, other);
                None
            }
        }
    }

    /// Tells of the fields that nobody took.
    pub fn finish(self, at: &mut Path, problems: &mut Problems) {
        for name in self.0.keys() {
            problems.add_at(at, name, ProblemCode::UnknownField, name);
        }
    }
}
