//! How is a refusal told? A wrong request is an error with a stable code; what is ours to mend is logged once and told by an
//! id that the person can quote.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_graphql::{Context, Error as Told, ErrorExtensions, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{LanguageText, vocabulary::Language};

use super::request::Request;
use crate::{
    error::{Conflict, Error},
    records::{account::Account, noun::Key, problem::Problem},
};

/// Something in what was sent that the person can correct.
#[derive(Clone, Debug, SimpleObject)]
pub struct UserError {
    /// What is wrong, as a stable word: `REQUIRED`, `STALE`, `UNKNOWN_REFERENCE`. The sentence may be reworded, the code not.
    pub code: String,
    /// Where, as a JSON pointer into the noun that was sent: `/purposes/0/bases/1`. Empty when the whole is meant.
    pub field: String,
    /// What is wrong and what to do, in the language of the request (header `language`, else `Accept-Language`).
    pub message: String,
    /// The same in Finnish, Swedish and English.
    pub messages: LanguageText,
    /// For a stale edit: who changed what since, with the values to choose from.
    pub conflicts: Vec<EditConflict>,
}

/// A field that another has changed since the version an edit was based on.
#[derive(Clone, Debug)]
pub struct EditConflict(Conflict);

/// A field that another has changed since the version an edit was based on.
#[Object]
impl EditConflict {
    /// The name of the field, as in the exchange format.
    async fn field(&self) -> &str {
        &self.0.field
    }

    /// The account that changed it last; null for the program itself, and for an account that is out of reach.
    async fn by(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&Key::<Account>::new(Arc::clone(&self.0.by))).await
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// The value the edit was based on.
    async fn base(&self) -> Json<&serde_json::Value> {
        Json(&self.0.base)
    }

    /// The value it has now.
    async fn theirs(&self) -> Json<&serde_json::Value> {
        Json(&self.0.theirs)
    }

    /// The value the edit would have given it; null where the edit leaves the field as it is now.
    async fn yours(&self) -> Option<Json<&serde_json::Value>> {
        self.0.yours.as_ref().map(Json)
    }
}

impl UserError {
    /// A problem as the API tells it.
    pub fn of(problem: &Problem, language: Language) -> Self {
        Self {
            code: problem.code.name().to_owned(),
            field: problem.field.clone(),
            message: problem.sentence(language),
            messages: problem.sentences(),
            conflicts: Vec::new(),
        }
    }

    /// The same with what others have changed.
    #[must_use]
    pub fn with(self, conflicts: Vec<Conflict>) -> Self {
        Self {
            conflicts: conflicts.into_iter().map(EditConflict).collect(),
            ..self
        }
    }
}

/// An error of the domain as an entry in `errors`.
pub fn refuse(error: Error, language: Language, now: DateTime<Utc>) -> Told {
    match error {
        Error::NotFound => not_found(language),
        Error::Forbidden => told(
            "FORBIDDEN",
            sentence(
                language,
                [
                    "Sinulla ei ole oikeutta tähän.",
                    "Du har inte rätt att göra detta.",
                    "You are not permitted to do this.",
                ],
            ),
        ),
        Error::Moved => told(
            "TRY_AGAIN",
            sentence(
                language,
                [
                    "Tiedot muuttuivat kesken kyselyn. Yritä uudelleen.",
                    "Uppgifterna ändrades under frågan. Försök igen.",
                    "The inventory changed during the question. Ask again.",
                ],
            ),
        ),
        Error::Repeated { kind, key } => refuse(
            Error::Internal(format!("a retry of {kind}:{key} was not told")),
            language,
            now,
        ),
        Error::Internal(inside) => {
            let id = incident_id(now);
            tracing::error!(%id, %inside, "a request failed");
            let [fi, sv, en] = [
                "Palvelimessa tapahtui virhe. Ilmoita ylläpidolle tunnus",
                "Ett fel inträffade på servern. Uppge för administratören koden",
                "Something failed on the server. Tell the administrator the id",
            ];
            told("INTERNAL", &format!("{} {id}.", sentence(language, [fi, sv, en])))
                .extend_with(|_, values| values.set("id", id.clone()))
        }
        error @ (Error::Stale { .. } | Error::Invalid(_)) => match error.into_problems() {
            // Mutations tell these as `userErrors`; anywhere else what was asked is wrong.
            Ok(problems) => told(
                "BAD_USER_INPUT",
                &problems
                    .first()
                    .map(|problem| problem.sentence(language))
                    .unwrap_or_default(),
            ),
            Err(other) => refuse(other, language, now),
        },
    }
}

/// What was asked for is not there, or is out of reach: the two read the same.
pub fn not_found(language: Language) -> Told {
    told(
        "NOT_FOUND",
        sentence(
            language,
            [
                "Kohdetta ei ole.",
                "Det som söks finns inte.",
                "There is no such thing.",
            ],
        ),
    )
}

/// An argument that will not do.
pub fn bad_input(language: Language, sentences: [&str; 3]) -> Told {
    told("BAD_USER_INPUT", sentence(language, sentences))
}

/// An error with a stable code.
pub fn told(code: &str, message: &str) -> Told {
    Told::new(message).extend_with(|_, values| values.set("code", code))
}

pub fn sentence(language: Language, [fi, sv, en]: [&str; 3]) -> &str {
    match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    }
}

/// An id to find the entry in the log by.
fn incident_id(now: DateTime<Utc>) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!(
        "{:x}-{:x}",
        now.timestamp_millis(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}
