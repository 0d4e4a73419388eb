//! How does one sign in and out with a browser? Pages that work without scripts, and the ways to the providers and back.
//!
//! - `/sign-in`: the choice of providers; in the demo, of people. `/sign-in/NAME` goes to a provider, which sends the browser
//!   back to `/sign-in/NAME/callback`. Each has its own, so that one cannot answer in another's place.
//! - `/sign-out`: one's sessions, and the ends of them. Only a form of our own ends one.
//!
//! Handlers elsewhere ask [`Credentials`] who sent a request.

mod begin;
mod callback;
mod choice;
mod credentials;
mod form;
mod page;
mod sign_out;

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use chrono::Utc;

pub use credentials::{Credentials, RefusedCredentials, credentials};

use crate::{app::App, sign_in::logged::signed_out_since};

/// The largest form: a name or an id, and a path.
const LARGEST: usize = 4 * 1024;

/// How often it is looked for refusals that are to be told.
const TELL: Duration = Duration::from_secs(20);

/// How often it is asked whether a session was ended on another instance: live connections know within a second.
const HEAR: Duration = Duration::from_millis(250);

/// How often what has run out is forgotten.
const SWEEP: Duration = Duration::from_mins(10);

/// The routes of signing in and out.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/sign-in", get(choice::show).post(choice::choose))
        .route("/sign-in/{provider}", get(begin::begin))
        .route("/sign-in/{provider}/callback", get(callback::callback))
        .route("/sign-out", get(sign_out::show).post(sign_out::end))
        .layer(DefaultBodyLimit::max(LARGEST))
}

/// Tells the log how often somebody was turned away, minute by minute, for as long as the server runs.
pub async fn keep_telling(app: Arc<App>) {
    let mut ticks = tokio::time::interval(TELL);
    loop {
        ticks.tick().await;
        tell_refusals(&app, false).await;
    }
}

/// Hears of sessions that were ended on other instances, for as long as the server runs: live connections ask again then who
/// they are, as they do at once where a session is ended here.
pub async fn keep_hearing_of_ends(app: Arc<App>) {
    let mut ticks = tokio::time::interval(HEAR);
    let mut seen = None;
    loop {
        ticks.tick().await;
        match signed_out_since(app.inventory.database(), seen).await {
            Ok((tip, ended)) => {
                if ended {
                    if let Some(desk) = app.sign_in.desk() {
                        desk.sessions.look_again();
                    }
                    app.live.somebody_signed_out();
                }
                seen = tip;
            }
            Err(error) => tracing::warn!(%error, "it could not be asked whether a session was ended elsewhere"),
        }
    }
}

/// Tells the log how often somebody was turned away since that was last told.
pub async fn tell_refusals(app: &App, stopping: bool) {
    if let Some(desk) = app.sign_in.desk()
        && let Err(error) = desk.refused.tell(&app.inventory, Utc::now(), stopping).await
    {
        tracing::error!(%error, "refused sign-ins could not be written to the log of history");
    }
}

/// Forgets sessions and attempts that have run out, now and then, for as long as the server runs.
pub async fn keep_swept(app: Arc<App>) {
    let mut ticks = tokio::time::interval(SWEEP);
    loop {
        ticks.tick().await;
        if let Err(error) = app.sign_in.sweep(Utc::now()).await {
            tracing::warn!(%error, "sessions that have run out were not forgotten");
        }
    }
}
