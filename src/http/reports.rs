//! How does a report leave the house? As a download of those who are signed in: written while it is read, and in the log before it begins.
//!
//! `GET /reports/{name}.{csv|xlsx|json|html|pdf}`. What is written on a thread of its own passes a few pieces at a time, so that a slow reader
//! slows it and one who goes away stops it ([`crate::reports::stream`]). What is wrong is refused before the first byte; a report that
//! breaks off later breaks the connection, since half a table looks like a short one.

use std::{
    io::Write,
    sync::{Arc, LazyLock},
};

use axum::{
    Extension, Router,
    body::{Body, Bytes},
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use entity::{
    Date,
    vocabulary::{Language, LogAct},
};
use futures_util::StreamExt;
use tokio::{runtime::Handle, sync::Semaphore};

use super::{
    client::Client,
    download::{COST, MOVED, UNREADABLE, unknown_reader, wrong_argument},
    refusal::{Refusal, language, refuse},
    who::{Who, who},
};
use crate::{
    access::Actor,
    app::App,
    error::Error,
    history::NewEntry,
    reports::{
        arguments::{Asked, Wrong},
        form::{Format, html},
        list::{AnyReport, report},
        report::Ask,
        stream::stream,
    },
};

/// Reports that are written at one time: each has a thread of its own, and a controller's records.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(16)));

/// The downloads.
pub fn router() -> Router<Arc<App>> {
    Router::new().route("/reports/{file}", get(download))
}

async fn download(
    State(app): State<Arc<App>>,
    client: Option<Extension<Client>>,
    method: Method,
    headers: HeaderMap,
    Path(file): Path<String>,
    query: Result<Query<Vec<(String, String)>>, impl Sized + Send>,
) -> Response {
    let no = |refusal: &Refusal| refuse(refusal, "/reports", &headers);
    let now = Utc::now();
    let actor = match who(&app, &headers, now).await {
        Ok(Who::Actor(actor)) if !actor.is_public() => actor,
        Ok(_) => return unknown_reader(&UNAUTHENTICATED, "/reports", &headers),
        Err(error) => return failed(&error, &headers),
    };
    let Some((report, format)) = named(&file) else {
        return no(&UNKNOWN);
    };
    let Ok(Query(pairs)) = query else {
        return no(&UNREADABLE);
    };
    let asked = match Asked::read(report.about(), pairs) {
        Ok(asked) => asked,
        Err(wrong) => return wrong_argument(&wrong.sentence(language(&headers))),
    };
    // What is printed is one controller's own.
    if format == Format::Pdf && asked.arguments.only().is_none() {
        return wrong_argument(&Wrong::Missing("controller").sentence(language(&headers)));
    }
    if let Some(Extension(client)) = &client
        && let Err(refusal) = app.edge.rates.charge(client, actor.account.as_ref(), COST)
    {
        return no(&refusal);
    }
    let ask = Arc::new(ask(&app, actor, asked, now, language(&headers)));
    if let Err(error) = report.check(&ask).await {
        return failed(&error, &headers);
    }
    if method == Method::HEAD {
        return (head_of(report, &ask, format), ()).into_response();
    }
    let Ok(place) = Arc::clone(&AT_ONCE).try_acquire_owned() else {
        return no(&BUSY);
    };
    if let Err(error) = app.inventory.record(now, vec![exported(report, &ask, format)]).await {
        return failed(&error, &headers);
    }
    let head = head_of(report, &ask, format);
    let runtime = Handle::current();
    let pieces = stream(move |out| {
        // Held as long as it is written.
        let _place = place;
        let watch = out.watch();
        let out: &mut (dyn Write + Send) = out;
        let written = report.write(&ask, format, out, &runtime, &|| watch.has_left());
        if let Err(error) = &written {
            tracing::warn!(report = report.about().name, %error, "a report broke off");
        }
        written
    });
    (head, Body::from_stream(pieces.map(|piece| piece.map(Bytes::from)))).into_response()
}

/// The report and the form that a file's name asks for.
fn named(file: &str) -> Option<(&'static dyn AnyReport, Format)> {
    let (name, extension) = file.rsplit_once('.')?;
    let format: Format = extension.parse().ok()?;
    format.is_of(name).then_some((report(name)?, format))
}

fn ask(app: &App, actor: Actor, asked: Asked, now: DateTime<Utc>, language: Language) -> Ask {
    Ask {
        inventory: Arc::clone(&app.inventory),
        snapshot: app.inventory.snapshot(),
        actor,
        now,
        on: asked.on.unwrap_or_else(|| Date(now.date_naive())),
        language: asked.language.unwrap_or(language),
        base: app.edge.hosts.base(),
        arguments: asked.arguments,
    }
}

/// The entry that a report was taken away.
fn exported(report: &dyn AnyReport, ask: &Ask, format: Format) -> NewEntry {
    let by = ask.by().unwrap_or_else(|| ask.actor.by(None));
    let entry = NewEntry::new(LogAct::Export, by.in_log()).in_request(by.request);
    let entry = entry.detail("what", "report").detail("report", report.about().name);
    let entry = entry.detail("format", format.extension());
    match ask.arguments.only() {
        Some(controller) => entry.detail("controllers", vec![controller.to_owned()]),
        None => entry,
    }
}

fn head_of(report: &dyn AnyReport, ask: &Ask, format: Format) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A page is read where it is; files are kept.
    let kind = if format == Format::Html { "inline" } else { "attachment" };
    let name = format.file_name(&report.head(ask));
    let disposition = format!("{kind}; filename=\"{name}\"");
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    let tag = crate::notices::words::language_tag(ask.language);
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tag));
    if format == Format::Html {
        let policy = format!(
            "default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            html::style_source()
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    headers
}

/// What the domain refused, translated once.
fn failed(error: &Error, headers: &HeaderMap) -> Response {
    let refusal = match error {
        Error::NotFound => &UNKNOWN,
        Error::Forbidden => &FORBIDDEN,
        Error::Moved => &MOVED,
        error => {
            tracing::error!(%error, "a report could not be made");
            &FAILED
        }
    };
    refuse(refusal, "/reports", headers)
}

const UNAUTHENTICATED: Refusal = Refusal::new(
    StatusCode::UNAUTHORIZED,
    "UNAUTHENTICATED",
    [
        "Raportit ovat kirjautuneille. Kirjaudu sisään osoitteessa /sign-in.",
        "Rapporterna är för inloggade. Logga in på /sign-in.",
        "Reports are for those who are signed in. Sign in at /sign-in.",
    ],
);

const FORBIDDEN: Refusal = Refusal::new(
    StatusCode::FORBIDDEN,
    "FORBIDDEN",
    [
        "Sinulla ei ole oikeutta raportteihin.",
        "Du har inte rätt till rapporter.",
        "You are not permitted to run reports.",
    ],
);

const UNKNOWN: Refusal = Refusal::new(
    StatusCode::NOT_FOUND,
    "NOT_FOUND",
    [
        "Tällaista raporttia tai sen kohdetta ei ole. Muodot ovat csv, xlsx, json ja html, ja selosteilla pdf.",
        "Det finns ingen sådan rapport, eller det som den skulle gälla. Formerna är csv, xlsx, json och html, och för beskrivningarna pdf.",
        "There is no such report, or nothing that it could be about. The forms are csv, xlsx, json and html, and pdf for records and descriptions.",
    ],
);

const BUSY: Refusal = Refusal {
    retry_after: Some(10),
    ..Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "BUSY",
        [
            "Raportteja laaditaan nyt liian monta yhtä aikaa. Yritä hetken kuluttua uudelleen.",
            "För många rapporter skrivs just nu. Försök igen om en stund.",
            "Too many reports are being written now. Try again in a moment.",
        ],
    )
};

const FAILED: Refusal = Refusal::new(
    StatusCode::INTERNAL_SERVER_ERROR,
    "INTERNAL",
    [
        "Palvelimessa tapahtui virhe.",
        "Ett fel inträffade på servern.",
        "Something failed on the server.",
    ],
);
