//! What an answer says about itself: whether it is fresh, what it may do, and in which form it can be had.

use axum::http::{Method, StatusCode};

use super::{Page, Site, after};

async fn again(site: &Site, path: &str, page: &Page) -> Page {
    site.ask(Method::GET, path, &[("if-none-match", page.header("etag"))])
        .await
}

#[tokio::test]
async fn a_browser_that_has_the_page_is_only_told_so_until_something_changes() {
    let site = Site::of_a_city().await;
    let path = "/fi/pori/asiakkaat";
    let first = site.get(path).await;
    assert!(
        first.header("cache-control").contains("must-revalidate") && first.header("cache-control").contains("public")
    );
    assert_eq!(first.header("last-modified"), "Mon, 02 Mar 2026 09:00:00 GMT");
    let same = again(&site, path, &first).await;
    assert_eq!((same.status, same.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    for name in [
        "etag",
        "cache-control",
        "vary",
        "content-security-policy",
        "x-content-type-options",
    ] {
        assert_eq!(same.header(name), first.header(name), "{name}");
    }

    let (old, list) = (site.get("/fi/pori/asiakkaat/v/1").await, site.get("/fi/pori").await);
    site.publish("pori/1", after(1)).await;
    assert_eq!(again(&site, path, &first).await.status, StatusCode::OK);
    assert_eq!(again(&site, "/fi/pori", &list).await.status, StatusCode::OK);
    // The page of an old version now says that it is one; what was frozen is the same for ever.
    assert_eq!(
        again(&site, "/fi/pori/asiakkaat/v/1", &old).await.status,
        StatusCode::OK
    );
    let frozen = site.get("/fi/pori/asiakkaat/v/1.json").await;
    assert!(frozen.header("cache-control").contains("immutable"));
    assert_eq!(
        again(&site, "/fi/pori/asiakkaat/v/1.json", &frozen).await.status,
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = Site::of_a_city().await;
    site.withdraw("pori/1/1", "Palvelu on päättynyt.", after(1)).await;
    for path in [
        "/",
        "/fi",
        "/fi/pori",
        "/fi/pori/asiakkaat",
        "/fi/pori/asiakkaat/v/1",
        "/fi/x/y/z",
        "/favicon.ico",
        "/healthz",
    ] {
        let page = site.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("script-src") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
        for name in ["referrer-policy", "permissions-policy", "cross-origin-opener-policy"] {
            assert!(!page.header(name).is_empty(), "{path}: {name}");
        }
        page.hides("<script").hides("style=\"");
    }
}

#[tokio::test]
async fn a_client_that_takes_no_html_is_shown_the_other_forms() {
    let site = Site::of_a_city().await;
    let page = site
        .ask(Method::GET, "/fi/pori/asiakkaat", &[("accept", "application/json")])
        .await;
    assert_eq!(page.status, StatusCode::NOT_ACCEPTABLE);
    page.shows("/fi/pori/asiakkaat.json").shows("/fi/pori/asiakkaat.md");
    for accept in ["*/*", "text/html,application/xhtml+xml;q=0.9"] {
        assert_eq!(
            site.ask(Method::GET, "/fi/pori/asiakkaat", &[("accept", accept)])
                .await
                .status,
            StatusCode::OK
        );
    }
    let named = site
        .ask(Method::GET, "/fi/pori/asiakkaat.json", &[("accept", "text/html")])
        .await;
    assert_eq!(
        named.status,
        StatusCode::OK,
        "an address that names its form is taken at its word"
    );
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_ever_under_a_name_that_changes_with_it() {
    let site = Site::of_a_city().await;
    let page = site.get("/fi").await;
    let start = page.text.find("/assets/style-").expect("the page has a style sheet");
    let path: String = page.text[start..]
        .chars()
        .take_while(|character| *character != '"')
        .collect();
    let style = site.get(&path).await;
    assert_eq!(
        (style.status, style.header("content-type")),
        (StatusCode::OK, "text/css; charset=utf-8")
    );
    assert!(style.header("cache-control").contains("immutable"));
    style.hides("http://").hides("@import");
}
