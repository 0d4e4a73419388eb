//! What does a reader get who looks for something in the notices of all cities, in a browser without a script?

use axum::http::{Method, StatusCode};
use seloste::lookup::Lookup;

use super::Site;
use crate::support::now;

/// A city with one published notice, and the index that knows of it.
async fn site() -> Site {
    let site = Site::of_a_city().await;
    settle(&site).await;
    site
}

async fn settle(site: &Site) {
    Lookup::of(&site.inventory).settle(&site.inventory).await;
}

#[tokio::test]
async fn a_search_shows_how_many_there_are_and_why_in_the_pages_language() {
    let site = site().await;
    for (address, count, way, here) in [
        (
            "/fi?q=asiakkaan",
            "1 seloste löytyi",
            "/fi/pori/asiakkaat",
            "Hae selosteista",
        ),
        (
            "/sv?q=asiakkaan",
            "1 beskrivning hittades",
            "/sv/pori/asiakkaat",
            "Sök i beskrivningarna",
        ),
        (
            "/en?q=customer",
            "1 notice found",
            "/en/pori/asiakkaat",
            "Search the notices",
        ),
        (
            "/fi?q=asiakaat&controller=pori",
            "1 seloste löytyi",
            "/fi/pori/asiakkaat",
            "Haku on rajattu:",
        ),
    ] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        page.shows(&format!("<h2 class=\"count\" id=\"count\">{count}</h2>"))
            .shows(&format!("href=\"{way}\""))
            .shows("<mark>")
            .shows(here)
            .shows("<meta name=\"robots\" content=\"noindex\">")
            .hides("<script");
        // The title tells it first, since that is what is read out first.
        assert!(page.text.contains(&format!(": {count} – ")), "{}", page.text);
    }
    // The same search stands in the other languages.
    site.get("/fi?q=asiakkaan&controller=pori")
        .await
        .shows("href=\"/sv?q=asiakkaan&amp;controller=pori\"")
        .shows("href=\"/fi?q=asiakkaan\"");
}

#[tokio::test]
async fn an_empty_search_asks_and_a_vain_one_says_what_to_try() {
    let site = site().await;
    for address in ["/fi?q=", "/fi?q=+++", "/fi?q=&page=7"] {
        let page = site.get(address).await;
        page.shows("Hakusanat").hides("id=\"count\"").hides("löytynyt");
    }
    for address in [
        "/fi?q=xyzzyplugh",
        "/fi?q=asiakkaat&controller=ei-ole",
        "/fi?q=kirjasto",
    ] {
        let page = site.get(address).await;
        page.shows("0 selostetta löytyi").shows("Kokeile toista sanaa");
    }
    for odd in [
        "/fi?q=%ff",
        "/fi?q=asiakas&page=99999999999",
        "/fi?q=%00",
        "/fi?q=a&q=b&page=-1",
    ] {
        assert_eq!(site.get(odd).await.status, StatusCode::OK, "{odd}");
    }
    assert_eq!(site.get("/xx?q=asiakkaat").await.status, StatusCode::NOT_FOUND);
    let told = site.get("/fi?q=%3Cscript%3Ealert(1)%3C/script%3E%22").await;
    told.hides("<script").shows("&lt;script&gt;");
}

#[tokio::test]
async fn hits_are_kept_like_other_pages_and_follow_what_is_published() {
    let site = site().await;
    let address = "/fi?q=asiakkaat";
    let page = site.get(address).await;
    assert_eq!(page.header("cache-control"), "public, max-age=60, must-revalidate");
    let etag = page.header("etag").to_owned();
    let again = site.ask(Method::GET, address, &[("if-none-match", &etag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    site.withdraw("pori/1/1", "Virhe", now()).await;
    settle(&site).await;
    let after = site.ask(Method::GET, address, &[("if-none-match", &etag)]).await;
    assert_eq!(after.status, StatusCode::OK);
    after.shows("0 selostetta löytyi").hides("/fi/pori/asiakkaat");
}

#[tokio::test]
async fn ways_lead_to_the_search_from_the_front_page_and_from_a_city_s_list() {
    let site = site().await;
    site.get("/sv")
        .await
        .shows("<form class=\"find\" method=\"get\" action=\"/sv\">");
    site.get("/fi/pori?q=tietojen")
        .await
        .shows("href=\"/fi?q=tietojen&amp;controller=pori\"")
        .shows("Hae koko tekstistä");
    site.get("/fi/pori").await.hides("Hae koko tekstistä");
}
