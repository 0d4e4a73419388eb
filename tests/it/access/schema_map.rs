//! What is there to ask? The schema as text, read, so that a new field is tried the day it is added.

use std::collections::BTreeMap;

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition},
};
use seloste::records::noun::Kind;

/// The types of the schema by name.
pub struct SchemaMap {
    pub types: BTreeMap<String, Shape>,
}

/// What a type is.
pub enum Shape {
    Scalar,
    Enum(Vec<String>),
    Input(Vec<Field>),
    Object(Vec<Field>),
    /// An interface or a union, and whether it has an id: asked for that and for its name.
    Abstract(bool),
}

/// A field of an object, or of an input object.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    /// The named type inside lists.
    pub of: String,
    pub list: bool,
    pub required: bool,
    pub arguments: Vec<Field>,
}

impl SchemaMap {
    /// The schema that the program serves.
    pub fn read() -> Self {
        let document = parse_schema(seloste::graphql::sdl()).expect("the schema is GraphQL");
        let mut types: BTreeMap<String, Shape> = ["String", "Int", "Float", "Boolean", "ID"]
            .map(|name| (name.to_owned(), Shape::Scalar))
            .into();
        for definition in document.definitions {
            if let TypeSystemDefinition::Type(definition) = definition {
                let definition = definition.node;
                let shape = match definition.kind {
                    TypeKind::Scalar => Shape::Scalar,
                    TypeKind::Enum(words) => Shape::Enum(
                        words
                            .values
                            .iter()
                            .map(|value| value.node.value.node.to_string())
                            .collect(),
                    ),
                    TypeKind::InputObject(input) => {
                        Shape::Input(input.fields.iter().map(|it| input_field(&it.node)).collect())
                    }
                    TypeKind::Object(object) => {
                        Shape::Object(object.fields.iter().map(|it| output_field(&it.node)).collect())
                    }
                    TypeKind::Interface(it) => {
                        Shape::Abstract(it.fields.iter().any(|field| field.node.name.node == "id"))
                    }
                    TypeKind::Union(_) => Shape::Abstract(false),
                };
                types.insert(definition.name.node.to_string(), shape);
            }
        }
        Self { types }
    }

    /// The shape of a type.
    pub fn shape(&self, name: &str) -> &Shape {
        self.types
            .get(name)
            .unwrap_or_else(|| panic!("{name} is a type of the schema"))
    }

    /// The fields of an object type; nothing when there is no such type.
    pub fn fields(&self, name: &str) -> &[Field] {
        match self.types.get(name) {
            Some(Shape::Object(fields) | Shape::Input(fields)) => fields,
            _ => &[],
        }
    }

    /// Whether a type is a noun of the inventory.
    pub fn is_noun(&self, name: &str) -> bool {
        kind(name).is_some() && matches!(self.types.get(name), Some(Shape::Object(_)))
    }

    /// The nouns of the schema.
    pub fn nouns(&self) -> Vec<&'static str> {
        let words = Kind::ALL.iter().map(|kind| kind_name(*kind));
        words.filter(|name| self.is_noun(name)).collect()
    }

    /// The lists at the root, each with the noun it lists.
    pub fn lists(&self) -> Vec<(String, String)> {
        let root = self.fields("Query").iter();
        root.filter_map(|field| {
            let noun = field.of.strip_suffix("Connection")?;
            self.is_noun(noun).then(|| (field.name.clone(), noun.to_owned()))
        })
        .collect()
    }

    /// Whether the filter of a list at the root has a field.
    pub fn filter_has(&self, list: &str, field: &str) -> bool {
        let list = self.fields("Query").iter().find(|it| it.name == list).expect("a list");
        let filter = list.arguments.iter().find(|it| it.name == "filter");
        filter.is_some_and(|filter| self.fields(&filter.of).iter().any(|it| it.name == field))
    }
}

/// The word that begins the ids of a noun.
pub fn word(noun: &str) -> &'static str {
    kind(noun).unwrap_or_else(|| panic!("{noun} is a noun")).word()
}

fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind_name(*kind) == name)
}

/// The noun as the schema calls it: the API shows the domain's own words.
fn kind_name(kind: Kind) -> &'static str {
    format!("{kind:?}").leak()
}

fn output_field(field: &FieldDefinition) -> Field {
    let (of, list) = named(&field.ty.node);
    Field {
        name: field.name.node.to_string(),
        of,
        list,
        required: !field.ty.node.nullable,
        arguments: field
            .arguments
            .iter()
            .map(|argument| input_field(&argument.node))
            .collect(),
    }
}

fn input_field(field: &InputValueDefinition) -> Field {
    let (of, list) = named(&field.ty.node);
    Field {
        name: field.name.node.to_string(),
        of,
        list,
        required: !field.ty.node.nullable && field.default_value.is_none(),
        arguments: Vec::new(),
    }
}

fn named(of: &Type) -> (String, bool) {
    match &of.base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (named(inner).0, true),
    }
}
