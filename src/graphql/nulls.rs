//! What is null when a field fails? The field, or the nearest thing around it that may be null (GraphQL, section 6.4.4).
//!
//! The executor leaves a field that failed out of the answer, whether it may be null or not. An answer with errors is rare, so
//! it is put right afterwards, from the types of the fields along the path of each error.

use std::collections::HashMap;

use async_graphql::{
    PathSegment, Response, Value,
    parser::{
        parse_schema,
        types::{
            BaseType, DocumentOperations, ExecutableDocument, OperationType, Selection, SelectionSet, Type, TypeKind,
            TypeSystemDefinition,
        },
    },
};

/// The type of each field of each type.
pub struct Types(HashMap<String, HashMap<String, Type>>);

/// Selections that meet in one place of the answer, each with the type it selects from.
type Selected<'a> = Vec<(&'a SelectionSet, &'a str)>;

impl Types {
    /// The types of a schema.
    pub fn of(sdl: &str) -> Self {
        let document = parse_schema(sdl).expect("the schema writes itself as GraphQL");
        let mut types: HashMap<String, HashMap<String, Type>> = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let fields = fields
                .into_iter()
                .map(|field| (field.node.name.node.to_string(), field.node.ty.node))
                .collect();
            types.insert(definition.node.name.node.to_string(), fields);
        }
        Self(types)
    }

    /// Puts null where a field failed, or around it.
    pub fn put_nulls(&self, response: &mut Response, document: &ExecutableDocument, operation: Option<&str>) {
        let operation = match (&document.operations, operation) {
            (DocumentOperations::Single(operation), _) => Some(operation),
            (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
            (DocumentOperations::Multiple(operations), None) => operations.values().next(),
        };
        let Some(operation) = operation else { return };
        let root = match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        for error in &response.errors {
            let may_be_null = self.may_be_null(document, &operation.node.selection_set.node, root, &error.path);
            if !put_null(&mut response.data, &error.path, &may_be_null) {
                response.data = Value::Null;
                return;
            }
        }
    }

    /// Whether what stands at each step of a path may be null.
    fn may_be_null(
        &self,
        document: &ExecutableDocument,
        selection: &SelectionSet,
        root: &str,
        path: &[PathSegment],
    ) -> Vec<bool> {
        let mut selected: Selected<'_> = vec![(selection, root)];
        let mut here: Option<&Type> = None;
        let mut steps = Vec::with_capacity(path.len());
        for segment in path {
            here = match segment {
                PathSegment::Index(_) => here.and_then(|list| match &list.base {
                    BaseType::List(item) => Some(&**item),
                    BaseType::Named(_) => None,
                }),
                PathSegment::Field(key) => {
                    let mut found = Vec::new();
                    for (selection, parent) in &selected {
                        self.fields(document, selection, parent, key, &mut found);
                    }
                    let first = found.first().map(|(kind, _)| *kind);
                    selected = found
                        .into_iter()
                        .map(|(kind, selection)| (selection, named(kind)))
                        .collect();
                    first
                }
            };
            steps.push(here.is_none_or(|kind| kind.nullable));
        }
        steps
    }

    /// The fields of a selection that answer under a key, in its fragments too. Validation has made sure that all of them may
    /// be null, or none.
    fn fields<'a>(
        &'a self,
        document: &'a ExecutableDocument,
        selection: &'a SelectionSet,
        parent: &str,
        key: &str,
        found: &mut Vec<(&'a Type, &'a SelectionSet)>,
    ) {
        for item in &selection.items {
            match &item.node {
                Selection::Field(field) if field.node.response_key().node == key => {
                    let kind = self
                        .0
                        .get(parent)
                        .and_then(|fields| fields.get(field.node.name.node.as_str()));
                    found.extend(kind.map(|kind| (kind, &field.node.selection_set.node)));
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(fragment) => {
                    let parent = fragment
                        .node
                        .type_condition
                        .as_ref()
                        .map_or(parent, |on| on.node.on.node.as_str());
                    self.fields(document, &fragment.node.selection_set.node, parent, key, found);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        let parent = fragment.node.type_condition.node.on.node.as_str();
                        self.fields(document, &fragment.node.selection_set.node, parent, key, found);
                    }
                }
            }
        }
    }
}

/// The name at the bottom of a type.
fn named(kind: &Type) -> &str {
    match &kind.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(item) => named(item),
    }
}

/// Puts null at the deepest step that may be null and that the answer reaches. False when there is none but the whole.
fn put_null(data: &mut Value, path: &[PathSegment], may_be_null: &[bool]) -> bool {
    let reached = reach(data, path);
    let Some(step) = (0..path.len().min(reached + 1)).rev().find(|step| may_be_null[*step]) else {
        return path.is_empty();
    };
    let mut here = data;
    for segment in &path[..step] {
        let next = match (here, segment) {
            (Value::Object(fields), PathSegment::Field(key)) => fields.get_mut(key.as_str()),
            (Value::List(items), PathSegment::Index(index)) => items.get_mut(*index),
            _ => None,
        };
        // Another error has put null above already.
        let Some(next) = next else { return true };
        here = next;
    }
    match (here, &path[step]) {
        (Value::Object(fields), PathSegment::Field(key)) => {
            fields.insert(async_graphql::Name::new(key), Value::Null);
        }
        (Value::List(items), PathSegment::Index(index)) => {
            if let Some(item) = items.get_mut(*index) {
                *item = Value::Null;
            }
        }
        _ => {}
    }
    true
}

/// How many steps of a path the answer has.
fn reach(data: &Value, path: &[PathSegment]) -> usize {
    let mut here = data;
    for (step, segment) in path.iter().enumerate() {
        let next = match (here, segment) {
            (Value::Object(fields), PathSegment::Field(key)) => fields.get(key.as_str()),
            (Value::List(items), PathSegment::Index(index)) => items.get(*index),
            _ => None,
        };
        let Some(next) = next else { return step };
        here = next;
    }
    path.len()
}
