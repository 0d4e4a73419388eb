//! What do downloads have in common? What they are charged, and how they say no before anything is made.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::refusal::{Refusal, refuse};

/// What a download is charged, as if it were asked of GraphQL: the most that one question may cost.
pub const COST: u64 = 40_000;

/// The answer to someone whom nobody knows: downloads are for those who are signed in, or show a token.
pub fn unknown_reader(refusal: &Refusal, path: &str, headers: &HeaderMap) -> Response {
    let mut response = refuse(refusal, path, headers);
    let challenge = HeaderValue::from_static("Bearer realm=\"seloste\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

/// What is wrong with the arguments in an address.
pub fn wrong_argument(sentence: &str) -> Response {
    let kind = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::BAD_REQUEST, kind, format!("{sentence} (BAD_USER_INPUT)\n")).into_response()
}

/// The arguments of an address cannot be decoded.
pub const UNREADABLE: Refusal = Refusal::new(
    StatusCode::BAD_REQUEST,
    "BAD_USER_INPUT",
    [
        "Osoitteen rajauksia ei voi lukea.",
        "Avgränsningarna i adressen kan inte läsas.",
        "The arguments in the address cannot be read.",
    ],
);

/// The state that the question began with is gone.
pub const MOVED: Refusal = Refusal {
    retry_after: Some(1),
    ..Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "TRY_AGAIN",
        [
            "Tiedot muuttuivat kesken kysymyksen. Yritä uudelleen.",
            "Uppgifterna ändrades under frågan. Försök igen.",
            "The data changed during the question. Try again.",
        ],
    )
};
