//! How does one sign out, here or everywhere, and see where one is signed in?

use std::sync::Arc;

use axum::{
    Form, Json,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use openidconnect::{LanguageTag, LogoutRequest, PostLogoutRedirectUrl};
use serde::Deserialize;
use serde_json::json;

use super::{
    form,
    page::{Parameters, language, page, refused},
};
use crate::{
    app::App,
    http::pages::ask::LANGUAGES,
    notices::{
        html::{tag, word},
        words,
    },
    sign_in::{
        Refusal, SignIn,
        cookie::Cookie,
        desk::Desk,
        logged,
        session::{Session, SessionId},
    },
};

/// Which sessions to end: `this`, `everywhere`, or the id of one.
#[derive(Deserialize)]
pub struct Which {
    end: String,
}

/// `GET /sign-out`: where one is signed in, and the ways out.
pub async fn show(State(app): State<Arc<App>>, headers: HeaderMap, uri: Uri) -> Response {
    let language = language(&Parameters::of(&uri), &headers);
    shown(&app, &headers, language, Utc::now())
        .await
        .unwrap_or_else(|refusal| refused(language, None, &refusal))
}

async fn shown(app: &App, headers: &HeaderMap, language: Language, now: DateTime<Utc>) -> Result<Response, Refusal> {
    let Some((desk, session)) = current(app, headers, now).await? else {
        return Ok(signed_out(language, None));
    };
    let mut sessions = desk.sessions.of_account(&session.account, now).await?;
    sessions.sort_by_key(|one| one.id != session.id);
    let rows: Vec<_> = sessions
        .iter()
        .map(|one| {
            json!({
                "id": one.id.as_str(),
                "browser": one.user_agent,
                "current": one.id == session.id,
                "used": words::moment(language, one.used_at),
                "usedAt": one.used_at.to_rfc3339(),
                "began": words::moment(language, one.created_at),
                "beganAt": one.created_at.to_rfc3339(),
            })
        })
        .collect();
    let body = json!({
        "heading": word(language, "signOutTitle"),
        "lead": word(language, "signOutLead"),
        "sessions": rows,
        "links": [],
    });
    Ok(page(language, StatusCode::OK, "sign-out.html", "/sign-out", body))
}

/// `POST /sign-out`: ends sessions. A script of ours that asks for JSON is told where to go next.
pub async fn end(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    uri: Uri,
    which: Result<Form<Which>, FormRejection>,
) -> Response {
    let language = language(&Parameters::of(&uri), &headers);
    let own = app
        .sign_in
        .desk()
        .is_some_and(|desk| form::is_own(&headers, &desk.address));
    let ended = match which {
        _ if !own => Err(Refusal::ForeignForm),
        Ok(Form(which)) => ended(&app, &headers, language, &which.end, Utc::now()).await,
        Err(_) => Err(Refusal::Malformed("form")),
    };
    ended.unwrap_or_else(|refusal| refused(language, None, &refusal))
}

async fn ended(
    app: &App,
    headers: &HeaderMap,
    language: Language,
    which: &str,
    now: DateTime<Utc>,
) -> Result<Response, Refusal> {
    let Some((desk, session)) = current(app, headers, now).await? else {
        return Ok(signed_out(language, None));
    };
    let account = &session.account;
    let ended = match which {
        "this" => u64::from(desk.sessions.end(account, &session.id).await?),
        "everywhere" => desk.sessions.end_all(account).await?,
        // Another of one's own; what belongs to someone else is not found, as if it had been ended already.
        other => u64::from(desk.sessions.end(account, &SessionId::new(other)).await?),
    };
    app.live.somebody_signed_out();
    if ended > 0 {
        logged::signed_out(&app.inventory, account, ended, now).await?;
    }
    if !["this", "everywhere", session.id.as_str()].contains(&which) {
        return Ok(super::page::see_other("/sign-out"));
    }
    let next = at_provider(app, &session.provider, language, now).await;
    let mut response = if wants_json(headers) {
        let next = next.as_deref().unwrap_or("/");
        ([(header::CACHE_CONTROL, "no-store")], Json(json!({"next": next}))).into_response()
    } else {
        signed_out(language, next.as_deref())
    };
    let forget = Cookie::Session.forget(&desk.address);
    response.headers_mut().append(header::SET_COOKIE, forget);
    Ok(response)
}

/// The page of someone who is not signed in. With a way out of the provider too, the browser goes there by itself: not as the
/// answer to a form, which our policy lets lead to ourselves only.
fn signed_out(language: Language, next: Option<&str>) -> Response {
    let way = |text, href: &str| json!({"text": word(language, text), "href": href});
    let mut links = vec![
        way("signInAgain", "/sign-in"),
        way("front", &format!("/{}", tag(language))),
    ];
    if let Some(next) = next {
        links.insert(0, way("signOutProvider", next));
    }
    let body = json!({
        "heading": word(language, "signedOutTitle"),
        "lead": word(language, "signedOutLead"),
        "sessions": [],
        "links": links,
    });
    let mut response = page(language, StatusCode::OK, "sign-out.html", "/sign-out", body);
    let refresh = next.and_then(|next| HeaderValue::try_from(format!("0; url={next}")).ok());
    if let Some(refresh) = refresh {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response
}

/// The session a browser brings.
async fn current<'a>(
    app: &'a App,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<Option<(&'a Desk, Arc<Session>)>, Refusal> {
    let Some(desk) = app.sign_in.desk() else {
        return Ok(None);
    };
    let Some(secret) = Cookie::Session.read(headers, &desk.address) else {
        return Ok(None);
    };
    Ok(desk.sessions.find(&secret, now).await?.map(|session| (desk, session)))
}

/// Where to sign out of the provider too (OpenID Connect RP-Initiated Logout), if it offers that. The ID token is not sent along
/// as a hint: we do not keep it, since it holds more about the person than we need.
async fn at_provider(app: &App, name: &str, language: Language, now: DateTime<Utc>) -> Option<String> {
    let SignIn::Providers(desk) = &app.sign_in else {
        return None;
    };
    let provider = desk.provider(name)?;
    let known = provider.known(now).await.ok()?;
    let end = known.metadata.additional_metadata().end_session_endpoint.clone()?;
    let back = PostLogoutRedirectUrl::new(desk.desk().address.at("/sign-out")).ok()?;
    let mut request = LogoutRequest::from(end)
        .set_client_id(provider.client_id())
        .set_post_logout_redirect_uri(back);
    for other in std::iter::once(language).chain(LANGUAGES.into_iter().filter(|other| *other != language)) {
        request = request.add_ui_locale(LanguageTag::new(tag(other).to_owned()));
    }
    Some(request.http_get_url().to_string())
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.trim().starts_with("application/json"))
}
