//! What can be wrong with a request before its question is looked at, and how is that said?

use axum::http::StatusCode;

use crate::http::refusal::Refusal;

const fn bad_request(sentences: [&'static str; 3]) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", sentences)
}

pub const UNREADABLE_ADDRESS: Refusal = bad_request([
    "Osoitetta ei voi lukea.",
    "Adressen kan inte läsas.",
    "The address cannot be read.",
]);
pub const NO_QUERY: Refusal = bad_request(["`query` puuttuu.", "`query` saknas.", "`query` is missing."]);
pub const QUERY: Refusal = bad_request([
    "`query` ei ole merkkijono.",
    "`query` är inte en sträng.",
    "`query` is not a string.",
]);
pub const OPERATION_NAME: Refusal = bad_request([
    "`operationName` ei ole merkkijono.",
    "`operationName` är inte en sträng.",
    "`operationName` is not a string.",
]);
pub const VARIABLES: Refusal = bad_request([
    "`variables` ei ole JSON-objekti.",
    "`variables` är inte ett JSON-objekt.",
    "`variables` is not a JSON object.",
]);
pub const EXTENSIONS: Refusal = bad_request([
    "`extensions` ei ole JSON-objekti.",
    "`extensions` är inte ett JSON-objekt.",
    "`extensions` is not a JSON object.",
]);
pub const NO_OBJECT: Refusal = bad_request([
    "Pyynnön sisältö ei ole JSON-objekti.",
    "Begärans innehåll är inte ett JSON-objekt.",
    "The body is not a JSON object.",
]);
pub const NO_JSON: Refusal = bad_request([
    "Pyynnön sisältö ei ole JSON-muotoa.",
    "Begärans innehåll är inte JSON.",
    "The body is not JSON.",
]);
pub const BATCH: Refusal = Refusal::new(
    StatusCode::BAD_REQUEST,
    "BATCHING_NOT_SUPPORTED",
    [
        "Yhdessä pyynnössä on yksi operaatio: lähetä ne yksitellen.",
        "En begäran har en operation: skicka dem en i taget.",
        "One request holds one operation: send them one by one.",
    ],
);
pub const UNSUPPORTED: Refusal = Refusal::new(
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    "UNSUPPORTED_MEDIA_TYPE",
    [
        "Lähetä pyyntö muodossa application/json.",
        "Skicka begäran som application/json.",
        "Send application/json.",
    ],
);
pub const TOO_LARGE: Refusal = Refusal::new(
    StatusCode::PAYLOAD_TOO_LARGE,
    "PAYLOAD_TOO_LARGE",
    [
        "Pyyntö on suurempi kuin 64 KiB.",
        "Begäran är större än 64 KiB.",
        "The request is larger than 64 KiB.",
    ],
);
pub const TOO_SLOW: Refusal = Refusal::new(
    StatusCode::REQUEST_TIMEOUT,
    "REQUEST_TIMEOUT",
    [
        "Pyyntö ei tullut perille ajoissa.",
        "Begäran kom inte fram i tid.",
        "The request did not arrive in time.",
    ],
);
pub const NOT_ACCEPTABLE: Refusal = Refusal::new(
    StatusCode::NOT_ACCEPTABLE,
    "NOT_ACCEPTABLE",
    [
        "Vastaus on application/json tai application/graphql-response+json.",
        "Svaret är application/json eller application/graphql-response+json.",
        "Answers are application/json or application/graphql-response+json.",
    ],
);
pub const METHOD: Refusal = Refusal::new(
    StatusCode::METHOD_NOT_ALLOWED,
    "METHOD_NOT_ALLOWED",
    [
        "Kysy GET- tai POST-pyynnöllä.",
        "Fråga med GET eller POST.",
        "Ask with GET or POST.",
    ],
);
pub const NOT_A_QUERY: Refusal = Refusal::new(
    StatusCode::METHOD_NOT_ALLOWED,
    "METHOD_NOT_ALLOWED",
    [
        "GET-pyynnöllä voi vain kysyä: lähetä tämä POST-pyynnöllä.",
        "Med GET kan man bara fråga: skicka detta med POST.",
        "Over GET only queries are run; send this with POST.",
    ],
);
pub const UNAUTHENTICATED: Refusal = Refusal::new(
    StatusCode::UNAUTHORIZED,
    "UNAUTHENTICATED",
    [
        "Kirjaudu uudelleen: istunto on päättynyt tai tunniste ei kelpaa.",
        "Logga in på nytt: sessionen har upphört eller åtkomstnyckeln duger inte.",
        "Sign in again: the session has ended, or the token does not hold.",
    ],
);
pub const UNCHECKED: Refusal = Refusal::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "TRY_AGAIN",
    [
        "Henkilöllisyyttäsi ei voi nyt tarkistaa. Yritä hetken kuluttua uudelleen.",
        "Vem du är kan inte kontrolleras just nu. Försök igen om en stund.",
        "Who you are cannot be checked now. Try again in a moment.",
    ],
);
