//! What is said when there is no page to show: what happened, in the page's language, and whom to ask.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value as Json, json};

use super::{
    answer::{FRESH, HTML, with},
    ask::{Ask, City},
    frame::{city_path, frame, name_of},
};
use crate::{
    error::Error,
    notices::{
        content::Said,
        html::{Crumb, Frame, fill, tag, word},
    },
};

/// What went otherwise than asked.
#[derive(Default)]
pub struct Message {
    pub heading: String,
    pub texts: Vec<String>,
    /// Why a notice was withdrawn.
    pub reason: Option<Said>,
    /// What the reader quotes when telling of a fault of ours.
    pub reference: Option<String>,
    /// Where to go instead, before the usual places.
    pub ways: Vec<(String, String)>,
}

impl Message {
    /// A heading and a text of the pages' own words.
    pub fn of(ask: &Ask, heading: &'static str, text: impl Into<String>) -> Self {
        Self {
            heading: word(ask.language, heading).to_owned(),
            texts: vec![text.into()],
            ..Self::default()
        }
    }
}

/// There is no such page. With the controller known, its data protection officer can be asked.
pub async fn not_found(ask: &Ask) -> Response {
    match ask.city().await {
        Ok(city) => {
            let text = if !ask.language_named {
                "noLanguageText"
            } else if city.is_none() && ask.steps.len() > 1 {
                "noControllerText"
            } else {
                "notFoundText"
            };
            missing(ask, city.as_ref(), word(ask.language, text).to_owned())
        }
        Err(error) => failed(ask, &error),
    }
}

/// There is no such page, for this reason.
pub fn missing(ask: &Ask, city: Option<&City>, text: String) -> Response {
    tell(
        ask,
        StatusCode::NOT_FOUND,
        city,
        Message::of(ask, "notFoundTitle", text),
    )
}

/// A page was to be changed.
pub async fn only_read(ask: Ask) -> Response {
    let message = Message::of(&ask, "methodTitle", word(ask.language, "methodText"));
    // The router adds which methods are allowed.
    tell(&ask, StatusCode::METHOD_NOT_ALLOWED, None, message)
}

/// Something of ours failed. The reader gets a code to quote; what it stands for goes to the log.
pub fn failed(ask: &Ask, error: &Error) -> Response {
    match error {
        Error::NotFound => missing(ask, None, word(ask.language, "notFoundText").to_owned()),
        Error::Moved => {
            let message = Message::of(ask, "busyTitle", word(ask.language, "busyText"));
            let mut response = tell(ask, StatusCode::SERVICE_UNAVAILABLE, None, message);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            response
        }
        _ => {
            let reference = format!("{:x}", ask.now.timestamp_micros());
            tracing::error!(reference, path = ask.uri.path(), %error, "a public page failed");
            let message = Message::of(ask, "errorTitle", word(ask.language, "errorText"));
            tell(
                ask,
                StatusCode::INTERNAL_SERVER_ERROR,
                None,
                Message {
                    reference: Some(reference),
                    ..message
                },
            )
        }
    }
}

/// The page that says it.
pub fn tell(ask: &Ask, status: StatusCode, city: Option<&City>, message: Message) -> Response {
    let steps = if city.is_some() {
        vec![Crumb {
            text: message.heading.clone(),
            ..Crumb::default()
        }]
    } else {
        Vec::new()
    };
    let mut frame = frame(ask, city, steps);
    frame.title = format!("{} – {}", message.heading, word(ask.language, "siteName"));
    // The same page is missing in the other languages too; they lead to the list instead.
    for switch in &mut frame.switches {
        switch.href = city.map_or_else(
            || format!("/{}", switch.code),
            |city| format!("/{}/{}", switch.code, city.holding.controller),
        );
    }
    let text = page(ask, status, city, message, &frame);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(HTML));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tag(ask.language)));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if status.is_server_error() { "no-store" } else { FRESH }),
    );
    if !ask.language_named {
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    }
    with(status, headers, Body::from(text))
}

fn page(ask: &Ask, status: StatusCode, city: Option<&City>, message: Message, frame: &Frame) -> String {
    let way = |text: &str, href: &str| json!({"text": text, "href": href});
    let mut links: Vec<Json> = message.ways.iter().map(|(text, href)| way(text, href)).collect();
    if let Some(city) = city {
        links.push(way(word(ask.language, "allNoticesOf"), &city_path(city, ask.language)));
    } else {
        links.push(way(
            word(ask.language, "allControllers"),
            &format!("/{}", tag(ask.language)),
        ));
    }
    let body = json!({
        "status": status.as_u16(),
        "heading": message.heading,
        "texts": message.texts,
        "reason": message.reason,
        "reference": message.reference,
        "links": links,
        "dpo": city.and_then(|city| contact(city, ask)),
    });
    fill(ask.language, "message.html", frame, body).unwrap_or_else(|error| {
        tracing::error!(%error, "the page for messages failed");
        message.heading
    })
}

/// How to reach the data protection officer; where the post is not known, the controller itself.
fn contact(city: &City, ask: &Ask) -> Option<Json> {
    let controller = &city.controller;
    let post = controller
        .dpo
        .as_ref()
        .and_then(|key| city.holding.shelves.posts.get(key.as_str()));
    let (title, email, phone, address) = match post {
        Some(post) => (
            Said::of(&post.title, ask.language),
            &post.email,
            &post.phone,
            Said::of(&post.address, ask.language),
        ),
        None => (
            None,
            &controller.email,
            &controller.phone,
            Said::of(&controller.postal_address, ask.language),
        ),
    };
    let title = title.unwrap_or_else(|| name_of(city, ask.language));
    // A post without ways of its own is reached through the controller's.
    let (email, phone) = if email.is_none() && phone.is_none() {
        (&controller.email, &controller.phone)
    } else {
        (email, phone)
    };
    (email.is_some() || phone.is_some() || address.is_some())
        .then(|| json!({"post": title, "email": email, "phone": phone, "address": address}))
}
