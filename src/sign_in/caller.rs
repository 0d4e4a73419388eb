//! How is a provider called, so that a hostile answer does no harm? No redirects, a time limit, a size limit.
//!
//! `openidconnect` brings a client over another generation of `reqwest`; this one is ours, over the one the program has.

use std::{fmt, future::Future, pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

use super::public_address::{is_plain_loopback, is_safe};

/// How much of a provider's time and talk is put up with.
#[derive(Clone, Copy, Debug)]
pub struct CallLimits {
    /// For one call, from the look-up of the name to the last byte.
    pub time: Duration,
    /// Bytes of one answer. A discovery document has some 5 kB, a set of keys 10.
    pub size: usize,
}

impl Default for CallLimits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(5),
            size: 256 * 1024,
        }
    }
}

/// Why a call brought no answer. Says nothing of what was sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The address is none that can be called, or one in the clear. A secret may be in the request, so it stays here.
    NotCallable,
    /// Nobody is there, or the names and certificates do not fit.
    NoConnection,
    /// It took too long.
    TooSlow,
    /// The answer is too large.
    TooLarge,
    /// The answer broke off.
    BrokenOff,
    /// The answer is an order to ask elsewhere. A secret is in the request, so it goes nowhere else.
    Redirected,
}

impl CallError {
    /// The word for the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotCallable => "not callable",
            Self::NoConnection => "no connection",
            Self::TooSlow => "too slow",
            Self::TooLarge => "too large",
            Self::BrokenOff => "broken off",
            Self::Redirected => "redirected",
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl std::error::Error for CallError {}

/// A client for providers.
#[derive(Clone, Debug)]
pub struct Caller {
    client: reqwest::Client,
    limits: CallLimits,
    within_machine: bool,
}

impl Caller {
    /// A client with these limits. Certificates are checked against the machine's own list of authorities, so a city's own
    /// authority counts. It speaks TLS only; `within_machine`, for a provider on this machine, it also calls this machine in
    /// the clear, past any proxy.
    pub fn new(limits: CallLimits, within_machine: bool) -> Result<Self, String> {
        // Refused when another part of the program was first; it is the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .timeout(limits.time)
            .connect_timeout(limits.time)
            .user_agent(concat!("seloste/", env!("CARGO_PKG_VERSION")));
        if within_machine {
            client = client.no_proxy();
        }
        let client = client
            .build()
            .map_err(|error| format!("cannot prepare calls to providers: {error}"))?;
        Ok(Self {
            client,
            limits,
            within_machine,
        })
    }

    /// Sends one request and reads its answer to the end, within the limits.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CallError> {
        let request = reqwest::Request::try_from(request).map_err(|_| CallError::NotCallable)?;
        let url = request.url();
        if !is_safe(url) || (is_plain_loopback(url) && !self.within_machine) {
            return Err(CallError::NotCallable);
        }
        let mut answer = self.client.execute(request).await.map_err(|error| told(&error))?;
        if answer.status().is_redirection() {
            return Err(CallError::Redirected);
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|error| told(&error))? {
            if body.len() + piece.len() > self.limits.size {
                return Err(CallError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

fn told(error: &reqwest::Error) -> CallError {
    if error.is_timeout() {
        CallError::TooSlow
    } else if error.is_connect() {
        CallError::NoConnection
    } else {
        CallError::BrokenOff
    }
}

impl<'c> AsyncHttpClient<'c> for Caller {
    type Error = CallError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
