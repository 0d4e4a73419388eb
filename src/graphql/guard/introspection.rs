//! What does a question about the schema itself cost? It is priced by what the schema holds: types, fields of a type, arguments
//! of a field, on average where all types are asked and at most where one is named.
//!
//! What is told of the schema is short, and found at once: a field costs a seventh of one of the inventory, except descriptions.
//! A type that wraps another leads to it by `ofType`, three times at most in this schema (`[T!]!`); tools ask for nine.

use async_graphql::parser::types::{BaseType, Type, TypeDefinition, TypeKind};

use super::shapes::{Many, WHOLE, fields};

/// What a field of the schema of schemas costs, in hundredths.
pub const FIELD: u64 = WHOLE / 7;
/// What a description costs: it is a text of some length.
pub const DESCRIPTION: u64 = FIELD + WHOLE / 2;

/// The fields of a query that lead to the schema.
pub const ENTRANCES: [(&str, &str); 2] = [("__schema", "__Schema"), ("__type", "__Large")];

/// The schema of schemas, as far as it leads anywhere. `__Large` is a type that was named, so it may be the largest;
/// `__Wrapped…` is what a wrapping type wraps.
pub const TYPES: &str = "
    type __Schema { types: [__Type] queryType: __Large mutationType: __Large subscriptionType: __Large directives: [__Directive] }
    type __Large { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] enumValues: [__EnumValue] inputFields: [__InputValue] ofType: __Wrapped1 }
    type __Type { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] enumValues: [__EnumValue] inputFields: [__InputValue] ofType: __Wrapped1 }
    type __Wrapped1 { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] enumValues: [__EnumValue] inputFields: [__InputValue] ofType: __Wrapped2 }
    type __Wrapped2 { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] enumValues: [__EnumValue] inputFields: [__InputValue] ofType: __Wrapped3 }
    type __Wrapped3 { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] enumValues: [__EnumValue] inputFields: [__InputValue] }
    type __Field { args: [__InputValue] type: __Type }
    type __InputValue { type: __Type }
    type __EnumValue { name: String }
    type __Directive { args: [__InputValue] }
";

/// How many things the schema holds, in hundredths where they are an average.
pub struct Sizes {
    types: u64,
    fields: Size,
    input_fields: Size,
    enum_values: Size,
    interfaces: Size,
    arguments: u64,
    /// Of types that are referred to, the share that wraps another; of those, the share whose inside does; and once more.
    wraps: [u64; 3],
}

/// How many of something a type has.
#[derive(Clone, Copy)]
struct Size {
    average: u64,
    largest: u64,
}

impl Sizes {
    /// Of a schema.
    pub fn of(definitions: &[TypeDefinition]) -> Self {
        let size = |count: fn(&TypeDefinition) -> usize| {
            let counts = definitions.iter().map(count);
            Size {
                average: share(counts.clone().sum(), definitions.len()),
                largest: WHOLE * counts.max().unwrap_or(0) as u64,
            }
        };
        let of_fields = definitions.iter().flat_map(fields).map(|field| &field.node);
        let arguments = of_fields.clone().map(|field| field.arguments.len());
        let depths: Vec<usize> = of_fields.map(|field| wrappers(&field.ty.node)).collect();
        let deeper_than = |depth| depths.iter().filter(|own| **own > depth).count();
        Self {
            // The schema of schemas and the built-in scalars are told too.
            types: WHOLE * (definitions.len() as u64 + 20),
            fields: size(|definition| fields(definition).len()),
            input_fields: size(|definition| match &definition.kind {
                TypeKind::InputObject(input) => input.fields.len(),
                _ => 0,
            }),
            enum_values: size(|definition| match &definition.kind {
                TypeKind::Enum(values) => values.values.len(),
                _ => 0,
            }),
            interfaces: size(|definition| match &definition.kind {
                TypeKind::Object(object) => object.implements.len(),
                _ => 0,
            }),
            arguments: share(arguments.clone().sum(), arguments.count()),
            wraps: [
                share(deeper_than(0), depths.len()),
                share(deeper_than(1), deeper_than(0)),
                share(deeper_than(2), deeper_than(1)),
            ],
        }
    }

    /// How many things a field of the schema of schemas leads to; nothing for any other field.
    pub fn of_field(&self, parent: &str, field: &str) -> Option<Many> {
        let size = match (parent, field) {
            ("__Schema", "types") => return Some(Many::Listed(self.types)),
            ("__Schema", "directives") => return Some(Many::Listed(8 * WHOLE)),
            ("__Field", "args") => return Some(Many::Listed(self.arguments)),
            ("__Directive", "args") => return Some(Many::Listed(2 * WHOLE)),
            ("__Large" | "__Type", "ofType") => return Some(Many::Listed(self.wraps[0])),
            ("__Wrapped1", "ofType") => return Some(Many::Listed(self.wraps[1])),
            ("__Wrapped2", "ofType") => return Some(Many::Listed(self.wraps[2])),
            (parent, "fields") if parent.starts_with("__") => self.fields,
            (parent, "inputFields") if parent.starts_with("__") => self.input_fields,
            (parent, "enumValues") if parent.starts_with("__") => self.enum_values,
            (parent, "interfaces") if parent.starts_with("__") => self.interfaces,
            // The other side of the same relation.
            (parent, "possibleTypes") if parent.starts_with("__") => Size {
                average: self.interfaces.average,
                largest: self.types / 8,
            },
            _ => return None,
        };
        Some(Many::Schema(if parent == "__Large" {
            size.largest
        } else {
            size.average
        }))
    }
}

/// So many hundredths of a count, rounded up.
const fn share(of: usize, among: usize) -> u64 {
    if among == 0 {
        0
    } else {
        (of as u64 * WHOLE).div_ceil(among as u64)
    }
}

/// How many types wrap the name: lists, and what may not be null.
fn wrappers(kind: &Type) -> usize {
    let inside = match &kind.base {
        BaseType::Named(_) => 0,
        BaseType::List(item) => 1 + wrappers(item),
    };
    inside + usize::from(!kind.nullable)
}
