//! How is a subscription opened, and how is an event answered? Each by running its document once, for that moment.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::{
    Context, Response, Result, ServerError, Variables,
    parser::types::{ExecutableDocument, OperationType},
};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};
use futures_util::StreamExt;

use super::{
    found::KnownFindings,
    happening::{self, Happening},
    known::Known,
    topic::Topic,
};
use crate::{
    access::Actor,
    error::Error,
    graphql::{
        refusal::{self, sentence},
        request::Request,
        schema::{Built, Schema, Weighed, coded, give_code},
    },
    records::{
        controller::Controller,
        inventory::{Committed, Inventory},
        noun::Key,
        register::Register,
        snapshot::Snapshot,
    },
};

/// Events that one commit may make for one subscription. An import makes more; then it is better to ask anew.
const AT_ONCE: usize = 100;
/// How often an answer is tried again because the state it began with was gone.
const TRIES: usize = 3;

/// For whom and when something is answered.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The inventory.
    pub inventory: &'a Arc<Inventory>,
    /// Who reads, with the rights of now.
    pub actor: &'a Actor,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The language of sentences.
    pub language: Language,
}

/// A subscription that was opened.
pub struct Following {
    topic: Topic,
    document: Arc<ExecutableDocument>,
    operation_name: Option<String>,
    variables: Variables,
    /// What answering one event may cost at most, as [`Weighed::cost`].
    pub cost: u64,
    known: Known,
    findings: KnownFindings,
}

/// What a subscription has to tell.
#[derive(Debug)]
pub enum News {
    /// An answer for each event; often none.
    Events(Vec<Response>),
    /// More than is worth telling one by one: what is shown is to be asked for anew.
    TooMuch,
    /// It has ended, and this is why: its reader may no longer follow it, or something failed.
    Ended(Response),
}

/// Why the document is run.
pub(super) enum Occasion {
    /// To open the subscription: each field writes down what it is for.
    Opening(Mutex<Vec<Topic>>),
    /// To answer an event.
    Event(Happening),
}

impl Occasion {
    /// The occasion a field is resolved at.
    pub(super) fn of<'a>(ctx: &Context<'a>) -> &'a Arc<Self> {
        ctx.data_unchecked::<Arc<Self>>()
    }

    /// What a field answers with: nothing at the opening, once it is known who may open it, and then the event.
    pub(super) async fn meet(&self, ctx: &Context<'_>, topic: Topic) -> Result<Option<Happening>> {
        match self {
            Self::Opening(topics) => {
                topic.admit(Request::of(ctx)).await?;
                topics.lock().unwrap_or_else(PoisonError::into_inner).push(topic);
                Ok(None)
            }
            Self::Event(happening) => Ok(Some(happening.clone())),
        }
    }
}

impl Schema {
    /// Opens a subscription that was weighed. Refused with the errors to tell: of the document, of its values, or of the right
    /// to follow this.
    pub async fn follow(&self, to: Told<'_>, weighed: Weighed) -> Result<Following, Response> {
        let told = |error: ServerError| Err(Response::from_errors(vec![error]));
        let language = to.language;
        if weighed.kind.is_some_and(|kind| kind != OperationType::Subscription) {
            return told(only_subscriptions(language));
        }
        let known = self.documents.is_valid(&weighed.hash);
        let schema = if known { &self.trusting } else { &self.checking };
        let mut following = Following {
            topic: Topic::Tasks { controller: None },
            document: weighed.document,
            operation_name: weighed.operation_name,
            variables: weighed.variables,
            cost: weighed.cost,
            known: Known::default(),
            findings: KnownFindings::default(),
        };
        let occasion = Arc::new(Occasion::Opening(Mutex::default()));
        if let Some(mut refused) = following.run(schema, to, &occasion).await {
            refused.errors.iter_mut().for_each(give_code);
            return Err(refused);
        }
        let Occasion::Opening(topics) = &*occasion else {
            unreachable!("it was made so above")
        };
        let mut topics = std::mem::take(&mut *topics.lock().unwrap_or_else(PoisonError::into_inner));
        match (topics.pop(), topics.is_empty()) {
            (Some(topic), true) => following.topic = topic,
            _ => return told(one_field(language)),
        }
        if !known {
            self.documents.keep_valid(weighed.hash);
        }
        if let Topic::Tasks { controller } = &following.topic {
            following.known = known_now(controller.as_ref(), to)
                .await
                .map_err(|error| refused(error, to))?;
        }
        if let Topic::Findings { controller, register } = &following.topic {
            following.findings = findings_now(controller, register.as_ref(), to)
                .await
                .map_err(|error| refused(error, to))?;
        }
        Ok(following)
    }

    /// What a subscription has to tell of a commit; or, without one, of rights that have changed or a day that has begun.
    ///
    /// The inventory in memory must have come to the revision of the commit.
    pub async fn news(&self, following: &mut Following, to: Told<'_>, committed: Option<&Committed>) -> News {
        for _ in 0..TRIES {
            let snapshot = to.inventory.snapshot();
            if committed.is_none() && !following.topic.is_open_to(to.actor, &snapshot) {
                return News::Ended(refused(Error::NotFound, to));
            }
            match following.happenings(&snapshot, to, committed).await {
                Ok(happenings) if happenings.len() > AT_ONCE => return News::TooMuch,
                Ok(happenings) => return News::Events(self.answers(following, to, happenings).await),
                Err(Error::Moved) => {}
                Err(error) => return News::Ended(refused(error, to)),
            }
        }
        News::TooMuch
    }

    async fn answers(&self, following: &Following, to: Told<'_>, happenings: Vec<Happening>) -> Vec<Response> {
        let mut answers = Vec::with_capacity(happenings.len());
        for happening in happenings {
            let occasion = Arc::new(Occasion::Event(happening));
            let Some(mut answer) = following.run(&self.trusting, to, &occasion).await else {
                continue;
            };
            if !answer.errors.is_empty() {
                answer.errors.iter_mut().for_each(give_code);
                self.types
                    .put_nulls(&mut answer, &following.document, following.operation_name.as_deref());
            }
            answers.push(answer);
        }
        answers
    }
}

impl Following {
    async fn happenings(
        &mut self,
        snapshot: &Snapshot,
        to: Told<'_>,
        committed: Option<&Committed>,
    ) -> crate::error::Result<Vec<Happening>> {
        let actor = to.actor;
        match (&self.topic, committed) {
            (Topic::Registers { controller, register }, Some(committed)) => {
                happening::register_changes(committed, controller, register.as_ref(), snapshot, actor).await
            }
            (Topic::Notices { controller }, Some(committed)) => {
                happening::notices(committed, controller, snapshot).await
            }
            (Topic::Tasks { controller }, committed) => {
                let news = self
                    .known
                    .news(committed, controller.as_ref(), snapshot, actor, today(to));
                news.await
            }
            (Topic::Findings { controller, register }, committed) => {
                let seen = (snapshot, actor, today(to));
                self.findings.news(committed, controller, register.as_ref(), seen).await
            }
            (_, None) => Ok(Vec::new()),
        }
    }

    /// Runs the document once: the one answer of the field, if it gave any.
    async fn run(&self, schema: &Built, to: Told<'_>, occasion: &Arc<Occasion>) -> Option<Response> {
        let mut answer = None;
        for _ in 0..TRIES {
            let request = Arc::new(Request::new(to.inventory, to.actor.clone(), to.now, to.language));
            let mut asked = async_graphql::Request::new("")
                .variables(self.variables.clone())
                .data(Arc::clone(&request))
                .data(Arc::clone(occasion));
            asked.operation_name.clone_from(&self.operation_name);
            asked.set_parsed_query(ExecutableDocument::clone(&self.document));
            answer = schema.execute_stream(asked).next().await;
            if !request.moved() {
                break;
            }
        }
        answer
    }
}

/// The tasks there are as a subscription is opened; looked for again where the state moved meanwhile.
async fn known_now(controller: Option<&Key<Controller>>, to: Told<'_>) -> crate::error::Result<Known> {
    let mut tried = 1;
    loop {
        let snapshot = to.inventory.snapshot();
        match Known::now(controller, &snapshot, to.actor, today(to)).await {
            Err(Error::Moved) if tried < TRIES => tried += 1,
            known => return known,
        }
    }
}

/// The same for findings.
async fn findings_now(
    controller: &Key<Controller>,
    register: Option<&Key<Register>>,
    to: Told<'_>,
) -> crate::error::Result<KnownFindings> {
    let mut tried = 1;
    loop {
        let snapshot = to.inventory.snapshot();
        match KnownFindings::now(controller, register, &snapshot, to.actor, today(to)).await {
            Err(Error::Moved) if tried < TRIES => tried += 1,
            known => return known,
        }
    }
}

fn today(to: Told<'_>) -> Date {
    Date(to.now.date_naive())
}

fn refused(error: Error, to: Told<'_>) -> Response {
    let error = refusal::refuse(error, to.language, to.now).into_server_error(async_graphql::Pos::default());
    Response::from_errors(vec![ServerError {
        locations: Vec::new(),
        ..error
    }])
}

fn only_subscriptions(language: Language) -> ServerError {
    // One road for each: rate, cost, deadline and retries of queries and mutations are seen to over POST.
    coded(
        "SUBSCRIPTIONS_ONLY",
        sentence(
            language,
            [
                "Tällä yhteydellä voi vain tilata tapahtumia: lähetä kyselyt ja muutokset osoitteeseen /graphql.",
                "På den här förbindelsen kan man bara prenumerera på händelser: skicka frågor och ändringar till /graphql.",
                "This connection only carries subscriptions: send queries and mutations to /graphql.",
            ],
        ),
    )
}

fn one_field(language: Language) -> ServerError {
    coded(
        "GRAPHQL_VALIDATION_FAILED",
        sentence(
            language,
            [
                "Tilauksessa on oltava täsmälleen yksi kenttä, eikä se saa olla fragmentissa.",
                "En prenumeration ska ha exakt ett fält, och det får inte stå i ett fragment.",
                "A subscription has exactly one field, and not in a fragment.",
            ],
        ),
    )
}
