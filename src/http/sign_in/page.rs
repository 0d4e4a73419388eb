//! What do the pages of signing in have in common? Language, surroundings, and headers that keep them to one person.

use std::collections::HashMap;

use axum::{
    body::Body,
    extract::Query,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use entity::vocabulary::Language;
use serde_json::{Value as Json, json};

use crate::{
    app::App,
    http::pages::{
        ask::{LANGUAGES, encoded, preferred},
        frame::own_name,
    },
    notices::{
        content::Said,
        html::{Brand, Frame, Switch, fill, tag, word},
    },
    sign_in::{Refusal, secret::reference, settings::ProviderSettings},
};

/// What stands in a provider's place in the demo.
pub const DEMO: &str = "demo";

/// The parameters of an address. Of one that is given twice, neither counts: who reads the other would see another question.
pub struct Parameters(HashMap<String, Option<String>>);

impl Parameters {
    /// Those of an address; none when it cannot be read.
    pub fn of(uri: &Uri) -> Self {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(pairs)| pairs);
        let mut all = HashMap::new();
        for (name, value) in pairs.unwrap_or_default() {
            all.entry(name).and_modify(|known| *known = None).or_insert(Some(value));
        }
        Self(all)
    }

    /// The value of a parameter that is given once.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_deref()
    }

    /// Whether one of these is given more than once.
    pub fn doubled(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.0.get(*name).is_some_and(Option::is_none))
    }
}

/// The language asked for by the address, else by the browser.
pub fn language(parameters: &Parameters, headers: &HeaderMap) -> Language {
    let asked = parameters.get("lang");
    let named = LANGUAGES.into_iter().find(|language| asked == Some(tag(*language)));
    named.unwrap_or_else(|| {
        let accept = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        preferred(accept.unwrap_or_default())
    })
}

/// A page, with the same page in the other languages at `path`, which may have a query.
pub fn page(language: Language, status: StatusCode, template: &str, path: &str, mut body: Json) -> Response {
    // The other pages say that they set none.
    body["cookies"] = json!(true);
    let site = word(language, "siteName");
    let heading = body.get("heading").and_then(Json::as_str).unwrap_or(site);
    let joint = if path.contains('?') { '&' } else { '?' };
    let frame = Frame {
        title: format!("{heading} – {site}"),
        brand: Brand {
            name: site.to_owned(),
            href: format!("/{}", tag(language)),
            ..Brand::default()
        },
        switches: LANGUAGES
            .map(|other| Switch {
                code: tag(other),
                name: own_name(other),
                href: format!("{path}{joint}lang={}", tag(other)),
                current: other == language,
            })
            .to_vec(),
        ..Frame::default()
    };
    match fill(language, template, &frame, body) {
        Ok(text) => {
            let mut response = (status, Body::from(text)).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            );
            headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tag(language)));
            private(response)
        }
        Err(error) => {
            tracing::error!(%error, "a page of signing in failed");
            private(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
    }
}

/// A way to another page: the browser asks for it with GET, whatever it came with.
pub fn see_other(address: &str) -> Response {
    match HeaderValue::try_from(address) {
        Ok(address) => private((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()),
        Err(_) => private(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
    }
}

/// The page that tells why someone was not signed in, with a code to quote. What it stands for goes to the log.
pub fn refused(language: Language, provider: Option<&ProviderSettings>, refusal: &Refusal) -> Response {
    let reference = reference();
    let (stage, detail) = refusal.reason();
    let name = provider.map(|provider| provider.name.as_str());
    if let Some(error) = refusal.fault() {
        tracing::error!(reference, provider = name, stage, %error, "signing in failed");
    } else {
        tracing::warn!(reference, provider = name, stage, detail, "not signed in");
    }
    let (heading, text) = refusal.words();
    let mut texts = vec![word(language, text).to_owned()];
    texts.push(match provider.and_then(|provider| Said::of(&provider.help, language)) {
        Some(help) => help.text,
        None => word(language, "signInHelp").to_owned(),
    });
    let status = refusal.status();
    let body = json!({
        "status": status.as_u16(),
        "heading": word(language, heading),
        "texts": texts,
        "reason": null,
        "reference": reference,
        "links": [{"text": word(language, "signInAgain"), "href": "/sign-in"}],
        "dpo": null,
    });
    page(language, status, "message.html", "/sign-in", body)
}

/// The same for somebody who tried to sign in: that they were turned away is counted for the log of history.
pub async fn turned_away(
    app: &App,
    language: Language,
    provider: Option<&ProviderSettings>,
    refusal: &Refusal,
) -> Response {
    if let Some(desk) = app.sign_in.desk() {
        let name = provider.map_or(DEMO, |provider| provider.name.as_str());
        let told = desk.refused.refused(&app.inventory, name, refusal, Utc::now()).await;
        if let Err(error) = told {
            tracing::error!(%error, "a refused sign-in could not be written to the log of history");
        }
    }
    refused(language, provider, refusal)
}

/// A path with a query of one parameter.
pub fn with_parameter(path: &str, name: &str, value: &str) -> String {
    format!("{path}?{name}={}", encoded(value))
}

/// Nobody but the browser keeps an answer, and other sites do not learn where it was.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Not `no-referrer`: with it browsers send our own forms with `Origin: null`.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
