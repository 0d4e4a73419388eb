//! What does the browser keep? Two cookies that no script reads and no other site sets.
//!
//! On `https` their names begin with `__Host-`, so that browsers take them over TLS only, for this host only, and a
//! neighbouring host cannot plant one (RFC 6265bis, section 4.1.3). On `http`, which is this machine only, they are named plainly.

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::TimeDelta;

use super::{public_address::PublicAddress, secret::Secret};

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Who is signed in.
    Session,
    /// Who is about to be.
    Attempt,
}

impl Cookie {
    /// Its name.
    pub const fn name(self, https: bool) -> &'static str {
        match (self, https) {
            (Self::Session, true) => "__Host-seloste",
            (Self::Session, false) => "seloste",
            (Self::Attempt, true) => "__Host-seloste-sign-in",
            (Self::Attempt, false) => "seloste-sign-in",
        }
    }

    /// The secret a request brings. One that is brought twice is none: two paths or hosts have set it, and we never do.
    pub fn read(self, headers: &HeaderMap, address: &PublicAddress) -> Option<Secret> {
        let name = self.name(address.is_https());
        let mut values = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(named, _)| *named == name)
            .map(|(_, value)| value);
        let value = values.next()?;
        if values.next().is_some() {
            return None;
        }
        Secret::read(value)
    }

    /// The header that makes the browser keep a secret: for a while, or until it is closed.
    pub fn keep(self, secret: &Secret, address: &PublicAddress, life: Option<TimeDelta>) -> HeaderValue {
        let age = life.map_or_else(String::new, |life| format!("; Max-Age={}", life.num_seconds()));
        self.header(&secret.show(), address, &age)
    }

    /// The header that makes the browser forget it.
    pub fn forget(self, address: &PublicAddress) -> HeaderValue {
        self.header("", address, "; Max-Age=0")
    }

    fn header(self, value: &str, address: &PublicAddress, age: &str) -> HeaderValue {
        let https = address.is_https();
        let secure = if https { "; Secure" } else { "" };
        let name = self.name(https);
        HeaderValue::try_from(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"))
            .expect("letters, digits and marks of our own")
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use chrono::TimeDelta;

    use super::{Cookie, Secret};
    use crate::sign_in::PublicAddress;

    fn address(text: &str) -> PublicAddress {
        text.parse().expect("a test's own address")
    }

    fn brought(cookies: &[String]) -> HeaderMap {
        let values = cookies
            .iter()
            .map(|text| (header::COOKIE, HeaderValue::try_from(text).expect("plain text")));
        values.collect()
    }

    #[test]
    fn on_https_the_cookie_is_for_this_host_over_tls_only() {
        let secret = Secret::of([7; 32]);
        let set = Cookie::Session.keep(&secret, &address("https://seloste.example"), None);
        let expected = format!(
            "__Host-seloste={}; Path=/; HttpOnly; SameSite=Lax; Secure",
            secret.show()
        );
        assert_eq!(set.to_str().expect("plain text"), expected);
        let set = Cookie::Attempt.keep(&secret, &address("http://127.0.0.1:1"), Some(TimeDelta::minutes(10)));
        let expected = format!(
            "seloste-sign-in={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600",
            secret.show()
        );
        assert_eq!(set.to_str().expect("plain text"), expected);
    }

    #[test]
    fn a_cookie_is_found_among_others_but_not_when_it_comes_twice() {
        let (secret, https) = (Secret::of([7; 32]), address("https://seloste.example"));
        let own = format!("__Host-seloste={}", secret.show());
        let read = |cookies: &[String]| {
            Cookie::Session
                .read(&brought(cookies), &https)
                .map(|secret| secret.hash())
        };
        assert_eq!(read(&[format!("a=b; {own}; c=d")]), Some(secret.hash()));
        assert_eq!(read(&["a=b".to_owned(), own.clone()]), Some(secret.hash()));
        assert_eq!(read(&[format!("{own}; {own}")]), None);
        assert_eq!(read(&[own.clone(), own.clone()]), None);
        assert_eq!(
            read(&[own.replace("__Host-", "")]),
            None,
            "a plain name is not believed on https"
        );
        assert_eq!(read(&["__Host-seloste=short".to_owned()]), None);
    }
}
