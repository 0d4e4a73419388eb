//! Is the schema the one that was reviewed, and does it say what everything is?

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};

fn path() -> std::path::PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "web", "schema.graphql"].iter().collect()
}

#[test]
fn the_committed_schema_is_the_one_the_program_serves() {
    let sdl = seloste::graphql::sdl();
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        std::fs::write(path(), &sdl).expect("the schema can be written");
    }
    let committed = std::fs::read_to_string(path()).unwrap_or_default();
    let first = committed
        .lines()
        .zip(sdl.lines())
        .find(|(committed, served)| committed != served);
    assert!(
        committed == sdl,
        "web/schema.graphql is not what the program serves (first: {first:?}); write it anew with UPDATE_SCHEMA=1 and review the difference"
    );
}

#[test]
fn every_type_field_argument_and_value_is_described() {
    let document = parse_schema(seloste::graphql::sdl()).expect("the schema is GraphQL");
    let mut bare = Vec::new();
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(kind) = definition else {
            continue;
        };
        let kind = &kind.node;
        let mut need = |described: bool, name: String| {
            if !described {
                bare.push(name);
            }
        };
        let name = &kind.name.node;
        need(kind.description.is_some(), name.to_string());
        let fields = match &kind.kind {
            TypeKind::Object(object) => &object.fields[..],
            TypeKind::Interface(interface) => &interface.fields[..],
            TypeKind::InputObject(input) => {
                for field in &input.fields {
                    need(
                        field.node.description.is_some(),
                        format!("{name}.{}", field.node.name.node),
                    );
                }
                &[]
            }
            TypeKind::Enum(words) => {
                for value in &words.values {
                    need(
                        value.node.description.is_some(),
                        format!("{name}.{}", value.node.value.node),
                    );
                }
                &[]
            }
            TypeKind::Scalar | TypeKind::Union(_) => &[],
        };
        for field in fields {
            need(
                field.node.description.is_some(),
                format!("{name}.{}", field.node.name.node),
            );
            for argument in &field.node.arguments {
                let place = format!("{name}.{}({})", field.node.name.node, argument.node.name.node);
                need(argument.node.description.is_some(), place);
            }
        }
    }
    assert!(bare.is_empty(), "without a description: {}", bare.join(", "));
}
