//! How much may one ask in a minute? By what it costs, for each account and each address; sign-in and public pages apart.
//!
//! Each limit is a bucket that fills evenly over a minute and holds one minute's worth (GCRA, `governor`). Buckets are kept for
//! the addresses and accounts seen last, so their number is bounded: who is pushed out by many others begins with a full bucket,
//! which is less harm than a memory that anyone can fill.

use std::{
    hash::Hash,
    net::IpAddr,
    num::{NonZeroU32, NonZeroUsize},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::StateStore,
};
use lru::LruCache;

use super::{
    client::Client,
    refusal::{Refusal, refuse},
};
use crate::app::App;

/// Buckets kept for each limit; some 100 bytes each.
const KEPT: NonZeroUsize = NonZeroUsize::new(50_000).expect("is not zero");

/// How much is allowed in a minute. `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerMinute {
    /// Cost of GraphQL for an account.
    pub account: Option<NonZeroU32>,
    /// Cost of GraphQL for an address: many people may share one.
    pub address: Option<NonZeroU32>,
    /// Public pages for an address.
    pub pages: Option<NonZeroU32>,
    /// Attempts to sign in from an address.
    pub sign_in: Option<NonZeroU32>,
}

/// The limits, with what each account and address has used up.
pub struct Rates<C: Clock = DefaultClock> {
    accounts: Option<Limit<Arc<str>, C>>,
    addresses: Option<Limit<IpAddr, C>>,
    pages: Option<Limit<IpAddr, C>>,
    sign_in: Option<Limit<IpAddr, C>>,
}

/// One limit over many keys.
struct Limit<K: Hash + Eq + Clone, C: Clock> {
    limiter: RateLimiter<K, Recent<K>, C, NoOpMiddleware<C::Instant>>,
    burst: NonZeroU32,
    #[cfg(test)]
    buckets: Recent<K>,
}

/// Buckets of those seen last.
struct Recent<K: Hash + Eq>(Arc<Mutex<LruCache<K, Nanos>>>);

impl<K: Hash + Eq + Clone> StateStore for Recent<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        // A bucket is replaced whole, so a panic elsewhere cannot leave one half made.
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (told, bucket) = measure(buckets.get(key).copied())?;
        buckets.put(key.clone(), bucket);
        Ok(told)
    }
}

impl Rates {
    /// Limits of so much, by the clock.
    pub fn new(per_minute: PerMinute) -> Self {
        Self::by(per_minute, DefaultClock::default())
    }
}

impl<C: Clock + Clone> Rates<C> {
    /// Limits of so much, by another clock.
    pub fn by(per_minute: PerMinute, clock: C) -> Self {
        Self {
            accounts: per_minute.account.map(|most| Limit::new(most, clock.clone())),
            addresses: per_minute.address.map(|most| Limit::new(most, clock.clone())),
            pages: per_minute.pages.map(|most| Limit::new(most, clock.clone())),
            sign_in: per_minute.sign_in.map(|most| Limit::new(most, clock)),
        }
    }

    /// Charges what a question costs to whoever asks it: the account, if there is one, and the address.
    pub fn charge(&self, client: &Client, account: Option<&Arc<str>>, cost: u64) -> Result<(), Refusal> {
        let of_account = self.accounts.as_ref().zip(account);
        let waits = [
            of_account.and_then(|(limit, account)| limit.take(account, cost)),
            self.addresses
                .as_ref()
                .and_then(|limit| limit.take(&client.neighbourhood(), cost)),
        ];
        waits
            .into_iter()
            .flatten()
            .max()
            .map_or(Ok(()), |wait| Err(limited(wait)))
    }

    /// Charges an attempt to sign in. For the routes that take a secret, before it is looked at.
    pub fn charge_sign_in(&self, client: &Client) -> Result<(), Refusal> {
        Self::charge_one(self.sign_in.as_ref(), client)
    }

    /// Charges a public page.
    pub fn charge_page(&self, client: &Client) -> Result<(), Refusal> {
        Self::charge_one(self.pages.as_ref(), client)
    }

    fn charge_one(limit: Option<&Limit<IpAddr, C>>, client: &Client) -> Result<(), Refusal> {
        limit
            .and_then(|limit| limit.take(&client.neighbourhood(), 1))
            .map_or(Ok(()), |wait| Err(limited(wait)))
    }
}

impl<K: Hash + Eq + Clone, C: Clock> Limit<K, C> {
    fn new(per_minute: NonZeroU32, clock: C) -> Self {
        let buckets = Arc::new(Mutex::new(LruCache::new(KEPT)));
        Self {
            #[cfg(test)]
            buckets: Recent(Arc::clone(&buckets)),
            limiter: RateLimiter::new(Quota::per_minute(per_minute), Recent(buckets), clock),
            burst: per_minute,
        }
    }

    /// Takes so much from a bucket; how long to wait when it does not hold so much.
    fn take(&self, key: &K, cost: u64) -> Option<Duration> {
        // What costs more than a bucket ever holds empties it; else it could never be had.
        let cost = u32::try_from(cost).unwrap_or(u32::MAX).min(self.burst.get());
        let cost = NonZeroU32::new(cost)?;
        match self.limiter.check_key_n(key, cost) {
            Ok(Err(not_yet)) => Some(not_yet.wait_time_from(self.limiter.clock().now())),
            Ok(Ok(())) | Err(_) => None,
        }
    }
}

fn limited(wait: Duration) -> Refusal {
    let refusal = Refusal::new(
        StatusCode::TOO_MANY_REQUESTS,
        "RATE_LIMITED",
        [
            "Pyyntöjä tuli liikaa lyhyessä ajassa. Odota hetki ja yritä uudelleen.",
            "För många förfrågningar på kort tid. Vänta en stund och försök igen.",
            "Too much was asked in a short time. Wait a moment and try again.",
        ],
    );
    Refusal {
        // Rounded up: whoever comes back then finds it open.
        retry_after: Some(wait.as_secs() + 1),
        ..refusal
    }
}

/// Charges public pages.
pub async fn pages(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    charged(Rates::charge_page, &app, request, next).await
}

/// Charges what begins a session, or asks a provider to; the pages around it as pages.
pub async fn sign_in(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let begins = match request.uri().path().strip_prefix("/sign-in/") {
        // What comes back from a provider was charged when it was sent there.
        Some(rest) => !rest.ends_with("/callback"),
        None => request.uri().path() == "/sign-in" && request.method() == Method::POST,
    };
    let charge = if begins {
        Rates::charge_sign_in
    } else {
        Rates::charge_page
    };
    charged(charge, &app, request, next).await
}

async fn charged(
    charge: fn(&Rates, &Client) -> Result<(), Refusal>,
    app: &App,
    request: Request,
    next: Next,
) -> Response {
    let charged = request
        .extensions()
        .get::<Client>()
        .map_or(Ok(()), |client| charge(&app.edge.rates, client));
    match charged {
        Ok(()) => next.run(request).await,
        Err(refusal) => refuse(&refusal, request.uri().path(), request.headers()),
    }
}

#[cfg(test)]
mod tests {
    use std::{num::NonZeroU32, sync::Arc, time::Duration};

    use governor::clock::FakeRelativeClock;

    use super::{KEPT, PerMinute, Rates};
    use crate::http::client::Client;

    fn client(address: &str) -> Client {
        Client {
            address: address.parse().expect("an address"),
            https: false,
        }
    }

    fn rates() -> (Rates<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        let per_minute = PerMinute {
            account: NonZeroU32::new(60),
            address: NonZeroU32::new(120),
            pages: NonZeroU32::new(3),
            sign_in: NonZeroU32::new(2),
        };
        (Rates::by(per_minute, clock.clone()), clock)
    }

    #[test]
    fn what_is_asked_is_charged_by_cost_to_account_and_address() {
        let (rates, clock) = rates();
        let (one, other): (Arc<str>, Arc<str>) = (Arc::from("one"), Arc::from("other"));
        let office = client("192.0.2.1");
        assert_eq!(rates.charge(&office, Some(&one), 60), Ok(()));
        let refusal = rates
            .charge(&office, Some(&one), 30)
            .expect_err("the account has nothing left");
        assert_eq!((refusal.code, refusal.retry_after), ("RATE_LIMITED", Some(31)));
        assert_eq!(
            rates.charge(&office, Some(&other), 1),
            Ok(()),
            "a colleague at the same address"
        );
        clock.advance(Duration::from_secs(31));
        assert_eq!(rates.charge(&office, Some(&one), 30), Ok(()));
    }

    #[test]
    fn an_address_is_limited_whatever_accounts_it_uses_and_others_are_not() {
        let (rates, _clock) = rates();
        for number in 0..2 {
            assert_eq!(
                rates.charge(&client("192.0.2.1"), Some(&Arc::from(number.to_string())), 60),
                Ok(())
            );
        }
        assert!(
            rates
                .charge(&client("192.0.2.1"), Some(&Arc::from("third")), 60)
                .is_err()
        );
        assert_eq!(rates.charge(&client("192.0.2.2"), None, 60), Ok(()));
        assert_eq!(rates.charge(&client("2001:db8::1"), None, 120), Ok(()));
        assert!(
            rates.charge(&client("2001:db8::2"), None, 120).is_err(),
            "the same network"
        );
        assert_eq!(
            rates.charge(&client("2001:db8:0:1::2"), None, 120),
            Ok(()),
            "another network"
        );
    }

    #[test]
    fn what_costs_more_than_a_minute_allows_empties_the_bucket() {
        let (rates, _clock) = rates();
        assert_eq!(rates.charge(&client("192.0.2.1"), None, u64::MAX), Ok(()));
        assert!(rates.charge(&client("192.0.2.1"), None, 1).is_err());
    }

    #[test]
    fn sign_in_and_pages_have_limits_of_their_own() {
        let (rates, clock) = rates();
        let someone = client("192.0.2.1");
        for _ in 0..2 {
            assert_eq!(rates.charge_sign_in(&someone), Ok(()));
        }
        assert!(rates.charge_sign_in(&someone).is_err());
        for _ in 0..3 {
            assert_eq!(rates.charge_page(&someone), Ok(()));
        }
        assert!(rates.charge_page(&someone).is_err());
        clock.advance(Duration::from_secs(31));
        assert_eq!(rates.charge_sign_in(&someone), Ok(()));
    }

    #[test]
    fn the_number_of_buckets_is_bounded() {
        let (rates, _clock) = rates();
        for number in 0..u32::try_from(KEPT.get()).expect("small") + 10 {
            let _ = rates.charge_page(&client(&std::net::Ipv4Addr::from_bits(number).to_string()));
        }
        let limit = rates.pages.as_ref().expect("pages are limited");
        assert_eq!(limit.buckets.0.lock().expect("nothing panicked").len(), KEPT.get());
    }
}
