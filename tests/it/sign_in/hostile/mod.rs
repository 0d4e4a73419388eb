//! Hostile answers: none makes a session, none tells anything of its inside, and each is logged without personal data.

mod claims;
mod endpoints;
mod forgery;
mod returns;

use std::sync::Arc;

use seloste::{records::inventory::Inventory, sign_in::settings::ProviderSettings};

use super::{
    Browser, Log, Page, Site, calls,
    fake::{Fake, MARKERS},
    settings,
};
use crate::support::Base;

/// What is expected in the log: the stage, and what was wrong there.
pub type Expected = (&'static str, &'static str);

/// A database for all cases of a test: nobody gets in, so each finds it as the one before did.
pub struct Ground {
    inventory: Arc<Inventory>,
    _base: Base,
}

impl Ground {
    pub async fn new() -> Self {
        let base = Base::sqlite();
        Self {
            inventory: base.open().await,
            _base: base,
        }
    }

    /// A server that knows nothing of its providers yet.
    pub fn site(&self, providers: Vec<ProviderSettings>) -> Site {
        Site::over(Arc::clone(&self.inventory), providers, calls())
    }
}

/// Fails unless this page and this log are those of a refusal, and nobody is signed in.
pub async fn stayed_out(name: &str, site: &Site, browser: &Browser<'_>, page: &Page, log: &Log, expected: Expected) {
    let (stage, detail) = expected;
    assert!(
        page.status.is_client_error() || page.status.is_server_error(),
        "{name}: {page:?}"
    );
    assert!(!browser.is_signed_in(), "{name}: a session's cookie was set");
    assert_eq!(site.sessions().await, 0, "{name}: there is a session");
    assert!(
        site.people.admitted.lock().expect("unharmed").is_empty(),
        "{name}: the accounts were asked"
    );
    assert_eq!(page.header("cache-control"), "no-store", "{name}");
    assert!(
        !page.text.contains("evästeitä"),
        "{name}: a page that sets a cookie says that there is none"
    );

    let lines = log.text();
    let line = lines
        .lines()
        .rfind(|line| line.contains("reference="))
        .unwrap_or_default();
    assert!(line.contains(&format!("stage=\"{stage}\"")), "{name}: {lines}");
    assert!(line.contains(&format!("detail=\"{detail}\"")), "{name}: {lines}");
    let reference = line
        .split("reference=\"")
        .nth(1)
        .and_then(|rest| rest.get(..12))
        .expect("a reference");
    assert!(
        page.text.contains(reference),
        "{name}: the page does not tell {reference}"
    );

    for marker in MARKERS {
        assert!(!page.text.contains(marker), "{name}: the page tells {marker}");
        assert!(!lines.contains(marker), "{name}: the log tells {marker}");
    }
    for inside in ["openidconnect", "serde", "expected `", "panicked", "127.0.0.1"] {
        assert!(!page.text.contains(inside), "{name}: the page tells of {inside}");
    }
}

/// Someone goes to the provider and comes back, and stays out.
pub async fn refused(ground: &Ground, name: &str, arrange: impl FnOnce(&Fake), expected: Expected) {
    let fake = Fake::start().await;
    let site = ground.site(vec![settings("city", &fake.issuer)]);
    let mut browser = site.browser();
    arrange(&fake);
    let log = Log::listen();
    let page = browser.sign_in(&fake).await;
    stayed_out(name, &site, &browser, &page, &log, expected).await;
}
