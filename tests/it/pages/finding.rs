//! How a reader finds a notice: by city, by department, by word; and what is said when there is none.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use seloste::lookup::{Lookup, passages};

use super::Site;
use crate::support::{make, now};

#[tokio::test]
async fn the_front_page_speaks_the_readers_language_and_leads_to_all_three() {
    let site = Site::of_a_city().await;
    for (asked, language) in [
        ("", "fi"),
        ("sv-FI,sv;q=0.9", "sv"),
        ("de,en;q=0.5", "en"),
        ("de", "fi"),
    ] {
        let page = site.ask(Method::GET, "/", &[("accept-language", asked)]).await;
        assert_eq!(
            (page.status, page.header("content-language")),
            (StatusCode::OK, language),
            "{asked}"
        );
        assert_eq!(page.header("vary"), "accept-language");
        page.shows(&format!("<html lang=\"{language}\""))
            .shows(&format!("href=\"/{language}/pori\""));
        for other in ["/fi", "/sv", "/en"] {
            page.shows(&format!("href=\"{other}\""));
        }
    }
    let home = site.ask(Method::GET, "/sv", &[("accept-language", "en")]).await;
    assert_eq!((home.header("content-language"), home.header("vary")), ("sv", ""));
    home.shows("1 beskrivning");
}

#[tokio::test]
async fn a_city_without_published_notices_is_not_on_the_front_page() {
    let site = Site::over(make::city("pori")).await;
    site.get("/fi")
        .await
        .hides("/fi/pori")
        .shows("Yhtään selostetta ei ole vielä julkaistu.");
    assert_eq!(site.get("/fi/pori").await.status, StatusCode::OK);
}

#[tokio::test]
async fn notices_are_found_by_word_in_any_language_and_by_department() {
    let site = Site::of_a_city().await;
    site.publish_as_it_stood("pori/2", now()).await;
    let all = site.get("/fi/pori").await;
    all.shows("2 selostetta")
        .shows("/fi/pori/asiakkaat")
        .shows("/fi/pori/kirjasto")
        .shows("Sivistys (1)");
    site.get("/fi/pori?q=KIRJ")
        .await
        .shows("1 seloste löytyi")
        .shows("/fi/pori/kirjasto")
        .hides("href=\"/fi/pori/asiakkaat\"");
    site.get("/fi/pori?q=customers")
        .await
        .shows("/fi/pori/asiakkaat")
        .hides("href=\"/fi/pori/kirjasto\"");
    site.get("/sv/pori?department=Sivistys")
        .await
        .shows("/sv/pori/asiakkaat")
        .hides("href=\"/sv/pori/kirjasto\"");
    site.get("/fi/pori?q=xyzzyplugh").await.shows("Haulla ei löytynyt");
    for odd in [
        "/fi/pori?page=99",
        "/fi/pori?page=-1",
        "/fi/pori?page=x&page=2",
        "/fi/pori?q=%",
        "/fi/pori?%ff=%ff",
    ] {
        assert_eq!(site.get(odd).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test]
async fn a_city_s_list_finds_words_in_the_whole_text_too_and_says_where() {
    let site = Site::of_a_city().await;
    site.publish_as_it_stood("pori/2", now()).await;
    Lookup::of(&site.inventory).settle(&site.inventory).await;
    let [also, only] = ["myös ", ""].map(|also| format!("Sanat löytyvät {also}näiden selosteiden tekstistä"));
    let (also, only) = (&*also, &*only);
    // No title speaks of a name; what the register holds does.
    let page = site.get("/fi/pori?q=nimen").await;
    page.hides("0 selostetta löytyi")
        .shows("Minkään selosteen otsikossa ei ole näitä sanoja.")
        .shows(only)
        .shows("href=\"/fi/pori/asiakkaat\"")
        .shows("<mark>Nimi</mark>")
        .hides("href=\"/fi/pori/kirjasto\"")
        .hides("Haulla ei löytynyt");
    assert_eq!(page.header("cache-control"), "public, max-age=60, must-revalidate");
    // A title that has the word stands in the list, and not once more below it.
    site.get("/fi/pori?q=kirjasto")
        .await
        .shows("1 seloste löytyi")
        .hides(also);
    // An inflected form is in no title.
    site.get("/fi/pori?q=kirjastojen")
        .await
        .hides("0 selostetta löytyi")
        .shows(only)
        .shows("<mark>Kirjasto</mark>");
    // Narrowed to a department that it is not of, it is not told of.
    site.get("/fi/pori?q=kirjastojen&department=Sivistys")
        .await
        .hides(also)
        .hides(only)
        .shows("Haulla ei löytynyt");
    site.get("/sv/pori?q=kirjastojen").await.shows("Orden finns i texten");
    site.get("/en/pori?q=kirjastojen")
        .await
        .shows("The words are in the text");
}

#[tokio::test]
async fn a_passage_is_read_once_and_follows_the_version_in_force() {
    let site = Site::of_a_city().await;
    let head = |number: i32| {
        let snapshot = site.inventory.snapshot();
        let holding = snapshot.loaded("pori").expect("it is loaded");
        let key = format!("pori/1/{number}");
        Arc::clone(holding.shelves.notices.get(&key).unwrap_or_else(|| panic!("no {key}")))
    };
    let read = async |number: i32| {
        let document = passages::document(&site.inventory, &head(number))
            .await
            .expect("answered");
        document.expect("it is there")
    };
    let first = read(1).await;
    assert!(Arc::ptr_eq(&first, &read(1).await));
    site.publish_as_it_stood("pori/1", now()).await;
    assert!(!Arc::ptr_eq(&first, &read(2).await));
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_pages_language_with_a_way_on() {
    let site = Site::of_a_city().await;
    for (path, language, text, way) in [
        ("/fi/pori/x", "fi", "Sivua ei löytynyt", "mailto:dpo@city.example"),
        ("/sv/pori/x", "sv", "Sidan hittades inte", "mailto:dpo@city.example"),
        (
            "/en/pori/asiakkaat/what/else/there",
            "en",
            "Page not found",
            "mailto:dpo@city.example",
        ),
        ("/en/turku", "en", "no city by this name", "href=\"/en\""),
        ("/de/pori", "fi", "Sivua ei löytynyt", "href=\"/sv/pori\""),
        ("/xx", "fi", "Valitse kieli", "href=\"/en\""),
        ("/fi/%ff/%2e%2e", "fi", "Sivua ei löytynyt", "href=\"/fi\""),
        (
            "/assets/style-000000000000.css",
            "fi",
            "Sivua ei löytynyt",
            "href=\"/fi\"",
        ),
        ("/app/../Cargo.toml", "fi", "Sivua ei löytynyt", "href=\"/fi\""),
    ] {
        let page = site.get(path).await;
        assert_eq!(
            (page.status, page.header("content-language")),
            (StatusCode::NOT_FOUND, language),
            "{path}"
        );
        page.shows(text).shows(way).shows("noindex");
    }
    let slash = site.get("/fi/pori/?q=a").await;
    assert_eq!(
        (slash.status, slash.header("location")),
        (StatusCode::PERMANENT_REDIRECT, "/fi/pori?q=a")
    );
    assert_eq!(site.get("//evil.example/").await.status, StatusCode::NOT_FOUND);
}
