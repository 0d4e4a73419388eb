//! How is one question answered? Parsed, validated, run over one state of the inventory, and its errors given their codes.
//!
//! A question that was found valid before runs on a schema that leaves the validation out: validating is a tenth of a small
//! answer. An extension that skips it was considered; with any extension the executor takes a slower road at every field.

use std::sync::Arc;

use async_graphql::{
    Response, SchemaBuilder, ServerError, ValidationMode, Value, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationType},
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;

use super::{
    data_flow::DataFlowNode, documents::Documents, mutation::Mutation, node::Node, nulls::Types, query::Query,
    refusal::sentence, request::Request, subscription::Subscription,
};
use crate::{access::Actor, records::inventory::Inventory};

/// How deep a question may go: the standard introspection query goes 15 deep.
const DEPTH: usize = 20;
/// How many fields an answer may have, counted as if every page were full. About 0.4 µs each.
const FIELDS: usize = 200_000;
/// How deep selections may nest before anything else is looked at, so that the stack holds.
const NESTING: usize = 32;
/// Directives on one field.
const DIRECTIVES: usize = 8;
/// How often a query is run again because the state it began with was gone.
const TRIES: usize = 3;

pub(super) type Built = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema, with the documents that were read lately.
pub struct Schema {
    pub(super) checking: Built,
    pub(super) trusting: Built,
    pub(super) documents: Documents,
    pub(super) types: Types,
}

/// What is asked.
#[derive(Debug, Default)]
pub struct Question {
    /// The document.
    pub query: String,
    /// Which of its operations is run.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Variables,
    /// Whether only a query may be run, as over GET.
    pub queries_only: bool,
}

/// What is answered.
#[derive(Debug)]
pub enum Answer {
    /// It was run; the answer may hold errors beside data.
    Run(Response),
    /// It was refused before anything was run; there is no data.
    Refused(Response),
    /// It would change something, and only queries were allowed.
    NotAQuery,
}

impl Answer {
    /// The response, for whoever does not care how far it came.
    pub fn into_response(self) -> Response {
        match self {
            Self::Run(response) | Self::Refused(response) => response,
            Self::NotAQuery => {
                Response::from_errors(vec![coded("METHOD_NOT_ALLOWED", "Only queries can be run this way.")])
            }
        }
    }
}

impl Schema {
    /// The schema.
    pub fn new() -> Self {
        let checking = build().validation_mode(ValidationMode::Strict).finish();
        let types = Types::of(&checking.sdl());
        let trusting = build().validation_mode(ValidationMode::Fast).finish();
        Self {
            checking,
            trusting,
            documents: Documents::new(),
            types,
        }
    }

    /// Answers a question from the inventory as it is now.
    pub async fn answer(
        &self,
        inventory: &Arc<Inventory>,
        actor: &Actor,
        now: DateTime<Utc>,
        language: Language,
        question: Question,
    ) -> Answer {
        let parsed = match self.documents.parse(&question.query) {
            Ok(parsed) => parsed,
            Err(error) => return Answer::Refused(Response::from_errors(vec![not_graphql(&error, language)])),
        };
        let kind = kind_of(&parsed.document, question.operation_name.as_deref());
        if question.queries_only && kind.is_some_and(|kind| kind != OperationType::Query) {
            return Answer::NotAQuery;
        }
        let hash = parsed.question(question.operation_name.as_deref(), &question.variables);
        let known = self.documents.is_valid(&hash);
        for attempt in 1.. {
            let request = Arc::new(Request::new(inventory, actor.clone(), now, language));
            let mut asked = async_graphql::Request::new("")
                .variables(question.variables.clone())
                .data(Arc::clone(&request));
            asked.operation_name.clone_from(&question.operation_name);
            asked.set_parsed_query(ExecutableDocument::clone(&parsed.document));
            let mut response = if known { &self.trusting } else { &self.checking }.execute(asked).await;
            if request.moved() && kind == Some(OperationType::Query) && attempt < TRIES {
                continue;
            }
            let refused = response.data == Value::Null
                && !response.errors.is_empty()
                && response.errors.iter().all(|error| error.path.is_empty());
            response.errors.iter_mut().for_each(|error| give_code(error, language));
            if refused {
                return Answer::Refused(response);
            }
            if !known {
                self.documents.keep_valid(hash);
            }
            if !response.errors.is_empty() {
                self.types
                    .put_nulls(&mut response, &parsed.document, question.operation_name.as_deref());
            }
            return Answer::Run(response);
        }
        unreachable!("the last attempt returns")
    }
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

/// The schema as text, as it is committed at `web/schema.graphql`.
pub fn sdl() -> String {
    build().finish().sdl()
}

fn build() -> SchemaBuilder<Query, Mutation, Subscription> {
    async_graphql::Schema::build(Query, Mutation, Subscription)
        .register_output_type::<Node>()
        .register_output_type::<DataFlowNode>()
        .limit_depth(DEPTH)
        .limit_complexity(FIELDS)
        .limit_recursive_depth(NESTING)
        .limit_directives(DIRECTIVES)
        .disable_suggestions()
}

/// The kind of the operation that would be run, if it can be told.
pub(super) fn kind_of(document: &ExecutableDocument, name: Option<&str>) -> Option<OperationType> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation.node.ty),
        (DocumentOperations::Multiple(operations), Some(name)) => {
            operations.get(name).map(|operation| operation.node.ty)
        }
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next().map(|operation| operation.node.ty)
        }
        (DocumentOperations::Multiple(_), None) => None,
    }
}

/// The parser's own text shows its grammar; the place is what helps.
pub(super) fn not_graphql(error: &async_graphql::parser::Error, language: Language) -> ServerError {
    let locations: Vec<_> = error.positions().collect();
    let place = locations
        .first()
        .map(|place| format!(" ({}:{})", place.line, place.column))
        .unwrap_or_default();
    let words = sentence(
        language,
        [
            "Tämä ei ole GraphQL-kieltä",
            "Detta är inte GraphQL",
            "This is not GraphQL",
        ],
    );
    ServerError {
        locations,
        ..coded("GRAPHQL_PARSE_FAILED", &format!("{words}{place}."))
    }
}

pub(super) fn give_code(error: &mut ServerError, language: Language) {
    if error
        .extensions
        .as_ref()
        .is_some_and(|values| values.get("code").is_some())
    {
        return;
    }
    let code = if !error.path.is_empty() {
        "BAD_USER_INPUT"
    } else if error.message == "Query is too complex." {
        sentence(
            language,
            [
                "Kysely on liian suuri: pyydä vähemmän kerralla.",
                "Frågan är för stor: be om mindre åt gången.",
                "The query is too large: ask for less at a time.",
            ],
        )
        .clone_into(&mut error.message);
        "QUERY_TOO_LARGE"
    } else if error.message == "Query is nested too deep." || error.message.starts_with("The recursion depth") {
        sentence(
            language,
            [
                "Kyselyssä on liian monta tasoa.",
                "Frågan har för många nivåer.",
                "The query is nested too deep.",
            ],
        )
        .clone_into(&mut error.message);
        "QUERY_TOO_DEEP"
    } else if error.message.starts_with("Unknown operation named")
        || error.message.starts_with("Operation name required")
    {
        "OPERATION_RESOLUTION_FAILURE"
    } else {
        "GRAPHQL_VALIDATION_FAILED"
    };
    error.extensions.get_or_insert_default().set("code", code);
}

pub(super) fn coded(code: &str, message: &str) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}
