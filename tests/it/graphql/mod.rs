//! What the API promises, asked through the schema over an inventory of the test's own.

mod changing;
mod finding;
mod over_http;
mod own_work;
mod paging;
mod previewing;
mod published;
mod sdl;
mod surroundings;
mod then;
mod walking;

use std::sync::Arc;

use async_graphql::{Response, Variables};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use seloste::{
    access::Actor,
    graphql::{Answer, Question, Schema, surroundings::IdentityProvider},
    records::{
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
    },
};
use serde_json::{Value, json};

use crate::support::{Base, dpo, make, now};

/// A city with its inventory, and the schema to ask it through.
pub struct Api {
    pub inventory: Arc<Inventory>,
    schema: Schema,
    _base: Base,
}

impl Api {
    /// The API over these documents.
    pub async fn over(documents: impl IntoIterator<Item = Document>) -> Self {
        Self::on(Base::sqlite(), documents).await
    }

    /// The same on a database.
    pub async fn on(base: Base, documents: impl IntoIterator<Item = Document>) -> Self {
        let inventory = base.open().await;
        for document in documents {
            exchange::import(&inventory, &dpo(), document, ImportOptions::default(), now())
                .await
                .expect("the document is sound");
        }
        Self {
            inventory,
            schema: Schema::new(),
            _base: base,
        }
    }

    /// The API over one small city, `pori`.
    pub async fn of_a_city() -> Self {
        Self::over([make::city("pori")]).await
    }

    /// The same, reached under an address.
    pub fn reached_at(mut self, base: &str) -> Self {
        self.schema = self.schema.reached_at(Some(base.to_owned()));
        self
    }

    /// The same with those who vouch for people.
    pub fn vouched_by(mut self, providers: impl IntoIterator<Item = IdentityProvider>) -> Self {
        self.schema = self.schema.vouched_by(providers);
        self
    }

    /// What someone is answered.
    pub async fn answer(&self, actor: &Actor, query: &str, variables: Value) -> Answer {
        self.answer_at(now(), actor, query, variables).await
    }

    /// The same at a time.
    pub async fn answer_at(&self, at: DateTime<Utc>, actor: &Actor, query: &str, variables: Value) -> Answer {
        let question = Question {
            query: query.to_owned(),
            variables: Variables::from_json(variables),
            ..Question::default()
        };
        self.schema
            .answer(&self.inventory, actor, at, Language::En, question)
            .await
    }

    /// What the data protection officer is answered, as JSON with `data` and `errors`.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Value {
        json_of(&self.answer(&dpo(), query, variables).await.into_response())
    }

    /// The data that the data protection officer is answered with. Fails when there are errors.
    pub async fn data(&self, query: &str) -> Value {
        let answer = self.ask_with(query, json!({})).await;
        assert!(answer["errors"].is_null(), "{query}\n{answer:#}");
        answer["data"].clone()
    }

    /// The codes of the errors that the data protection officer is answered with.
    pub async fn codes(&self, query: &str) -> Vec<String> {
        codes(&self.ask_with(query, json!({})).await)
    }
}

pub fn json_of(response: &Response) -> Value {
    serde_json::to_value(response).expect("a response is JSON")
}

pub fn codes(answer: &Value) -> Vec<String> {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["extensions"]["code"].as_str().unwrap_or("none").to_owned())
        .collect()
}
