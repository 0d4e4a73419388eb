//! With whom, or as whom, does one sign in? The choice of providers; in the demo, of people.

use std::sync::Arc;

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{
    callback::signed_in,
    form,
    page::{DEMO, Parameters, language, page, refused, turned_away, with_parameter},
};
use crate::{
    app::App,
    notices::{
        content::Said,
        html::{tag, word},
    },
    sign_in::{DemoDesk, ProviderDesk, Refusal, SignIn, cookie::Cookie, logged, return_to::own_path},
};

/// `GET /sign-in`.
pub async fn show(State(app): State<Arc<App>>, headers: HeaderMap, uri: Uri) -> Response {
    let parameters = Parameters::of(&uri);
    let language = language(&parameters, &headers);
    let return_to = own_path(parameters.get("return_to"));
    let (lead, providers, people) = match &app.sign_in {
        SignIn::Closed => ("signInClosedLead", json!([]), json!([])),
        SignIn::Demo(demo) => ("signInDemoLead", json!([]), people(demo, language)),
        SignIn::Providers(desk) => ("signInLead", providers(desk, language, &return_to), json!([])),
    };
    // A cookie is enough to offer the way out; whether it still stands for a session is seen there.
    let signed_in = app
        .sign_in
        .desk()
        .is_some_and(|desk| Cookie::Session.read(&headers, &desk.address).is_some());
    let body = json!({
        "heading": word(language, "signInTitle"),
        "lead": word(language, lead),
        "providers": providers,
        "people": people,
        "returnTo": return_to,
        "signedIn": signed_in,
    });
    let path = with_parameter("/sign-in", "return_to", &return_to);
    page(language, StatusCode::OK, "sign-in.html", &path, body)
}

fn providers(desk: &ProviderDesk, language: Language, return_to: &str) -> Json {
    let providers = desk.providers().iter().map(|provider| {
        let settings = provider.settings();
        let path = format!("/sign-in/{}", settings.name);
        let address = with_parameter(&path, "return_to", return_to);
        json!({
            "title": Said::of(&settings.title, language).unwrap_or_else(|| Said::plain(&settings.name)),
            "href": format!("{address}&lang={}", tag(language)),
        })
    });
    providers.collect()
}

fn people(demo: &DemoDesk, language: Language) -> Json {
    let people = demo.desk().accounts.demo_people();
    let people = people.iter().map(|person| {
        json!({
            "account": person.account.as_str(),
            "name": person.name,
            "role": Said::of(&person.role, language),
        })
    });
    people.collect()
}

/// Whom to be.
#[derive(Deserialize)]
pub struct Choice {
    person: String,
    return_to: Option<String>,
}

/// `POST /sign-in`: in the demo, and nowhere else, one is who one says.
pub async fn choose(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    uri: Uri,
    choice: Result<Form<Choice>, FormRejection>,
) -> Response {
    let language = language(&Parameters::of(&uri), &headers);
    let SignIn::Demo(demo) = &app.sign_in else {
        return refused(language, None, &Refusal::NoSuchProvider);
    };
    let choice = choice
        .map(|Form(choice)| choice)
        .map_err(|_| Refusal::Malformed("form"));
    match chosen(&app, demo, &headers, choice, Utc::now()).await {
        Ok(response) => response,
        Err(refusal) => turned_away(&app, language, None, &refusal).await,
    }
}

async fn chosen(
    app: &App,
    demo: &DemoDesk,
    headers: &HeaderMap,
    choice: Result<Choice, Refusal>,
    now: DateTime<Utc>,
) -> Result<Response, Refusal> {
    let desk = demo.desk();
    if !form::is_own(headers, &desk.address) {
        return Err(Refusal::ForeignForm);
    }
    let choice = choice?;
    let mut people = desk.accounts.demo_people().into_iter();
    let person = people.find(|person| person.account.as_str() == choice.person);
    let person = person.ok_or(Refusal::Malformed("person"))?;
    logged::signed_in(&app.inventory, &person.account, DEMO, now).await?;
    let return_to = own_path(choice.return_to.as_deref());
    signed_in(desk, headers, &person.account, DEMO, &return_to, now).await
}
