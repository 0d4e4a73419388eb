//! How is one question answered? Weighed, validated, run over one state of the inventory, and its errors given their codes.
//!
//! A question that was found valid before runs on a schema that leaves the validation out: validating is a tenth of a small
//! answer. An extension that skips it was considered; with any extension the executor takes a slower road at every field. For
//! the same reason the cost is put into the answer here.
//!
//! Running has a deadline. It happens in a task of its own, so that one that never rests is told of in time too. A query is
//! dropped with whoever asked; a write runs to its end once it has begun, and only the telling is given up.

use std::{sync::Arc, time::Duration};

use async_graphql::{
    Response, SchemaBuilder, ServerError, ValidationMode, Value, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationType},
    value,
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use tokio::sync::Semaphore;
use tracing::Instrument;

use super::{
    data_flow::DataFlowNode,
    documents::{Documents, Hash},
    guard::{self, Refusal, Shapes},
    mutation::Mutation,
    node::Node,
    nulls::Types,
    query::Query,
    refusal::sentence,
    request::Request,
    sizes::sizes,
    subscription::Subscription,
    surroundings::IdentityProvider,
};
use crate::{access::Actor, records::inventory::Inventory};

/// How long a question may run, unless another time is set.
const DEADLINE: Duration = Duration::from_secs(2);
/// Writes under way at one time, at most: most of them wait for the one before.
const WRITES: u32 = 1_000;
/// Questions being answered at one time, at most. Each may take 16 MiB; whoever comes then waits within the deadline.
const READS: usize = 64;
/// How often a query is run again because the state it began with was gone.
const TRIES: usize = 3;
/// Errors told of a question that was refused; a person mends the first and asks again.
const ERRORS: usize = 20;
/// The longest sentence of an error, in bytes. The library repeats values in them.
const SENTENCE: usize = 400;

pub(super) type Built = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema, with the documents that were read lately.
pub struct Schema {
    pub(super) checking: Built,
    pub(super) trusting: Built,
    pub(super) documents: Documents,
    pub(super) types: Types,
    shapes: Shapes,
    deadline: Duration,
    reads: Arc<Semaphore>,
    writes: Arc<Semaphore>,
    /// What links to public pages begin with.
    base: Option<Arc<str>>,
    providers: Arc<[IdentityProvider]>,
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

/// A question that may be run.
pub struct Weighed {
    pub(super) document: Arc<ExecutableDocument>,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Variables,
    /// Of the operation that would be run, if it can be told.
    pub(super) kind: Option<OperationType>,
    /// What its being valid is kept under.
    pub(super) hash: Hash,
    /// What answering it may cost at most, in fields.
    pub cost: u64,
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
    /// It was not done in time. What it would change may still be changed.
    Late(Response),
}

impl Answer {
    /// The response, for whoever does not care how far it came.
    pub fn into_response(self) -> Response {
        match self {
            Self::Run(response) | Self::Refused(response) | Self::Late(response) => response,
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
        let sdl = checking.sdl();
        let trusting = build().validation_mode(ValidationMode::Fast).finish();
        Self {
            checking,
            trusting,
            documents: Documents::new(),
            types: Types::of(&sdl),
            shapes: Shapes::of(&sdl),
            deadline: DEADLINE,
            reads: Arc::new(Semaphore::new(READS)),
            writes: Arc::new(Semaphore::new(WRITES as usize)),
            base: None,
            providers: Arc::default(),
        }
    }

    /// The same with those who vouch for people when they sign in.
    #[must_use]
    pub fn vouched_by(mut self, providers: impl IntoIterator<Item = IdentityProvider>) -> Self {
        self.providers = providers.into_iter().collect();
        self
    }

    /// The same with the address under which people reach the installation, without a slash at its end: links in reports begin with it.
    #[must_use]
    pub fn reached_at(mut self, base: Option<String>) -> Self {
        self.base = base.map(Arc::from);
        self
    }

    /// The same with another deadline.
    #[must_use]
    pub const fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
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
        match self.weigh(inventory, actor, language, question) {
            Ok(weighed) => self.run(inventory, actor, now, language, weighed).await,
            Err(answer) => answer,
        }
    }

    /// Says what a question may cost, before anything of it is validated or run; refuses one that may not be run.
    pub fn weigh(
        &self,
        inventory: &Arc<Inventory>,
        actor: &Actor,
        language: Language,
        question: Question,
    ) -> Result<Weighed, Answer> {
        let refused = |refusal: Refusal| Answer::Refused(refusal_told(&refusal, language));
        let parsed = self.documents.read(&question.query).map_err(refused)?;
        let operation_name = question.operation_name;
        let kind = kind_of(&parsed.document, operation_name.as_deref());
        if question.queries_only && kind.is_some_and(|kind| kind != OperationType::Query) {
            return Err(Answer::NotAQuery);
        }
        let name = operation_name.as_deref();
        let cost = guard::price(&self.shapes, &parsed.document, name, &question.variables, &|| {
            sizes(&inventory.snapshot(), actor)
        })
        .map_err(refused)?;
        Ok(Weighed {
            hash: parsed.question(name, &question.variables),
            document: parsed.document,
            operation_name,
            variables: question.variables,
            kind,
            cost,
        })
    }

    /// Answers a question that was weighed, from the inventory as it is now.
    pub async fn run(
        &self,
        inventory: &Arc<Inventory>,
        actor: &Actor,
        now: DateTime<Utc>,
        language: Language,
        weighed: Weighed,
    ) -> Answer {
        let Weighed { hash, cost, .. } = weighed;
        let known = self.documents.is_valid(&hash);
        let writes = weighed.kind == Some(OperationType::Mutation);
        let document = Arc::clone(&weighed.document);
        let operation_name = weighed.operation_name.clone();
        let schema = if known { &self.trusting } else { &self.checking }.clone();
        let asked = Arc::clone(inventory);
        let actor = actor.clone();
        let places = Arc::clone(if writes { &self.writes } else { &self.reads });
        let (base, providers) = (self.base.clone(), Arc::clone(&self.providers));
        let run = async move {
            // Held to the end, so that a stop can wait for writes under way. The semaphore is never closed.
            let _place = places.acquire().await.ok();
            execute(schema, weighed, || {
                Request::new(&asked, actor.clone(), now, language)
                    .reached_at(base.clone())
                    .vouched_by(Arc::clone(&providers))
            })
            .await
        };
        let Some(mut response) = in_time(run, self.deadline, writes).await else {
            let sentences = if writes {
                NOT_WRITTEN
            } else if inventory.is_loading() {
                // What is asked for next to what was waited for is loaded too, so that the next try finds it.
                inventory.go_on_loading();
                LOADING
            } else {
                NOT_ANSWERED
            };
            return Answer::Late(late(sentences, cost, language));
        };
        let refused = response.data == Value::Null
            && !response.errors.is_empty()
            && response.errors.iter().all(|error| error.path.is_empty());
        if refused {
            response.errors.truncate(ERRORS);
        }
        response.errors.iter_mut().for_each(give_code);
        tell_cost(&mut response, cost);
        if refused {
            return Answer::Refused(response);
        }
        if !known {
            self.documents.keep_valid(hash);
        }
        if !response.errors.is_empty() {
            self.types
                .put_nulls(&mut response, &document, operation_name.as_deref());
        }
        Answer::Run(response)
    }

    /// Resolves when no write is under way any more.
    pub async fn writes_done(&self) {
        // Never closed, so it can only succeed.
        let _ = self.writes.acquire_many(WRITES).await;
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
    // The limits of depth, cost and directives are the guard's: the library's own come after it has walked every fragment.
    async_graphql::Schema::build(Query, Mutation, Subscription)
        .register_output_type::<Node>()
        .register_output_type::<DataFlowNode>()
        .disable_suggestions()
}

/// Runs a question, again if the state it began with was gone.
async fn execute(schema: Built, weighed: Weighed, request: impl Fn() -> Request + Send) -> Response {
    for attempt in 1.. {
        let request = Arc::new(request());
        let mut asked = async_graphql::Request::new("")
            .variables(weighed.variables.clone())
            .data(Arc::clone(&request));
        asked.operation_name.clone_from(&weighed.operation_name);
        asked.set_parsed_query(ExecutableDocument::clone(&weighed.document));
        let response = schema.execute(asked).await;
        if !request.moved() || weighed.kind != Some(OperationType::Query) || attempt >= TRIES {
            return response;
        }
    }
    unreachable!("the last attempt returns")
}

/// Runs in a task of its own, and waits for it so long. Given up, it is stopped, unless it must run to its end.
async fn in_time<T: Send + 'static>(
    run: impl Future<Output = T> + Send + 'static,
    deadline: Duration,
    to_its_end: bool,
) -> Option<T> {
    let mut task = tokio::spawn(run.in_current_span());
    let _guard = (!to_its_end).then(|| StopOnDrop(task.abort_handle()));
    match tokio::time::timeout(deadline, &mut task).await {
        Ok(Ok(done)) => Some(done),
        Ok(Err(failed)) => match failed.try_into_panic() {
            // A panic goes on to where it is caught and logged.
            Ok(panic) => std::panic::resume_unwind(panic),
            // Stopped from outside: the program is ending.
            Err(_) => None,
        },
        Err(_) => None,
    }
}

/// Stops a task when nobody waits for it any more.
struct StopOnDrop(tokio::task::AbortHandle);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The kind of the operation that would be run, if it can be told.
fn kind_of(document: &ExecutableDocument, name: Option<&str>) -> Option<OperationType> {
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

fn refusal_told(refusal: &Refusal, language: Language) -> Response {
    let mut response = Response::from_errors(vec![refusal.error(language)]);
    if let Refusal::TooCostly { cost, .. } = refusal {
        tell_cost(&mut response, *cost);
    }
    response
}

/// Why there is no answer, and what to do: a code, and the sentence in Finnish, Swedish and English.
type Late = (&'static str, [&'static str; 3]);

const NOT_WRITTEN: Late = (
    "DEADLINE_EXCEEDED",
    [
        "Muutos ei valmistunut ajoissa. Se voi vielä tulla tehdyksi: katso tiedot ennen kuin yrität uudelleen.",
        "Ändringen blev inte klar i tid. Den kan ännu bli gjord: se efter innan du försöker igen.",
        "The change was not done in time. It may still be made: look before you try again.",
    ],
);
const NOT_ANSWERED: Late = (
    "DEADLINE_EXCEEDED",
    [
        "Vastaus ei valmistunut ajoissa. Pyydä vähemmän kerralla tai yritä myöhemmin uudelleen.",
        "Svaret blev inte klart i tid. Be om mindre åt gången eller försök igen senare.",
        "The answer was not ready in time. Ask for less at a time, or try again later.",
    ],
);
const LOADING: Late = (
    "LOADING",
    [
        "Tietoja ladataan vielä muistiin. Lataus jatkuu: yritä hetken kuluttua uudelleen.",
        "Uppgifterna läses ännu in i minnet. Inläsningen fortsätter: försök igen om en stund.",
        "The records are still being loaded into memory. Loading goes on: try again in a moment.",
    ],
);

fn late((code, sentences): Late, cost: u64, language: Language) -> Response {
    let mut response = Response::from_errors(vec![coded(code, sentence(language, sentences))]);
    tell_cost(&mut response, cost);
    response
}

fn tell_cost(response: &mut Response, cost: u64) {
    let told = value!({"requested": cost, "limit": guard::LIMIT});
    response.extensions.insert("cost".to_owned(), told);
}

pub(super) fn give_code(error: &mut ServerError) {
    if error
        .extensions
        .as_ref()
        .is_some_and(|values| values.get("code").is_some())
    {
        return;
    }
    let code = if !error.path.is_empty() {
        "BAD_USER_INPUT"
    } else if error.message.starts_with("Unknown operation named")
        || error.message.starts_with("Operation name required")
    {
        "OPERATION_RESOLUTION_FAILURE"
    } else {
        "GRAPHQL_VALIDATION_FAILED"
    };
    // The library suggests names of directives' arguments even when told not to.
    if let Some(at) = error.message.find(" Did you mean") {
        error.message.truncate(at);
    }
    if error.message.len() > SENTENCE {
        error.message.truncate(error.message.floor_char_boundary(SENTENCE));
        error.message.push('…');
    }
    error.extensions.get_or_insert_default().set("code", code);
}

pub(super) fn coded(code: &str, message: &str) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}
