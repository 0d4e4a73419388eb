//! How does the auditor's pack leave the house? As a download for those who may take all of a controller away: made whole first,
//! in the log before that, and only then sent.
//!
//! `GET /audit-pack/CONTROLLER.zip?at=DAY&language=fi`. A pack is written into a file without a name, which the system takes back
//! however this ends, and is sent once it has been signed: what could not be made is a refusal and never half a ZIP. What this costs
//! is the wait before the first byte, and room on the disk that `TMPDIR` names.

use std::{
    fs::File,
    io::{self, BufWriter, Seek, Write},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, Ordering},
    },
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
use entity::vocabulary::LogAct;
use futures_util::StreamExt;
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use super::{
    client::Client,
    download::{COST, MOVED, UNREADABLE, unknown_reader, wrong_argument},
    refusal::{Refusal, language, refuse},
    who::{Who, who},
};
use crate::{
    access::{Action, Actor, By, Granted, Reach, Target},
    app::App,
    error::Error,
    history::NewEntry,
    notices::days,
    reports::{
        audit::{self, Asked, AuditError, packing::Packing},
        stream::stream,
    },
};

/// Packs that are made or sent at one time: each has a thread of its own, a controller's records, and a file.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));

/// What a pack tells of: whoever takes one may do all of this to all of the controller.
const NEEDED: [Action; 5] = [
    Action::ExportInventory,
    Action::RunReport,
    Action::ReadRegister,
    Action::ReadHistory,
    Action::ReadBreach,
];

/// The downloads.
pub fn router() -> Router<Arc<App>> {
    Router::new().route("/audit-pack/{file}", get(download))
}

async fn download(
    State(app): State<Arc<App>>,
    client: Option<Extension<Client>>,
    method: Method,
    headers: HeaderMap,
    Path(file): Path<String>,
    query: Result<Query<Vec<(String, String)>>, impl Sized + Send>,
) -> Response {
    let no = |refusal: &Refusal| refuse(refusal, "/audit-pack", &headers);
    let now = Utc::now();
    let actor = match who(&app, &headers, now).await {
        Ok(Who::Actor(actor)) if !actor.is_public() => actor,
        Ok(_) => return unknown_reader(&UNAUTHENTICATED, "/audit-pack", &headers),
        Err(error) => return failed(&AuditError::Inventory(error), &headers),
    };
    let controller = file.strip_suffix(".zip").unwrap_or_default();
    let by = match may_take(&app, &actor, controller) {
        Ok(by) => by,
        Err(refusal) => return no(refusal),
    };
    let Ok(Query(pairs)) = query else {
        return no(&UNREADABLE);
    };
    let today = days::in_finland(now);
    let asked = match Packing::read(pairs, today) {
        Ok(packing) => Asked {
            controllers: vec![controller.to_owned()],
            day: packing.at.unwrap_or(today),
            language: packing.language.unwrap_or_else(|| language(&headers)),
            whole_log: false,
        },
        Err(wrong) => return wrong_argument(&wrong.sentence(language(&headers))),
    };
    if let Some(Extension(client)) = &client
        && let Err(refusal) = app.edge.rates.charge(client, actor.account.as_ref(), COST)
    {
        return no(&refusal);
    }
    if method == Method::HEAD {
        return (head_of(&asked), ()).into_response();
    }
    let Ok(place) = Arc::clone(&AT_ONCE).try_acquire_owned() else {
        return no(&BUSY);
    };
    match made(&app, &asked, &by, now).await {
        Ok((file, length)) => sent(&asked, file, length, place),
        Err(error) => failed(&error, &headers),
    }
}

/// In whose name a controller's pack may be taken. Who may take none anywhere is told so; of a controller out of reach nothing is told.
fn may_take(app: &App, actor: &Actor, controller: &str) -> Result<By, &'static Refusal> {
    let somewhere = |granted: &Granted| Action::ExportInventory.reach(Some(granted.role)) != Reach::Nowhere;
    if !actor.grants.iter().any(somewhere) || !NEEDED.iter().all(|action| actor.carries(*action)) {
        return Err(&FORBIDDEN);
    }
    let snapshot = app.inventory.snapshot();
    let is_known = snapshot.shared.shelves.controllers.get(controller).is_some();
    let touches = |action| actor.touches(action, controller);
    if !is_known || !touches(Action::ExportInventory) || !touches(Action::ReadController) {
        return Err(&UNKNOWN);
    }
    let whole = Target::controller(controller);
    if !NEEDED.iter().all(|action| actor.may(*action, &whole)) {
        return Err(&NOT_THE_WHOLE);
    }
    actor
        .require(Action::ExportInventory, &whole)
        .map_err(|_| &NOT_THE_WHOLE)
}

/// Makes a pack: its file, from the beginning, and how long it is.
async fn made(app: &App, asked: &Asked, by: &By, now: DateTime<Utc>) -> Result<(File, u64), AuditError> {
    // Before anything leaves the house: a pack that is not in the log would be one that nobody knows of.
    let export = NewEntry::new(LogAct::Export, by.in_log()).in_request(Arc::clone(&by.request));
    let export = export
        .detail("what", "audit-pack")
        .detail("controllers", asked.controllers.clone())
        .detail("day", asked.day.to_string());
    app.inventory.record(now, vec![export]).await?;
    let pair = app.inventory.log().pair(app.inventory.database()).await?;
    let (inventory, asked, runtime) = (Arc::clone(&app.inventory), asked.clone(), Handle::current());
    let left = Arc::new(AtomicBool::new(false));
    // Dropped with this question when whoever asked goes away.
    let _leaving = Leaving(Arc::clone(&left));
    let written = spawn_blocking(move || {
        let out = Watched {
            out: BufWriter::new(tempfile::tempfile()?),
            left,
        };
        let (out, _) = audit::write(&inventory, &asked, now, &pair, &runtime, out)?;
        let mut file = out.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let length = file.metadata()?.len();
        Ok((file, length))
    });
    match written.await {
        Ok(written) => written,
        Err(fell) => Err(Error::Internal(fell.to_string()).into()),
    }
}

/// Whoever waits for a pack, until they go away.
struct Leaving(Arc<AtomicBool>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A sink that takes nothing more once nobody waits for it.
struct Watched<W> {
    out: W,
    left: Arc<AtomicBool>,
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Sends a pack that is whole. Its place is free again when the last byte is gone, or whoever reads it is.
fn sent(asked: &Asked, mut file: File, length: u64, place: OwnedSemaphorePermit) -> Response {
    let mut headers = head_of(asked);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    let pieces = stream(move |out| {
        let _place = place;
        io::copy(&mut file, out)
    });
    (headers, Body::from_stream(pieces.map(|piece| piece.map(Bytes::from)))).into_response()
}

fn head_of(asked: &Asked) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("{}-{}.zip", asked.controllers.join("-"), asked.day);
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    if let Ok(disposition) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers
}

/// What the domain refused, translated once.
fn failed(error: &AuditError, headers: &HeaderMap) -> Response {
    let refusal = match error {
        AuditError::NoController(_) => &UNKNOWN,
        AuditError::Inventory(Error::Moved) => &MOVED,
        error => {
            tracing::error!(%error, "an auditor's pack could not be made");
            &FAILED
        }
    };
    refuse(refusal, "/audit-pack", headers)
}

const UNAUTHENTICATED: Refusal = Refusal::new(
    StatusCode::UNAUTHORIZED,
    "UNAUTHENTICATED",
    [
        "Tarkastuspaketit ovat kirjautuneille. Kirjaudu sisään osoitteessa /sign-in.",
        "Granskningspaketen är för inloggade. Logga in på /sign-in.",
        "Auditors' packs are for those who are signed in. Sign in at /sign-in.",
    ],
);

const FORBIDDEN: Refusal = Refusal::new(
    StatusCode::FORBIDDEN,
    "FORBIDDEN",
    [
        "Sinulla ei ole oikeutta tarkastuspaketteihin.",
        "Du har inte rätt till granskningspaket.",
        "You are not permitted to take auditors' packs.",
    ],
);

const NOT_THE_WHOLE: Refusal = Refusal::new(
    StatusCode::FORBIDDEN,
    "FORBIDDEN",
    [
        "Paketissa on rekisterinpitäjästä kaikki, ja oikeutesi ulottuu osaan siitä. Ota raportit sen sijaan.",
        "Paketet innehåller allt om den personuppgiftsansvariga, och din rätt gäller en del. Ta rapporterna i stället.",
        "A pack holds all of a controller, and your right goes to a part of it. Take the reports instead.",
    ],
);

const UNKNOWN: Refusal = Refusal::new(
    StatusCode::NOT_FOUND,
    "NOT_FOUND",
    [
        "Tällaista rekisterinpitäjää ei ole. Osoite on /audit-pack/AVAIN.zip.",
        "Det finns ingen sådan personuppgiftsansvarig. Adressen är /audit-pack/NYCKEL.zip.",
        "There is no such controller. The address is /audit-pack/KEY.zip.",
    ],
);

const BUSY: Refusal = Refusal {
    retry_after: Some(30),
    ..Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "BUSY",
        [
            "Tarkastuspaketteja laaditaan nyt liian monta yhtä aikaa. Yritä hetken kuluttua uudelleen.",
            "För många granskningspaket framställs just nu. Försök igen om en stund.",
            "Too many auditors' packs are being made now. Try again in a moment.",
        ],
    )
};

const FAILED: Refusal = Refusal::new(
    StatusCode::INTERNAL_SERVER_ERROR,
    "INTERNAL",
    [
        "Palvelimessa tapahtui virhe, eikä pakettia voitu laatia.",
        "Ett fel inträffade på servern, och paketet kunde inte framställas.",
        "Something failed on the server, and the pack could not be made.",
    ],
);
