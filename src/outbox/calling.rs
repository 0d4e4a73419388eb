//! How is a webhook told? One POST over TLS with a signature, to an address that was judged first.
//!
//! Redirects are not followed: they would lead where nobody has looked. Of the answer only the status counts; its body is never
//! read, however long it is.

use std::{net::IpAddr, time::Duration};

use chrono::{DateTime, Utc};
use reqwest::{Client, Url, redirect::Policy};

use super::{
    address::{AddressRefused, Allowed, Guarded, LookUp},
    deliveries::{Fault, Refusal},
    signing::Secret,
};

/// How long a receiver may take to be reached.
const REACHED: Duration = Duration::from_secs(5);
/// How long it may take to answer.
const ANSWERED: Duration = Duration::from_secs(10);

/// Calls webhooks.
pub struct Caller {
    over_tls: Way,
    plainly: Way,
}

/// A way to call, over TLS or without; no client when this machine gives none, as where no root certificates are installed.
struct Way {
    client: Option<Client>,
    guard: Guarded,
}

/// What a webhook is told.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Where.
    pub url: &'a str,
    /// The id of the delivery: the same at every try.
    pub id: &'a str,
    /// What.
    pub body: &'a str,
}

impl Caller {
    /// A caller that goes where `allowed` lets it.
    pub fn new(allowed: &Allowed, look_up: &LookUp) -> Self {
        // The client takes the process's provider of cryptography; that another has set it already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let way = |plainly: bool| {
            let guard = Guarded {
                allowed: allowed.clone(),
                plainly,
                look_up: LookUp::clone(look_up),
            };
            let client = Client::builder()
                .dns_resolver(guard.clone())
                .redirect(Policy::none())
                // A proxy would look the name up anew, and would be asked for addresses inside.
                .no_proxy()
                // A connection kept open would outlive the judgement on its address.
                .pool_max_idle_per_host(0)
                .https_only(!plainly)
                .connect_timeout(REACHED)
                .timeout(ANSWERED)
                .user_agent(concat!("seloste/", env!("CARGO_PKG_VERSION")))
                .build();
            // The inventory is served all the same; each delivery says what is missing.
            let client = client
                .inspect_err(|error| tracing::warn!(%error, "webhooks cannot be called"))
                .ok();
            Way { client, guard }
        };
        Self {
            over_tls: way(false),
            plainly: way(true),
        }
    }

    /// Tells a webhook. With two secrets the message carries both signatures, and the receiver takes either.
    pub async fn call(&self, call: Call<'_>, secrets: &[Secret], now: DateTime<Utc>) -> Result<(), Refusal> {
        let url = Url::parse(call.url).map_err(|_| Refusal::new("not an address", Fault::Lasting))?;
        let Way { client, guard } = match url.scheme() {
            "https" => &self.over_tls,
            _ if !self.plainly.guard.allowed.private.is_empty() => &self.plainly,
            _ => return Err(Refusal::endpoint("https is needed")),
        };
        // A host that is an address is never looked up, so it is judged here.
        let host = url.host_str().unwrap_or_default();
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        if literal.is_ok_and(|address| !guard.admits(address)) {
            return Err(Refusal::endpoint(AddressRefused.to_string()));
        }
        let Some(client) = client else {
            return Err(Refusal::endpoint(
                "this server has no HTTP client: are root certificates installed?",
            ));
        };
        let timestamp = now.timestamp();
        let signatures: Vec<String> = secrets
            .iter()
            .map(|secret| secret.sign(call.id, timestamp, call.body))
            .collect();
        let sent = client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", call.id)
            .header("webhook-timestamp", timestamp.to_string())
            .header("webhook-signature", signatures.join(" "))
            .body(call.body.to_owned())
            .send()
            .await;
        let status = sent.map_err(|error| Refusal::endpoint(why(&error)))?.status();
        match status.as_u16() {
            200..300 => Ok(()),
            // The convention's word for "never again".
            410 => Err(Refusal::new("HTTP 410", Fault::Lasting)),
            other => Err(Refusal::endpoint(format!("HTTP {other}"))),
        }
    }
}

/// Why a call failed, in words that hold no address.
fn why(error: &reqwest::Error) -> String {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(refused) = error.downcast_ref::<AddressRefused>() {
            return refused.to_string();
        }
        if error.downcast_ref::<rustls::Error>().is_some() {
            return "the certificate or the encryption was not accepted".to_owned();
        }
        // An error of input and output keeps what caused it apart from its source.
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause = match inner {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    let words = if error.is_timeout() {
        "no answer in time"
    } else if error.is_dns() {
        "the name was not found"
    } else if error.is_connect() {
        "cannot be reached"
    } else {
        "the connection broke off"
    };
    words.to_owned()
}
